import type { JSX } from 'preact'

/** One line of a summary list. */
export function Fact({ term, value }: { term: string; value: string }): JSX.Element {
  return (
    <div class="govuk-summary-list__row">
      <dt class="govuk-summary-list__key">{term}</dt>
      <dd class="govuk-summary-list__value">{value}</dd>
    </div>
  )
}
