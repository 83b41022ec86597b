/** Failed attempts since the last successful visit: when they were, whether they were varied, and what follows. */
import type { JSX } from 'preact'
import { ask } from '../contract/ask'
import { NominalAttemptsDocument, type NominalAttemptsQuery } from '../contract/generated/graphql'
import { useAsked } from '../oversight/use-asked'
import { dateWords, timeWords } from '../ui/dates'
import { Tag } from '../ui/page'
import { FAILED } from '../ui/outcomes'
import { ATTEMPT_DECISION } from '../ui/record-words'
import { OUTCOME } from '../ui/visit-words'
import { count, wordsFor } from '../ui/words'
import { partOfDay, sameness, towardsWarrant, weekday } from './attempt-times'
import { decideAttempts } from './commands'
import { RecordPage, type RecordPageProps } from './record-page'
import { Verdict } from '../ui/verdict'

type Nominal = NonNullable<NominalAttemptsQuery['nominal']>
type Visit = Nominal['visits']['edges'][number]['node']
export function AttemptsPage({ id, isSupervisor, back }: RecordPageProps): JSX.Element {
  const asked = useAsked(id, () => ask(NominalAttemptsDocument, { id }))
  const nominal = asked.data?.nominal ?? null
  return (
    <RecordPage id={id} title="Attempts" page="attempts" back={back} reading={asked} about={nominal}>
      {nominal === null ? null : <Attempts nominal={nominal} isSupervisor={isSupervisor} again={asked.again} />}
    </RecordPage>
  )
}

function Attempts({ nominal, isSupervisor, again }: { nominal: Nominal; isSupervisor: boolean; again: () => void }): JSX.Element {
  const since = nominal.lastSuccessfulVisitAt
  const failed = nominal.visits.edges
    .map(({ node }) => node)
    .filter((visit) => FAILED.has(visit.outcome) && (since === null || visit.startedAt > since))
  const common = sameness(failed.map((visit) => new Date(visit.startedAt)))
  return (
    <>
      <p class="govuk-body" data-testid="attempts-state">
        {since === null ? 'Never visited successfully' : `Last successful visit ${dateWords(new Date(since))}`}.{' '}
        {count(failed.length, 'failed attempt')} since.{' '}
        <strong>Section 96B: {towardsWarrant(nominal.searchAttempts, nominal.warrantAttempts)}</strong>
        <span class="app-line app-muted">
          Only attempts count at which a constable sought entry in order to search, and could not obtain it.
        </span>
      </p>
      {common === null ? null : (
        <p class="govuk-inset-text" data-testid="attempts-hint">
          {common}. Try another day and time, an evening or a weekend.
        </p>
      )}
      <ol class="govuk-list app-attempts">
        {failed.map((visit) => (
          <AttemptLine key={visit.id} visit={visit} />
        ))}
      </ol>
      <h2 class="govuk-heading-m">What was decided</h2>
      {nominal.attemptDecisions.length === 0 ? <p class="govuk-body">Nothing yet.</p> : null}
      <ul class="govuk-list">
        {nominal.attemptDecisions.map((made) => (
          <li key={made.id}>
            {dateWords(new Date(made.decidedAt))}: <strong>{wordsFor(ATTEMPT_DECISION, made.decision)}</strong> after{' '}
            {count(made.attempts, 'attempt')}, {made.qualifying} of them under section 96B. {made.reason}{' '}
            <span class="app-muted">({made.decider.name})</span>
          </li>
        ))}
      </ul>
      {isSupervisor && failed.length > 0 ? <Decide id={nominal.id} again={again} /> : null}
    </>
  )
}

function AttemptLine({ visit }: { visit: Visit }): JSX.Element {
  const at = new Date(visit.startedAt)
  return (
    <li class="app-attempts__line">
      <strong>
        {weekday(at)} {dateWords(at)}, {timeWords(at)}
      </strong>{' '}
      <Tag tone="grey">{partOfDay(at)}</Tag>
      <span class="app-line">
        {wordsFor(OUTCOME, visit.outcome)}; {visit.officerName}
        {visit.secondOfficerName === null ? '' : ` and ${visit.secondOfficerName}`}
        {visit.entrySoughtToSearch ? '; entry was sought in order to search' : ''}
        {visit.announced ? '; announced' : ''}
      </span>
    </li>
  )
}

function Decide({ id, again }: { id: string; again: () => void }): JSX.Element {
  const choice = (decision: 'WARRANT' | 'ARREST' | 'MISSING_PROCEDURE' | 'FURTHER_ATTEMPT') => ({
    label: wordsFor(ATTEMPT_DECISION, decision),
    act: (reason: string) => decideAttempts(id, decision, reason),
  })
  return (
    <section aria-labelledby="decide">
      <h2 class="govuk-heading-m" id="decide">
        Decide what follows
      </h2>
      <Verdict
        id="attempts-reason"
        label="Why"
        choices={[choice('FURTHER_ATTEMPT'), choice('WARRANT'), choice('ARREST'), choice('MISSING_PROCEDURE')]}
        done={again}
      />
    </section>
  )
}
