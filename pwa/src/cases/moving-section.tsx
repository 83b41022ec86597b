/** Whose the case is: another officer of the team, or another force, which has to accept; both clocks stay in sight. */
import type { JSX } from 'preact'
import { ask } from '../contract/ask'
import { AnswerCaseTransferDocument, AssignCaseDocument, OfferCaseTransferDocument } from '../contract/generated/graphql'
import { newId } from '../device/ids'
import { Form } from '../records/form'
import { faultsOf } from '../records/told'
import { momentWords } from '../ui/dates'
import { Tag } from '../ui/page'
import { useNow } from '../ui/use-cell'
import { ActionClock, SharingClock } from './clocks'
import type { CaseRecord } from './commands'
import { OfficerChoice } from './officer-choice'

export function MovingSection({ of, again }: { of: CaseRecord; again: () => void }): JSX.Element {
  const waits = of.transfers.find((each) => each.answer === null)
  return (
    <section aria-labelledby="moving">
      <h2 class="govuk-heading-m" id="moving">
        Whose it is
      </h2>
      <p class="govuk-body">{of.owner.name}.</p>
      {of.transfers.map((transfer) => (
        <TransferCard key={transfer.id} of={of} transfer={transfer} again={again} />
      ))}
      {of.state === 'CLOSED' || of.state === 'TRANSFERRED' || waits !== undefined ? null : (
        <>
          <Assign of={of} again={again} />
          <Form
            id="offer-case"
            title="Offer it to another force"
            submit="Offer the case"
            fields={[
              { name: 'force', label: 'Which force', kind: 'text' },
              { name: 'reason', label: 'Why', kind: 'area', hint: 'Every clock runs on here until it is accepted' },
            ]}
            act={async (values) =>
              faultsOf(
                await ask(OfferCaseTransferDocument, {
                  input: { id: newId(), caseId: of.id, force: values['force'] ?? '', reason: values['reason'] ?? '' },
                }),
                (data) => data.offerCaseTransfer,
              )
            }
            done={again}
          />
        </>
      )}
    </section>
  )
}

function Assign({ of, again }: { of: CaseRecord; again: () => void }): JSX.Element {
  return (
    <details class="govuk-details">
      <summary class="govuk-details__summary">Give it to another officer</summary>
      <div class="govuk-details__text">
        <OfficerChoice id="assign" kind="OCAIT">
          {(officers, key) => (
            <Form
              key={key}
              id="assign-case"
              title="Choose the officer"
              submit="Give them the case"
              fields={[{ name: 'ownerId', label: 'Officer', kind: 'choice', isNeeded: true, choices: officers }]}
              act={async (values) =>
                faultsOf(await ask(AssignCaseDocument, { input: { id: newId(), caseId: of.id, ownerId: values['ownerId'] ?? '' } }), (data) => data.assignCase)
              }
              done={again}
            />
          )}
        </OfficerChoice>
      </div>
    </details>
  )
}

function TransferCard({ of, transfer, again }: { of: CaseRecord; transfer: CaseRecord['transfers'][number]; again: () => void }): JSX.Element {
  const now = useNow()
  const waits = transfer.answer === null
  return (
    <div class="app-card" data-testid="case-transfer">
      <p class="govuk-body">
        <strong>{transfer.direction === 'OUT' ? `To ${transfer.force}` : `From ${transfer.force}`}</strong>{' '}
        <Tag tone={waits ? 'yellow' : 'grey'}>{waits ? 'Waits for an answer' : transfer.answer === 'ACCEPTED' ? 'Accepted' : 'Declined'}</Tag>
        <span class="app-line">{transfer.reason}</span>
        <span class="app-line app-muted">
          Asked {momentWords(new Date(transfer.askedAt), now)}
          {transfer.answeredAt === null ? '' : `; answered ${momentWords(new Date(transfer.answeredAt), now)}, ${transfer.answeredBy ?? ''} ${transfer.reference ?? ''}`}
        </span>
      </p>
      {waits ? (
        <>
          <p class="govuk-body">
            Both clocks run on here: <ActionClock of={of} now={now} />; <SharingClock of={of} now={now} />.
          </p>
          <Form
            id={`answer-${transfer.id}`}
            title="Record the answer"
            submit="Record the answer"
            fields={[
              {
                name: 'answer',
                label: 'Answer',
                kind: 'choice',
                choices: [
                  { value: 'ACCEPTED', label: 'Accepted' },
                  { value: 'DECLINED', label: 'Declined' },
                ],
              },
              { name: 'by', label: 'Who answered', kind: 'text' },
              { name: 'reference', label: 'Their reference', kind: 'text' },
            ]}
            act={async (values) =>
              faultsOf(
                await ask(AnswerCaseTransferDocument, {
                  input: {
                    id: newId(),
                    caseId: of.id,
                    transferId: transfer.id,
                    answer: values['answer'] === 'DECLINED' ? 'DECLINED' : 'ACCEPTED',
                    by: values['by'] ?? '',
                    reference: values['reference'] ?? '',
                  },
                }),
                (data) => data.answerCaseTransfer,
              )
            }
            done={again}
          />
        </>
      ) : null}
    </div>
  )
}
