import type { JSX } from 'preact'
import { useCell } from '../ui/use-cell'
import { takeNewVersion, waitingVersion } from './updates'

/** Offers a new version, never while a visit is being written. */
export function UpdateBar({ isWriting }: { isWriting: boolean }): JSX.Element | null {
  const waiting = useCell(waitingVersion)
  if (waiting === null || isWriting) return null
  return (
    <div class="app-status app-status--action">
      <div class="app-status__inner">
        <p class="app-status__words" role="status">
          New version ready.
        </p>
        <button class="app-status__button" type="button" onClick={takeNewVersion}>
          Use it now
        </button>
      </div>
    </div>
  )
}
