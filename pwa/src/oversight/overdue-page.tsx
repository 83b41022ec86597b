import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { RiskLevel } from '../contract/generated/graphql'
import { calendarDaysBetween, dateWords, timeWords } from '../ui/dates'
import { Select } from '../ui/fields'
import { Page, RiskTag } from '../ui/page'
import { nextOf, Pager, usePages } from '../ui/pager'
import { useNow } from '../ui/use-cell'
import { count, RISK, wordsFor } from '../ui/words'
import { askColleagues, askOverdue, type OverdueRow } from './overdue-list'
import { Trouble } from './trouble'
import { useAsked, useLive } from './use-asked'

const RISKS: readonly RiskLevel[] = ['VERY_HIGH', 'HIGH', 'MEDIUM', 'LOW', 'UNASSESSED']

/** What is overdue in the unit, the oldest and riskiest first, and kept true while it is open. */
export function OverduePage(): JSX.Element {
  const [riskLevel, setRisk] = useState<RiskLevel | ''>('')
  const [ownerId, setOwner] = useState('')
  const pages = usePages()
  const { after } = pages
  const list = useAsked(JSON.stringify([riskLevel, ownerId, after]), () => askOverdue({ riskLevel, ownerId, after }))
  useLive(list.again)
  const colleagues = useAsked('colleagues', askColleagues)
  const page = list.data?.overdueObligations
  const officers = colleagues.data?.colleagues.edges.map(({ node }) => ({ value: node.id, label: node.name })) ?? []

  return (
    <Page title="Overdue visits">
      <Trouble trouble={list.trouble} />
      <div class="app-filter">
        <Select
          id="risk"
          label="Risk level"
          value={riskLevel}
          choices={[{ value: '', label: 'All' }, ...RISKS.map((risk) => ({ value: risk, label: wordsFor(RISK, risk) }))]}
          onValue={(value) => {
            setRisk(RISKS.find((risk) => risk === value) ?? '')
            pages.restart()
          }}
        />
        <Select
          id="officer"
          label="Officer"
          value={ownerId}
          choices={[{ value: '', label: 'All' }, ...officers]}
          onValue={(value) => {
            setOwner(value)
            pages.restart()
          }}
        />
      </div>
      <p class="govuk-body app-summary" role="status" data-testid="overdue-count">
        {page === undefined ? 'Reading the list.' : `${count(page.totalCount, 'visit')} overdue.`}
        {list.askedAt === null ? '' : ` As of ${timeWords(list.askedAt)}.`}
      </p>
      {page === undefined || page.edges.length === 0 ? null : <OverdueTable rows={page.edges.map((edge) => edge.node)} />}
      <Pager pages={pages} next={nextOf(page)} />
    </Page>
  )
}

function OverdueTable({ rows }: { rows: readonly OverdueRow[] }): JSX.Element {
  const now = useNow()
  return (
    <table class="govuk-table app-overdue" data-testid="overdue">
      <caption class="govuk-visually-hidden">Overdue visits, the oldest and riskiest first</caption>
      <thead class="govuk-table__head">
        <tr class="govuk-table__row">
          {['Person', 'Risk', 'Overdue', 'Last successful visit', 'Failed attempts since', 'Officer'].map((heading) => (
            <th key={heading} scope="col" class="govuk-table__header">
              {heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody class="govuk-table__body">
        {rows.map((row) => (
          <Line key={row.id} row={row} now={now} />
        ))}
      </tbody>
    </table>
  )
}

function Line({ row, now }: { row: OverdueRow; now: Date }): JSX.Element {
  const last = row.nominal?.lastSuccessfulVisitAt ?? null
  const due = row.dueAt === null ? now : new Date(row.dueAt)
  return (
    <tr class="govuk-table__row app-overdue__row">
      <th scope="row" class="govuk-table__cell app-overdue__person">
        {row.nominal === null ? (
          'Name withheld'
        ) : (
          <a class="govuk-link" href={`/app/nominals/${row.nominal.id}/records`}>
            {row.nominal.name}
          </a>
        )}
        <span class="app-muted app-line">{row.nominal?.reference ?? ''}</span>
      </th>
      <td class="govuk-table__cell" data-label="Risk">
        <RiskTag level={row.riskLevel} words={wordsFor(RISK, row.riskLevel)} />
      </td>
      <td class="govuk-table__cell" data-label="Overdue">
        <strong>{count(calendarDaysBetween(due, now), 'day')}</strong>
        <span class="app-muted app-line">due {dateWords(due)}</span>
      </td>
      <td class="govuk-table__cell" data-label="Last successful visit">
        {last === null ? 'Never' : `${count(calendarDaysBetween(new Date(last), now), 'day')} ago`}
        {last === null ? null : <span class="app-muted app-line">{dateWords(new Date(last))}</span>}
      </td>
      <td class="govuk-table__cell" data-label="Failed attempts since">
        {row.nominal?.failedAttemptsSince ?? 'not known'}
      </td>
      <td class="govuk-table__cell" data-label="Officer">
        {row.owner.name}
      </td>
    </tr>
  )
}
