/** Online child abuse cases, both clocks side by side: what is due first stands first. Kept true while it is open. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { ask } from '../contract/ask'
import { CasesDocument, type CasesQuery, type KiratBand } from '../contract/generated/graphql'
import { Trouble } from '../oversight/trouble'
import { useAsked, useLive } from '../oversight/use-asked'
import { dateWords, timeWords } from '../ui/dates'
import { Select } from '../ui/fields'
import { Page, RiskTag, Tag } from '../ui/page'
import { nextOf, Pager, usePages } from '../ui/pager'
import { useNow } from '../ui/use-cell'
import { count, wordsFor } from '../ui/words'
import { ActionClock, SharingClock } from './clocks'
import { BAND, CASE_STATE, SOURCE } from './words'

const BANDS: readonly KiratBand[] = ['VERY_HIGH', 'HIGH', 'MEDIUM', 'LOW', 'PENDING', 'NOT_APPLICABLE']
const WHICH = [
  { value: 'open', label: 'Open cases' },
  { value: 'undecided', label: 'Sharing not decided' },
  { value: 'escalated', label: 'Withheld, review missed' },
  { value: 'all', label: 'All cases' },
]

export function CasesPage(): JSX.Element {
  const [band, setBand] = useState<KiratBand | ''>('')
  const [which, setWhich] = useState('open')
  const pages = usePages()
  const { after } = pages
  const filter = {
    band: band === '' ? null : [band],
    state: which === 'all' ? null : (['OPEN', 'TRANSFER_IN_PENDING', 'TRANSFER_OUT_PENDING'] as const).slice(),
    sharing: which === 'undecided' ? (['PENDING'] as const).slice() : null,
    escalated: which === 'escalated' ? true : null,
  }
  const list = useAsked(JSON.stringify([filter, after]), () => ask(CasesDocument, { filter, first: 25, after }))
  useLive(list.again)
  const page = list.data?.cases

  return (
    <Page title="Cases">
      <Trouble trouble={list.trouble} />
      <div class="app-filter">
        <Select
          id="which"
          label="Which"
          value={which}
          choices={WHICH}
          onValue={(value) => {
            setWhich(value)
            pages.restart()
          }}
        />
        <Select
          id="band"
          label="KIRAT band"
          value={band}
          choices={[{ value: '', label: 'All' }, ...BANDS.map((each) => ({ value: each, label: wordsFor(BAND, each) }))]}
          onValue={(value) => {
            setBand(BANDS.find((each) => each === value) ?? '')
            pages.restart()
          }}
        />
      </div>
      <p class="govuk-body app-summary" role="status" data-testid="case-count">
        {page === undefined ? 'Reading the list.' : `${count(page.totalCount, 'case')}.`}
        {list.askedAt === null ? '' : ` As of ${timeWords(list.askedAt)}.`}
      </p>
      {page === undefined || page.edges.length === 0 ? null : <CaseTable rows={page.edges.map((edge) => edge.node)} />}
      <Pager pages={pages} next={nextOf(page)} />
    </Page>
  )
}

type Row = CasesQuery['cases']['edges'][number]['node']

export function CaseTable({ rows, isLinked = true }: { rows: readonly Row[]; isLinked?: boolean }): JSX.Element {
  const now = useNow()
  return (
    <table class="govuk-table app-overdue" data-testid="cases">
      <caption class="govuk-visually-hidden">Cases, what is due first stands first</caption>
      <thead class="govuk-table__head">
        <tr class="govuk-table__row">
          {['Case', 'Band', 'To act', 'To tell partners', 'Age', 'Officer'].map((heading) => (
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
              {isLinked ? (
                <a class="govuk-link" href={`/app/cases/${row.id}`}>
                  {row.reference}
                </a>
              ) : (
                row.reference
              )}
              <span class="app-muted app-line">
                {wordsFor(SOURCE, row.source)}
                {row.state === 'OPEN' ? '' : `, ${wordsFor(CASE_STATE, row.state).toLowerCase()}`}
              </span>
              {row.embargoed ? <Tag tone="blue">Covert</Tag> : null}
            </th>
            <td class="govuk-table__cell" data-label="Band">
              <RiskTag level={row.band === 'PENDING' ? 'UNASSESSED' : row.band} words={wordsFor(BAND, row.band)} />
            </td>
            <td class="govuk-table__cell" data-label="To act">
              <ActionClock of={row} now={now} />
            </td>
            <td class="govuk-table__cell" data-label="To tell partners">
              <SharingClock of={row} now={now} />
            </td>
            <td class="govuk-table__cell" data-label="Age">
              {count(row.ageDays, 'day')}
              <span class="app-muted app-line">received {dateWords(new Date(row.receivedAt))}</span>
              {row.originReceivedAt === null ? null : (
                <span class="app-muted app-line">there {dateWords(new Date(row.originReceivedAt))}</span>
              )}
            </td>
            <td class="govuk-table__cell" data-label="Officer">
              {row.owner.name}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
