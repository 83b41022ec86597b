/**
 * Room kept back for the day on which the phone is full. A file of this size is given up when a save finds no room, so
 * that the visits of the next days can still be written while the officer frees some space.
 */
import type { Files } from './files'

/** A sealed visit takes 2 to 12 kB, twice. */
export const RESERVE_BYTES = 1_048_576
const NAME = 'reserve'

export interface Reserve {
  /** Sets the room aside where it is not. Where there is none left to set aside, nothing happens. */
  hold(): Promise<void>
  /** Gives it up; true where there was something to give. */
  release(): Promise<boolean>
}

export function reserveIn(files: () => Promise<Files | null>): Reserve {
  return {
    async hold() {
      const folder = await files()
      if (folder === null || (await folder.names()).includes(NAME)) return
      await folder.write(NAME, '0'.repeat(RESERVE_BYTES)).catch(() => folder.remove(NAME))
    },
    async release() {
      const folder = await files()
      if (folder === null || !(await folder.names()).includes(NAME)) return false
      await folder.remove(NAME)
      return true
    },
  }
}

/** Whether a save failed for want of room. */
export const isFull = (error: unknown): boolean => error instanceof DOMException && error.name === 'QuotaExceededError'
