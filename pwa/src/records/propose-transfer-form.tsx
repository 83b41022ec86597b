/** Proposing that somebody else manages a person: a colleague or another force. The owner stays until it is accepted. */
import type { JSX } from 'preact'
import { ask } from '../contract/ask'
import { ColleaguesDocument, ProposeTransferDocument, UnitsDocument } from '../contract/generated/graphql'
import { newId } from '../device/ids'
import { useAsked } from '../oversight/use-asked'
import { Form } from './form'
import type { Managed } from './manage-page'
import { faultsOf, orNull } from './told'

export function ProposeTransferForm({ nominal, again }: { nominal: Managed; again: () => void }): JSX.Element {
  const colleagues = useAsked('colleagues', () => ask(ColleaguesDocument, { first: 100 }))
  const units = useAsked('units', () => ask(UnitsDocument, { first: 100 }))
  const officers = colleagues.data?.colleagues.edges.map(({ node }) => ({ value: node.id, label: node.name })) ?? []
  const others = units.data?.units.edges
    .filter(({ node }) => node.id !== nominal.unit.id)
    .map(({ node }) => ({ value: node.id, label: node.name })) ?? []
  return (
    <Form
      id="transfer-form"
      title="Propose a transfer"
      submit="Propose the transfer"
      fields={[
        { name: 'toOwnerId', label: 'To a colleague of the unit', kind: 'choice', choices: [{ value: '', label: 'None' }, ...officers] },
        { name: 'toUnitId', label: 'Or to another unit', kind: 'choice', choices: [{ value: '', label: 'None' }, ...others] },
        { name: 'otherForce', label: 'Or to another force', kind: 'text' },
        { name: 'reason', label: 'Why, and what they must know', kind: 'area' },
      ]}
      act={async (values) =>
        faultsOf(
          await ask(ProposeTransferDocument, {
            input: {
              id: newId(),
              transferId: newId(),
              nominalId: nominal.id,
              toOwnerId: orNull(values['toOwnerId']),
              toUnitId: orNull(values['toUnitId']),
              otherForce: orNull(values['otherForce']),
              reason: values['reason'] ?? '',
            },
          }),
          (data) => data.proposeTransfer,
        )
      }
      done={again}
    />
  )
}
