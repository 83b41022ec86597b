import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { Work } from '../session/work'
import { expiresAt } from '../sync/expiry'
import type { ServerFacts } from '../sync/ports'
import { dateWords, momentWords } from '../ui/dates'
import { TextField } from '../ui/fields'
import { Page, RiskTag, Tag } from '../ui/page'
import { useCell, useNow } from '../ui/use-cell'
import { count, overdueWords, RISK, wordsFor } from '../ui/words'
import { draftNominal } from '../visits/draft'
import { caseloadRows, matching, newsInOrder, type CaseloadRow } from './order'

/** The officer is told so long before. */
const SOON_MS = 12 * 3_600_000

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
      <Kept facts={facts} now={now} isEmpty={rows.length === 0} />
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

/** Why nobody is listed; or that they will go from this phone soon, for want of a connection. */
function Kept({ facts, now, isEmpty }: { facts: ServerFacts | null; now: Date; isEmpty: boolean }): JSX.Element | null {
  const expired = facts?.expiredAt ?? null
  if (expired !== null) {
    return (
      <p class="govuk-body" data-testid="expired">
        This phone had no connection for too long: what it had fetched was erased here {momentWords(new Date(expired), now)}. What you wrote is kept. With a connection your
        caseload comes back by itself.
      </p>
    )
  }
  if (isEmpty) return facts?.lastCompleteAt ? null : <p class="govuk-body">Fetching your caseload. This needs a connection the first time.</p>
  const end = facts === null ? null : expiresAt(facts)
  if (end === null || end.getTime() - now.getTime() > SOON_MS) return null
  return (
    <p class="govuk-body" data-testid="expires">
      Find a connection before {momentWords(end, now)}: else what this phone has fetched is erased here. What you wrote is kept.
    </p>
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
