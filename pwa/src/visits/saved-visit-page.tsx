import type { JSX } from 'preact'
import { OwnAttachments } from '../attachments/own-attachments'
import type { Work } from '../session/work'
import { entryState, type EntryState } from '../sync/entries'
import { dateWords, momentWords, timeWords } from '../ui/dates'
import { Page } from '../ui/page'
import { useCell, useNow } from '../ui/use-cell'
import { OUTCOME } from '../ui/visit-words'
import { WHAT_TO_DO, WHAT_TO_DO_OTHERWISE, wordsFor } from '../ui/words'

/** One saved visit: where it is now, what to do if anything, and what was written. */
export function SavedVisitPage({ work, id }: { work: Work; id: string }): JSX.Element {
  const view = useCell(work.view)
  const loop = useCell(work.loop.status)
  const { aside, attachments } = useCell(work.outstanding)
  const now = useNow()
  const entry = view.entries.find((each) => each.item.id === id)
  if (entry === undefined) {
    return (
      <Page title="Not on this phone" back={{ href: '/app/', label: 'Your caseload' }}>
        <p class="govuk-body">This visit is no longer kept on this phone. If it was received, it is in the person's history.</p>
      </Page>
    )
  }
  const state = entryState(entry.item, loop.sending.has(id), aside.has(id))
  const at = new Date(entry.visit.startedAt)
  const isFollowed = attachments.some((each) => each.owner === id && each.state === 'waiting')
  return (
    <Page
      title="Visit"
      heading="Visit recorded"
      back={{ href: `/app/nominals/${entry.visit.nominalId}`, label: 'Back to the person' }}
      action={
        <a class="govuk-button app-action__button" draggable={false} href="/app/">
          Back to your caseload
        </a>
      }
    >
      <div class={`app-outcome app-outcome--${state.kind}`} role="status" data-testid="entry-status">
        <h2 class="app-outcome__title">{titleOf(state, now)}</h2>
        <p class="app-outcome__words">{explain(state, loop.ended?.kind === 'signIn', isFollowed)}</p>
      </div>
      <dl class="govuk-summary-list">
        <div class="govuk-summary-list__row">
          <dt class="govuk-summary-list__key">Outcome</dt>
          <dd class="govuk-summary-list__value">{wordsFor(OUTCOME, entry.visit.outcome)}</dd>
        </div>
        <div class="govuk-summary-list__row">
          <dt class="govuk-summary-list__key">Started</dt>
          <dd class="govuk-summary-list__value">
            {dateWords(at)} at {timeWords(at)}
          </dd>
        </div>
        <div class="govuk-summary-list__row">
          <dt class="govuk-summary-list__key">Notes</dt>
          <dd class="govuk-summary-list__value app-written">{entry.visit.notes || 'None'}</dd>
        </div>
      </dl>
      <OwnAttachments work={work} promises={entry.visit.attachments} />
    </Page>
  )
}

function titleOf(state: EntryState, now: Date): string {
  switch (state.kind) {
    case 'saved':
    case 'sending':
      return 'Saved on this phone'
    case 'aside':
      return 'Kept in the second store'
    case 'received':
      return `Received ${momentWords(new Date(state.at), now)}`
    case 'needsAttention':
      return 'Needs attention'
  }
}

function explain(state: EntryState, needsSignIn: boolean, isFollowed: boolean): string {
  switch (state.kind) {
    case 'saved':
      return needsSignIn
        ? 'It will be sent when you have signed in. You can close the app.'
        : 'It will be sent as soon as there is a connection. You can close the app.'
    case 'aside':
      return 'This phone could not write it where visits are kept, so it lies, sealed, in its second store. Free some space on the phone and leave the app open: it is taken over and sent by itself. Do not clear the browser.'
    case 'sending':
      return 'It is being sent now.'
    case 'received':
      return isFollowed ? 'The server has the visit. What belongs to it follows by itself.' : 'The server has it. There is nothing more to do.'
    case 'needsAttention':
      return [state.message, (state.reason === null ? undefined : WHAT_TO_DO[state.reason]) ?? WHAT_TO_DO_OTHERWISE]
        .filter(Boolean)
        .join(' ')
  }
}
