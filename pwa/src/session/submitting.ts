/**
 * Signs, seals and saves what the officer asks for. The same bytes are sent for ever after; the digest of a receipt must be
 * theirs. The keys are remembered, so that a database that dies between two visits does not keep the second from being
 * sealed and put into the second store.
 */
import { sha256Hex } from '../device/bytes'
import type { Database } from '../device/database'
import { keep, type Stores } from '../device/keeping'
import { LockedError, type Outbox } from '../device/outbox-store'
import { ensureKeyring } from '../device/phone'
import { seal, type SealKey } from '../device/seal'
import type { SyncStore } from '../sync/ports'

export interface SubmittedAs {
  op: string
  opVersion: number
}

/**
 * Only `saved` may be shown as "Saved on this phone", and as that alone where it is not `aside`: then it lies in the second
 * store, and the page says so.
 */
export type Recorded =
  | { kind: 'saved'; aside: boolean }
  | { kind: 'locked' }
  | { kind: 'noServerKey' }
  | { kind: 'failed'; message: string }

interface Sealing {
  to: SealKey
  signing: CryptoKey
}

/** What goes along with what is told. */
export interface Along {
  /** The attachments that it brings along. */
  readonly promises?: readonly string[]
  /** What this phone itself can read of it afterwards: all of it, where nothing else is said. */
  readonly readable?: unknown
}

export interface Submitter {
  /** Learns the keys while they can be read. */
  learn(): Promise<void>
  /** Seals it and keeps it on this phone until the server has it. */
  submit(id: string, operation: SubmittedAs, payload: unknown, along?: Along): Promise<Recorded>
}

export function submitter(
  principalId: string,
  database: Database,
  stores: Stores & { outbox: Pick<Outbox, 'prepare' | 'write'> & Pick<SyncStore, 'readFacts'> },
): Submitter {
  let known: Sealing | null = null

  const learn = async (): Promise<void> => {
    const to = (await stores.outbox.readFacts())?.sealKeys[0]
    known = to === undefined ? null : { to, signing: (await ensureKeyring(database)).signing.privateKey }
  }

  return {
    learn,
    async submit(id, operation, payload, { promises = [], readable = payload } = {}) {
      await learn().catch(() => undefined)
      if (known === null) return { kind: 'noServerKey' }
      const at = new Date().toISOString()
      try {
        const sealed = await seal({ id, ...operation, at, author: principalId, payload }, known.signing, known.to)
        const item = { id, ...operation, at, savedAt: at, sealed, sha256: await sha256Hex(sealed) }
        const keptIn = await keep(stores, await stores.outbox.prepare([{ item, readable, promises }], null))
        return { kind: 'saved', aside: keptIn === 'journal' }
      } catch (error) {
        if (error instanceof LockedError) return { kind: 'locked' }
        return { kind: 'failed', message: error instanceof Error ? error.name : 'unknown' }
      }
    },
  }
}
