/** A visit that a supervisor returned: what they ask for, and what its officer adds. The visit itself is never changed. */
import type { JSX } from 'preact'
import { useLocation } from 'preact-iso/router'
import { notSaved } from '../amending/amend-page'
import type { VisitDoc } from '../contract/documents'
import type { Work } from '../session/work'
import { dateWords } from '../ui/dates'
import { Page } from '../ui/page'
import { useCell } from '../ui/use-cell'
import { Verdict, type Told } from '../ui/verdict'
import { OUTCOME } from '../ui/visit-words'
import { wordsFor } from '../ui/words'
import { useWriting } from '../ui/writing'
import { faultOf, returnedVisits } from './returned'
import { REWORK_VISIT, type Rework } from './rework'

export function ReworkPage({ work, id, newId }: { work: Work; id: string; newId: () => string }): JSX.Element {
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
      <AdditionForm work={work} visit={visit} newId={newId} />
    </Page>
  )
}

function AdditionForm({ work, visit, newId }: { work: Work; visit: VisitDoc; newId: () => string }): JSX.Element {
  const { route } = useLocation()
  useWriting()
  return (
    <>
      <Verdict
        id="rework"
        label="What you add or put right"
        choices={[{ label: 'Save for your supervisor', isMain: true, act: (comment) => add(work, newId(), visit, comment) }]}
        done={() => route(`/app/nominals/${visit.nominalId}`)}
      />
      <p class="govuk-body app-muted">
        What you recorded stays as it is. This is added to it. It is saved on this phone, and sent when there is a connection.
      </p>
    </>
  )
}

async function add(work: Work, id: string, { id: visitId, nominalId }: VisitDoc, comment: string): Told {
  const fault = faultOf(comment)
  if (fault !== null) return fault
  const added: Rework = { visitId, nominalId, comment }
  const saved = await work.submit(id, REWORK_VISIT, added)
  return saved.kind === 'saved' ? null : notSaved(saved)
}
