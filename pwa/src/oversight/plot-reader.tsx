/**
 * Reads a plot point by point: a slider under it, which keyboards, fingers and screen readers know already. It moves a
 * mark in the plot and says what is there.
 */
import type { JSX } from 'preact'

interface ReaderProps {
  id: string
  label: string
  place: number
  count: number
  words: string
  onPlace: (place: number) => void
}

export function PlotReader({ id, label, place, count, words, onPlace }: ReaderProps): JSX.Element {
  return (
    <div class="app-reader app-no-print">
      <label class="govuk-label" for={id}>
        {label}
      </label>
      <input
        class="app-reader__slider"
        id={id}
        type="range"
        min={0}
        max={count - 1}
        step={1}
        value={place}
        aria-valuetext={words}
        onInput={(event) => onPlace(Number(event.currentTarget.value))}
      />
      <output class="govuk-body app-reader__words" for={id} aria-hidden="true">
        {words}
      </output>
    </div>
  )
}
