/** One transfer: between whom, by when it is to be answered, whose clock runs meanwhile, and the answer. */
import type { JSX } from 'preact'
import { ask } from '../contract/ask'
import {
  AnswerTransferDocument,
  ColleaguesDocument,
  WithdrawTransferDocument,
  type TransfersQuery,
} from '../contract/generated/graphql'
import { newId } from '../device/ids'
import { useAsked } from '../oversight/use-asked'
import { dateWords } from '../ui/dates'
import { Fact } from '../ui/fact'
import { Tag } from '../ui/page'
import { RISK, wordsFor } from '../ui/words'
import { Form } from './form'
import { faultsOf, orNull } from './told'
import { TRANSFER_STATE } from './words'

export type Transfer = TransfersQuery['transfers']['edges'][number]['node']

export function TransferCard({ transfer, again }: { transfer: Transfer; again: () => void }): JSX.Element {
  const waits = transfer.state === 'PROPOSED'
  return (
    <div class="app-card" data-testid="transfer">
      <h3 class="govuk-heading-s">
        {transfer.name ?? 'Name withheld'}, {transfer.reference} <Tag tone={waits ? 'yellow' : 'grey'}>{wordsFor(TRANSFER_STATE, transfer.state)}</Tag>
      </h3>
      <dl class="govuk-summary-list">
        <Fact term="From" value={`${transfer.fromOwner.name}, ${transfer.fromUnit.name}`} />
        <Fact term="To" value={toWords(transfer)} />
        <Fact term="Why" value={transfer.reason} />
        <Fact term="Risk when proposed" value={wordsFor(RISK, transfer.riskLevel)} />
        <Fact term="Home visit due" value={dayOf(transfer.visitDueAt)} />
        <Fact term="To be answered by" value={dayOf(transfer.answerBy)} />
        <Fact term="Proposed" value={`${dateWords(new Date(transfer.proposedAt))}, ${transfer.proposer}`} />
        {transfer.decision === null || transfer.decision === '' ? null : <Fact term="What was said" value={transfer.decision} />}
      </dl>
      {waits ? <p class="govuk-body app-muted">{transfer.fromOwner.name} stays responsible until it is accepted.</p> : null}
      {transfer.mayAnswer ? <Answer transfer={transfer} again={again} /> : null}
      {transfer.mayWithdraw ? <TakeBack transfer={transfer} again={again} /> : null}
    </div>
  )
}

function Answer({ transfer, again }: { transfer: Transfer; again: () => void }): JSX.Element {
  const colleagues = useAsked('colleagues', () => ask(ColleaguesDocument, { first: 100 }))
  const officers = colleagues.data?.colleagues.edges.map(({ node }) => ({ value: node.id, label: node.name })) ?? []
  const isElsewhere = transfer.otherForce !== null
  return (
    <Form
      id={`answer-${transfer.id}`}
      title="Answer"
      submit="Send the answer"
      fields={[
        {
          name: 'answer',
          label: 'Answer',
          kind: 'choice',
          choices: [
            { value: 'ACCEPT', label: 'Accept' },
            { value: 'REFUSE', label: 'Refuse' },
          ],
        },
        ...(isElsewhere
          ? [
              { name: 'contact', label: 'Who answered at the other force', kind: 'text' as const },
              { name: 'reference', label: 'Their reference', kind: 'text' as const },
            ]
          : [
              {
                name: 'ownerId',
                label: 'Who is to manage them',
                kind: 'choice' as const,
                choices: [{ value: '', label: transfer.toOwner?.name ?? 'Choose an officer' }, ...officers],
              },
            ]),
        { name: 'reason', label: 'Reason', kind: 'area', hint: 'Needed to refuse' },
      ]}
      act={async (values) =>
        faultsOf(
          await ask(AnswerTransferDocument, {
            input: {
              id: newId(),
              transferId: transfer.id,
              answer: values['answer'] === 'REFUSE' ? 'REFUSE' : 'ACCEPT',
              reason: values['reason'] ?? '',
              ownerId: orNull(values['ownerId']),
              contact: orNull(values['contact']),
              reference: orNull(values['reference']),
            },
          }),
          (data) => data.answerTransfer,
        )
      }
      done={again}
    />
  )
}

function TakeBack({ transfer, again }: { transfer: Transfer; again: () => void }): JSX.Element {
  return (
    <Form
      id={`withdraw-${transfer.id}`}
      title="Take it back"
      submit="Take it back"
      fields={[{ name: 'reason', label: 'Why', kind: 'area' }]}
      act={async (values) =>
        faultsOf(
          await ask(WithdrawTransferDocument, { input: { id: newId(), transferId: transfer.id, reason: values['reason'] ?? '' } }),
          (data) => data.withdrawTransfer,
        )
      }
      done={again}
    />
  )
}

const dayOf = (at: string | null): string => (at === null ? 'Not set' : dateWords(new Date(at)))

function toWords({ toOwner, toUnit, otherForce }: Transfer): string {
  if (toOwner === null && toUnit === null) return otherForce ?? ''
  return [toOwner?.name, toUnit?.name, otherForce === null ? undefined : `asked by ${otherForce}`].filter(Boolean).join(', ')
}
