/** How the case ends: by a conviction, with which the suspect is managed as a registered offender, or otherwise. */
import type { JSX } from 'preact'
import { ask } from '../contract/ask'
import { CloseCaseDocument, RecordConvictionDocument, type CaseOutcome } from '../contract/generated/graphql'
import { newId } from '../device/ids'
import { Form } from '../records/form'
import { chosen, faultsOf, orNull } from '../records/told'
import { wordsFor } from '../ui/words'
import type { CaseRecord } from './commands'
import { OfficerChoice } from './officer-choice'
import { OUTCOME_OF_CASE } from './words'

const ENDS = ['ACQUITTED', 'CAUTION', 'NO_FURTHER_ACTION', 'NOT_OURS'] as const satisfies readonly CaseOutcome[]

export function EndingSection({ of, again }: { of: CaseRecord; again: () => void }): JSX.Element | null {
  const managed = of.subjects.filter((each) => each.nominalId !== null && each.category === 'CONVICTED')
  const suspects = of.subjects.filter((each) => each.category === 'SUSPECT')
  const isOver = of.state === 'TRANSFERRED' || (of.state === 'CLOSED' && of.outcome !== 'CONVICTED')
  return (
    <section aria-labelledby="ending">
      <h2 class="govuk-heading-m" id="ending">
        How it ends
      </h2>
      {managed.map((each) => (
        <p key={each.id} class="govuk-body" data-testid="convicted">
          {each.name} was convicted and is managed as a registered offender. What the case knows was carried over.
        </p>
      ))}
      {isOver
        ? null
        : suspects.map((suspect) => (
            <details key={suspect.id} class="govuk-details">
              <summary class="govuk-details__summary">Record the conviction of {suspect.name}</summary>
              <div class="govuk-details__text">
                <p class="govuk-body">
                  {suspect.nominalId === null
                    ? 'They become a nominal of the officer whom you choose, with everything that the case knows.'
                    : 'They are a nominal already, who takes in everything that the case knows. Choose an officer only if another is to manage them.'}
                </p>
                {suspect.nominalId === null ? null : <Convict of={of} subjectId={suspect.id} officers={[]} again={again} />}
                <OfficerChoice id={`convict-${suspect.id}`} kind="SOMU">
                  {(officers, key) => <Convict key={key} of={of} subjectId={suspect.id} officers={officers} again={again} />}
                </OfficerChoice>
              </div>
            </details>
          ))}
      {of.state === 'OPEN' ? <Close of={of} again={again} /> : null}
    </section>
  )
}

interface ConvictProps {
  of: CaseRecord
  subjectId: string
  officers: readonly { value: string; label: string }[]
  again: () => void
}

function Convict({ of, subjectId, officers, again }: ConvictProps): JSX.Element {
  const isNew = officers.length > 0
  return (
    <Form
      id={`convict-${isNew ? 'to' : 'as-is'}-${subjectId}`}
      title={isNew ? 'Hand over to an officer' : 'Record it for the nominal'}
      submit="Record the conviction"
      fields={[
        { name: 'convictedOn', label: 'Day of the conviction', kind: 'day', isNeeded: true },
        { name: 'court', label: 'Which court', kind: 'text' },
        ...(isNew
          ? [
              { name: 'ownerId', label: 'Who manages them', kind: 'choice' as const, choices: officers },
              { name: 'reference', label: 'Reference of the new nominal', kind: 'text' as const, hint: 'Unless they are a nominal already' },
            ]
          : []),
      ]}
      act={async (values) =>
        faultsOf(
          await ask(RecordConvictionDocument, {
            input: {
              id: newId(),
              caseId: of.id,
              subjectId,
              convictedOn: values['convictedOn'] ?? '',
              court: values['court'] ?? '',
              ownerId: orNull(values['ownerId']),
              reference: values['reference'] ?? '',
            },
          }),
          (data) => data.recordConviction,
        )
      }
      done={again}
    />
  )
}

function Close({ of, again }: { of: CaseRecord; again: () => void }): JSX.Element {
  return (
    <Form
      id="close-case"
      title="Close it otherwise"
      submit="Close the case"
      fields={[
        { name: 'outcome', label: 'How it ended', kind: 'choice', choices: ENDS.map((value) => ({ value, label: wordsFor(OUTCOME_OF_CASE, value) })) },
        { name: 'reason', label: 'Why, or by which court', kind: 'area' },
      ]}
      act={async (values) =>
        faultsOf(
          await ask(CloseCaseDocument, { input: { id: newId(), caseId: of.id, outcome: chosen(ENDS, values['outcome']), reason: values['reason'] ?? '' } }),
          (data) => data.closeCase,
        )
      }
      done={again}
    />
  )
}
