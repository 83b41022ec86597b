import type { JSX } from 'preact'
import { useLocation } from 'preact-iso/router'
import { useState } from 'preact/hooks'
import { ask } from '../contract/ask'
import { OverdueExportDocument, OverdueListDocument } from '../contract/generated/graphql'
import { calendarWords, dateWords } from '../ui/dates'
import { Page } from '../ui/page'
import { Pager, usePages } from '../ui/pager'
import { useNow } from '../ui/use-cell'
import { count, OBLIGATION, RISK, wordsFor } from '../ui/words'
import { readAddress, timesOf, whichOf, writeAddress, type BoardAddress } from './board-address'
import { SUBJECT_WORDS } from './board-filters'
import { RiskTags, seenWords, type OverdueRow } from './most-overdue'
import { PrintStamp } from './print-stamp'
import { saveAs } from './saving'
import { Trouble } from './trouble'
import { useAsked } from './use-asked'

const ROWS = 50

/** What is behind a number of the board: as many lines as the number said, the oldest first. */
export function BoardListPage(): JSX.Element {
  const { query } = useLocation()
  const now = useNow()
  const address = readAddress(query)
  const which = whichOf(address)
  const pages = usePages()
  const { after } = pages
  const times = timesOf(address, now)
  const list = useAsked(JSON.stringify([which, times, after]), () => ask(OverdueListDocument, { which, ...times, first: ROWS, after }))
  const page = list.data?.overdueList
  const next = page?.next ?? null
  const back = writeAddress('/app/board', { ...address, kind: '', unit: '', district: null, officer: '', from: null, to: null })
  return (
    <Page title="What is overdue" back={{ href: back, label: 'Board' }}>
      <Trouble trouble={list.trouble} />
      <p class="govuk-body app-summary" role="status" data-testid="list-size">
        {page === undefined ? 'Reading the list.' : `${page.size.toLocaleString('en-GB')} overdue. ${partWords(address)}`}
      </p>
      {page === undefined ? null : <PrintStamp heading={partWords(address)} at={page.at} knownAt={page.knownAt} rows={page.rows.length} />}
      {page === undefined || page.rows.length === 0 ? null : <Rows rows={page.rows} />}
      <Pager pages={pages} next={next} />
      <SaveFile address={address} />
    </Page>
  )
}

function partWords(address: BoardAddress): string {
  const day = address.on === '' ? '' : `At the end of ${calendarWords(address.on)}${address.known === 'AT_THE_TIME' ? ', as was recorded by then' : ''}`
  const kind = address.kind === '' ? SUBJECT_WORDS[address.subject] : wordsFor(OBLIGATION, address.kind)
  const risk = address.risk === '' ? '' : wordsFor(RISK, address.risk)
  const age = address.from === null ? '' : address.to === null ? `${address.from} days or more` : `${address.from} to ${address.to} days overdue`
  const place = [address.unit, address.officer].some((id) => id !== '') || address.district !== null ? 'One part of the board' : ''
  return [kind, risk, age, place, day].filter((words) => words !== '').join('. ').concat('.')
}

function Rows({ rows }: { rows: readonly OverdueRow[] }): JSX.Element {
  return (
    <table class="govuk-table app-overdue" data-testid="list">
      <caption class="govuk-visually-hidden">What is overdue, the oldest first</caption>
      <thead class="govuk-table__head">
        <tr class="govuk-table__row">
          {['Person', 'Overdue', 'Specific risk', 'Who'].map((heading) => (
            <th key={heading} scope="col" class="govuk-table__header">
              {heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody class="govuk-table__body">
        {rows.map((row) => (
          <tr key={row.id} class="govuk-table__row app-overdue__row">
            <th scope="row" class="govuk-table__cell app-overdue__person">
              {row.name}
              <span class="app-muted app-line">{row.reference}</span>
            </th>
            <td class="govuk-table__cell" data-label="Overdue">
              <strong>{count(row.daysOverdue, 'day')}</strong>
              <span class="app-muted app-line">
                {wordsFor(OBLIGATION, row.kind)}, due {dateWords(new Date(row.dueAt))}
              </span>
            </td>
            <td class="govuk-table__cell">
              <RiskTags row={row} />
              <span class="app-muted app-line">{seenWords(row)}</span>
            </td>
            <td class="govuk-table__cell" data-label="Who">
              {row.ownerName}
              <span class="app-muted app-line">{row.unitName}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Takes the whole list out as a file, with the number by which an inspector tells that it is the same again. */
function SaveFile({ address }: { address: BoardAddress }): JSX.Element {
  const now = useNow()
  const [said, setSaid] = useState('')
  const save = async (): Promise<void> => {
    const asked = await ask(OverdueExportDocument, { which: whichOf(address), ...timesOf(address, now) })
    if (asked.kind !== 'answer') {
      setSaid('The file could not be made. Try again.')
      return
    }
    const { content, digest, rows } = asked.data.overdueExport
    saveAs(`overdue-${address.on === '' ? 'now' : address.on}.csv`, content)
    setSaid(`${count(rows, 'line')} saved. SHA-256 ${digest}`)
  }
  return (
    <div class="app-no-print">
      <div class="govuk-button-group">
        <button class="govuk-button govuk-button--secondary" type="button" onClick={() => void save()}>
          Save as a file
        </button>
        <button class="govuk-button govuk-button--secondary" type="button" onClick={() => print()}>
          Print
        </button>
      </div>
      <p class="govuk-body app-digest" role="status">
        {said}
      </p>
    </div>
  )
}
