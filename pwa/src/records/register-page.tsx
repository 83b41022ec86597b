/** The notification register: what is owed by when and why, what was notified, stays at each address. */
import type { JSX } from 'preact'
import { ask } from '../contract/ask'
import { NominalRegisterDocument, type NominalRegisterQuery } from '../contract/generated/graphql'
import { useAsked } from '../oversight/use-asked'
import { calendarDaysBetween, calendarWords, dateWords, momentWords } from '../ui/dates'
import { useNow } from '../ui/use-cell'
import { OBLIGATION, overdueWords, wordsFor } from '../ui/words'
import { RecordPage, type RecordPageProps } from './record-page'
import { NotificationForm, PeriodForm, StayForm } from './register-forms'
import { Stays } from './stays'
import { DISPOSAL, NOTIFICATION, PARTICULAR } from './words'

export type Register = NonNullable<NominalRegisterQuery['nominal']>
type Owed = Register['obligations']['edges'][number]['node']
const DUTIES = /^(NOTIF_|TRAVEL_)/

export function RegisterPage({ id, back }: RecordPageProps): JSX.Element {
  const asked = useAsked(id, () => ask(NominalRegisterDocument, { id }))
  const nominal = asked.data?.nominal ?? null
  return (
    <RecordPage id={id} title="Notification register" page="register" back={back} reading={asked} about={nominal}>
      {nominal === null ? null : (
        <>
          <Duties nominal={nominal} />
          <NotificationForm nominal={nominal} again={asked.again} />
          <Stays stays={nominal.stays} nominalId={nominal.id} again={asked.again} />
          <StayForm nominal={nominal} again={asked.again} />
          <Told nominal={nominal} />
          <Period nominal={nominal} />
          <PeriodForm nominal={nominal} again={asked.again} />
        </>
      )}
    </RecordPage>
  )
}

function Duties({ nominal }: { nominal: Register }): JSX.Element {
  const now = useNow()
  const owed = nominal.obligations.edges
    .map(({ node }) => node)
    .filter((each) => DUTIES.test(each.kind) && each.metAt === null && each.cancelledAt === null)
    .toSorted((a, b) => (a.dueAt ?? '9').localeCompare(b.dueAt ?? '9'))
  return (
    <section aria-labelledby="duties" data-testid="duties">
      <h2 class="govuk-heading-m" id="duties">
        What is owed
      </h2>
      {owed.length === 0 ? <p class="govuk-body">Nothing is known to be owed.</p> : null}
      <ul class="govuk-list app-owed">
        {owed.map((each) => (
          <Duty key={each.id} owed={each} now={now} />
        ))}
      </ul>
    </section>
  )
}

function Duty({ owed, now }: { owed: Owed; now: Date }): JSX.Element {
  const days = owed.dueAt === null ? 0 : calendarDaysBetween(new Date(owed.dueAt), now)
  return (
    <li class="app-owed__line">
      <strong>{wordsFor(OBLIGATION, owed.kind)}</strong>
      <span class={`app-line${days > 0 ? ' app-owed__late' : ''}`}>
        {owed.dueAt === null ? 'Waits: its clock stands still' : `${dateWords(new Date(owed.dueAt))}, ${overdueWords(days)}`}
      </span>
      <details class="govuk-details app-owed__why">
        <summary class="govuk-details__summary">
          <span class="govuk-details__summary-text">
            Why then<span class="govuk-visually-hidden">: {wordsFor(OBLIGATION, owed.kind)}</span>
          </span>
        </summary>
        <div class="govuk-details__text">{owed.explain}</div>
      </details>
    </li>
  )
}

function Told({ nominal }: { nominal: Register }): JSX.Element {
  const now = useNow()
  return (
    <section aria-labelledby="told" data-testid="notified">
      <h2 class="govuk-heading-m" id="told">
        What was notified
      </h2>
      {nominal.notifications.length === 0 ? <p class="govuk-body">Nothing is recorded.</p> : null}
      <ul class="govuk-list">
        {nominal.notifications.map((entry) => (
          <li key={entry.id} class="app-decision">
            <strong>{wordsFor(NOTIFICATION, entry.kind)}</strong>
            {entry.eventOn === null ? '' : `, ${calendarWords(entry.eventOn)}`}
            <span class="app-line">
              {entry.notifiedAt === null ? 'Not notified yet' : `Notified ${momentWords(new Date(entry.notifiedAt), now)}`}
              {entry.acknowledgement === null ? '' : `, acknowledgement ${entry.acknowledgement}`}
              {entry.withExcuse ? ', late for good reason' : ''}
            </span>
            {entry.details === '' ? null : <span class="app-line">{entry.details}</span>}
            {entry.particulars.map((each) => (
              <span key={each.id} class="app-line app-muted">
                {wordsFor(PARTICULAR, each.kind)}: {each.text}
              </span>
            ))}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Period({ nominal }: { nominal: Register }): JSX.Element {
  const period = nominal.notificationPeriod
  return (
    <section aria-labelledby="period">
      <h2 class="govuk-heading-m" id="period">
        Why and how long
      </h2>
      {period === null ? (
        <p class="govuk-body">Nobody has recorded why they must notify.</p>
      ) : (
        <p class="govuk-body">
          {wordsFor(DISPOSAL, period.disposal)}, {calendarWords(period.relevantOn)}. {period.explanation}
        </p>
      )}
    </section>
  )
}
