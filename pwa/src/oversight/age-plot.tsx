/** How old the backlog is: a column for each month overdue, read with a slider, and the same as a table of links. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { OverdueBoardQuery } from '../contract/generated/graphql'
import { PlotReader } from './plot-reader'
import { SavePlot } from './saving'
import { niceCeiling } from './trend-plot'

type Step = OverdueBoardQuery['overdueBoard']['ages'][number]

const WIDTH = 720
const HEIGHT = 220
const LEFT = 64
const BOTTOM = 28
const TOP = 12
const STEPS = 4
const GAP = 4
/** Every so many columns has its days under it: more would run into each other. */
const LABEL_EACH = 3

export function AgePlot({ steps, what, hrefOf }: { steps: readonly Step[]; what: string; hrefOf: (step: Step) => string }): JSX.Element | null {
  const [place, setPlace] = useState(0)
  if (steps.every((step) => step.size === 0)) return null
  const top = niceCeiling(Math.max(...steps.map((step) => step.size), 1))
  const width = (WIDTH - LEFT) / steps.length
  const y = (size: number): number => TOP + (1 - size / top) * (HEIGHT - TOP - BOTTOM)
  const chosen = steps[place]
  const oldest = steps.at(-1)
  return (
    <figure class="app-plot">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-labelledby="ages-title ages-words">
        <title id="ages-title">How old what is overdue is: {what}</title>
        <desc id="ages-words">
          {`${steps[0]?.size ?? 0} up to a month, ${oldest?.size ?? 0} for ${oldest?.daysFrom ?? 0} days or more.`}
        </desc>
        {Array.from({ length: STEPS + 1 }, (_, step) => (top / STEPS) * step).map((size) => (
          <g key={size}>
            <line class="app-plot__grid" x1={LEFT} x2={WIDTH} y1={y(size)} y2={y(size)} />
            <text class="app-plot__words" x={LEFT - 8} y={y(size) + 5} text-anchor="end">
              {size}
            </text>
          </g>
        ))}
        {steps.map((step, number) => (
          <g key={step.daysFrom}>
            <rect
              class={number === place ? 'app-plot__column app-plot__column--read' : 'app-plot__column'}
              x={LEFT + number * width + GAP / 2}
              width={width - GAP}
              y={y(step.size)}
              height={y(0) - y(step.size)}
            />
            {number % LABEL_EACH === 0 ? (
              <text class="app-plot__words" x={LEFT + number * width} y={HEIGHT - 6}>
                {step.daysTo === null ? `${step.daysFrom}+` : step.daysFrom}
              </text>
            ) : null}
          </g>
        ))}
      </svg>
      <PlotReader
        id="age-reader"
        label="Read the plot by days overdue"
        place={place}
        count={steps.length}
        words={chosen === undefined ? '' : `${daysWords(chosen)}: ${chosen.size} overdue`}
        onPlace={setPlace}
      />
      <details class="govuk-details">
        <summary class="govuk-details__summary">
          <span class="govuk-details__summary-text">Ages as a table</span>
        </summary>
        <table class="govuk-table">
          <caption class="govuk-visually-hidden">How old what is overdue is: {what}</caption>
          <thead class="govuk-table__head">
            <tr class="govuk-table__row">
              <th scope="col" class="govuk-table__header">
                Days overdue
              </th>
              <th scope="col" class="govuk-table__header govuk-table__header--numeric">
                Overdue
              </th>
            </tr>
          </thead>
          <tbody class="govuk-table__body">
            {steps.map((step) => (
              <tr key={step.daysFrom} class="govuk-table__row">
                <th scope="row" class="govuk-table__header">
                  {daysWords(step)}
                </th>
                <td class="govuk-table__cell govuk-table__cell--numeric">
                  {step.size === 0 ? 0 : <a href={hrefOf(step)} class="govuk-link app-plot__number">{step.size}</a>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
      <SavePlot
        name="overdue-by-age"
        label="Save these ages as a file"
        lines={() => [['Days overdue from', 'to', 'Overdue'], ...steps.map((step) => [step.daysFrom, step.daysTo ?? '', step.size])]}
      />
    </figure>
  )
}

const daysWords = (step: Step): string => (step.daysTo === null ? `${step.daysFrom} days or more` : `${step.daysFrom} to ${step.daysTo} days`)
