/** What waits for a supervisor: signatures, reviews, decisions, orders that end, transfers, partners' concerns to link. */
import type { JSX } from 'preact'
import { ask } from '../contract/ask'
import { OpenConcernsDocument, TransfersDocument, WaitingDocument, type OpenConcernsQuery, type WaitingQuery } from '../contract/generated/graphql'
import { Trouble } from '../oversight/trouble'
import { useAsked, useLive } from '../oversight/use-asked'
import { dateWords, momentWords, timeWords } from '../ui/dates'
import { Page, RiskTag } from '../ui/page'
import { nextOf, Pager, usePages } from '../ui/pager'
import { count, OBLIGATION, overdueWords, RISK, wordsFor } from '../ui/words'
import { calendarDaysBetween } from '../ui/dates'
import { useNow } from '../ui/use-cell'
import { ReceiveForm } from './receive-form'
import { TransferCard } from './transfer-card'
import { WAITS } from './words'

type Row = WaitingQuery['waiting']['edges'][number]['node']
const ROWS = 50
/** Where each kind of thing is decided. */
const PAGE_OF: Readonly<Record<string, string>> = {
  DECISION: 'manage',
  MODE_CHANGE: 'manage',
  PLAN: 'records',
  ASSESSMENT: 'records',
  ORDER: 'orders',
  TRANSFER: 'manage',
  S96B: 'attempts',
  REACTIVE_REVIEW: 'manage',
  ALERT_ANSWER: 'alerts',
  ORDER_END: 'orders',
  NOTIF_PERIOD_END: 'register',
}

export function WaitingPage(): JSX.Element {
  const pages = usePages()
  const { after } = pages
  const list = useAsked(`waiting-${after ?? ''}`, () => ask(WaitingDocument, { first: ROWS, after }))
  const transfers = useAsked('transfers', () => ask(TransfersDocument, { first: ROWS, filter: { state: ['PROPOSED'] } }))
  const concerns = useAsked('concerns', () => ask(OpenConcernsDocument, {}))
  useLive(() => {
    concerns.again()
    list.again()
    transfers.again()
  })
  const now = useNow()
  const page = list.data?.waiting
  const described = concerns.data?.concerns
  const asked = transfers.data?.transfers.edges.map(({ node }) => node) ?? []
  return (
    <Page title="Waiting for you">
      <Trouble trouble={list.trouble} />
      <p class="govuk-body app-summary" role="status" data-testid="waiting-count">
        {page === undefined || described === undefined ? 'Reading the list.' : `${count(page.totalCount + described.totalCount, 'thing')} to decide on.`}
        {list.askedAt === null ? '' : ` As of ${timeWords(list.askedAt)}.`}
      </p>
      <Trouble trouble={concerns.trouble} />
      {described === undefined || described.totalCount === 0 ? null : <Described concerns={described} now={now} />}
      <ul class="govuk-list app-waiting" data-testid="waiting">
        {page?.edges.map(({ node }) => (
          <Line key={node.id} row={node} now={now} />
        ))}
      </ul>
      <Pager pages={pages} next={nextOf(page)} />
      <section aria-labelledby="transfers">
        <h2 class="govuk-heading-m" id="transfers">
          Transfers
        </h2>
        <ReceiveForm again={transfers.again} />
        {asked.length === 0 ? <p class="govuk-body">No transfer waits.</p> : null}
        {asked.map((transfer) => (
          <TransferCard key={transfer.id} transfer={transfer} again={transfers.again} />
        ))}
      </section>
    </Page>
  )
}

/** Nobody owes what is nobody's yet: so they stand first, who waited longest before the others. */
function Described({ concerns, now }: { concerns: OpenConcernsQuery['concerns']; now: Date }): JSX.Element {
  return (
    <ul class="govuk-list app-waiting" data-testid="waiting-concerns">
      {concerns.nodes.map((each) => (
        <li key={each.id} class="app-waiting__line">
          <a class="govuk-link" href="/app/alerts">
            Concern to link: {each.aboutName ?? each.about ?? 'somebody'}
          </a>
          <span class="app-line">{each.text}</span>
          <span class="app-line app-muted">
            {each.agency.name}, {momentWords(new Date(each.receivedAt), now)}
          </span>
        </li>
      ))}
      {concerns.pageInfo.hasNextPage ? <li class="govuk-body">More wait: {concerns.totalCount} in all.</li> : null}
    </ul>
  )
}

function Line({ row, now }: { row: Row; now: Date }): JSX.Element {
  const days = row.dueAt === null ? 0 : calendarDaysBetween(new Date(row.dueAt), now)
  const page = PAGE_OF[row.kind] ?? PAGE_OF[row.openedWith ?? ''] ?? 'records'
  const isReview = row.kind === 'SUP_REVIEW' && row.openedWith === 'VISIT' && row.openedById !== null
  const what = row.kind === 'SUP_REVIEW' ? wordsFor(WAITS, row.openedWith ?? '') : wordsFor(OBLIGATION, row.kind)
  return (
    <li class="app-waiting__line">
      {row.nominal === null ? (
        <strong>Name withheld</strong>
      ) : (
        <a class="govuk-link" href={isReview ? `/app/reviews/${row.openedById ?? ''}` : `/app/nominals/${row.nominal.id}/${page}`}>
          {what}: {row.nominal.name}
        </a>
      )}{' '}
      <RiskTag level={row.riskLevel} words={wordsFor(RISK, row.riskLevel)} />
      <span class={`app-line${days > 0 ? ' app-owed__late' : ''}`}>
        {row.dueAt === null ? 'Its clock stands still' : `${dateWords(new Date(row.dueAt))}, ${overdueWords(days)}`}
      </span>
      <span class="app-line app-muted">
        {row.nominal?.reference ?? ''} {row.owner.name}
      </span>
    </li>
  )
}
