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
import { Form, type FormField } from './form'
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
        ...TERMS.flatMap((number) => termFields(number)),
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

/** As many terms as one day's sentencing has, as a rule: which overlap and which follow is told by when each begins. */
const TERMS = [1, 2, 3, 4] as const

function termFields(number: number): FormField[] {
  const which = number === 1 ? 'Imprisonment' : `Term ${number}`
  const begins = number === 1 ? 'Leave it empty if it began on the relevant date' : 'Consecutive or concurrent: the day on which it begins says so'
  return [
    { name: `months${number}`, label: `${which}: months`, kind: 'text' },
    { name: `days${number}`, label: `${which}: days beside the months`, kind: 'text' },
    { name: `begins${number}`, label: `${which}: when it begins`, kind: 'day', hint: begins },
  ]
}

/** The terms of imprisonment that were given, each with its length and its first day. */
export function termsOf(values: Readonly<Record<string, string>>): SentencedTermInput[] {
  return TERMS.flatMap((number) => {
    const months = numberOrNull(values[`months${number}`])
    const days = numberOrNull(values[`days${number}`])
    if (months === null && days === null) return []
    return [{ begins: orNull(values[`begins${number}`]) ?? values['relevantOn'] ?? '', months: months ?? 0, days: days ?? 0 }]
  })
}

/** The instant that a day and a time of London's clock name; null where no day was given, undefined where it is none. */
export function instantOf(day: string | undefined, time: string | undefined): string | null | undefined {
  if (orNull(day) === null) return null
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day ?? '') ?? []
  const [, hour, minute] = /^(\d{1,2})[:.](\d{2})$/.exec(time?.trim() ?? '') ?? []
  return londonInstant(Number(year), Number(month), Number(date), Number(hour), Number(minute))
}
