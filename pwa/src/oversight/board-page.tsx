import type { JSX } from 'preact'
import { useLocation } from 'preact-iso/router'
import { ask } from '../contract/ask'
import {
  OverdueBoardDocument,
  OverdueChangeDocument,
  OverdueTrendDocument,
  type OverdueBoardQuery,
  type OverdueChangeQuery,
} from '../contract/generated/graphql'
import { calendarWords, dateWords } from '../ui/dates'
import { Page } from '../ui/page'
import { useNow } from '../ui/use-cell'
import { OBLIGATION, RISK, wordsFor } from '../ui/words'
import { addDays, dayOf, endOf, readAddress, timesOf, whichOf, writeAddress, type BoardAddress } from './board-address'
import { AgePlot } from './age-plot'
import { BoardFilters, DayField, SUBJECT_WORDS } from './board-filters'
import { ForecastSection } from './forecast-section'
import { Groups } from './groups'
import { MostOverdue } from './most-overdue'
import { PracticeSection } from './practice'
import { PrintStamp } from './print-stamp'
import { TrendPlot } from './trend-plot'
import { Trouble } from './trouble'
import { useAsked, useLive } from './use-asked'

type Board = OverdueBoardQuery['overdueBoard']
const BOARD = '/app/board'
const LIST = '/app/board/list'
const YEAR_DAYS = 365
const QUARTER_DAYS = 92

/** What is overdue, how old, how risky and whose, on any day as known then or now. Every number opens its list. */
export function BoardPage(): JSX.Element {
  const { query, route } = useLocation()
  const now = useNow()
  const address = readAddress(query)
  const times = timesOf(address, now)
  const which = whichOf(address)
  const day = address.on === '' ? dayOf(now) : address.on
  const since = address.since === '' ? addDays(day, -QUARTER_DAYS) : address.since
  const question = JSON.stringify([which, times, day, since, address.known])
  const board = useAsked(question, () => ask(OverdueBoardDocument, { which, ...times }))
  const trend = useAsked(question, () =>
    ask(OverdueTrendDocument, { which, from: addDays(day, -YEAR_DAYS), to: addDays(day, 1), known: address.known }),
  )
  const change = useAsked(question, () =>
    ask(OverdueChangeDocument, { which, before: endOf(since, now) ?? now.toISOString(), after: times.at, known: address.known }),
  )
  useLive(board.again)
  const go = (to: BoardAddress): void => route(writeAddress(BOARD, to), true)
  const what = SUBJECT_WORDS[address.subject]
  const found = board.data?.overdueBoard

  return (
    <Page title="Board" heading={`Overdue: ${what.charAt(0).toLowerCase() === 'a' ? what : what.charAt(0).toLowerCase() + what.slice(1)}`}>
      <nav class="app-board__next app-no-print" aria-label="What follows from the board">
        <p class="govuk-body">
          <a class="govuk-link" href="/app/moves">
            Moves of work
          </a>{' '}
          <a class="govuk-link" href="/app/samples">
            Dip samples
          </a>{' '}
          <a class="govuk-link" href="/app/board/sharing">
            Sharing of cases
          </a>
        </p>
      </nav>
      <BoardFilters address={address} now={now} onAddress={go} />
      <Trouble trouble={board.trouble} />
      {found === undefined ? (
        <p class="govuk-body" role="status">
          Reading the board.
        </p>
      ) : (
        <>
          <p class="app-board__size" role="status" data-testid="board-size">
            <a class="govuk-link" href={writeAddress(LIST, address)}>
              {found.size.toLocaleString('en-GB')} overdue
            </a>{' '}
            <span class="app-muted">{asOf(address)}</span>
          </p>
          <div class="app-board__change">
            {change.data === null ? null : <ChangeWords change={change.data.overdueChange} />}
            <DayField id="since" label="Compare with the end of" value={since} max={addDays(day, -1)} onDay={(to) => go({ ...address, since: to })} />
          </div>
          {found.mostOverdue === null ? null : <MostOverdue row={found.mostOverdue} />}
          <PrintStamp heading={headingOf(address)} at={found.at} knownAt={found.knownAt} />
          <h2 class="govuk-heading-m">The year before</h2>
          {trend.data === null ? null : <TrendPlot points={trend.data.overdueTrend} what={what.toLowerCase()} />}
          <h2 class="govuk-heading-m">How old it is</h2>
          <AgePlot
            steps={found.ages}
            what={what.toLowerCase()}
            hrefOf={(step) => writeAddress(LIST, { ...address, from: step.daysFrom, to: step.daysTo })}
          />
          <Parts board={found} address={address} />
          <ForecastSection which={which} on={address.on === '' ? null : address.on} />
          <PracticeSection now={now} on={address.on} />
          <p class="govuk-body app-muted">
            People whose records are restricted are counted only for those who may see them.
          </p>
          <button class="govuk-button govuk-button--secondary app-no-print" type="button" onClick={() => print()}>
            Print this board
          </button>
        </>
      )}
    </Page>
  )
}

const headingOf = (address: BoardAddress): string =>
  `Overdue: ${SUBJECT_WORDS[address.subject]}${address.risk === '' ? '' : `, ${wordsFor(RISK, address.risk)} risk`}`

const asOf = (address: BoardAddress): string => {
  if (address.on === '') return 'now'
  const knowing = address.known === 'AT_THE_TIME' ? 'as was recorded by then' : 'as is recorded now'
  return `at the end of ${calendarWords(address.on)}, ${knowing}`
}

function ChangeWords({ change }: { change: OverdueChangeQuery['overdueChange'] }): JSX.Element {
  const by = change.percent
  const how = by === null ? '' : by === 0 ? 'The same as' : `${Math.abs(by)} % ${by < 0 ? 'fewer' : 'more'} than`
  return (
    <p class="govuk-body" data-testid="change">
      {how === '' ? 'Nothing was overdue' : <strong>{how} the {change.sizeBefore.toLocaleString('en-GB')}</strong>} of{' '}
      {dateWords(new Date(Date.parse(change.before) - 1))}, while the people managed went from{' '}
      {change.managedBefore.toLocaleString('en-GB')} to {change.managedAfter.toLocaleString('en-GB')}.
    </p>
  )
}

function Parts({ board, address }: { board: Board; address: BoardAddress }): JSX.Element {
  const to = (more: Partial<BoardAddress>): string => writeAddress(LIST, { ...address, ...more })
  const bands = board.bands.map((band) => ({
    key: String(band.daysFrom),
    label: band.daysTo === null ? `${band.daysFrom} days or more` : `${band.daysFrom} to ${band.daysTo} days`,
    size: band.size,
    href: to({ from: band.daysFrom, to: band.daysTo }),
  }))
  const risks = board.byRiskLevel.map((row) => ({
    key: row.riskLevel,
    label: wordsFor(RISK, row.riskLevel),
    size: row.size,
    href: to({ risk: row.riskLevel }),
  }))
  const kinds = board.byKind.map((row) => ({ key: row.kind, label: wordsFor(OBLIGATION, row.kind), size: row.size, href: to({ kind: row.kind }) }))
  const units = board.byUnit.map((row) => ({ key: row.unitId, label: row.name, size: row.size, href: to({ unit: row.unitId }) }))
  const districts = board.byDistrict.map((row) => ({
    key: row.district ?? '',
    label: row.district ?? 'Whole force',
    size: row.size,
    href: to({ district: row.district ?? '' }),
  }))
  const officers = board.byOfficer.map((row) => ({ key: row.ownerId, label: row.name, size: row.size, href: to({ officer: row.ownerId }) }))
  return (
    <div class="app-board__parts">
      <Groups heading="How long overdue" by="Days overdue" groups={bands} />
      <Groups heading="Risk level" by="Risk level" groups={risks} />
      {kinds.length > 1 ? <Groups heading="What is owed" by="What is owed" groups={kinds} /> : null}
      {units.length > 1 ? <Groups heading="Unit" by="Unit" groups={units} /> : null}
      {districts.length > 1 ? <Groups heading="District" by="District" groups={districts} /> : null}
      <Groups heading="Officer" by="Officer" groups={officers} />
    </div>
  )
}

