/** Somebody comes from another force: they have an owner here at once, and what that force said is kept. */
import type { JSX } from 'preact'
import { ask } from '../contract/ask'
import { ColleaguesDocument, ReceiveNominalDocument } from '../contract/generated/graphql'
import { newId } from '../device/ids'
import { useAsked } from '../oversight/use-asked'
import { Form } from './form'
import { faultsOf, orNull } from './told'

export function ReceiveForm({ again }: { again: () => void }): JSX.Element {
  const colleagues = useAsked('colleagues', () => ask(ColleaguesDocument, { first: 100 }))
  const officers = colleagues.data?.colleagues.edges.map(({ node }) => ({ value: node.id, label: node.name })) ?? []
  return (
    <Form
      id="receive"
      title="Receive somebody from another force"
      submit="Receive them"
      fields={[
        { name: 'otherForce', label: 'Which force asks', kind: 'text' },
        { name: 'contact', label: 'Who asks there', kind: 'text' },
        { name: 'theirReference', label: 'Under which reference there', kind: 'text' },
        { name: 'name', label: 'Name of the person', kind: 'text' },
        { name: 'dateOfBirth', label: 'Date of birth', kind: 'day', hint: 'Leave it empty if it is not known' },
        { name: 'reference', label: 'Reference here', kind: 'text' },
        { name: 'ownerId', label: 'Who is to manage them', kind: 'choice', isNeeded: true, choices: [{ value: '', label: 'Choose an officer' }, ...officers] },
        { name: 'reason', label: 'Why, and what must be known', kind: 'area' },
      ]}
      act={async (values) =>
        faultsOf(
          await ask(ReceiveNominalDocument, {
            input: {
              id: newId(),
              transferId: newId(),
              nominalId: newId(),
              ownerId: values['ownerId'] ?? '',
              reference: values['reference'] ?? '',
              name: values['name'] ?? '',
              otherForce: values['otherForce'] ?? '',
              contact: values['contact'] ?? '',
              theirReference: values['theirReference'] ?? '',
              reason: values['reason'] ?? '',
              dateOfBirth: orNull(values['dateOfBirth']),
            },
          }),
          (data) => data.receiveNominal,
        )
      }
      done={again}
    />
  )
}
