/** How somebody is or was looked after while they were under investigation: the last plan holds, earlier ones are kept. */
import type { JSX } from 'preact'
import { dateWords } from './dates'

export interface WelfarePlanWords {
  id: string
  text: string
  writtenAt: string
  writer: { name: string }
}

export function WelfarePlans({ plans }: { plans: readonly WelfarePlanWords[] }): JSX.Element {
  return plans.length === 0 ? (
    <p class="govuk-body">No plan is written.</p>
  ) : (
    <ol class="app-history app-history--apart" data-testid="welfare-plans">
      {plans.map((plan) => (
        <li key={plan.id} class="app-history__item">
          <span class="app-written">{plan.text}</span>
          <span class="app-muted">
            {plan.writer.name}, {dateWords(new Date(plan.writtenAt))}
          </span>
        </li>
      ))}
    </ol>
  )
}
