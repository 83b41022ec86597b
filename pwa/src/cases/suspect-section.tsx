/** What happened to the suspect, and that somebody looks after them. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { CaseEventKind } from '../contract/generated/graphql'
import { Verdict } from '../ui/verdict'
import { momentWords } from '../ui/dates'
import { Select } from '../ui/fields'
import { Tag } from '../ui/page'
import { useNow } from '../ui/use-cell'
import { WelfarePlans } from '../ui/welfare-plans'
import { wordsFor } from '../ui/words'
import { checkWelfare, planWelfare, recordEvent, type CaseRecord } from './commands'
import { EVENT } from './words'

const KINDS: readonly CaseEventKind[] = ['WARRANT', 'ARREST', 'VOLUNTARY_INTERVIEW', 'RELEASE', 'CHARGE', 'HEARING', 'SENTENCE']

export function SuspectSection({ of, again }: { of: CaseRecord; again: () => void }): JSX.Element {
  const now = useNow()
  const [kind, setKind] = useState<CaseEventKind>('ARREST')
  return (
    <section aria-labelledby="suspect">
      <h2 class="govuk-heading-m" id="suspect">
        The suspect
      </h2>
      <p class="govuk-body">Whoever is investigated for this may take their own life: look after them at each event below.</p>
      <h3 class="govuk-heading-s">How they are looked after</h3>
      <WelfarePlans plans={of.welfarePlans} />
      <details key={of.welfarePlans.length} class="govuk-details">
        <summary class="govuk-details__summary">Write a plan</summary>
        <div class="govuk-details__text">
          <Verdict
            id="welfare-plan"
            label="How they are looked after from now on"
            choices={[{ label: 'Keep the plan', act: (text) => planWelfare(of.id, text) }]}
            done={again}
          />
        </div>
      </details>
      {of.events.map((event) => (
        <div key={event.id} class="app-card">
          <p class="govuk-body">
            <strong>{wordsFor(EVENT, event.kind)}</strong>, {momentWords(new Date(event.at), now)}.{' '}
            {event.checkDueAt === null ? (
              <Tag tone="green">Looked after</Tag>
            ) : (
              <Tag tone={new Date(event.checkDueAt) < now ? 'red' : 'yellow'}>Look after by {momentWords(new Date(event.checkDueAt), now)}</Tag>
            )}
          </p>
          {event.checkDueAt === null ? null : (
            <Verdict
              id={`welfare-${event.id}`}
              label="What came of it"
              choices={[{ label: 'Looked after', act: (outcome) => checkWelfare(of.id, event.id, outcome) }]}
              done={again}
            />
          )}
        </div>
      ))}
      <details class="govuk-details">
        <summary class="govuk-details__summary">Record an event</summary>
        <div class="govuk-details__text">
          <Select
            id="event"
            label="What happened, now"
            value={kind}
            choices={KINDS.map((each) => ({ value: each, label: wordsFor(EVENT, each) }))}
            onValue={(value) => setKind(KINDS.find((each) => each === value) ?? 'ARREST')}
          />
          <Verdict id="event-note" label="Note" choices={[{ label: 'Record', act: (note) => recordEvent(of.id, kind, note) }]} done={again} />
        </div>
      </details>
    </section>
  )
}
