/** How a person is managed; what speaks against reactive management; what is said to news of somebody managed so. */
import type { JSX } from 'preact'
import { ask } from '../contract/ask'
import { ChangeManagementModeDocument, DecideReactiveReviewDocument } from '../contract/generated/graphql'
import { newId } from '../device/ids'
import { calendarWords, dateWords } from '../ui/dates'
import { MODE, wordsFor } from '../ui/words'
import { Form } from './form'
import type { Eligibility, SectionProps } from './manage-page'
import { chosen, faultsOf } from './told'

/** Only a supervisor decides on these. */
const SUPERVISED: ReadonlySet<string> = new Set(['REACTIVE', 'CLOSED'])
const MODES = ['ACTIVE', 'REACTIVE', 'CUSTODY', 'HOSPITAL', 'ABROAD', 'MISSING', 'CLOSED'] as const

export function ModeSection({ nominal, eligibility, isSupervisor, again }: SectionProps & { eligibility: Eligibility }): JSX.Element {
  const modes = MODES.filter((mode) => isSupervisor || !SUPERVISED.has(mode))
  const isReactive = nominal.managementMode === 'REACTIVE'
  return (
    <section aria-labelledby="mode">
      <h2 class="govuk-heading-m" id="mode">
        How they are managed
      </h2>
      <ul class="govuk-list">
        {nominal.modeChanges.slice(0, 5).map((change) => (
          <li key={change.id} class="app-decision">
            <strong>{wordsFor(MODE, change.mode)}</strong> from {calendarWords(change.fromDay)}
            <span class="app-line">{change.reason}</span>
            {change.spokeAgainst === null || change.spokeAgainst.length === 0 ? null : (
              <span class="app-line app-muted">What spoke against it: {change.spokeAgainst.join(' ')}</span>
            )}
          </li>
        ))}
        {nominal.reactiveReviews.map((review) => (
          <li key={review.id} class="app-decision">
            {review.verdict === 'KEEP' ? 'Reactive management kept' : 'Visits reinstated'} at news, {dateWords(new Date(review.decidedAt))}
            <span class="app-line">{review.reason}</span>
          </li>
        ))}
      </ul>
      {isReactive && isSupervisor ? <Review nominalId={nominal.id} again={again} /> : null}
      {isReactive ? null : <Against eligibility={eligibility} />}
      <Form
        id="mode-form"
        title="Change how they are managed"
        submit="Record the change"
        fields={[
          { name: 'mode', label: 'From then on', kind: 'choice', choices: modes.map((value) => ({ value, label: wordsFor(MODE, value) })) },
          { name: 'fromDay', label: 'From which day', kind: 'day', isNeeded: true },
          { name: 'reason', label: 'Why', kind: 'area', hint: 'Reactive management and closing are a supervisor’s decision' },
        ]}
        act={async (values) =>
          faultsOf(
            await ask(ChangeManagementModeDocument, {
              input: {
                id: newId(),
                nominalId: nominal.id,
                expectedVersion: nominal.version,
                mode: chosen(MODES, values['mode']),
                fromDay: values['fromDay'] ?? '',
                reason: values['reason'] ?? '',
              },
            }),
            (data) => data.changeManagementMode,
          )
        }
        done={again}
      />
    </section>
  )
}

/** Shown before anybody decides: the system lists, a supervisor decides. */
function Against({ eligibility }: { eligibility: Eligibility }): JSX.Element | null {
  if (eligibility === null) return null
  return (
    <div data-testid="against-reactive">
      <h3 class="govuk-heading-s">Reactive management</h3>
      {eligibility.against.length === 0 ? (
        <p class="govuk-body">
          Nothing that is recorded speaks against it.
          {eligibility.lowSince === null ? '' : ` Low since ${calendarWords(eligibility.lowSince)}.`}
        </p>
      ) : (
        <>
          <p class="govuk-body">What speaks against it:</p>
          <ul class="govuk-list govuk-list--bullet">
            {eligibility.against.map((ground, index) => (
              <li key={index}>{ground.words}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}

function Review({ nominalId, again }: { nominalId: string; again: () => void }): JSX.Element {
  return (
    <Form
      id="review-form"
      title="Answer the news that wait for review"
      submit="Record the decision"
      fields={[
        {
          name: 'verdict',
          label: 'Decision',
          kind: 'choice',
          choices: [
            { value: 'KEEP', label: 'Keep reactive management' },
            { value: 'REINSTATE', label: 'Reinstate visits' },
          ],
        },
        { name: 'reason', label: 'Why', kind: 'area' },
      ]}
      act={async (values) =>
        faultsOf(
          await ask(DecideReactiveReviewDocument, {
            input: { id: newId(), nominalId, verdict: values['verdict'] === 'REINSTATE' ? 'REINSTATE' : 'KEEP', reason: values['reason'] ?? '' },
          }),
          (data) => data.decideReactiveReview,
        )
      }
      done={again}
    />
  )
}
