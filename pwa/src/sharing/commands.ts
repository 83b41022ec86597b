/** What can be decided about sharing: each request under an id of its own, so that it is done once. */
import { ask, type Asked } from '../contract/ask'
import {
  AnswerQuestionDocument,
  DiscloseCaseDocument,
  DiscloseNominalDocument,
  DismissRecallDocument,
  EndAgreementDocument,
  KeepFromSubjectDocument,
  ProposeRecallDocument,
  SeeNoticeDocument,
  SendRecallDocument,
  SignAgreementDocument,
  WithholdDisclosureDocument,
  type Purpose,
  type RecallKind,
  type SharedField,
  type WithholdReason,
} from '../contract/generated/graphql'
import { newId } from '../device/ids'
import { refusalOf } from '../oversight/use-asked'

/** Null: it was done. Otherwise what to mend, in words. */
export type Told = Promise<string | null>

export interface ToShare {
  agencyId: string
  purpose: Purpose
  meaning: string
  contentDigest: string
  leaveOut: SharedField[]
}

export const disclose = async (nominalId: string, toShare: ToShare, reportId: string | null): Told =>
  told(
    await ask(DiscloseNominalDocument, { input: { id: newId(), disclosureId: newId(), nominalId, reportId, ...toShare } }),
    (data) => data.discloseNominal,
  )

export const discloseCase = async (caseId: string, toShare: ToShare, reportId: string | null): Told =>
  told(
    await ask(DiscloseCaseDocument, { input: { id: newId(), disclosureId: newId(), caseId, reportId, ...toShare } }),
    (data) => data.discloseCase,
  )

/** An empty reason: it may be given again. */
export const keepFromSubject = async (disclosureId: string, reason: string): Told =>
  told(await ask(KeepFromSubjectDocument, { input: { id: newId(), disclosureId, reason } }), (data) => data.keepFromSubject)

export const withhold = async (nominalId: string, agencyId: string, withholdReason: WithholdReason, reason: string): Told =>
  told(
    await ask(WithholdDisclosureDocument, { input: { id: newId(), disclosureId: newId(), nominalId, agencyId, withholdReason, reason } }),
    (data) => data.withholdDisclosure,
  )

export const proposeRecall = async (disclosureId: string, kind: RecallKind, reason: string): Told =>
  told(await ask(ProposeRecallDocument, { input: { id: newId(), disclosureId, kind, reason } }), (data) => data.proposeRecall)

export const sendRecall = async (recallId: string): Told =>
  told(await ask(SendRecallDocument, { input: { id: newId(), recallId } }), (data) => data.sendRecall)

export const dismissRecall = async (recallId: string, reason: string): Told =>
  told(await ask(DismissRecallDocument, { input: { id: newId(), recallId, reason } }), (data) => data.dismissRecall)

export const answerQuestion = async (questionId: string, text: string): Told =>
  told(await ask(AnswerQuestionDocument, { input: { id: newId(), questionId, text } }), (data) => data.answerQuestion)

export const seeNotice = async (noticeId: string): Told =>
  told(await ask(SeeNoticeDocument, { input: { id: newId(), noticeId } }), (data) => data.seeNotice)

export const signAgreement = async (agreementId: string, signature: string): Told =>
  told(await ask(SignAgreementDocument, { input: { id: newId(), agreementId, signature } }), (data) => data.signAgreement)

export const endAgreement = async (agreementId: string, reason: string): Told =>
  told(await ask(EndAgreementDocument, { input: { id: newId(), agreementId, reason } }), (data) => data.endAgreement)

const told = <R>(asked: Asked<R>, answerOf: (data: R) => { userErrors: readonly { message: string }[] }): string | null =>
  refusalOf(asked, (data) => answerOf(data).userErrors)
