/** When the backlog clears, supposing more officers or more people: a band of futures, in words and as a table. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { ask } from '../contract/ask'
import { OverdueForecastDocument, type OverdueForecastQuery, type OverdueWhich } from '../contract/generated/graphql'
import { dateWords } from '../ui/dates'
import { Select } from '../ui/fields'
import { count } from '../ui/words'
import { Trouble } from './trouble'
import { useAsked } from './use-asked'

type Forecast = OverdueForecastQuery['overdueForecast']

const WEEKS = 26
const WEEK_MS = 7 * 86_400_000
const OFFICERS = [0, 1, 2, 5, 10, 20]
const INTAKE = [0, 5, 10, 20]

/** `on` is the board's own day; null for today. Of a past day, what came in truth stands beside. */
export function ForecastSection({ which, on }: { which: OverdueWhich; on: string | null }): JSX.Element {
  const [moreOfficers, setOfficers] = useState(0)
  const [intakePercent, setIntake] = useState(0)
  const asked = useAsked(JSON.stringify([which, on, moreOfficers, intakePercent]), () =>
    ask(OverdueForecastDocument, { which, on, weeks: WEEKS, moreOfficers, intakePercent }),
  )
  const found = asked.data?.overdueForecast
  return (
    <section aria-labelledby="forecast">
      <h2 class="govuk-heading-m" id="forecast">
        When it clears
      </h2>
      <div class="app-filter app-no-print">
        <Select
          id="more-officers"
          label="Suppose more officers"
          value={String(moreOfficers)}
          choices={OFFICERS.map((number) => ({ value: String(number), label: number === 0 ? 'None' : `${number} more` }))}
          onValue={(value) => setOfficers(Number(value))}
        />
        <Select
          id="intake"
          label="Suppose more people"
          value={String(intakePercent)}
          choices={INTAKE.map((number) => ({ value: String(number), label: number === 0 ? 'None' : `${number} % a year` }))}
          onValue={(value) => setIntake(Number(value))}
        />
      </div>
      <Trouble trouble={asked.trouble} />
      {found === undefined ? null : <Futures forecast={found} />}
    </section>
  )
}

function Futures({ forecast }: { forecast: Forecast }): JSX.Element {
  const last = forecast.weeks.at(-1)
  const counted = forecast.weeks.filter((week) => week.counted !== null)
  const held = counted.filter((week) => week.low <= (week.counted ?? 0) && (week.counted ?? 0) <= week.high)
  return (
    <>
      <p class="govuk-body" role="status" data-testid="forecast">
        {forecast.clearsIn === null
          ? `It does not clear in ${WEEKS} weeks at the rate of the last ${forecast.weeksDrawnFrom}.`
          : `It clears in about ${count(forecast.clearsIn, 'week')} at the rate of the last ${forecast.weeksDrawnFrom}.`}{' '}
        {last === undefined ? '' : `After ${last.week} weeks about ${last.middle} are overdue; in eight of ten futures from ${last.low} to ${last.high}.`}
      </p>
      {counted.length === 0 ? null : (
        <p class="govuk-body">
          It was made with what was known then. Of the {count(counted.length, 'week')} since, {held.length} came out inside the band.
        </p>
      )}
      <p class="govuk-body app-muted">
        Assumed: weeks to come are like a stretch of the last {forecast.weeksDrawnFrom}, in which {forecast.cameAWeek} a week came to be
        overdue and {forecast.leftPercentAWeek} % of the overdue were dealt with; {count(forecast.officers, 'officer')} work now, and those
        added do as much.
      </p>
      <details class="govuk-details">
        <summary class="govuk-details__summary">
          <span class="govuk-details__summary-text">Week by week</span>
        </summary>
        <table class="govuk-table">
          <caption class="govuk-visually-hidden">How many are overdue after each week, in eight of ten futures</caption>
          <thead class="govuk-table__head">
            <tr class="govuk-table__row">
              <th scope="col" class="govuk-table__header">
                By
              </th>
              {['From', 'About', 'To', 'In truth'].map((heading) => (
                <th key={heading} scope="col" class="govuk-table__header govuk-table__header--numeric">
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody class="govuk-table__body">
            {forecast.weeks.map((week) => (
              <tr key={week.week} class="govuk-table__row">
                <th scope="row" class="govuk-table__header">
                  {dateWords(new Date(Date.parse(forecast.start) + week.week * WEEK_MS))}
                </th>
                {[week.low, week.middle, week.high, week.counted ?? ''].map((number, place) => (
                  <td key={place} class="govuk-table__cell govuk-table__cell--numeric">
                    {number}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </>
  )
}
