import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { Work } from '../session/work'
import { dateWords, momentWords } from '../ui/dates'
import { TextField } from '../ui/fields'
import { Page, RiskTag, Tag } from '../ui/page'
import { useCell, useNow } from '../ui/use-cell'
import { count, overdueWords, RISK, wordsFor } from '../ui/words'
import { draftNominal } from '../visits/draft'
import { caseloadRows, matching, newsInOrder, type CaseloadRow } from './order'

/** Today's caseload: the most overdue and the riskiest first. The whole row is the link. */
export function CaseloadPage({ work }: { work: Work }): JSX.Element {
  const view = useCell(work.view)
  const { facts, drafts } = useCell(work.outstanding)
  const now = useNow()
  const [typed, setTyped] = useState('')
  const rows = caseloadRows(view, now)
  const shown = matching(rows, typed)
  const overdue = rows.filter((row) => row.daysOverdue > 0 && !row.isVisited).length
  const unfinished = new Set(drafts.map((draft) => draftNominal(draft.content)))
  const updated = facts?.lastCompleteAt ?? null
  const changed = newsInOrder(view, now).length

  return (
    <Page title="Your caseload">
      <p class="govuk-body app-summary">
        {count(overdue, 'visit')} overdue of {count(rows.length, 'person', 'people')}.
        {updated === null ? '' : ` Updated ${momentWords(new Date(updated), now)}.`}
      </p>
      {changed === 0 ? null : (
        <p class="govuk-body app-news" data-testid="news">
          Changed while you were away:{' '}
          <a class="govuk-link" href="/app/changed">
            {count(changed, 'person', 'people')}
          </a>
        </p>
      )}
      <search>
        <TextField id="search" label="Search your caseload" type="search" value={typed} onValue={setTyped} />
      </search>
      {rows.length === 0 && updated === null ? (
        <p class="govuk-body">Fetching your caseload. This needs a connection the first time.</p>
      ) : null}
      {rows.length > 0 && shown.length === 0 ? <p class="govuk-body">Nobody on your caseload matches.</p> : null}
      <ol class="app-rows" data-testid="caseload">
        {shown.map((row) => (
          <li key={row.nominal.id} class="app-row">
            <Row row={row} hasDraft={unfinished.has(row.nominal.id)} isChanged={view.news.has(row.nominal.id)} />
          </li>
        ))}
      </ol>
    </Page>
  )
}

function Row({ row, hasDraft, isChanged }: { row: CaseloadRow; hasDraft: boolean; isChanged: boolean }): JSX.Element {
  const { nominal } = row
  return (
    <a class="app-row__link" href={`/app/nominals/${nominal.id}`}>
      <span class="app-row__name">{nominal.name}</span>
      <span class="app-row__meta">
        {nominal.reference}
        {row.town === null ? '' : `, ${row.town}`}
      </span>
      <span class="app-row__tags">
        <RiskTag level={nominal.riskLevel} words={wordsFor(RISK, nominal.riskLevel)} />
        {isChanged ? <Tag tone="blue">Changed</Tag> : null}
        {hasDraft ? <Tag tone="blue">Visit not finished</Tag> : null}
        {row.needsAttention ? <Tag tone="yellow">Needs attention</Tag> : null}
      </span>
      <DueWords row={row} />
    </a>
  )
}

function DueWords({ row }: { row: CaseloadRow }): JSX.Element {
  if (row.dueAt === null) return <span class="app-row__due">No visit due</span>
  if (row.isVisited) {
    return <span class="app-row__due">{row.unsent > 0 ? 'Visited, saved on this phone' : 'Visited'}</span>
  }
  const isOverdue = row.daysOverdue > 0
  return (
    <span class={`app-row__due${isOverdue ? ' app-row__due--overdue' : ''}`}>
      {isOverdue ? `${overdueWords(row.daysOverdue)}. Was due ` : `Due `}
      {dateWords(new Date(row.dueAt))}
    </span>
  )
}
