/** How often a person is visited, if not as the level has it: one longer than policy's waits for a supervisor. */
import type { JSX } from 'preact'
import { ask } from '../contract/ask'
import { ApproveVisitIntervalDocument, ProposeVisitIntervalDocument } from '../contract/generated/graphql'
import { newId } from '../device/ids'
import { dateWords } from '../ui/dates'
import { Tag } from '../ui/page'
import { count } from '../ui/words'
import { Form } from './form'
import type { Managed, SectionProps } from './manage-page'
import { SignButton } from './sign-button'
import { faultsOf, numberOrNull } from './told'

export function IntervalSection({ nominal, isSupervisor, again }: SectionProps): JSX.Element {
  const shown = nominal.visitIntervals.filter((interval) => interval.until === null)
  return (
    <section aria-labelledby="interval">
      <h2 class="govuk-heading-m" id="interval">
        Interval of visits
      </h2>
      {shown.length === 0 ? <p class="govuk-body">As policy has it for the risk level.</p> : null}
      <ul class="govuk-list">
        {shown.map((interval) => (
          <li key={interval.id} class="app-decision">
            <strong>Every {length(interval)}</strong>, {interval.planId === null ? 'set by itself' : 'with the plan'},{' '}
            {dateWords(new Date(interval.proposedAt))}{' '}
            {interval.since === null ? <Tag tone="yellow">Waits for a signature</Tag> : null}
            <span class="app-line">{interval.reason}</span>
            {isSupervisor && interval.since === null ? (
              <SignButton
                label="Approve this interval"
                act={async () =>
                  faultsOf(
                    await ask(ApproveVisitIntervalDocument, { input: { id: newId(), nominalId: nominal.id, intervalId: interval.id } }),
                    (data) => data.approveVisitInterval,
                  )
                }
                done={again}
              />
            ) : null}
          </li>
        ))}
      </ul>
      <Form
        id="interval-form"
        title="Visit at another interval"
        submit="Propose the interval"
        fields={[
          { name: 'months', label: 'Every how many months', kind: 'text' },
          { name: 'days', label: 'Or every how many days', kind: 'text', hint: 'One of the two' },
          { name: 'reason', label: 'Why', kind: 'area', hint: 'One longer than policy’s waits for a supervisor' },
        ]}
        act={async (values) =>
          faultsOf(
            await ask(ProposeVisitIntervalDocument, {
              input: {
                id: newId(),
                nominalId: nominal.id,
                expectedVersion: nominal.version,
                months: numberOrNull(values['months']),
                days: numberOrNull(values['days']),
                reason: values['reason'] ?? '',
              },
            }),
            (data) => data.proposeVisitInterval,
          )
        }
        done={again}
      />
    </section>
  )
}

const length = ({ months, days }: Managed['visitIntervals'][number]): string =>
  months === null ? count(days ?? 0, 'day') : count(months, 'month')
