/** Takes what is shown out as a file. */
import type { JSX } from 'preact'

export function saveAs(name: string, content: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([content], { type: 'text/csv' }))
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}

/** Lines of a CSV file; only days and numbers go into those of a plot, so that no cell can be a formula. */
export const csvOf = (lines: readonly (readonly (string | number)[])[]): string => lines.map((line) => `${line.join(',')}\r\n`).join('')

/** The numbers of a plot as a file. */
export function SavePlot({ name, label, lines }: { name: string; label: string; lines: () => readonly (readonly (string | number)[])[] }): JSX.Element {
  return (
    <button class="govuk-button govuk-button--secondary app-no-print" type="button" onClick={() => saveAs(`${name}.csv`, csvOf(lines()))}>
      {label}
    </button>
  )
}
