/** A folder in memory, and a way to make it fail, for tests of the second store. */
import type { Files } from '../../src/device/files'

export interface Folder {
  files: Files
  content: Map<string, string>
  /** While set, every write fails with it. */
  broken: Error | null
}

export function folder(): Folder {
  const content = new Map<string, string>()
  const made: Folder = {
    content,
    broken: null,
    files: {
      names: async () => [...content.keys()].toSorted(),
      read: async (name) => content.get(name) ?? '',
      async write(name, text) {
        if (made.broken !== null) throw made.broken
        content.set(name, text)
      },
      remove: async (name) => void content.delete(name),
    },
  }
  return made
}

/** One after another, as a lock among tabs would have it. */
export function turns(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const mine = last.then(work, work)
    last = mine.catch(() => undefined)
    return mine
  }
}
