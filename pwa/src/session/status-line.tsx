import type { JSX } from 'preact'
import { signInAddress } from '../contract/session'
import { useCell, useNow } from '../ui/use-cell'
import { nounOf, statusWords } from './status-words'
import type { Work } from './work'

/** The app-wide status line; the whole line leads to the status page. */
export function StatusLine({ work, isOpen }: { work: Work; isOpen: boolean }): JSX.Element {
  const loop = useCell(work.loop.status)
  const { items, aside, facts, attachments } = useCell(work.outstanding)
  const waiting = items.filter((item) => item.state === 'waiting').length
  const status = statusWords({
    loop,
    waiting,
    aside: aside.size,
    following: attachments.filter((each) => each.state === 'waiting').length,
    noun: nounOf(items),
    lastCompleteAt: facts?.lastCompleteAt ?? null,
    isOpen,
    now: useNow(),
  })
  return (
    <div class={`app-status app-status--${status.tone}`} data-testid="status-line">
      <div class="app-status__inner">
        <p class="app-status__words" role="status">
          {status.words}
        </p>
        {status.needsSignIn ? (
          <a class="app-status__link" href={signInAddress(location.pathname)}>
            Sign in
          </a>
        ) : isOpen ? (
          <a class="app-status__link" href="/app/status">
            Details<span class="govuk-visually-hidden"> of what is sent and saved</span>
          </a>
        ) : null}
      </div>
    </div>
  )
}
