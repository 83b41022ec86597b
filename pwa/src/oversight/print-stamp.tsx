/** What a printed page must say of itself: of whom, as of when, as known when, by whom it was asked. On paper alone. */
import type { JSX } from 'preact'
import { useEffect } from 'preact/hooks'
import { dateWords, timeWords } from '../ui/dates'

interface StampProps {
  heading: string
  at: string
  knownAt: string
  rows?: number
}

export function PrintStamp({ heading, at, knownAt, rows }: StampProps): JSX.Element {
  useOpenedOnPaper()
  return (
    <dl class="app-stamp" data-testid="stamp">
      <Line name="Doorstep">{heading}</Line>
      <Line name="Overdue at">{instantWords(at)}</Line>
      <Line name="As known at">{instantWords(knownAt)}</Line>
      {rows === undefined ? null : <Line name="Rows on this page">{String(rows)}</Line>}
      <Line name="Counted">People whose records are restricted only for those who may see them</Line>
    </dl>
  )
}

function Line({ name, children }: { name: string; children: string }): JSX.Element {
  return (
    <div>
      <dt>{name}: </dt>
      <dd>{children}</dd>
    </div>
  )
}

const instantWords = (text: string): string => {
  const at = new Date(text)
  return `${dateWords(at)}, ${timeWords(at)}`
}

/** What can be opened on a screen is open on paper, and closed again afterwards. */
function useOpenedOnPaper(): void {
  useEffect(() => {
    const closed: HTMLDetailsElement[] = []
    const open = (): void => {
      for (const details of document.querySelectorAll<HTMLDetailsElement>('details:not([open])')) {
        details.open = true
        closed.push(details)
      }
    }
    const close = (): void => {
      for (const details of closed.splice(0)) details.open = false
    }
    addEventListener('beforeprint', open)
    addEventListener('afterprint', close)
    return () => {
      removeEventListener('beforeprint', open)
      removeEventListener('afterprint', close)
    }
  }, [])
}
