import type { JSX } from 'preact'
import { Arrived } from '../attachments/arrived'
import type { LastReview, VisitDoc } from '../contract/documents'
import { EntryStatus } from '../visits/entry-status'
import type { Work } from '../session/work'
import { dateWords, timeWords } from '../ui/dates'
import { Tag } from '../ui/page'
import { FLAG, OUTCOME, REVIEW, VISIT_TYPE, wordsFor } from '../ui/words'
import type { Entry } from './view'

/** All visits, those that failed too: what waits on this phone first, then what the server holds, latest first. */
export function History({ visits, waiting, work }: { visits: readonly VisitDoc[]; waiting: readonly Entry[]; work: Work }): JSX.Element {
  return (
    <section aria-labelledby="history">
      <h2 class="govuk-heading-m" id="history">
        Visits
      </h2>
      {visits.length + waiting.length === 0 ? <p class="govuk-body">No visits are recorded.</p> : null}
      <ol class="app-history">
        {waiting.map(({ item, visit }) => (
          <li key={item.id} class="app-history__item">
            <a class="govuk-link" href={`/app/visits/${item.id}`}>
              <strong>{wordsFor(OUTCOME, visit.outcome)}</strong>
            </a>
            <When type={visit.visitType} at={visit.startedAt} />
            <EntryStatus item={item} work={work} />
          </li>
        ))}
        {visits.map((visit) => (
          <li key={visit.id} class="app-history__item">
            <strong>{wordsFor(OUTCOME, visit.outcome)}</strong>
            <When type={visit.visitType} at={visit.startedAt} />
            <span class="app-muted">
              {visit.officerName}
              {visit.secondOfficerName === null ? '' : ` and ${visit.secondOfficerName}`}
            </span>
            {visit.flags.map((flag) => (
              <Tag key={flag} tone="yellow">
                {wordsFor(FLAG, flag)}
              </Tag>
            ))}
            <Arrived attachments={visit.attachments} of={`the visit of ${dateWords(new Date(visit.startedAt))}`} />
            {visit.lastReview === null ? null : <Review review={visit.lastReview} />}
            {visit.notes === null || visit.notes === '' ? null : <p class="govuk-body-s app-history__notes">{visit.notes}</p>}
          </li>
        ))}
      </ol>
    </section>
  )
}

function Review({ review }: { review: LastReview }): JSX.Element {
  const isReturned = review.step === 'RETURNED'
  return (
    <span>
      <Tag tone={isReturned ? 'red' : 'green'}>{wordsFor(REVIEW, review.step)}</Tag> {review.comment}{' '}
      <span class="app-muted">{dateWords(new Date(review.at))}</span>
    </span>
  )
}

function When({ type, at }: { type: string; at: string }): JSX.Element {
  const instant = new Date(at)
  return (
    <span>
      {wordsFor(VISIT_TYPE, type)}, {dateWords(instant)} at {timeWords(instant)}
    </span>
  )
}
