/** A visit that a supervisor returned: what they ask for, and what its officer adds. The visit itself is never changed. */
import type { JSX } from 'preact'
import { useLocation } from 'preact-iso/router'
import { ask } from '../contract/ask'
import { ReworkVisitDocument } from '../contract/generated/graphql'
import type { Work } from '../session/work'
import { dateWords } from '../ui/dates'
import { Page } from '../ui/page'
import { useCell } from '../ui/use-cell'
import { Verdict, type Told } from '../ui/verdict'
import { OUTCOME } from '../ui/visit-words'
import { wordsFor } from '../ui/words'
import { returnedVisits } from './returned'

export function ReworkPage({ work, id, newId }: { work: Work; id: string; newId: () => string }): JSX.Element {
  const { route } = useLocation()
  const visit = returnedVisits(useCell(work.view)).find((each) => each.id === id)
  if (visit === undefined) {
    return (
      <Page title="Returned visit" back={{ href: '/app/attention', label: 'Needs attention' }}>
        <p class="govuk-body">Nothing is asked of this visit any more.</p>
      </Page>
    )
  }
  return (
    <Page title="Returned visit" back={{ href: `/app/nominals/${visit.nominalId}`, label: 'Back to the person' }}>
      <p class="govuk-body">
        {wordsFor(OUTCOME, visit.outcome)}, {dateWords(new Date(visit.startedAt))}. Your supervisor asks:
      </p>
      <p class="govuk-inset-text">{visit.lastReview?.comment ?? ''}</p>
      <Verdict
        id="rework"
        label="What you add or put right"
        choices={[{ label: 'Send to your supervisor', isMain: true, act: (text) => rework(newId(), id, text) }]}
        done={() => route(`/app/nominals/${visit.nominalId}`)}
      />
      <p class="govuk-body app-muted">What you recorded stays as it is. This is added to it. It needs a connection.</p>
    </Page>
  )
}

async function rework(id: string, visitId: string, comment: string): Told {
  const asked = await ask(ReworkVisitDocument, { input: { id, visitId, comment } })
  switch (asked.kind) {
    case 'answer':
      return asked.data.reworkVisit.userErrors[0]?.message ?? null
    case 'offline':
      return 'No connection: nothing was sent. Try again when there is one'
    case 'signIn':
      return 'Your session has ended: sign in again'
    case 'refused':
      return asked.message
  }
}
