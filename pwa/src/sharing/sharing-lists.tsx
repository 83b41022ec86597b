/** What is behind a number of the board of sharing: as many lines as it said. */
import type { JSX } from 'preact'
import { useLocation } from 'preact-iso/router'
import { useMemo } from 'preact/hooks'
import { ask } from '../contract/ask'
import { CasesDocument, SharingLedgerDocument, type SharingLedgerQuery } from '../contract/generated/graphql'
import { CaseTable } from '../cases/cases-page'
import { BAND, WITHHELD_FOR } from '../cases/words'
import { dayOf } from '../oversight/board-address'
import { Trouble } from '../oversight/trouble'
import { useAsked } from '../oversight/use-asked'
import { calendarWords, momentWords } from '../ui/dates'
import { Page } from '../ui/page'
import { nextOf, Pager, usePages } from '../ui/pager'
import { useNow } from '../ui/use-cell'
import { count, wordsFor } from '../ui/words'
import { BOARD, boardAt, casesBehind, ledgerBehind, OWED, periodOf, readBehind, TOLD, toldBehind, type Behind, type Owed, type Part, type Told } from './sharing-board'
import { PURPOSE } from './sharing-words'

const ROWS = 50
const PART: Readonly<Record<Part, string>> = {
  received: 'received',
  shared: 'shared with partners',
  day: 'shared within 24 hours',
  never: 'never shared',
}
const OWED_WORDS: Readonly<Record<Owed, string>> = { unacknowledged: 'not acknowledged', late: 'not acknowledged in time', recalls: 'whose recall is not acknowledged' }
const TOLD_WORDS: Readonly<Record<Told, string>> = { told: 'by which the agency was first told of a case', day: 'by which it was told within 24 hours' }

/** `isLinked`: the caller may open the cases too. */
export function SharedCasesPage({ isLinked }: { isLinked: boolean }): JSX.Element {
  const { query } = useLocation()
  const behind = readBehind(query, dayOf(useNow()))
  const pages = usePages()
  const { after } = pages
  const list = useAsked(JSON.stringify([behind, after]), () => ask(CasesDocument, { filter: casesBehind(behind), first: ROWS, after }))
  const page = list.data?.cases
  return (
    <Page title="Cases behind the number" back={{ href: boardAt(behind), label: 'Sharing of cases' }}>
      <Trouble trouble={list.trouble} />
      <p class="govuk-body app-summary" role="status" data-testid="list-size">
        {page === undefined ? 'Reading the list.' : `${count(page.totalCount, 'case')} ${partWords(behind)}`}
      </p>
      {page === undefined || page.edges.length === 0 ? null : <CaseTable rows={page.edges.map((edge) => edge.node)} isLinked={isLinked} />}
      <Pager pages={pages} next={nextOf(page)} />
    </Page>
  )
}

function partWords({ from, to, band, part, reason }: Behind): string {
  const why = reason === '' ? '' : reason === 'UNDECIDED' ? ', not decided' : `, ${wordsFor(WITHHELD_FOR, reason).toLowerCase()}`
  return `${PART[part]}${why}. ${wordsFor(BAND, band)}. Received from ${calendarWords(from)} to ${calendarWords(to)}.`
}

export function SharedLedgerPage(): JSX.Element {
  const { query } = useLocation()
  const now = useNow()
  const asOf = useMemo(() => new Date().toISOString(), [])
  const owed = OWED.find((each) => each === query['owed']) ?? 'unacknowledged'
  const agency = query['agency'] ?? ''
  const told = TOLD.find((each) => each === query['told'])
  const period = periodOf(query, dayOf(now))
  const filter = told === undefined ? ledgerBehind(agency, owed, asOf) : toldBehind(agency, told, period)
  const words =
    told === undefined
      ? `${OWED_WORDS[owed]}.`
      : `${TOLD_WORDS[told]}. Received from ${calendarWords(period.from)} to ${calendarWords(period.to)}.`
  const pages = usePages()
  const { after } = pages
  const list = useAsked(JSON.stringify([filter, after]), () => ask(SharingLedgerDocument, { filter, first: ROWS, after }))
  const page = list.data?.disclosures
  return (
    <Page title="Disclosures behind the number" back={{ href: told === undefined ? BOARD : boardAt(period), label: 'Sharing of cases' }}>
      <Trouble trouble={list.trouble} />
      <p class="govuk-body app-summary" role="status" data-testid="list-size">
        {page === undefined ? 'Reading the list.' : `${count(page.totalCount, 'disclosure')} ${words}`}
      </p>
      <ul class="govuk-list app-waiting" data-testid="ledger">
        {page?.edges.map(({ node }) => (
          <Line key={node.id} row={node} now={now} />
        ))}
      </ul>
      <Pager pages={pages} next={nextOf(page)} />
    </Page>
  )
}

function Line({ row, now }: { row: SharingLedgerQuery['disclosures']['edges'][number]['node']; now: Date }): JSX.Element {
  const about = row.nominal === null ? (row.caseId === null ? 'Somebody' : 'A case') : `${row.nominal.name}, ${row.nominal.reference}`
  return (
    <li class="app-waiting__line">
      <strong>{about}</strong>
      <span class="app-line">
        {row.agency.name}, {row.purpose === null ? '' : wordsFor(PURPOSE, row.purpose)}
      </span>
      <span class="app-line app-muted">
        Shared {momentWords(new Date(row.disclosedAt), now)}
        {row.acknowledgeBy === null ? '' : `, to be acknowledged by ${momentWords(new Date(row.acknowledgeBy), now)}`}
      </span>
    </li>
  )
}
