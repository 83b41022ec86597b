/** Two plans side by side, as far as they differ. */
import type { JSX } from 'preact'
import { changesOf, saidBy, type PlanDraft } from './plan-draft'
import type { Plan } from '../records/commands'

export function PlanChanges({ from, to }: { from: Plan; to: Plan | PlanDraft }): JSX.Element {
  const changes = changesOf(saidBy(from), saidBy(to))
  return (
    <details class="govuk-details" data-testid="plan-changes">
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">What is different from plan {from.number}</span>
      </summary>
      <div class="govuk-details__text">
        {changes.length === 0 ? <p class="govuk-body">Nothing.</p> : null}
        {changes.map(({ term, gone, come }) => (
          <div key={term}>
            <p class="govuk-body govuk-!-margin-bottom-1">
              <strong>{term}</strong>
            </p>
            <Lines words="Taken out" lines={gone} as="del" />
            <Lines words="Added" lines={come} as="ins" />
          </div>
        ))}
      </div>
    </details>
  )
}

function Lines({ words, lines, as: Marked }: { words: string; lines: readonly string[]; as: 'del' | 'ins' }): JSX.Element | null {
  if (lines.length === 0) return null
  return (
    <>
      <p class="govuk-body-s app-muted">{words}</p>
      <ul class="govuk-list">
        {lines.map((line) => (
          <li key={line}>
            <Marked>{line}</Marked>
          </li>
        ))}
      </ul>
    </>
  )
}
