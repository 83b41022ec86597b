/** Clocks that no other record starts: that they run, that it was done, and what stands of them. */
import type { JSX } from 'preact'
import { ask } from '../contract/ask'
import { EndClockDocument, StartClockDocument } from '../contract/generated/graphql'
import { newId } from '../device/ids'
import { dateWords } from '../ui/dates'
import { Tag } from '../ui/page'
import { OBLIGATION, wordsFor } from '../ui/words'
import { Form, type Values } from './form'
import type { SectionProps } from './manage-page'
import { instantOf } from './register-forms'
import { chosen, faultsOf, type Faults } from './told'

const KINDS = ['SAR', 'BREACH_ICO', 'MOPI_REVIEW'] as const
const TIME: Faults = [{ field: 'time', message: 'Write the time as on a clock, for example 14:30' }]

export function ClocksSection({ nominal, again }: Omit<SectionProps, 'isSupervisor'>): JSX.Element {
  return (
    <section aria-labelledby="clocks">
      <h2 class="govuk-heading-m" id="clocks">
        Data requests, breaches and retention
      </h2>
      {nominal.startedClocks.length === 0 ? <p class="govuk-body">None is recorded.</p> : null}
      <ul class="govuk-list" data-testid="clocks">
        {nominal.startedClocks.map((clock) => (
          <li key={clock.id} class="app-decision">
            <strong>{wordsFor(OBLIGATION, clock.kind)}</strong> since {dateWords(new Date(clock.beganAt))}{' '}
            <Tag tone={clock.endedAt === null ? 'yellow' : 'green'}>
              {clock.endedAt === null ? 'Runs' : `Done ${dateWords(new Date(clock.endedAt))}`}
            </Tag>
            <span class="app-line">
              {clock.reason} {clock.outcome ?? ''}
            </span>
            {clock.endedAt === null ? <EndForm nominalId={nominal.id} clock={clock} again={again} /> : null}
          </li>
        ))}
      </ul>
      <Form
        id="start-clock"
        title="Start a clock"
        submit="Start the clock"
        fields={[
          { name: 'kind', label: 'What is owed', kind: 'choice', choices: KINDS.map((value) => ({ value, label: wordsFor(OBLIGATION, value) })) },
          { name: 'beganAt', label: 'Day from which it runs', kind: 'day', isNeeded: true, hint: 'Of the request, of knowing of the breach, of the last review' },
          { name: 'time', label: 'At what time', kind: 'text', start: '12:00', hint: 'For example 14:30' },
          { name: 'reason', label: 'Why', kind: 'area' },
        ]}
        act={async (values) =>
          at(values, 'beganAt', async (beganAt) =>
            faultsOf(
              await ask(StartClockDocument, {
                input: { id: newId(), nominalId: nominal.id, kind: chosen(KINDS, values['kind']), beganAt, reason: values['reason'] ?? '' },
              }),
              (data) => data.startClock,
            ),
          )
        }
        done={again}
      />
    </section>
  )
}

interface EndProps {
  nominalId: string
  clock: SectionProps['nominal']['startedClocks'][number]
  again: () => void
}

function EndForm({ nominalId, clock, again }: EndProps): JSX.Element {
  return (
    <Form
      id={`end-${clock.id}`}
      title={`It was done: ${wordsFor(OBLIGATION, clock.kind).toLowerCase()}`}
      submit="Record that it was done"
      fields={[
        { name: 'endedAt', label: 'Day on which it was done', kind: 'day', isNeeded: true },
        { name: 'time', label: 'At what time', kind: 'text', start: '12:00', hint: 'For example 14:30' },
        { name: 'outcome', label: 'What came of it', kind: 'area' },
      ]}
      act={async (values) =>
        at(values, 'endedAt', async (endedAt) =>
          faultsOf(
            await ask(EndClockDocument, { input: { id: newId(), nominalId, clockId: clock.id, endedAt, outcome: values['outcome'] ?? '' } }),
            (data) => data.endClock,
          ),
        )
      }
      done={again}
    />
  )
}

/** With the instant that the day and the time of the form name; what to mend where they name none. */
async function at(values: Values, day: string, act: (instant: string) => Promise<Faults>): Promise<Faults> {
  const instant = instantOf(values[day], values['time'])
  return instant === null || instant === undefined ? TIME : act(instant)
}
