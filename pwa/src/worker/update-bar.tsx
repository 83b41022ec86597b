import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { useCell } from '../ui/use-cell'
import { openForms } from '../ui/writing'
import { takeNewVersion, waitingVersion, type NotTaken } from './updates'

const WORDS: Readonly<Record<'offered' | 'taking' | NotTaken, string>> = {
  offered: 'New version ready.',
  taking: 'Taking the new version.',
  writing: 'Something is being written in another tab. Finish it there first.',
  slow: 'The new version is not in place yet. It comes by itself, at the latest when you close the app and open it again.',
}

/** Offers a new version, never while something is being written, here or in another tab. */
export function UpdateBar({ isWriting }: { isWriting: boolean }): JSX.Element | null {
  const waiting = useCell(waitingVersion)
  const forms = useCell(openForms)
  const [state, setState] = useState<keyof typeof WORDS>('offered')
  if (waiting === null || isWriting || forms > 0) return null
  const take = async (): Promise<void> => {
    setState('taking')
    setState(await takeNewVersion())
  }
  return (
    <div class="app-status app-status--action">
      <div class="app-status__inner">
        <p class="app-status__words" role="status">
          {WORDS[state]}
        </p>
        <button class="app-status__button" type="button" disabled={state === 'taking'} onClick={() => void take()}>
          Use it now
        </button>
      </div>
    </div>
  )
}
