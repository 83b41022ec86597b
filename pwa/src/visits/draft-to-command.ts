/** A complete draft becomes the RecordVisit command, an incomplete one the list of what is missing, in plain words. Pure. */
import { londonInstant } from '../ui/dates'
import {
  asksConditions,
  asksEntrySought,
  asksTriggers,
  metSomebody,
  NOTE_CHARS_MAX,
  sawNominal,
  STATEMENT_CHARS_MAX,
  stepsOf,
  wentIn,
  type DraftCondition,
  type DraftStatement,
  type DraftTrigger,
  type Step,
  type VisitDraft,
} from './draft'
import type { RecordedVisit } from './recorded'

export interface FieldError {
  step: Step
  /** The id of the field in the page, to which the error summary links. */
  field: string
  message: string
}

export type Drafted = { kind: 'command'; command: RecordedVisit } | { kind: 'errors'; errors: FieldError[] }

/** A start this far ahead of the phone's clock is a slip of the finger; the server judges smaller skews. */
const FUTURE_TOLERANCE_MS = 5 * 60_000

export function draftToCommand(draft: VisitDraft, now: Date): Drafted {
  const errors = stepsOf(draft).flatMap((step) => stepErrors(draft, step, now))
  const startedAt = startOf(draft)
  if (errors.length > 0 || startedAt === undefined) return { kind: 'errors', errors }
  return { kind: 'command', command: toCommand(draft, startedAt) }
}

export function stepErrors(draft: VisitDraft, step: Step, now: Date): FieldError[] {
  const at = (field: string, message: string): FieldError => ({ step, field, message })
  switch (step) {
    case 'outcome':
      return outcomeErrors(draft, now, at)
    case 'people':
      return draft.people.flatMap((person, index) =>
        person.present && person.name.trim() === '' ? [at(`person-${index}-name`, 'Enter a name, or "not known"')] : [],
      )
    case 'devices':
      return draft.devices.flatMap((device, index) =>
        device.kind === '' ? [at(`device-${index}-kind`, `Select what device ${index + 1} is`)] : [],
      )
    case 'conditions':
      return draft.conditions.flatMap((condition, index) => conditionErrors(condition, index, at))
    case 'triggers':
      return draft.triggers.flatMap((trigger, index) => triggerErrors(trigger, index, at))
    case 'statements':
      return draft.statements.flatMap((statement, index) => statementErrors(statement, index, at))
    case 'crew':
      return crewErrors(draft, at)
    case 'notes':
      return draft.notes.length > NOTE_CHARS_MAX
        ? [at('notes', `Notes must be ${NOTE_CHARS_MAX.toLocaleString('en-GB')} characters or fewer`)]
        : []
    case 'rooms':
    case 'attachments':
    case 'check':
      return []
  }
}

type At = (field: string, message: string) => FieldError

function conditionErrors(condition: DraftCondition, index: number, at: At): FieldError[] {
  if (condition.result === '') return [at(`condition-${index}`, `Select what you found for condition ${index + 1}`)]
  const isUnsaid = condition.result === 'NOT_CHECKED' && condition.note.trim() === ''
  return isUnsaid ? [at(`condition-${index}-note`, `Enter why condition ${index + 1} was not checked`)] : []
}

/** The plan asks about each by name: what happened needs an action, or a reason for none. */
function triggerErrors(trigger: DraftTrigger, index: number, at: At): FieldError[] {
  if (trigger.happened === '') return [at(`trigger-${index}`, `Select whether trigger ${index + 1} happened`)]
  if (trigger.happened === 'no') return []
  if (trigger.acted === '') return [at(`trigger-${index}-acted`, `Select whether you did something about trigger ${index + 1}`)]
  if (trigger.words.trim() !== '') return []
  const asked = trigger.acted === 'yes' ? 'what you did' : 'why you did nothing'
  return [at(`trigger-${index}-words`, `Enter ${asked} about trigger ${index + 1}`)]
}

function statementErrors(statement: DraftStatement, index: number, at: At): FieldError[] {
  const errors: FieldError[] = []
  if (statement.text.trim() === '') errors.push(at(`statement-${index}-text`, `Enter statement ${index + 1}, or remove it`))
  if (statement.text.length > STATEMENT_CHARS_MAX) {
    errors.push(at(`statement-${index}-text`, `Statement ${index + 1} must be 1,000 characters or fewer`))
  }
  if (statement.basis === '') errors.push(at(`statement-${index}-basis`, `Select how you know statement ${index + 1}`))
  return errors
}

function outcomeErrors(draft: VisitDraft, now: Date, at: At): FieldError[] {
  const errors: FieldError[] = []
  if (draft.outcome === '') errors.push(at('outcome', 'Select what happened at the visit'))
  if (draft.visitType === '') errors.push(at('visitType', 'Select the type of visit'))
  const startedAt = startOf(draft)
  if (startedAt === undefined) errors.push(at('start-day', 'Enter the date and time when the visit started'))
  else if (Date.parse(startedAt) > now.getTime() + FUTURE_TOLERANCE_MS) {
    errors.push(at('start-day', 'The visit must have started in the past'))
  }
  if (draft.endTime !== '' && endOf(draft) === undefined) {
    errors.push(at('endTime', 'Enter the time when the visit ended, for example 14:30'))
  }
  if (asksEntrySought(draft) && draft.entrySought === '') {
    errors.push(at('entrySought', 'Select yes if you asked to go in to search'))
  }
  return errors
}

function crewErrors(draft: VisitDraft, at: At): FieldError[] {
  const errors: FieldError[] = []
  if (draft.crew === '') errors.push(at('crew', 'Select how many officers went'))
  if (draft.announced === '') errors.push(at('announced', 'Select yes if the visit was announced beforehand'))
  if (draft.announced === 'yes' && draft.announcedReason === '') {
    errors.push(at('announcedReason', 'Select why the visit was announced'))
  }
  if (draft.announced === 'yes' && draft.announcedReason === 'OTHER' && draft.announcedReasonText.trim() === '') {
    errors.push(at('announcedReasonText', 'Enter why the visit was announced'))
  }
  return errors
}

function startOf(draft: VisitDraft): string | undefined {
  return instantOf(draft, draft.startTime)
}

/** An end before the start on the clock is after midnight. */
function endOf(draft: VisitDraft): string | undefined {
  const start = startOf(draft)
  const end = instantOf(draft, draft.endTime)
  if (start === undefined || end === undefined || Date.parse(end) >= Date.parse(start)) return end
  const next = new Date(Date.UTC(Number(draft.year), Number(draft.month) - 1, Number(draft.day) + 1))
  const date = { year: next.getUTCFullYear(), month: next.getUTCMonth() + 1, day: next.getUTCDate() }
  return instantOf({ year: String(date.year), month: String(date.month), day: String(date.day) }, draft.endTime)
}

function instantOf(date: Pick<VisitDraft, 'year' | 'month' | 'day'>, time: string): string | undefined {
  const clock = /^(\d{1,2})[:.](\d{2})$/.exec(time.trim())
  const digits = [date.year, date.month, date.day].map((part) => (/^\d{1,4}$/.test(part.trim()) ? Number(part) : Number.NaN))
  const [year, month, day] = digits
  if (clock === null || year === undefined || month === undefined || day === undefined) return undefined
  if (Number.isNaN(year + month + day) || year < 2000) return undefined
  return londonInstant(year, month, day, Number(clock[1]), Number(clock[2]))
}

const orNull = (value: string): string | null => (value.trim() === '' ? null : value.trim())

function toCommand(draft: VisitDraft, startedAt: string): RecordedVisit {
  const isAnnounced = draft.announced === 'yes'
  return {
    visitId: draft.visitId,
    nominalId: draft.nominalId,
    visitType: draft.visitType,
    outcome: draft.outcome,
    startedAt,
    endedAt: draft.endTime === '' ? null : (endOf(draft) ?? null),
    announced: isAnnounced,
    announcedReason: isAnnounced ? orNull(draft.announcedReason) : null,
    announcedReasonText: isAnnounced && draft.announcedReason === 'OTHER' ? orNull(draft.announcedReasonText) : null,
    crewMode: draft.crew,
    secondOfficerId: draft.crew === 'DOUBLE' ? orNull(draft.secondOfficerId) : null,
    nominalSeen: sawNominal(draft),
    entrySoughtToSearch: asksEntrySought(draft) && draft.entrySought === 'yes',
    people: metSomebody(draft) ? peopleSeen(draft) : [],
    rooms: wentIn(draft) ? draft.rooms.map(({ name, seen, note }) => ({ name, seen, note: orNull(note) })) : [],
    devices: wentIn(draft) ? draft.devices.map((device) => ({ ...device, note: orNull(device.note) })) : [],
    conditionChecks: asksConditions(draft)
      ? draft.conditions.map(({ conditionId, result, note }) => ({ conditionId, result, note: orNull(note) }))
      : [],
    notes: draft.notes.trim(),
    statements: metSomebody(draft) ? draft.statements.map((each) => ({ ...each, text: each.text.trim() })) : [],
    triggerAnswers: asksTriggers(draft) ? draft.triggers.map(answered) : [],
    attachments: draft.attachments.map((each) => ({ ...each, caption: orNull(each.caption ?? '') })),
  }
}

function answered({ triggerId, happened, acted, words }: DraftTrigger): RecordedVisit['triggerAnswers'][number] {
  const isTold = happened === 'yes'
  return {
    triggerId,
    happened: isTold,
    action: isTold && acted === 'yes' ? orNull(words) : null,
    noActionReason: isTold && acted === 'no' ? orNull(words) : null,
  }
}

function peopleSeen(draft: VisitDraft): RecordedVisit['people'] {
  return draft.people
    .filter((person) => person.present)
    .map(({ name, relationship, isChild, note }) => ({
      name: name.trim(),
      relationship: relationship.trim(),
      isChild,
      note: orNull(note),
    }))
}
