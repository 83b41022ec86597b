/** What somebody at an agency may do: each request under an id of its own, so that it is done once. */
import { ask } from '../contract/ask'
import {
  AcknowledgeDisclosureDocument,
  AcknowledgeRecallDocument,
  AskQuestionDocument,
  ContributeConcernDocument,
  EnquireAsPartnerDocument,
  type ContributeConcernInput,
  type EnquireInput,
  type SharedWholeFragment,
} from '../contract/generated/graphql'
import { newId } from '../device/ids'
import { refusalOf } from '../oversight/use-asked'
import { faultsOf, type Faults } from '../records/told'
import type { Told } from '../ui/verdict'

export const acknowledge = async (disclosureId: string): Told =>
  refusalOf(await ask(AcknowledgeDisclosureDocument, { input: { id: newId(), disclosureId } }), (data) => data.acknowledgeDisclosure.userErrors)

export const acknowledgeRecall = async (noticeId: string): Told =>
  refusalOf(await ask(AcknowledgeRecallDocument, { input: { id: newId(), noticeId } }), (data) => data.acknowledgeRecall.userErrors)

export const askQuestion = async (id: string, disclosureId: string, text: string): Promise<Faults> =>
  faultsOf(await ask(AskQuestionDocument, { input: { id, disclosureId, text } }), (data) => data.askQuestion)

export const contribute = async (input: ContributeConcernInput): Promise<Faults> =>
  faultsOf(await ask(ContributeConcernDocument, { input }), (data) => data.contributeConcern)

/** What else is held of one person: what was told, or why nothing was. */
export async function enquire(asked: Omit<EnquireInput, 'id'>): Promise<{ items: readonly SharedWholeFragment[]; trouble: string | null }> {
  const answer = await ask(EnquireAsPartnerDocument, { input: { id: newId(), ...asked } })
  const trouble = refusalOf(answer, (data) => data.enquire.userErrors)
  return { items: answer.kind === 'answer' ? answer.data.enquire.items : [], trouble }
}
