/**
 * How a save is kept whatever fails: in the outbox; there again after the reserve was given up, where the phone is full;
 * else in the second store. Only when that fails too is it nowhere, and the caller says "NOT saved" and keeps the form.
 */
import type { Journal } from './journal'
import type { Outbox, Save } from './outbox-store'
import { isFull, type Reserve } from './reserve'

export interface Stores {
  outbox: Pick<Outbox, 'write'>
  journal: Journal
  reserve: Reserve
}

/** Where it lies now; `known`: it was saved before, from another tab or by a second tap. */
export type KeptIn = 'outbox' | 'journal' | 'known'

export async function keep({ outbox, journal, reserve }: Stores, save: Save): Promise<KeptIn> {
  // What lies in the second store was saved earlier, and goes before.
  const write = async (): Promise<KeptIn> => {
    await journal.takeInto(outbox)
    return (await outbox.write(save)) ? 'outbox' : 'known'
  }
  try {
    return await write()
  } catch (error) {
    if (isFull(error) && (await reserve.release().catch(() => false))) {
      const again = await write().catch(() => null)
      if (again !== null) return again
    }
    await journal.keep(save)
    return 'journal'
  }
}
