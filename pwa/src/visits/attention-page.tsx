import type { JSX } from 'preact'
import type { Entry, View } from '../caseload/view'
import { isHeld } from '../caseload/order'
import type { SubmissionDoc, VisitDoc } from '../contract/documents'
import type { Work } from '../session/work'
import { dateWords, momentWords } from '../ui/dates'
import { Page } from '../ui/page'
import { useCell, useNow } from '../ui/use-cell'
import { OUTCOME } from '../ui/visit-words'
import { count, OPERATION, WHAT_TO_DO, WHAT_TO_DO_OTHERWISE, wordsFor } from '../ui/words'
import { returnedVisits } from './returned'

export interface Held {
  id: string
  title: string
  reason: string | null
  message: string | null
  receivedAt: string | null
  href: string | null
}

/**
 * What a person must look at: by the server's own list, and by receipts that this phone has and that list does not yet.
 * An item that the server's list has settled is left out, whatever the old receipt said. Pure.
 */
export function heldItems(view: View): Held[] {
  const known = new Map(view.submissions.map((submission) => [submission.id, submission]))
  const here = view.entries.filter(isHeld)
  const fromReceipts = here.filter((entry) => !known.has(entry.item.id)).map((entry) => fromEntry(entry))
  const fromServer = view.submissions
    .filter((submission) => submission.state === 'QUARANTINED')
    .map((submission) => fromSubmission(submission, here.find((entry) => entry.item.id === submission.id)))
  return [...fromReceipts, ...fromServer].toSorted((a, b) => (b.receivedAt ?? '').localeCompare(a.receivedAt ?? ''))
}

function fromEntry({ item, visit }: Entry): Held {
  return {
    id: item.id,
    title: `${wordsFor(OUTCOME, visit.outcome)}, ${dateWords(new Date(visit.startedAt))}`,
    reason: item.receipt?.reason ?? null,
    message: item.receipt?.message ?? null,
    receivedAt: item.receipt?.receivedAt ?? null,
    href: `/app/visits/${item.id}`,
  }
}

function fromSubmission({ id, op, reason, message, receivedAt }: SubmissionDoc, entry: Entry | undefined): Held {
  const title = entry === undefined ? wordsFor(OPERATION, op) : fromEntry(entry).title
  return { id, title, reason, message, receivedAt, href: entry === undefined ? null : `/app/visits/${id}` }
}

function Returned({ visits }: { visits: readonly VisitDoc[] }): JSX.Element | null {
  if (visits.length === 0) return null
  return (
    <ul class="app-history" data-testid="returned">
      {visits.map((visit) => (
        <li key={visit.id} class="app-history__item">
          <a class="govuk-link" href={`/app/visits/${visit.id}/rework`}>
            {wordsFor(OUTCOME, visit.outcome)}, {dateWords(new Date(visit.startedAt))}: returned to you
          </a>
          <span>{visit.lastReview?.comment ?? ''}</span>
        </li>
      ))}
    </ul>
  )
}

const CASELOAD = { href: '/app/', label: 'Your caseload' }

export function AttentionPage({ work, home = CASELOAD }: { work: Work; home?: { href: string; label: string } }): JSX.Element {
  const view = useCell(work.view)
  const held = heldItems(view)
  const clashes = view.conflicts.length
  const returned = returnedVisits(view)
  const now = useNow()
  return (
    <Page title="Needs attention" back={home}>
      {clashes === 0 ? null : (
        <p class="govuk-body" data-testid="conflicts">
          <a class="govuk-link" href="/app/conflicts">
            {count(clashes, 'field')} that two people changed
          </a>
          : decide which is right.
        </p>
      )}
      <Returned visits={returned} />
      {held.length + clashes + returned.length === 0 ? <p class="govuk-body">Nothing needs your attention.</p> : null}
      <ol class="app-history" data-testid="attention">
        {held.map((each) => (
          <li key={each.id} class="app-history__item">
            {each.href === null ? <strong>{each.title}</strong> : <a href={each.href} class="govuk-link">{each.title}</a>}
            {each.message === null || each.message === '' ? null : <span>{each.message}</span>}
            <span>{(each.reason === null ? undefined : WHAT_TO_DO[each.reason]) ?? WHAT_TO_DO_OTHERWISE}</span>
            {each.receivedAt === null ? null : (
              <span class="app-muted">Received {momentWords(new Date(each.receivedAt), now)}</span>
            )}
          </li>
        ))}
      </ol>
    </Page>
  )
}
