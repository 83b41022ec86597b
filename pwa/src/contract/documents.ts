/**
 * The documents that the phone keeps, as the sync protocol sends them. Codes stay plain strings: a code that this version
 * of the app does not know is shown by its words, not refused.
 */
import { anything, flag, listOf, nullable, number, object, text, withDefault, type Parser } from './parse'

const words = withDefault(listOf(text), [])
const label = withDefault(text, '')
const yesNo = withDefault(flag, false)
const maybe = nullable(text)

export interface Address {
  id: string
  kind: string
  lines: string[]
  postcode: string | null
  since: string | null
  until: string | null
}
export interface Marker {
  id: string
  code: string
  detail: string | null
  since: string | null
  reviewedOn: string | null
}
export interface Condition {
  id: string
  kind: string
  text: string
  checkMethod: string | null
  lastCheckedOn: string | null
}
export interface Order {
  id: string
  kind: string
  madeOn: string | null
  expiresOn: string | null
  conditions: Condition[]
}
export interface HouseholdMember {
  id: string
  firstName: string
  relationship: string | null
  isChild: boolean
  ageBand: string | null
  livesThere: boolean
}
/** What sets this person off, by the plan in force: asked about by name at every visit. */
export interface Trigger {
  id: string
  text: string
}
export interface NominalDoc {
  id: string
  reference: string
  name: string
  otherNames: string[]
  dateOfBirth: string | null
  riskLevel: string
  managementMode: string
  restricted: boolean
  unitId: string | null
  ownerId: string | null
  addresses: Address[]
  markers: Marker[]
  orders: Order[]
  household: HouseholdMember[]
  triggers: Trigger[]
  /** The plan in force, by its number; null where there is none, or it was fetched before the server told it. */
  plan: { number: number } | null
  lastSuccessfulVisitAt: string | null
}
export interface ConditionCheck {
  conditionId: string
  result: string
  note: string | null
}
/** What a supervisor, or the officer after them, last said about a visit. */
export interface LastReview {
  step: string
  comment: string
  at: string
}
export interface VisitDoc {
  id: string
  nominalId: string
  visitType: string
  outcome: string
  startedAt: string
  endedAt: string | null
  receivedAt: string | null
  officerName: string
  secondOfficerName: string | null
  announced: boolean
  notes: string | null
  flags: string[]
  conditionChecks: ConditionCheck[]
  lastReview: LastReview | null
  /** The record that speaks for the visit of which this is another officer's; null: this one speaks for itself. */
  joinedTo: string | null
  attachments: AttachmentDoc[]
}
/** What the visit brings along, and how far it has come to the server. */
export interface AttachmentDoc {
  id: string
  kind: string
  bytes: number
  caption: string | null
  state: string
  problem: string | null
}
export interface ObligationDoc {
  id: string
  kind: string
  nominalId: string
  openedAt: string
  /** Null while its clock stands still. */
  dueAt: string | null
  metAt: string | null
  cancelledAt: string | null
  /** Why it is due then, in plain words. */
  explain: string | null
}
export interface OfficerDoc {
  id: string
  name: string
  collarNumber: string
  unitId: string | null
}
export interface SubmissionDoc {
  id: string
  op: string
  state: string
  reason: string | null
  message: string | null
  receivedAt: string | null
  nominalId: string | null
}

const address: Parser<Address> = object<Address>({
  id: text,
  kind: label,
  lines: words,
  postcode: maybe,
  since: maybe,
  until: maybe,
})
const marker: Parser<Marker> = object<Marker>({ id: text, code: text, detail: maybe, since: maybe, reviewedOn: maybe })
const condition: Parser<Condition> = object<Condition>({
  id: text,
  kind: label,
  text,
  checkMethod: maybe,
  lastCheckedOn: maybe,
})
const order: Parser<Order> = object<Order>({
  id: text,
  kind: text,
  madeOn: maybe,
  expiresOn: maybe,
  conditions: withDefault(listOf(condition), []),
})
const member: Parser<HouseholdMember> = object<HouseholdMember>({
  id: text,
  firstName: label,
  relationship: maybe,
  isChild: yesNo,
  ageBand: maybe,
  livesThere: yesNo,
})

export const nominalDoc: Parser<NominalDoc> = object<NominalDoc>({
  id: text,
  reference: label,
  name: text,
  otherNames: words,
  dateOfBirth: maybe,
  riskLevel: withDefault(text, 'UNASSESSED'),
  managementMode: withDefault(text, 'ACTIVE'),
  restricted: yesNo,
  unitId: maybe,
  ownerId: maybe,
  addresses: withDefault(listOf(address), []),
  markers: withDefault(listOf(marker), []),
  orders: withDefault(listOf(order), []),
  household: withDefault(listOf(member), []),
  triggers: withDefault(listOf(object<Trigger>({ id: text, text })), []),
  plan: nullable(object<{ number: number }>({ number })),
  lastSuccessfulVisitAt: maybe,
})

const check: Parser<ConditionCheck> = object<ConditionCheck>({ conditionId: text, result: text, note: maybe })

const attachment: Parser<AttachmentDoc> = object<AttachmentDoc>({
  id: text,
  kind: label,
  bytes: withDefault(number, 0),
  caption: maybe,
  state: label,
  problem: maybe,
})

export const visitDoc: Parser<VisitDoc> = object<VisitDoc>({
  id: text,
  nominalId: text,
  visitType: label,
  outcome: text,
  startedAt: text,
  endedAt: maybe,
  receivedAt: maybe,
  officerName: label,
  secondOfficerName: maybe,
  announced: yesNo,
  notes: maybe,
  flags: words,
  conditionChecks: withDefault(listOf(check), []),
  lastReview: nullable(object<LastReview>({ step: text, comment: label, at: text })),
  joinedTo: maybe,
  attachments: withDefault(listOf(attachment), []),
})

export const obligationDoc: Parser<ObligationDoc> = object<ObligationDoc>({
  id: text,
  kind: label,
  nominalId: text,
  openedAt: text,
  dueAt: maybe,
  metAt: maybe,
  cancelledAt: maybe,
  explain: maybe,
})

export const officerDoc: Parser<OfficerDoc> = object<OfficerDoc>({
  id: text,
  name: text,
  collarNumber: label,
  unitId: maybe,
})

export const submissionDoc: Parser<SubmissionDoc> = object<SubmissionDoc>({
  id: text,
  op: label,
  state: text,
  reason: maybe,
  message: maybe,
  receivedAt: maybe,
  nominalId: maybe,
})

export interface ConflictDoc {
  id: string
  nominalId: string
  entity: string
  recordId: string
  field: string
  base: unknown
  mine: unknown
  theirs: unknown
  author: string | null
  theirsAuthor: string | null
  mineAt: string | null
  theirsAt: string | null
  openedAt: string
  resolvedAt: string | null
}
export const conflictDoc: Parser<ConflictDoc> = object<ConflictDoc>({
  id: text,
  nominalId: text,
  entity: text,
  recordId: text,
  field: text,
  base: anything,
  mine: anything,
  theirs: anything,
  author: maybe,
  theirsAuthor: maybe,
  mineAt: maybe,
  theirsAt: maybe,
  openedAt: text,
  resolvedAt: maybe,
})
