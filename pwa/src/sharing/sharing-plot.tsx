/** How many of a hundred cases of each band partners were told of within a day: now beside before, read with a slider. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { BAND } from '../cases/words'
import { PlotReader } from '../oversight/plot-reader'
import { wordsFor } from '../ui/words'
import { percentInADay, SIDES, type Time } from './sharing-board'

const WIDTH = 720
const HEIGHT = 220
// Room for "100 %" as large as it is on a phone.
const LEFT = 92
const BOTTOM = 28
const TOP = 12
const GAP = 10
const FULL = 100
const GRID = [0, 25, 50, 75, 100] as const

export function SharingPlot({ now, then }: { now: readonly Time[]; then: readonly Time[] }): JSX.Element | null {
  const [place, setPlace] = useState(0)
  const bands = SIDES.flatMap((side) => side.bands).filter((band) => now.some((time) => time.band === band))
  if (bands.length === 0) return null
  const rows = bands.map((band) => ({
    band,
    now: percentInADay(now.find((time) => time.band === band)),
    earlier: percentInADay(then.find((time) => time.band === band)),
  }))
  const width = (WIDTH - LEFT) / rows.length
  const y = (percent: number): number => TOP + (1 - percent / FULL) * (HEIGHT - TOP - BOTTOM)
  const chosen = rows[place]
  const words = (row: (typeof rows)[number]): string => `${wordsFor(BAND, row.band)}: ${of(row.now)} within 24 hours, before ${of(row.earlier)}`
  return (
    <figure class="app-plot">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-labelledby="sharing-title sharing-words">
        <title id="sharing-title">Told to partners within 24 hours, by band, before and now</title>
        <desc id="sharing-words">{rows.map(words).join('. ')}</desc>
        {GRID.map((percent) => (
          <g key={percent}>
            <line class="app-plot__grid" x1={LEFT} x2={WIDTH} y1={y(percent)} y2={y(percent)} />
            <text class="app-plot__words" x={LEFT - 8} y={y(percent) + 5} text-anchor="end">
              {percent} %
            </text>
          </g>
        ))}
        {rows.map((row, number) => (
          <g key={row.band}>
            {[row.earlier, row.now].map((percent, side) =>
              percent === null ? null : (
                <rect
                  key={side}
                  class={side === 1 ? 'app-plot__column app-plot__column--read' : 'app-plot__column'}
                  x={LEFT + number * width + GAP + (side * (width - 2 * GAP)) / 2}
                  width={(width - 2 * GAP) / 2 - 2}
                  y={y(percent)}
                  height={y(0) - y(percent)}
                />
              ),
            )}
            <text class="app-plot__words" x={LEFT + (number + 0.5) * width} y={HEIGHT - 6} text-anchor="middle">
              {wordsFor(BAND, row.band)}
            </text>
          </g>
        ))}
      </svg>
      <figcaption class="govuk-body app-muted">Pale: before. Full: the days chosen.</figcaption>
      <PlotReader id="sharing-reader" label="Read the plot by band" place={place} count={rows.length} words={chosen === undefined ? '' : words(chosen)} onPlace={setPlace} />
    </figure>
  )
}

const of = (percent: number | null): string => (percent === null ? 'none received' : `${percent} %`)
