/** Time from receipt to first share, high bands and all others side by side, with what partners still owe. */
import { Fragment, type JSX } from 'preact'
import { useLocation } from 'preact-iso/router'
import { ask } from '../contract/ask'
import { SharingBoardDocument, SharingOutstandingDocument, type SharingOutstandingQuery } from '../contract/generated/graphql'
import { BAND, WITHHELD_FOR } from '../cases/words'
import { dayOf } from '../oversight/board-address'
import { DayField } from '../oversight/board-filters'
import { Trouble } from '../oversight/trouble'
import { useAsked } from '../oversight/use-asked'
import { calendarWords } from '../ui/dates'
import { Page } from '../ui/page'
import { useNow } from '../ui/use-cell'
import { count, wordsFor } from '../ui/words'
import { SharingPlot } from './sharing-plot'
import {
  before,
  boardAt,
  casesAt,
  fileOf,
  hoursWords,
  LEDGER,
  OWED,
  periodOf,
  SIDES,
  toldAt,
  type AgencyTime,
  type Never,
  type Owed,
  type Part,
  type Period,
  type Time,
  type Told,
} from './sharing-board'

export function SharingBoardPage(): JSX.Element {
  const { query, route } = useLocation()
  const today = dayOf(useNow())
  const period = periodOf(query, today)
  const earlier = before(period)
  const now = useAsked(JSON.stringify(period), () => ask(SharingBoardDocument, period))
  const then = useAsked(JSON.stringify(earlier), () => ask(SharingBoardDocument, earlier))
  const go = (to: Period): void => route(boardAt(to.from <= to.to ? to : { from: to.to, to: to.to }), true)
  const found = now.data
  return (
    <Page title="Sharing of cases" back={{ href: '/app/board', label: 'Board' }}>
      <div class="app-filter app-board__filters">
        <DayField id="from" label="Received from" value={period.from} max={today} onDay={(from) => go({ ...period, from })} />
        <DayField id="to" label="to" value={period.to} max={today} onDay={(to) => go({ ...period, to })} />
      </div>
      <Trouble trouble={now.trouble} />
      {found === null ? (
        <p class="govuk-body" role="status">
          Reading the board.
        </p>
      ) : (
        <>
          <p class="govuk-body" role="status" data-testid="sharing-as-of">
            Cases received from {calendarWords(period.from)} to {calendarWords(period.to)}, beside the {calendarWords(earlier.from)} to{' '}
            {calendarWords(earlier.to)}. Covert cases are counted only for those named.
          </p>
          <h2 class="govuk-heading-m">Told to partners within 24 hours</h2>
          <SharingPlot now={found.sharingTimes} then={then.data?.sharingTimes ?? []} />
          <div class="app-board__parts">
            {SIDES.map((side) => (
              <Side key={side.title} {...side} period={period} now={found.sharingTimes} then={then.data?.sharingTimes ?? []} never={found.neverShared} />
            ))}
          </div>
          <ToldByAgency period={period} now={found.sharingTimesByAgency} then={then.data?.sharingTimesByAgency ?? []} />
          <SaveFile period={period} times={found.sharingTimes} never={found.neverShared} agencies={found.sharingTimesByAgency} />
        </>
      )}
      <Outstanding />
    </Page>
  )
}

interface SideProps {
  title: string
  bands: readonly Time['band'][]
  period: Period
  now: readonly Time[]
  then: readonly Time[]
  never: readonly Never[]
}

function Side({ title, bands, period, now, then, never }: SideProps): JSX.Element {
  return (
    <section class="app-groups" data-testid="sharing-side">
      <h2 class="govuk-heading-m">{title}</h2>
      {bands.map((band) => {
        const time = now.find((each) => each.band === band)
        const earlier = then.find((each) => each.band === band)
        return time === undefined ? null : (
          <div key={band} class="app-card" data-testid={`band-${band}`}>
            <h3 class="govuk-heading-s">{wordsFor(BAND, band)}</h3>
            <p class="govuk-body">
              <Number period={period} band={band} part="received" size={time.received} words="received" />,{' '}
              <Number period={period} band={band} part="shared" size={time.shared} words="shared" />,{' '}
              <Number period={period} band={band} part="day" size={time.withinADay} words="within 24 hours" />,{' '}
              <Number period={period} band={band} part="never" size={time.received - time.shared} words="never shared" />
            </p>
            <p class="govuk-body">
              The middle one after <strong>{hoursWords(time.medianHours)}</strong>
              {earlier === undefined ? '' : ` (before: ${hoursWords(earlier.medianHours)})`}, the longest after {hoursWords(time.longestHours)}.
            </p>
            <Reasons period={period} band={band} never={never.filter((each) => each.band === band)} />
          </div>
        )
      })}
    </section>
  )
}

function Reasons({ period, band, never }: { period: Period; band: Time['band']; never: readonly Never[] }): JSX.Element | null {
  if (never.length === 0) return null
  return (
    <ul class="govuk-list govuk-list--bullet">
      {never.map((each) => (
        <li key={each.withheldFor}>
          <a class="govuk-link" href={casesAt({ ...period, band, part: 'never', reason: each.withheldFor ?? 'UNDECIDED' })}>
            {each.size} {each.withheldFor === null ? 'not decided' : `withheld: ${wordsFor(WITHHELD_FOR, each.withheldFor).toLowerCase()}`}
          </a>
        </li>
      ))}
    </ul>
  )
}

function Number(props: { period: Period; band: Time['band']; part: Part; size: number; words: string }): JSX.Element {
  const { period, band, part, size, words } = props
  const said = `${size.toLocaleString('en-GB')} ${words}`
  return size === 0 ? (
    <>{said}</>
  ) : (
    <a class="govuk-link" href={casesAt({ ...period, band, part, reason: '' })}>
      {said}
      <span class="govuk-visually-hidden">: {wordsFor(BAND, band)}</span>
    </a>
  )
}

function ToldByAgency({ period, now, then }: { period: Period; now: readonly AgencyTime[]; then: readonly AgencyTime[] }): JSX.Element {
  return (
    <section aria-labelledby="told">
      <h2 class="govuk-heading-m" id="told">
        Time to first share, by agency
      </h2>
      <p class="govuk-body">Of the cases that the agency was told of; who waited longest first.</p>
      {now.length === 0 ? <p class="govuk-body">No agency was told of a case received in this time.</p> : null}
      <ul class="govuk-list" data-testid="told-agencies">
        {now.map((agency) => {
          const earlier = then.find((each) => each.agencyId === agency.agencyId)
          return (
            <li key={agency.agencyId} class="app-card">
              <h3 class="govuk-heading-s">{agency.name}</h3>
              <p class="govuk-body">
                <ToldNumber period={period} agency={agency} told="told" size={agency.shared} words="shared" />,{' '}
                <ToldNumber period={period} agency={agency} told="day" size={agency.withinADay} words="within 24 hours" />
              </p>
              <p class="govuk-body">
                The middle one after <strong>{hoursWords(agency.medianHours)}</strong>
                {earlier === undefined ? '' : ` (before: ${hoursWords(earlier.medianHours)})`}, the longest after {hoursWords(agency.longestHours)}.
              </p>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function ToldNumber(props: { period: Period; agency: AgencyTime; told: Told; size: number; words: string }): JSX.Element {
  const { period, agency, told, size, words } = props
  const said = `${size.toLocaleString('en-GB')} ${words}`
  return size === 0 ? (
    <>{said}</>
  ) : (
    <a class="govuk-link" href={toldAt(period, agency.agencyId, told)}>
      {said}
      <span class="govuk-visually-hidden">: {agency.name}</span>
    </a>
  )
}

const WORDS: Readonly<Record<Owed, (size: number) => string>> = {
  unacknowledged: (size) => `${size.toLocaleString('en-GB')} not acknowledged`,
  late: (size) => `${size.toLocaleString('en-GB')} of them late`,
  recalls: (size) => `${count(size, 'recall')} not acknowledged`,
}

function Outstanding(): JSX.Element {
  const asked = useAsked('outstanding', () => ask(SharingOutstandingDocument, {}))
  const agencies = asked.data?.sharingOutstanding
  return (
    <section aria-labelledby="owed">
      <h2 class="govuk-heading-m" id="owed">
        What partners owe, by agency
      </h2>
      <Trouble trouble={asked.trouble} />
      {agencies?.length === 0 ? <p class="govuk-body">Every partner has acknowledged everything.</p> : null}
      {agencies === undefined || agencies.length === 0 ? null : <Agencies agencies={agencies} />}
    </section>
  )
}

/** A card for each, as for the bands: a table of four columns breaks its words on a phone. */
function Agencies({ agencies }: { agencies: SharingOutstandingQuery['sharingOutstanding'] }): JSX.Element {
  return (
    <ul class="govuk-list" data-testid="agencies">
      {agencies.map((agency) => (
        <li key={agency.agencyId} class="app-card">
          <h3 class="govuk-heading-s">{agency.name}</h3>
          <p class="govuk-body">
            {OWED.filter((owed) => agency[owed] > 0).map((owed, place) => (
              <Fragment key={owed}>
                {place === 0 ? '' : ', '}
                <a class="govuk-link" href={`${LEDGER}?agency=${agency.agencyId}&owed=${owed}`}>
                  {WORDS[owed](agency[owed])}
                  <span class="govuk-visually-hidden">: {agency.name}</span>
                </a>
              </Fragment>
            ))}
          </p>
        </li>
      ))}
    </ul>
  )
}

interface SaveFileProps {
  period: Period
  times: readonly Time[]
  never: readonly Never[]
  agencies: readonly AgencyTime[]
}

function SaveFile({ period, times, never, agencies }: SaveFileProps): JSX.Element {
  const save = (): void => {
    const link = document.createElement('a')
    link.href = URL.createObjectURL(new Blob([fileOf(period, times, never, agencies)], { type: 'text/csv' }))
    link.download = `sharing-${period.from}-${period.to}.csv`
    link.click()
    URL.revokeObjectURL(link.href)
  }
  return (
    <div class="govuk-button-group app-no-print">
      <button class="govuk-button govuk-button--secondary" type="button" onClick={save}>
        Save as a file
      </button>
      <button class="govuk-button govuk-button--secondary" type="button" onClick={() => print()}>
        Print
      </button>
    </div>
  )
}
