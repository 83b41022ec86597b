import type { JSX } from 'preact'
import type { ObligationDoc } from '../contract/documents'
import { calendarDaysBetween, dateWords } from '../ui/dates'
import { OBLIGATION, overdueWords, wordsFor } from '../ui/words'

/** What is owed of one person, the soonest first, each with the reason that the server gives for its date. */
export function Owed({ owed, now }: { owed: readonly ObligationDoc[]; now: Date }): JSX.Element {
  return (
    <section aria-labelledby="owed" data-testid="owed">
      <h2 class="govuk-heading-m" id="owed">
        What is due
      </h2>
      {owed.length === 0 ? <p class="govuk-body">Nothing is due.</p> : null}
      <ul class="govuk-list app-owed">
        {owed.map((each) => (
          <OwedLine key={each.id} owed={each} now={now} />
        ))}
      </ul>
    </section>
  )
}

function OwedLine({ owed, now }: { owed: ObligationDoc; now: Date }): JSX.Element {
  const days = owed.dueAt === null ? 0 : calendarDaysBetween(new Date(owed.dueAt), now)
  return (
    <li class="app-owed__line">
      <strong>{wordsFor(OBLIGATION, owed.kind)}</strong>
      <span class={`app-line${days > 0 ? ' app-owed__late' : ''}`}>
        {owed.dueAt === null ? 'Waits: its clock stands still' : `${dateWords(new Date(owed.dueAt))}, ${overdueWords(days)}`}
      </span>
      {owed.explain === null ? null : (
        <details class="govuk-details app-owed__why">
          <summary class="govuk-details__summary">
            <span class="govuk-details__summary-text">
              Why then<span class="govuk-visually-hidden">: {wordsFor(OBLIGATION, owed.kind)}</span>
            </span>
          </summary>
          <div class="govuk-details__text">{owed.explain}</div>
        </details>
      )}
    </li>
  )
}
