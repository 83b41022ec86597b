import type { JSX } from 'preact'
import { LITTLE_MB, storage, type StorageFacts } from '../device/storage'
import { useCell } from '../ui/use-cell'

/** What may keep a visit from being kept; null where nothing does. Pure. */
export function storageTrouble(facts: StorageFacts | null): string | null {
  if (facts === null) return null
  if (facts.freeMb !== null && facts.freeMb < LITTLE_MB) {
    return `This phone is nearly full: ${facts.freeMb} MB are left for Doorstep. Free some space before you begin.`
  }
  return facts.isKept
    ? null
    : 'The browser may clear what is kept on this phone when space is short. Put the app on your home screen, and send what waits as soon as you can.'
}

/** Said before a visit begins, not when it is too late to save it. */
export function StorageNotice(): JSX.Element | null {
  const trouble = storageTrouble(useCell(storage))
  if (trouble === null) return null
  return (
    <p class="app-notice" data-testid="storage-notice">
      <strong>Storage.</strong> {trouble}
    </p>
  )
}
