/** What the browser says of this phone's store: whether it may throw it away, and how much room there is. */
import { createCell } from '../sync/cell'

export interface StorageFacts {
  isKept: boolean
  usedMb: number
  freeMb: number | null
}

/** Below this a visit with its photos may not find room. */
export const LITTLE_MB = 100

/** As last read; null: not yet, or the browser does not say. */
export const storage = createCell<StorageFacts | null>(null)

/** Whether the app opens without a connection: a service worker keeps its files. Null: not known yet. */
export const opensOffline = createCell<boolean | null>(null)

/** Null where the browser does not say. */
export async function readStorage(): Promise<StorageFacts | null> {
  if (navigator.storage?.estimate === undefined) return null
  const { usage = 0, quota } = await navigator.storage.estimate()
  const mb = (bytes: number): number => Math.round(bytes / 1_048_576)
  const facts = {
    isKept: await navigator.storage.persisted(),
    usedMb: mb(usage),
    freeMb: quota === undefined ? null : mb(Math.max(0, quota - usage)),
  }
  storage.set(facts)
  return facts
}

/** Asks the browser not to throw our store away when the disk is full, and notes what it said. */
export async function askToKeep(): Promise<void> {
  await navigator.storage?.persist?.()
  await readStorage()
}
