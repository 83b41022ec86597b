/** What can be decided about a case: each request under an id of its own, so that it is done once. */
import { ask } from '../contract/ask'
import {
  CheckWelfareDocument,
  DecideLikenessDocument,
  DecideSharingDocument,
  LiftEmbargoDocument,
  PlanWelfareDocument,
  RecordCaseEventDocument,
  RecordKiratDocument,
  RecordSafeguardingDocument,
  SetEmbargoDocument,
  type CaseCandidatesQuery,
  type CaseEventKind,
  type CaseRecordQuery,
  type Deconfliction,
  type KiratBand,
  type SafeguardingStep,
  type WithholdReason,
} from '../contract/generated/graphql'
import { newId } from '../device/ids'
import { refusalOf } from '../oversight/use-asked'
import { faultsOf, type Faults } from '../records/told'

export type CaseRecord = NonNullable<CaseRecordQuery['case']>
export type Candidate = CaseCandidatesQuery['caseCandidates'][number]
/** Null: it was done. Otherwise what to mend, in words. */
export type Told = Promise<string | null>

const now = (): string => new Date().toISOString()

export const recordKirat = async (caseId: string, band: KiratBand, version: string, assessor: string, reason: string): Told =>
  refusalOf(
    await ask(RecordKiratDocument, { input: { id: newId(), caseId, band, version, assessor, bandAsOf: now(), reason } }),
    (data) => data.recordKirat.userErrors,
  )

export interface Withheld {
  meaning: string
  withheldFor: WithholdReason
  reason: string
  reviewById: string
}

export const withholdCase = async (caseId: string, said: Withheld): Promise<Faults> =>
  faultsOf(await ask(DecideSharingDocument, { input: { id: newId(), caseId, decision: 'WITHHELD', ...said } }), (data) => data.decideSharing)

export const decideLikeness = async (caseId: string, one: Candidate, decision: Deconfliction, reason: string): Told =>
  refusalOf(
    await ask(DecideLikenessDocument, {
      input: { id: newId(), caseId, subjectId: one.subjectId, nominalId: one.nominalId, decision, reason },
    }),
    (data) => data.decideLikeness.userErrors,
  )

export const setEmbargo = async (caseId: string, reason: string): Told =>
  refusalOf(await ask(SetEmbargoDocument, { input: { id: newId(), caseId, reason } }), (data) => data.setEmbargo.userErrors)

export const liftEmbargo = async (caseId: string, reason: string): Told =>
  refusalOf(await ask(LiftEmbargoDocument, { input: { id: newId(), caseId, reason } }), (data) => data.liftEmbargo.userErrors)

export const recordEvent = async (caseId: string, kind: CaseEventKind, note: string): Told =>
  refusalOf(
    await ask(RecordCaseEventDocument, { input: { id: newId(), caseId, kind, at: now(), note } }),
    (data) => data.recordCaseEvent.userErrors,
  )

export const planWelfare = async (caseId: string, text: string): Told =>
  refusalOf(await ask(PlanWelfareDocument, { input: { id: newId(), caseId, text } }), (data) => data.planWelfare.userErrors)

export const checkWelfare = async (caseId: string, eventId: string, outcome: string): Told =>
  refusalOf(
    await ask(CheckWelfareDocument, { input: { id: newId(), caseId, eventId, at: now(), outcome } }),
    (data) => data.checkWelfare.userErrors,
  )

export const recordSafeguarding = async (caseId: string, step: SafeguardingStep, agency: string, reference: string): Told =>
  refusalOf(
    await ask(RecordSafeguardingDocument, { input: { id: newId(), caseId, step, at: now(), agency, reference } }),
    (data) => data.recordSafeguarding.userErrors,
  )
