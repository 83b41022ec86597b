/** What an officer without a caseload sees first: report intelligence, and what became of what was reported from this phone. */
import type { JSX } from 'preact'
import type { Report } from '../caseload/view'
import type { Work } from '../session/work'
import { momentWords } from '../ui/dates'
import { Page, Tag } from '../ui/page'
import { useCell, useNow } from '../ui/use-cell'
import { WHAT_TO_DO_OTHERWISE } from '../ui/words'
import { EntryStatus } from '../visits/entry-status'
import { StorageNotice } from '../visits/storage-notice'
import { reportDraft } from './report-draft'

export function ReportsPage({ work }: { work: Work }): JSX.Element {
  const view = useCell(work.view)
  const { drafts, facts } = useCell(work.outstanding)
  const begun = drafts.flatMap((draft) => reportDraft(draft.content) ?? [])
  return (
    <Page
      title="Your reports"
      action={
        <a class="govuk-button app-action__button" draggable={false} href="/app/report">
          Report intelligence
        </a>
      }
    >
      <p class="govuk-body">
        It is kept on this phone as you write, and sent by itself when there is a connection. If somebody is in danger now, ring 999 or use your radio.
      </p>
      <StorageNotice />
      {begun.length === 0 ? null : (
        <ul class="app-history" data-testid="begun">
          {begun.map((draft) => (
            <li key={draft.id} class="app-history__item">
              <a class="govuk-link" href={`/app/report/${draft.id}`}>
                {draft.written.persons.map(({ name }) => name.trim()).find(Boolean) ?? 'A report'}
              </a>
              <Tag tone="blue">Not finished</Tag>
            </li>
          ))}
        </ul>
      )}
      <h2 class="govuk-heading-m">Sent and saved</h2>
      {view.reports.length === 0 ? <p class="govuk-body">Nothing has been reported from this phone.</p> : null}
      <ol class="app-history" data-testid="reports">
        {view.reports.map((report) => (
          <Sent key={report.item.id} report={report} settled={view.submissions.find(({ id }) => id === report.item.id)?.state} work={work} />
        ))}
      </ol>
      {facts === null || view.reports.length === 0 ? null : (
        <p class="govuk-body app-muted">What was received stays in this list for {facts.keepAckedForDays} days.</p>
      )}
      <p class="govuk-body">
        <a class="govuk-link" href="/app/status">
          What this phone holds, and signing out
        </a>
      </p>
    </Page>
  )
}

/** One report and how it stands. `settled`: what the server says of it since, where a person had to look at it. */
function Sent({ report: { item, about }, settled, work }: { report: Report; settled: string | undefined; work: Work }): JSX.Element {
  const now = useNow()
  const isHeld = item.receipt?.state === 'QUARANTINED' && (settled === undefined || settled === 'QUARANTINED')
  return (
    <li class="app-history__item">
      <strong>{about}</strong>
      <span class="app-muted">Saved {momentWords(new Date(item.savedAt), now)}</span>
      {settled === undefined || settled === 'QUARANTINED' ? <EntryStatus item={item} work={work} /> : <Tag tone="green">Dealt with by a supervisor</Tag>}
      {isHeld ? (
        <span>
          {item.receipt?.message} {WHAT_TO_DO_OTHERWISE}
        </span>
      ) : null}
    </li>
  )
}
