/** The ledger of stays, address by address: how many of the last 12 months' days, and each stay. */
import type { JSX } from 'preact'
import { ask } from '../contract/ask'
import { WithdrawStayDocument } from '../contract/generated/graphql'
import { newId } from '../device/ids'
import { calendarWords } from '../ui/dates'
import { useNow } from '../ui/use-cell'
import { count } from '../ui/words'
import { Form } from './form'
import type { Register } from './register-page'
import { byPlace, daysInYear } from './stay-days'
import { faultsOf } from './told'

type Stay = Register['stays'][number]

export function Stays({ stays, nominalId, again }: { stays: readonly Stay[]; nominalId: string; again: () => void }): JSX.Element {
  const now = useNow()
  return (
    <section aria-labelledby="stays" data-testid="stays">
      <h2 class="govuk-heading-m" id="stays">
        Stays
      </h2>
      {stays.length === 0 ? <p class="govuk-body">No stay at an address that is not notified is recorded.</p> : null}
      {byPlace(stays).map(([place, here]) => (
        <div key={place} class="app-card">
          <h3 class="govuk-heading-s">{here[0]?.premises}</h3>
          <p class="govuk-body">{count(daysInYear(here, now), 'day')} in the last 12 months. 7 must be notified.</p>
          <ul class="govuk-list">
            {here.map((stay) => (
              <StayLine key={stay.id} stay={stay} nominalId={nominalId} again={again} />
            ))}
          </ul>
        </div>
      ))}
    </section>
  )
}

function StayLine({ stay, nominalId, again }: { stay: Stay; nominalId: string; again: () => void }): JSX.Element {
  return (
    <li class="app-decision">
      {calendarWords(stay.fromDay)} to {calendarWords(stay.toDay)}
      {stay.childHours === null ? '' : `, ${count(stay.childHours, 'hour')} in a household with a child`}
      <span class="app-line app-muted">{stay.source}</span>
      {stay.withdrawnAt === null ? (
        <Form
          id={`stay-${stay.id}`}
          title="It was recorded wrongly"
          submit="Let it count no longer"
          fields={[{ name: 'reason', label: 'Why', kind: 'text' }]}
          act={async (values) =>
            faultsOf(
              await ask(WithdrawStayDocument, { input: { id: newId(), nominalId, stayId: stay.id, reason: values['reason'] ?? '' } }),
              (data) => data.withdrawStay,
            )
          }
          done={again}
        />
      ) : (
        <span class="app-line">Counts no longer: {stay.withdrawnWhy}</span>
      )}
    </li>
  )
}
