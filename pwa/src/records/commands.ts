/** What can be decided on the page of a nominal's records: each request under an id of its own, so that it is done once. */
import { ask, type Asked } from '../contract/ask'
import {
  CompletePlanActionDocument,
  DecideArmsDocument,
  DecideAttemptsDocument,
  DecidePlanDocument,
  type AttemptDecision,
  type NominalRecordsQuery,
  type SigningVerdict,
} from '../contract/generated/graphql'
import { newId } from '../device/ids'
import type { Told } from '../ui/verdict'

export type Records = NonNullable<NominalRecordsQuery['nominal']>
export type Plan = Records['plans'][number]
export type Arms = Records['armsAssessments'][number]

type Answer = { userErrors: readonly { message: string }[] }

export const decidePlan = async ({ id, version }: Plan, verdict: SigningVerdict, comment: string): Told =>
  told(
    await ask(DecidePlanDocument, { input: { id: newId(), planId: id, expectedVersion: version, verdict, comment } }),
    (data) => data.decidePlan,
  )

export const decideArms = async ({ id, version }: Arms, verdict: SigningVerdict, comment: string): Told =>
  told(
    await ask(DecideArmsDocument, { input: { id: newId(), assessmentId: id, expectedVersion: version, verdict, comment } }),
    (data) => data.decideArms,
  )

export const decideAttempts = async (nominalId: string, decision: AttemptDecision, reason: string): Told =>
  told(await ask(DecideAttemptsDocument, { input: { id: newId(), nominalId, decision, reason } }), (data) => data.decideAttempts)

export const completeAction = async (actionId: string, outcome: string): Told =>
  told(await ask(CompletePlanActionDocument, { input: { id: newId(), actionId, outcome } }), (data) => data.completePlanAction)

function told<R>(asked: Asked<R>, answerOf: (data: R) => Answer): string | null {
  switch (asked.kind) {
    case 'answer':
      return answerOf(asked.data).userErrors[0]?.message ?? null
    case 'offline':
      return 'No connection: nothing was decided. Try again'
    case 'signIn':
      return 'Your session has ended: sign in again'
    case 'refused':
      return asked.message
  }
}
