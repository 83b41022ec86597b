/**
 * A visit that is being written: what stands in the form's fields, as typed, and which pages the form asks for. Pure. Its
 * id becomes the id of the mutation, so that a save can never be made twice from one draft.
 */
import { promised, type Promised } from '../attachments/kinds'
import { flag, listOf, object, oneOf, text, withDefault, type Parser } from '../contract/parse'
import type { NominalDoc } from '../contract/documents'
import { londonParts, pad } from '../ui/dates'

/** The server's limits (api/visits/commands.py): beyond them a visit would be held for a person. */
export const NOTE_CHARS_MAX = 4_000
export const STATEMENT_CHARS_MAX = 1_000
export const SHORT_CHARS_MAX = 500
export const NAME_CHARS_MAX = 200
export const ITEMS_MAX = 50

export type YesNo = '' | 'yes' | 'no'

export interface DraftPerson {
  name: string
  relationship: string
  isChild: boolean
  present: boolean
  note: string
}
export interface DraftRoom {
  name: string
  seen: boolean
  note: string
}
export interface DraftDevice {
  kind: string
  description: string
  permitted: string
  examined: boolean
  note: string
}
export interface DraftCondition {
  conditionId: string
  result: string
  note: string
}

export interface DraftTrigger {
  triggerId: string
  happened: YesNo
  /** Whether something was done about it. */
  acted: YesNo
  /** What was done, or why nothing. */
  words: string
}
export interface DraftStatement {
  text: string
  basis: string
  subjectCategory: string
  /** The direction of each ARMS factor that it counts for. */
  factors: { factor: string; direction: string }[]
}

export interface VisitDraft {
  id: string
  visitId: string
  nominalId: string
  visitType: string
  outcome: string
  day: string
  month: string
  year: string
  startTime: string
  endTime: string
  entrySought: string
  people: DraftPerson[]
  rooms: DraftRoom[]
  devices: DraftDevice[]
  conditions: DraftCondition[]
  crew: string
  secondOfficerId: string
  announced: string
  announcedReason: string
  announcedReasonText: string
  notes: string
  triggers: DraftTrigger[]
  statements: DraftStatement[]
  /** Their sealed parts lie beside the draft (device/attachment-store.ts). */
  attachments: Promised[]
}

export const ROOMS = ['Living room', 'Kitchen', 'Bedroom', 'Bathroom', 'Garden or shed'] as const

export function newDraft(nominal: NominalDoc, ids: { id: string; visitId: string }, now: Date): VisitDraft {
  const { year, month, day, hour, minute } = londonParts(now)
  return {
    ...ids,
    nominalId: nominal.id,
    visitType: 'ROUTINE',
    outcome: '',
    day: String(day),
    month: String(month),
    year: String(year),
    startTime: `${pad(hour)}:${pad(minute)}`,
    endTime: '',
    entrySought: '',
    people: nominal.household
      .filter((member) => member.livesThere)
      .map(({ firstName, relationship, isChild }) => ({
        name: firstName,
        relationship: relationship ?? '',
        isChild,
        present: false,
        note: '',
      })),
    rooms: ROOMS.map((name) => ({ name, seen: false, note: '' })),
    devices: [],
    conditions: nominal.orders
      .filter((order) => order.expiresOn === null || order.expiresOn >= `${year}-${pad(month)}-${pad(day)}`)
      .flatMap((order) => order.conditions.map(({ id }) => ({ conditionId: id, result: '', note: '' }))),
    crew: '',
    secondOfficerId: '',
    announced: '',
    announcedReason: '',
    announcedReasonText: '',
    notes: '',
    triggers: nominal.triggers.map(({ id }) => ({ triggerId: id, happened: '', acted: '', words: '' })),
    statements: [],
    attachments: [],
  }
}

export type Step =
  | 'outcome'
  | 'people'
  | 'rooms'
  | 'devices'
  | 'conditions'
  | 'triggers'
  | 'statements'
  | 'crew'
  | 'notes'
  | 'attachments'
  | 'check'

/** Somebody was in, so there is a household to describe. */
const MET_SOMEBODY = new Set(['SUCCESSFUL', 'PARTIAL_NO_ENTRY', 'ENTRY_REFUSED', 'OTHERS_PRESENT_ONLY', 'ABORTED_SAFETY'])
/** The officers went in, so there are rooms and devices to describe. */
const WENT_IN = new Set(['SUCCESSFUL', 'OTHERS_PRESENT_ONLY', 'ABORTED_SAFETY'])
/** The nominal was seen with the officers' own eyes. */
const SAW_NOMINAL = new Set(['SUCCESSFUL', 'PARTIAL_NO_ENTRY', 'ENTRY_REFUSED'])
/** Entry may have been asked for in order to search (Sexual Offences Act 2003, s.96B), and was not had. */
const NO_ENTRY_HAD = new Set(['ENTRY_REFUSED', 'PARTIAL_NO_ENTRY', 'NO_REPLY'])

export const metSomebody = (draft: VisitDraft): boolean => MET_SOMEBODY.has(draft.outcome)
export const wentIn = (draft: VisitDraft): boolean => WENT_IN.has(draft.outcome)
export const sawNominal = (draft: VisitDraft): boolean => SAW_NOMINAL.has(draft.outcome)
export const asksEntrySought = (draft: VisitDraft): boolean => NO_ENTRY_HAD.has(draft.outcome)
export const asksTriggers = (draft: VisitDraft): boolean => metSomebody(draft) && draft.triggers.length > 0
export const asksConditions = (draft: VisitDraft): boolean => metSomebody(draft) && draft.conditions.length > 0

/** The pages of the form that this outcome needs, in order. */
export function stepsOf(draft: VisitDraft): Step[] {
  const steps: Step[] = ['outcome']
  if (metSomebody(draft)) steps.push('people')
  if (wentIn(draft)) steps.push('rooms', 'devices')
  if (asksConditions(draft)) steps.push('conditions')
  if (asksTriggers(draft)) steps.push('triggers')
  if (metSomebody(draft)) steps.push('statements')
  return [...steps, 'crew', 'notes', 'attachments', 'check']
}

const words = withDefault(text, '')
const ticked = withDefault(flag, false)
const yesNo: Parser<YesNo> = withDefault(oneOf(['', 'yes', 'no']), '')

/** Reads a draft back from the phone's store. */
export const visitDraft: Parser<VisitDraft> = object<VisitDraft>({
  id: text,
  visitId: text,
  nominalId: text,
  visitType: words,
  outcome: words,
  day: words,
  month: words,
  year: words,
  startTime: words,
  endTime: words,
  entrySought: words,
  people: listOf(
    object<DraftPerson>({ name: words, relationship: words, isChild: ticked, present: ticked, note: words }),
  ),
  rooms: listOf(object<DraftRoom>({ name: words, seen: ticked, note: words })),
  devices: listOf(
    object<DraftDevice>({ kind: words, description: words, permitted: words, examined: ticked, note: words }),
  ),
  conditions: listOf(object<DraftCondition>({ conditionId: text, result: words, note: words })),
  crew: words,
  secondOfficerId: words,
  announced: words,
  announcedReason: words,
  announcedReasonText: words,
  notes: words,
  triggers: withDefault(
    listOf(object<DraftTrigger>({ triggerId: text, happened: yesNo, acted: yesNo, words })),
    [],
  ),
  statements: withDefault(
    listOf(
      object<DraftStatement>({
        text: words,
        basis: words,
        subjectCategory: words,
        factors: listOf(object<DraftStatement['factors'][number]>({ factor: text, direction: text })),
      }),
    ),
    [],
  ),
  attachments: withDefault(listOf(promised), []),
})

/** Whom a kept draft is about; empty where it cannot be read. */
export const draftNominal = (content: unknown): string => visitDraft(content)?.nominalId ?? ''
