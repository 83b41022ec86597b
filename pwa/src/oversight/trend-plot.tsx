/** The backlog over time: a line that says itself in words, read with a slider, and the same as a table. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { OverdueTrendQuery } from '../contract/generated/graphql'
import { dateWords } from '../ui/dates'
import { dayOf } from './board-address'
import { PlotReader } from './plot-reader'
import { SavePlot } from './saving'

type Point = OverdueTrendQuery['overdueTrend'][number]

const WIDTH = 720
const HEIGHT = 240
const LEFT = 64
const BOTTOM = 28
const TOP = 12
const RIGHT = 12
const STEPS = 4

export function TrendPlot({ points, what }: { points: readonly Point[]; what: string }): JSX.Element | null {
  const [read, setRead] = useState<number | null>(null)
  const first = points[0]
  const last = points.at(-1)
  if (first === undefined || last === undefined || points.length < 2) return null
  const top = niceCeiling(Math.max(...points.map((point) => point.size), 1))
  const start = Date.parse(first.at)
  const span = Date.parse(last.at) - start
  const x = (at: string): number => LEFT + ((Date.parse(at) - start) / span) * (WIDTH - LEFT - RIGHT)
  const y = (size: number): number => TOP + (1 - size / top) * (HEIGHT - TOP - BOTTOM)
  const line = points.map((point) => `${x(point.at).toFixed(1)},${y(point.size).toFixed(1)}`).join(' ')
  const most = points.reduce((best, point) => (point.size > best.size ? point : best))
  const day = (point: Point): string => dateWords(new Date(point.at))
  const place = Math.min(read ?? points.length - 1, points.length - 1)
  const here = points[place] ?? last
  const marks = [first, points[Math.floor(points.length / 2)] ?? first, last]
  return (
    <figure class="app-plot">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-labelledby="trend-title trend-words">
        <title id="trend-title">Overdue {what} by week</title>
        <desc id="trend-words">
          {`${first.size} on ${day(first)}, most on ${day(most)} with ${most.size}, ${last.size} on ${day(last)}.`}
        </desc>
        {Array.from({ length: STEPS + 1 }, (_, step) => (top / STEPS) * step).map((size) => (
          <g key={size}>
            <line class="app-plot__grid" x1={LEFT} x2={WIDTH - RIGHT} y1={y(size)} y2={y(size)} />
            <text class="app-plot__words" x={LEFT - 8} y={y(size) + 5} text-anchor="end">
              {size}
            </text>
          </g>
        ))}
        {marks.map((point, place) => (
          <text
            key={point.at}
            class="app-plot__words"
            x={x(point.at)}
            y={HEIGHT - 6}
            text-anchor={place === 0 ? 'start' : place === 2 ? 'end' : 'middle'}
          >
            {shortDay(point.at)}
          </text>
        ))}
        <polygon class="app-plot__area" points={`${x(first.at)},${y(0)} ${line} ${x(last.at)},${y(0)}`} />
        <polyline class="app-plot__line" points={line} />
        <line class="app-plot__here" x1={x(here.at)} x2={x(here.at)} y1={TOP} y2={y(0)} />
        <circle class="app-plot__end" cx={x(here.at)} cy={y(here.size)} r="6" />
      </svg>
      <PlotReader
        id="trend-reader"
        label="Read the plot by week"
        place={place}
        count={points.length}
        words={`${day(here)}: ${here.size} overdue, ${here.came} came, ${here.left} left`}
        onPlace={setRead}
      />
      <details class="govuk-details">
        <summary class="govuk-details__summary">
          <span class="govuk-details__summary-text">The same as a table</span>
        </summary>
        <div class="govuk-details__text app-plot__table">
          <table class="govuk-table">
            <caption class="govuk-visually-hidden">Overdue {what} by week</caption>
            <thead class="govuk-table__head">
              <tr class="govuk-table__row">
                {['Day', 'Overdue', 'Came', 'Left'].map((heading, place) => (
                  <th key={heading} scope="col" class={`govuk-table__header${place === 0 ? '' : ' govuk-table__header--numeric'}`}>
                    {heading}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody class="govuk-table__body">
              {points.map((point) => (
                <tr key={point.at} class="govuk-table__row">
                  <th scope="row" class="govuk-table__header">
                    {day(point)}
                  </th>
                  {[point.size, point.came, point.left].map((number, place) => (
                    <td key={place} class="govuk-table__cell govuk-table__cell--numeric">
                      {number}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
      <SavePlot
        name={`overdue-by-week-to-${dayOf(new Date(last.at))}`}
        label="Save these weeks as a file"
        lines={() => [
          ['At the beginning of', 'Overdue', 'Came', 'Left'],
          ...points.map((point) => [dayOf(new Date(point.at)), point.size, point.came, point.left]),
        ]}
      />
    </figure>
  )
}

/** The smallest round number that is not below: 4, 8, 12, 16, 20, 32, 40, 80, … Each is four whole steps. */
export function niceCeiling(most: number): number {
  let unit = 4
  for (;;) {
    for (const times of [1, 2, 3, 4, 5, 8]) if (unit * times >= most) return unit * times
    unit *= 10
  }
}

const shortFormat = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'Europe/London' })
const shortDay = (at: string): string => shortFormat.format(new Date(at))
