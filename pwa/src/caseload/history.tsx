import type { JSX } from 'preact'
import { Arrived } from '../attachments/arrived'
import type { LastReview, VisitDoc } from '../contract/documents'
import { EntryStatus } from '../visits/entry-status'
import type { Addition } from '../visits/rework'
import type { Work } from '../session/work'
import { dateWords, timeWords } from '../ui/dates'
import { Tag } from '../ui/page'
import { FLAG, OUTCOME, REVIEW, VISIT_TYPE } from '../ui/visit-words'
import { wordsFor } from '../ui/words'
import { isDisputed, joinedVisits } from './joined'
import type { Entry } from './view'

/** All visits, those that failed too: what waits on this phone first, then what the server holds, latest first. */
export function History(props: {
  visits: readonly VisitDoc[]
  waiting: readonly Entry[]
  /** What was added to returned visits on this phone, by visit. */
  additions: ReadonlyMap<string, readonly Addition[]>
  work: Work
}): JSX.Element {
  const { visits, waiting, additions, work } = props
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
        {joinedVisits(visits).map((visit) => (
          <li key={visit[0].id} class="app-history__item">
            <strong>{wordsFor(OUTCOME, visit[0].outcome)}</strong>
            <When type={visit[0].visitType} at={visit[0].startedAt} />
            {visit.length > 1 ? <Tag tone="blue">{`One visit, ${visit.length} officers’ records`}</Tag> : null}
            {isDisputed(visit) ? <Tag tone="red">They say different things of what came of it</Tag> : null}
            {visit.map((record) => (
              <Record key={record.id} record={record} says={isDisputed(visit)} added={additions.get(record.id)?.[0]} work={work} />
            ))}
          </li>
        ))}
      </ol>
    </section>
  )
}

/** What one officer wrote, as it was written. `says`: what came of it is told too, since another tells otherwise. */
function Record(props: { record: VisitDoc; says: boolean; added: Addition | undefined; work: Work }): JSX.Element {
  const { record, says, added, work } = props
  return (
    <>
      <span class="app-muted">
        {record.officerName}
        {record.secondOfficerName === null ? '' : ` and ${record.secondOfficerName}`}
        {says ? `: ${wordsFor(OUTCOME, record.outcome)}` : ''}
      </span>
      {record.flags.map((flag) => (
        <Tag key={flag} tone="yellow">
          {wordsFor(FLAG, flag)}
        </Tag>
      ))}
      <Arrived attachments={record.attachments} of={`the visit of ${dateWords(new Date(record.startedAt))}`} />
      {record.lastReview === null ? null : <Review review={record.lastReview} visitId={record.id} />}
      {added === undefined || record.lastReview?.step !== 'REWORKED' ? null : <EntryStatus item={added.item} work={work} />}
      {record.notes === null || record.notes === '' ? null : <p class="govuk-body-s app-history__notes">{record.notes}</p>}
    </>
  )
}

function Review({ review, visitId }: { review: LastReview; visitId: string }): JSX.Element {
  const isReturned = review.step === 'RETURNED'
  return (
    <span>
      <Tag tone={isReturned ? 'red' : 'green'}>{wordsFor(REVIEW, review.step)}</Tag> {review.comment}{' '}
      <span class="app-muted">{dateWords(new Date(review.at))}</span>{' '}
      {isReturned ? (
        <a class="govuk-link" href={`/app/visits/${visitId}/rework`}>
          Add what was asked for
        </a>
      ) : null}
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
