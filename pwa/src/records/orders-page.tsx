/** Orders and their conditions: what is asked about at every visit, how it came to be, and what is done about it. */
import type { JSX } from 'preact'
import { ask } from '../contract/ask'
import { EndOrderDocument, LetOrderEndDocument, NominalOrdersDocument, type OrderWordsFragment } from '../contract/generated/graphql'
import { newId } from '../device/ids'
import { useAsked } from '../oversight/use-asked'
import { calendarWords, dateWords } from '../ui/dates'
import { CONDITION_KIND, ORDER, wordsFor } from '../ui/words'
import { Form } from './form'
import { RecordOrderForm, VaryOrderForm } from './order-forms'
import { RecordPage, type RecordPageProps } from './record-page'
import { chosen, faultsOf } from './told'
import { ORDER_END, ORDER_STEP } from './words'

const ENDS = ['EXPIRED', 'DISCHARGED', 'QUASHED', 'REPLACED'] as const

export function OrdersPage({ id, back }: RecordPageProps): JSX.Element {
  const asked = useAsked(id, () => ask(NominalOrdersDocument, { id }))
  const nominal = asked.data?.nominal ?? null
  return (
    <RecordPage id={id} title="Orders" page="orders" back={back} reading={asked} about={nominal}>
      {nominal === null ? null : (
        <>
          {nominal.orders.length === 0 ? <p class="govuk-body">No order is in force.</p> : null}
          {nominal.orders.map((order) => (
            <OrderCard key={order.id} order={order} again={asked.again} />
          ))}
          <RecordOrderForm nominalId={nominal.id} again={asked.again} />
          {nominal.pastOrders.length === 0 ? null : <h2 class="govuk-heading-m">Ended</h2>}
          {nominal.pastOrders.map((order) => (
            <div key={order.id} class="app-card">
              <OrderHead order={order} />
              <Steps order={order} />
            </div>
          ))}
        </>
      )}
    </RecordPage>
  )
}

function OrderCard({ order, again }: { order: OrderWordsFragment; again: () => void }): JSX.Element {
  return (
    <section class="app-card" aria-labelledby={`order-${order.id}`} data-testid="order">
      <OrderHead order={order} />
      <ul class="govuk-list govuk-list--bullet">
        {order.conditions.map((condition) => (
          <li key={condition.id}>
            {wordsFor(CONDITION_KIND, condition.kind)}: {condition.text}
            <span class="app-line app-muted">
              {condition.checkMethod === null ? '' : `Check: ${condition.checkMethod}. `}
              {condition.lastCheckedOn === null ? 'Never checked' : `Last checked ${calendarWords(condition.lastCheckedOn)}`}
            </span>
          </li>
        ))}
      </ul>
      <Steps order={order} />
      <VaryOrderForm order={order} again={again} />
      <Form
        id={`let-${order.id}`}
        title="Let it end by itself"
        submit="Record the decision"
        fields={[{ name: 'reason', label: 'Why nothing is applied for', kind: 'area' }]}
        act={async (values) =>
          faultsOf(await ask(LetOrderEndDocument, { input: { id: newId(), orderId: order.id, reason: values['reason'] ?? '' } }), (data) => data.letOrderEnd)
        }
        done={again}
      />
      <Form
        id={`end-${order.id}`}
        title="Record that it has ended"
        submit="Record the end"
        fields={[
          { name: 'fromDay', label: 'From which day it holds no longer', kind: 'day', isNeeded: true },
          { name: 'why', label: 'How it ended', kind: 'choice', choices: ENDS.map((value) => ({ value, label: wordsFor(ORDER_END, value) })) },
          { name: 'reason', label: 'By what: the court, the decision', kind: 'area' },
        ]}
        act={async (values) =>
          faultsOf(
            await ask(EndOrderDocument, {
              input: { id: newId(), orderId: order.id, fromDay: values['fromDay'] ?? '', why: chosen(ENDS, values['why']), reason: values['reason'] ?? '' },
            }),
            (data) => data.endOrder,
          )
        }
        done={again}
      />
    </section>
  )
}

function OrderHead({ order }: { order: OrderWordsFragment }): JSX.Element {
  const until = order.expiresOn === null ? 'until further order' : `until ${calendarWords(order.expiresOn)}`
  return (
    <>
      <h2 class="govuk-heading-m" id={`order-${order.id}`}>
        {wordsFor(ORDER, order.kind)}
      </h2>
      <p class="govuk-body">
        Made {calendarWords(order.madeOn)}
        {order.court === null ? '' : `, ${order.court}`}, {order.endedOn === null ? until : `ended ${calendarWords(order.endedOn)}`}.
      </p>
    </>
  )
}

/** What was done about it, and conditions that hold no longer: nothing was overwritten. */
function Steps({ order }: { order: OrderWordsFragment }): JSX.Element | null {
  if (order.changes.length === 0 && order.pastConditions.length === 0) return null
  return (
    <details class="govuk-details">
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">What was done about it</span>
      </summary>
      <ul class="govuk-list">
        {order.changes.map((step) => (
          <li key={step.id}>
            {dateWords(new Date(step.recordedAt))}: <strong>{wordsFor(ORDER_STEP, step.step)}</strong>
            {step.why === null ? '' : ` (${wordsFor(ORDER_END, step.why).toLowerCase()})`}, from {calendarWords(step.fromDay)}
            {step.expiresOn === null ? ', until further order' : `, until ${calendarWords(step.expiresOn)}`}. {step.reason}
          </li>
        ))}
        {order.pastConditions.map((condition) => (
          <li key={condition.id} class="app-muted">
            Until {condition.endedOn === null ? '' : calendarWords(condition.endedOn)}: {condition.position} {condition.text}
          </li>
        ))}
      </ul>
    </details>
  )
}
