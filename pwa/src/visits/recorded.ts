/** The RecordVisit command, version 3: what is sealed, sent, and kept readable on this phone. */
import { promised, type Promised } from '../attachments/kinds'
import { flag, listOf, nullable, object, text, withDefault, type Parser } from '../contract/parse'

export const RECORD_VISIT = { op: 'RecordVisit', opVersion: 3 } as const

export interface PersonSeen {
  name: string
  relationship: string
  isChild: boolean
  note: string | null
}
export interface RoomSeen {
  name: string
  seen: boolean
  note: string | null
}
export interface DeviceSeen {
  kind: string
  description: string
  permitted: string
  examined: boolean
  note: string | null
}
export interface ConditionChecked {
  conditionId: string
  result: string
  note: string | null
}

export interface FactorTag {
  factor: string
  direction: string
}
export interface Statement {
  text: string
  basis: string
  subjectCategory: string
  factors: FactorTag[]
}
export interface TriggerAnswer {
  triggerId: string
  happened: boolean
  action: string | null
  noActionReason: string | null
}

export interface RecordedVisit {
  visitId: string
  nominalId: string
  visitType: string
  outcome: string
  startedAt: string
  endedAt: string | null
  announced: boolean
  announcedReason: string | null
  announcedReasonText: string | null
  crewMode: string
  secondOfficerId: string | null
  nominalSeen: boolean
  entrySoughtToSearch: boolean
  people: PersonSeen[]
  rooms: RoomSeen[]
  devices: DeviceSeen[]
  conditionChecks: ConditionChecked[]
  notes: string
  statements: Statement[]
  triggerAnswers: TriggerAnswer[]
  attachments: Promised[]
}

const maybe = nullable(text)

/** Reads back a readable copy, of older versions too; undefined where the item is not a visit. */
export const recordedVisit: Parser<RecordedVisit> = object<RecordedVisit>({
  visitId: text,
  nominalId: text,
  visitType: text,
  outcome: text,
  startedAt: text,
  endedAt: maybe,
  announced: flag,
  announcedReason: maybe,
  announcedReasonText: maybe,
  crewMode: text,
  secondOfficerId: maybe,
  nominalSeen: flag,
  entrySoughtToSearch: flag,
  people: listOf(object<PersonSeen>({ name: text, relationship: text, isChild: flag, note: maybe })),
  rooms: listOf(object<RoomSeen>({ name: text, seen: flag, note: maybe })),
  devices: listOf(
    object<DeviceSeen>({ kind: text, description: text, permitted: text, examined: flag, note: maybe }),
  ),
  conditionChecks: listOf(object<ConditionChecked>({ conditionId: text, result: text, note: maybe })),
  notes: text,
  statements: withDefault(
    listOf(
      object<Statement>({
        text,
        basis: text,
        subjectCategory: text,
        factors: listOf(object<FactorTag>({ factor: text, direction: text })),
      }),
    ),
    [],
  ),
  triggerAnswers: withDefault(
    listOf(object<TriggerAnswer>({ triggerId: text, happened: flag, action: maybe, noActionReason: maybe })),
    [],
  ),
  attachments: withDefault(listOf(promised), []),
})
