/** What the browser says of this phone's store: whether it may throw it away, and how much room there is. */
export interface StorageFacts {
  isKept: boolean
  usedMb: number
  freeMb: number | null
}

/** Null where the browser does not say. */
export async function readStorage(): Promise<StorageFacts | null> {
  if (navigator.storage?.estimate === undefined) return null
  const { usage = 0, quota } = await navigator.storage.estimate()
  const mb = (bytes: number): number => Math.round(bytes / 1_048_576)
  return {
    isKept: await navigator.storage.persisted(),
    usedMb: mb(usage),
    freeMb: quota === undefined ? null : mb(quota - usage),
  }
}
