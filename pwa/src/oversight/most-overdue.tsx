/** One overdue person with the specific risk behind the number: what an inspector asks for first. */
import type { JSX } from 'preact'
import type { OverdueListQuery } from '../contract/generated/graphql'
import { dateWords } from '../ui/dates'
import { Tag, RiskTag } from '../ui/page'
import { count, MARKER, OBLIGATION, RISK, wordsFor } from '../ui/words'

export type OverdueRow = OverdueListQuery['overdueList']['rows'][number]

export function MostOverdue({ row }: { row: OverdueRow }): JSX.Element {
  return (
    <section class="app-card" aria-labelledby="most-overdue" data-testid="most-overdue">
      <h2 class="govuk-heading-s" id="most-overdue">
        Most overdue: {row.name}, {row.reference}
      </h2>
      <p class="govuk-body">
        <strong>{count(row.daysOverdue, 'day')} overdue</strong>, {wordsFor(OBLIGATION, row.kind).toLowerCase()} due {dateWords(new Date(row.dueAt))}.{' '}
        {row.unitName}, {row.ownerName}.
      </p>
      <p class="govuk-body">{seenWords(row)}</p>
      <RiskTags row={row} />
    </section>
  )
}

export function seenWords(row: OverdueRow): string {
  const days = row.daysSinceLastSuccessfulVisit
  const seen = days === null ? 'Never successfully visited' : `Last successfully visited ${count(days, 'day')} ago`
  return row.failedAttempts === 0 ? `${seen}.` : `${seen}; ${count(row.failedAttempts, 'failed attempt')} since.`
}

export function RiskTags({ row }: { row: OverdueRow }): JSX.Element {
  return (
    <p class="app-tags">
      <RiskTag level={row.riskLevel} words={wordsFor(RISK, row.riskLevel)} />
      {row.children === 0 ? null : <Tag tone="red">{count(row.children, 'child', 'children')} at home or visiting</Tag>}
      {row.markers.map((marker) => (
        <Tag key={marker} tone="yellow">
          {wordsFor(MARKER, marker)}
        </Tag>
      ))}
      {row.orders === 0 ? null : <Tag tone="grey">{count(row.orders, 'order')} in force</Tag>}
    </p>
  )
}
