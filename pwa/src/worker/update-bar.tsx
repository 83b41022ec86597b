import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { useCell } from '../ui/use-cell'
import { openForms } from '../ui/writing'
import { takeNewVersion, waitingVersion } from './updates'

/** Offers a new version, never while something is being written, here or in another tab. */
export function UpdateBar({ isWriting }: { isWriting: boolean }): JSX.Element | null {
  const waiting = useCell(waitingVersion)
  const forms = useCell(openForms)
  const [isRefused, setRefused] = useState(false)
  if (waiting === null || isWriting || forms > 0) return null
  const take = async (): Promise<void> => setRefused(!(await takeNewVersion()))
  return (
    <div class="app-status app-status--action">
      <div class="app-status__inner">
        <p class="app-status__words" role="status">
          {isRefused ? 'Something is being written in another tab. Finish it there first.' : 'New version ready.'}
        </p>
        <button class="app-status__button" type="button" onClick={() => void take()}>
          Use it now
        </button>
      </div>
    </div>
  )
}
