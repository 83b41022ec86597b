/** A value that can be watched. */
export interface Cell<T> {
  get(): T
  set(value: T): void
  /** Answers the way to stop watching. */
  watch(onChange: (value: T) => void): () => void
}

export function createCell<T>(initial: T): Cell<T> {
  let value = initial
  const watchers = new Set<(value: T) => void>()
  return {
    get: () => value,
    set(next) {
      if (Object.is(next, value)) return
      value = next
      for (const watcher of watchers) watcher(next)
    },
    watch(onChange) {
      watchers.add(onChange)
      return () => void watchers.delete(onChange)
    },
  }
}
