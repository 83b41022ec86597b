/**
 * Every keystroke is kept: each change is written to the phone within 300 ms, and at once when the page is hidden or
 * locked. Writes follow one another, so an older text never overtakes a newer one.
 */
import type { Draft } from '../device/outbox-store'

export const KEEP_WITHIN_MS = 250

export interface DraftKeeper {
  changed(draft: Draft): void
  /** Resolves when the last change is on the disk. */
  flush(): Promise<void>
  /** The draft has become a visit or was thrown away: nothing more is written. */
  finish(): Promise<void>
}

export function keepDrafts(write: (draft: Draft) => Promise<void>, failed: (error: unknown) => void): DraftKeeper {
  let pending: Draft | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let writing: Promise<void> = Promise.resolve()
  let isFinished = false

  const flush = (): Promise<void> => {
    clearTimeout(timer)
    timer = undefined
    const draft = pending
    pending = undefined
    if (draft !== undefined && !isFinished) writing = writing.then(() => write(draft)).catch(failed)
    return writing
  }
  return {
    changed(draft) {
      pending = draft
      timer ??= setTimeout(() => void flush(), KEEP_WITHIN_MS)
    },
    flush,
    finish() {
      isFinished = true
      pending = undefined
      clearTimeout(timer)
      return writing
    },
  }
}
