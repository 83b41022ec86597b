/** A nominal's plan, assessments and failed attempts: read from the server, decided on by whoever may. */
import type { JSX } from 'preact'
import { ask } from '../contract/ask'
import { NominalRecordsDocument } from '../contract/generated/graphql'
import { Trouble } from '../oversight/trouble'
import { useAsked } from '../oversight/use-asked'
import { dateWords } from '../ui/dates'
import { Page } from '../ui/page'
import { ATTEMPT_DECISION, count, wordsFor } from '../ui/words'
import { ArmsSection } from './arms-section'
import { decideAttempts, type Records } from './commands'
import { PlanSection } from './plan-section'
import { Verdict } from '../ui/verdict'
import { VisitsSection } from './visits-section'

export function RecordsPage({ id, isSupervisor, back }: { id: string; isSupervisor: boolean; back: string }): JSX.Element {
  const asked = useAsked(id, () => ask(NominalRecordsDocument, { id }))
  const records = asked.data?.nominal ?? null
  return (
    <Page
      title="Plan and assessments"
      caption={records === null ? undefined : `${records.name}, ${records.reference}`}
      back={{ href: back }}
    >
      <Trouble trouble={asked.trouble} />
      {asked.data === null && asked.trouble === null ? <p class="govuk-body">Reading the records.</p> : null}
      {asked.data !== null && records === null ? <p class="govuk-body">There is nobody here that you may see.</p> : null}
      {records === null ? null : (
        <>
          <Attempts records={records} isSupervisor={isSupervisor} again={asked.again} />
          <PlanSection records={records} isSupervisor={isSupervisor} again={asked.again} />
          <ArmsSection records={records} isSupervisor={isSupervisor} again={asked.again} />
          <VisitsSection nominalId={records.id} />
        </>
      )}
    </Page>
  )
}

function Attempts({ records, isSupervisor, again }: { records: Records; isSupervisor: boolean; again: () => void }): JSX.Element | null {
  if (records.failedAttemptsSince === 0 && records.attemptDecisions.length === 0) return null
  const decide = (decision: 'WARRANT' | 'ARREST' | 'MISSING_PROCEDURE' | 'FURTHER_ATTEMPT') => ({
    label: wordsFor(ATTEMPT_DECISION, decision),
    act: (reason: string) => decideAttempts(records.id, decision, reason),
  })
  return (
    <section aria-labelledby="attempts">
      <h2 class="govuk-heading-m" id="attempts">
        Failed attempts
      </h2>
      <p class="govuk-body">
        {count(records.failedAttemptsSince, 'attempt')} since the last successful visit. Section 96B: {records.searchAttempts} of 2
        {records.searchAttempts < 2 ? '.' : ', a warrant may be sought.'}
      </p>
      <ul class="govuk-list">
        {records.attemptDecisions.map((made) => (
          <li key={made.id}>
            {dateWords(new Date(made.decidedAt))}: <strong>{wordsFor(ATTEMPT_DECISION, made.decision)}</strong>, {made.reason} ({made.decider.name})
          </li>
        ))}
      </ul>
      {isSupervisor && records.failedAttemptsSince > 0 ? (
        <Verdict
          id="attempts-reason"
          label="Why"
          choices={[decide('FURTHER_ATTEMPT'), decide('WARRANT'), decide('ARREST'), decide('MISSING_PROCEDURE')]}
          done={again}
        />
      ) : null}
    </section>
  )
}
