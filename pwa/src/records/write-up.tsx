/** What was keyed elsewhere after a visit: on the national record, or to the examiners of devices; and keying it. */
import type { JSX } from 'preact'
import { ask } from '../contract/ask'
import { WriteUpVisitDocument, type NationalSystem, type NominalVisitsQuery, type WriteUp as Kind } from '../contract/generated/graphql'
import { newId } from '../device/ids'
import { dateWords } from '../ui/dates'
import { wordsFor } from '../ui/words'
import { Form } from './form'
import { chosen, faultsOf } from './told'
import { SYSTEM, WRITE_UP } from './words'

type Visit = NominalVisitsQuery['visits']['nodes'][number]
const KINDS = ['VISIT', 'BREACH', 'DEVICES'] as const satisfies readonly Kind[]
const SYSTEMS = ['VISOR', 'MAPPS', 'DMI'] as const satisfies readonly NationalSystem[]

export function WriteUp({ visit, when, again }: { visit: Visit; when: string; again: () => void }): JSX.Element {
  return (
    <>
      {visit.writeups.map((each) => (
        <span key={each.id} class="app-line app-muted">
          {wordsFor(WRITE_UP, each.what)}: {wordsFor(SYSTEM, each.system)} {each.reference}, {dateWords(new Date(each.keyedAt))}
        </span>
      ))}
      <Form
        id={`write-up-${visit.id}`}
        title={`Write up the visit of ${when}`}
        submit="Record that it is keyed"
        fields={[
          { name: 'what', label: 'What was keyed', kind: 'choice', choices: KINDS.map((value) => ({ value, label: wordsFor(WRITE_UP, value) })) },
          { name: 'system', label: 'Where', kind: 'choice', choices: SYSTEMS.map((value) => ({ value, label: wordsFor(SYSTEM, value) })), hint: 'Devices go to the examiners, all else to the national record' },
          { name: 'reference', label: 'Under which reference there', kind: 'text' },
        ]}
        act={async (values) =>
          faultsOf(
            await ask(WriteUpVisitDocument, {
              input: {
                id: newId(),
                visitId: visit.id,
                what: chosen(KINDS, values['what']),
                system: chosen(SYSTEMS, values['system']),
                reference: values['reference'] ?? '',
                keyedAt: new Date().toISOString(),
              },
            }),
            (data) => data.writeUpVisit,
          )
        }
        done={again}
      />
    </>
  )
}
