/** Recording and varying an order. Conditions are written one a line, as the order prints them. */
import type { JSX } from 'preact'
import { ask } from '../contract/ask'
import {
  RecordOrderDocument,
  VaryOrderDocument,
  type ConditionKind,
  type OrderConditionInput,
  type OrderWordsFragment,
} from '../contract/generated/graphql'
import { newId } from '../device/ids'
import { CONDITION_KIND, ORDER, wordsFor } from '../ui/words'
import { Form, type FormField } from './form'
import { chosen, faultsOf, orNull } from './told'

const KINDS = ['SHPO', 'SRO', 'NOTIFICATION_ORDER', 'LICENCE', 'BAIL'] as const
const CONDITIONS = ['PROHIBITION', 'REQUIREMENT', 'FOREIGN_TRAVEL', 'DEVICE'] as const

const NEW_CONDITION: readonly FormField[] = [
  ...CONDITIONS.map((kind) => ({
    name: kind,
    label: `${wordsFor(CONDITION_KIND, kind)}, one a line`,
    kind: 'area' as const,
    hint: 'A number in front is kept as its number in the order',
  })),
  { name: 'checkMethod', label: 'How they are checked at a visit', kind: 'text', hint: 'Leave it empty if the text says so' },
]

/** "3. Must not own a camera" is number 3; a line without a number takes its place in the list. */
export function conditionsOf(values: Readonly<Record<string, string>>, make: () => string = newId): OrderConditionInput[] {
  const lines = CONDITIONS.flatMap((kind: ConditionKind) =>
    (values[kind] ?? '')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
      .map((line) => ({ kind, line })),
  )
  return lines.map(({ kind, line }, index) => {
    const numbered = /^(\d{1,3}[a-z]?)[.):]\s+(.*)$/i.exec(line)
    return {
      id: make(),
      kind,
      text: numbered?.[2] ?? line,
      position: numbered?.[1] ?? String(index + 1),
      checkMethod: orNull(values['checkMethod']),
    }
  })
}

export function RecordOrderForm({ nominalId, again }: { nominalId: string; again: () => void }): JSX.Element {
  return (
    <Form
      id="order"
      title="Record an order"
      submit="Record the order"
      fields={[
        { name: 'kind', label: 'What it is', kind: 'choice', choices: KINDS.map((value) => ({ value, label: wordsFor(ORDER, value) })) },
        { name: 'madeOn', label: 'When it was made', kind: 'day', isNeeded: true },
        { name: 'expiresOn', label: 'Its last day', kind: 'day', hint: 'Leave it empty if it holds until further order' },
        { name: 'court', label: 'Who made it', kind: 'text' },
        ...NEW_CONDITION,
      ]}
      act={async (values) =>
        faultsOf(
          await ask(RecordOrderDocument, {
            input: {
              id: newId(),
              orderId: newId(),
              nominalId,
              kind: chosen(KINDS, values['kind']),
              madeOn: values['madeOn'] ?? '',
              expiresOn: orNull(values['expiresOn']),
              court: values['court'] ?? '',
              conditions: conditionsOf(values),
            },
          }),
          (data) => data.recordOrder,
        )
      }
      done={again}
    />
  )
}

export function VaryOrderForm({ order, again }: { order: OrderWordsFragment; again: () => void }): JSX.Element {
  return (
    <Form
      // Its last day is sent whole: the form begins anew from what the order says now.
      key={`${order.expiresOn}-${order.changes.length}`}
      id={`vary-${order.id}`}
      title="Record that it was varied"
      submit="Record the variation"
      fields={[
        { name: 'fromDay', label: 'From which day', kind: 'day', isNeeded: true },
        { name: 'expiresOn', label: 'Its last day from then on', kind: 'day', start: order.expiresOn ?? '', hint: 'Empty: until further order' },
        {
          name: 'ends',
          label: 'Condition that holds no longer',
          kind: 'choice',
          choices: [
            { value: '', label: 'None' },
            ...order.conditions.map(({ id, position, text }) => ({ value: id, label: `${position} ${text.slice(0, 80)}` })),
          ],
        },
        ...NEW_CONDITION,
        { name: 'reason', label: 'By what: the court, the application', kind: 'area' },
      ]}
      act={async (values) => {
        const ends = orNull(values['ends'])
        return faultsOf(
          await ask(VaryOrderDocument, {
            input: {
              id: newId(),
              orderId: order.id,
              fromDay: values['fromDay'] ?? '',
              reason: values['reason'] ?? '',
              expiresOn: orNull(values['expiresOn']),
              ends: ends === null ? [] : [ends],
              adds: conditionsOf(values),
              expectedVersion: order.changes.length,
            },
          }),
          (data) => data.varyOrder,
        )
      }}
      done={again}
    />
  )
}
