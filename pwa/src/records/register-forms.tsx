/** Recording in the register: a notification, a stay, why somebody must notify. */
import type { JSX } from 'preact'
import { ask } from '../contract/ask'
import {
  RecordNotificationDocument,
  RecordStayDocument,
  SetNotificationPeriodDocument,
  type ParticularInput,
  type SentencedTermInput,
} from '../contract/generated/graphql'
import { newId } from '../device/ids'
import { londonInstant } from '../ui/dates'
import { wordsFor } from '../ui/words'
import { Form } from './form'
import type { Register } from './register-page'
import { chosen, faultsOf, numberOrNull, orNull } from './told'
import { DISPOSAL, NOTIFICATION, PARTICULAR } from './words'

interface FormProps {
  nominal: Register
  again: () => void
}

const KINDS = ['ANNUAL', 'INITIAL', 'CHANGE', 'STAY', 'ADVANCE', 'ADVANCE_LAPSED', 'WEEKLY', 'TRAVEL_OUT', 'TRAVEL_RETURN'] as const
const PARTICULARS = [
  'NAME',
  'ADDRESS',
  'OTHER_PREMISES',
  'CHILD_IN_HOUSEHOLD',
  'NATIONAL_INSURANCE',
  'BANK_ACCOUNT',
  'CARD',
  'PASSPORT',
  'IDENTITY_DOCUMENT',
  'TRAVEL',
  'VEHICLE',
  'PHONE',
  'EMAIL',
] as const
const DISPOSALS = ['CAUTION', 'IMPRISONMENT', 'LIFE', 'HOSPITAL_RESTRICTED', 'HOSPITAL', 'CONDITIONAL_DISCHARGE', 'OTHER'] as const

export function NotificationForm({ nominal, again }: FormProps): JSX.Element {
  return (
    <Form
      id="notification"
      title="Record a notification"
      submit="Record the notification"
      fields={[
        { name: 'kind', label: 'What it is about', kind: 'choice', choices: KINDS.map((value) => ({ value, label: wordsFor(NOTIFICATION, value) })) },
        { name: 'eventOn', label: 'Day of the event', kind: 'day', hint: 'Of the change, the seventh day of a stay, the departure or the return' },
        { name: 'notifiedOn', label: 'Day on which police were told', kind: 'day', hint: 'Leave it empty if they have not been told yet' },
        { name: 'notifiedAt', label: 'At what time', kind: 'text', start: '12:00', hint: 'For example 14:30' },
        { name: 'acknowledgement', label: 'Number of the written acknowledgement', kind: 'text' },
        { name: 'details', label: 'What was said', kind: 'area' },
        ...PARTICULARS.map((value) => ({ name: value, label: wordsFor(PARTICULAR, value), kind: 'text' as const })),
        {
          name: 'withExcuse',
          label: 'Travel notified late for good reason',
          kind: 'choice',
          choices: [
            { value: '', label: 'No' },
            { value: 'yes', label: 'Yes' },
          ],
        },
      ]}
      act={async (values) => {
        const notifiedAt = instantOf(values['notifiedOn'], values['notifiedAt'])
        if (notifiedAt === undefined) return [{ field: 'notifiedAt', message: 'Write the time as on a clock, for example 14:30' }]
        return faultsOf(
          await ask(RecordNotificationDocument, {
            input: {
              id: newId(),
              nominalId: nominal.id,
              expectedVersion: nominal.version,
              kind: chosen(KINDS, values['kind']),
              eventOn: orNull(values['eventOn']),
              notifiedAt,
              withExcuse: values['withExcuse'] === 'yes',
              details: values['details'] ?? '',
              acknowledgement: orNull(values['acknowledgement']),
              particulars: particularsOf(values),
            },
          }),
          (data) => data.recordNotification,
        )
      }}
      done={again}
    />
  )
}

export function StayForm({ nominal, again }: FormProps): JSX.Element {
  return (
    <Form
      id="stay"
      title="Record a stay"
      submit="Record the stay"
      fields={[
        { name: 'premises', label: 'Address', kind: 'text' },
        { name: 'fromDay', label: 'First day', kind: 'day', isNeeded: true },
        { name: 'toDay', label: 'Last day', kind: 'day', isNeeded: true },
        { name: 'childHours', label: 'Hours in a household with somebody under 18', kind: 'text', hint: 'Leave it empty if there was nobody' },
        { name: 'source', label: 'How it is known', kind: 'text' },
      ]}
      act={async (values) =>
        faultsOf(
          await ask(RecordStayDocument, {
            input: {
              id: newId(),
              nominalId: nominal.id,
              premises: values['premises'] ?? '',
              fromDay: values['fromDay'] ?? '',
              toDay: values['toDay'] ?? '',
              childHours: numberOrNull(values['childHours']),
              source: values['source'] ?? '',
            },
          }),
          (data) => data.recordStay,
        )
      }
      done={again}
    />
  )
}

export function PeriodForm({ nominal, again }: FormProps): JSX.Element {
  return (
    <Form
      id="period-form"
      title="Record why they must notify"
      submit="Record it"
      fields={[
        { name: 'disposal', label: 'How the case ended', kind: 'choice', choices: DISPOSALS.map((value) => ({ value, label: wordsFor(DISPOSAL, value) })) },
        { name: 'relevantOn', label: 'Relevant date', kind: 'day', isNeeded: true, hint: 'Of the conviction, finding or caution' },
        { name: 'months', label: 'Months of imprisonment', kind: 'text', hint: 'With imprisonment for a term' },
        { name: 'dischargeEndsOn', label: 'Last day of a conditional discharge', kind: 'day' },
      ]}
      act={async (values) =>
        faultsOf(
          await ask(SetNotificationPeriodDocument, {
            input: {
              id: newId(),
              nominalId: nominal.id,
              disposal: chosen(DISPOSALS, values['disposal']),
              relevantOn: values['relevantOn'] ?? '',
              terms: termsOf(values),
              dischargeEndsOn: orNull(values['dischargeEndsOn']),
            },
          }),
          (data) => data.setNotificationPeriod,
        )
      }
      done={again}
    />
  )
}

function particularsOf(values: Readonly<Record<string, string>>): ParticularInput[] {
  return PARTICULARS.flatMap((kind) => {
    const text = orNull(values[kind])
    return text === null ? [] : [{ kind, text }]
  })
}

function termsOf(values: Readonly<Record<string, string>>): SentencedTermInput[] {
  const months = numberOrNull(values['months'])
  return months === null ? [] : [{ begins: values['relevantOn'] ?? '', months }]
}

/** The instant that a day and a time of London's clock name; null where no day was given, undefined where it is none. */
function instantOf(day: string | undefined, time: string | undefined): string | null | undefined {
  if (orNull(day) === null) return null
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day ?? '') ?? []
  const [, hour, minute] = /^(\d{1,2})[:.](\d{2})$/.exec(time?.trim() ?? '') ?? []
  return londonInstant(Number(year), Number(month), Number(date), Number(hour), Number(minute))
}
