/** The visits that wait for a supervisor's review: what must be seen today first, then the longest overdue. */
import type { JSX } from 'preact'
import { ask } from '../contract/ask'
import { ReviewQueueDocument, type ReviewQueueQuery } from '../contract/generated/graphql'
import { momentWords } from '../ui/dates'
import { Page, RiskTag, Tag } from '../ui/page'
import { Pager, usePages } from '../ui/pager'
import { useNow } from '../ui/use-cell'
import { FLAG, OUTCOME } from '../ui/visit-words'
import { count, RISK, wordsFor } from '../ui/words'
import { Trouble } from './trouble'
import { useAsked, useLive } from './use-asked'

type Row = ReviewQueueQuery['reviewQueue']['rows'][number]
const ROWS = 50

export function ReviewsPage(): JSX.Element {
  const pages = usePages()
  const { after } = pages
  const list = useAsked(`reviews-${after ?? ''}`, () => ask(ReviewQueueDocument, { first: ROWS, after }))
  useLive(list.again)
  const page = list.data?.reviewQueue
  const next = page?.next ?? null
  return (
    <Page title="Reviews">
      <Trouble trouble={list.trouble} />
      <p class="govuk-body app-summary" role="status" data-testid="reviews-count">
        {page === undefined
          ? 'Reading the list.'
          : `${count(page.size, 'visit')} to review, ${page.overdue} overdue. ${page.urgent} to see today. ${count(page.returned, 'visit')} returned and with officers.`}
      </p>
      <p class="govuk-body">
        <a class="govuk-link" href="/app/samples">
          Dip samples
        </a>
      </p>
      <ul class="govuk-list app-reviews" data-testid="reviews">
        {page?.rows.map((row) => (
          <Line key={row.visitId} row={row} />
        ))}
      </ul>
      <Pager pages={pages} next={next} />
    </Page>
  )
}

function Line({ row }: { row: Row }): JSX.Element {
  const now = useNow()
  return (
    <li class="app-card">
      <h2 class="govuk-heading-s">
        <a class="govuk-link" href={`/app/reviews/${row.visitId}`}>
          {row.name}, {row.reference}
        </a>
      </h2>
      <p class="govuk-body">
        {wordsFor(OUTCOME, row.outcome)}, {momentWords(new Date(row.startedAt), now)}, {row.officerName}.{' '}
        {row.daysOverdue > 0 ? <strong>Review {count(row.daysOverdue, 'day')} overdue.</strong> : null}
      </p>
      <p class="app-tags">
        {row.urgent ? <Tag tone="red">See today</Tag> : null}
        <RiskTag level={row.riskLevel} words={wordsFor(RISK, row.riskLevel)} />
        {row.triggers.map((trigger) => (
          <Tag key={trigger} tone="red">
            Happened: {trigger}
          </Tag>
        ))}
        {row.flags.map((flag) => (
          <Tag key={flag} tone="yellow">
            {wordsFor(FLAG, flag)}
          </Tag>
        ))}
        {row.lastStep === 'REWORKED' ? <Tag tone="blue">Reworked</Tag> : null}
      </p>
    </li>
  )
}
