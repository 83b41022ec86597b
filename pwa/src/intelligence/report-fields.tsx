/** The fields of a report: whom it is about, what is known item by item, how, and who may be told. No state of its own. */
import type { JSX } from 'preact'
import { Radios, Select, TextArea, TextField } from '../ui/fields'
import { wordsFor } from '../ui/words'
import { PersonsSection } from './persons-section'
import { StatementFields } from './statement-fields'
import { LINE_MAX, NOTHING_YET, TEXT_MAX, type Fault, type Item, type Written } from './submission'
import { GRADE, GRADES, HANDLING, PRIORITY, SOURCE_GRADE, SOURCE_GRADES } from './words'

const ITEMS_MAX = 20

interface FieldsProps {
  written: Written
  faults: readonly Fault[]
  /** The persons come first where nobody is on the phone whom it could be about. */
  personsFirst: boolean
  set: (part: Partial<Written>) => void
}

export function ReportFields({ written, faults, personsFirst, set }: FieldsProps): JSX.Element {
  const error = (field: string): string | undefined => faults.find((fault) => fault.field === field)?.message
  const persons = <PersonsSection persons={written.persons} error={error} onPersons={(all) => set({ persons: all })} />
  return (
    <>
      {personsFirst ? persons : null}
      <ItemFields written={written} error={error} set={set} />
      {personsFirst ? null : persons}
      <SourceFields written={written} error={error} set={set} />
    </>
  )
}

type PartProps = Pick<FieldsProps, 'written' | 'set'> & { error: (field: string) => string | undefined }

function ItemFields({ written, error, set }: PartProps): JSX.Element {
  const setItem = (place: number, part: Partial<Item>): void =>
    set({ items: written.items.map((item, at) => (at === place ? { ...item, ...part } : item)) })
  return (
    <>
      {written.items.map((item, place) => (
        <div key={place} class="app-card">
          <TextArea
            id={`item-${place}`}
            label={`What is known${written.items.length === 1 ? '' : `, item ${place + 1}`}`}
            hint="One thing in one paragraph. Do not say who told you."
            rows={4}
            max={TEXT_MAX}
            value={item.text}
            error={error(`item-${place}`)}
            onValue={(text) => setItem(place, { text })}
          />
          <Select
            id={`assessment-${place}`}
            label="How it is known"
            value={item.assessment}
            choices={[{ value: '', label: 'Choose' }, ...GRADES.map((each) => ({ value: each, label: wordsFor(GRADE, each) }))]}
            error={error(`assessment-${place}`)}
            onValue={(assessment) => setItem(place, { assessment })}
          />
          <StatementFields
            place={place}
            said={item}
            error={error}
            set={(part) => setItem(place, part)}
          />
        </div>
      ))}
      {written.items.length >= ITEMS_MAX ? null : (
        <button class="govuk-button govuk-button--secondary" type="button" onClick={() => set({ items: [...written.items, NOTHING_YET] })}>
          Add an item
        </button>
      )}
    </>
  )
}

function SourceFields({ written, error, set }: PartProps): JSX.Element {
  return (
    <>
      <TextField
        id="provenance"
        label="How it came to be known"
        hint="For example: seen at a visit. Name nobody."
        value={written.provenance}
        max={LINE_MAX}
        error={error('provenance')}
        onValue={(provenance) => set({ provenance })}
      />
      <TextField
        id="source"
        label="Who told you (optional)"
        hint="Sealed: only the source register will read it."
        value={written.source}
        max={LINE_MAX}
        onValue={(source) => set({ source })}
      />
      <Radios
        id="sourceEvaluation"
        label="The source"
        legendSize="s"
        value={written.sourceEvaluation}
        choices={SOURCE_GRADES.map((each) => ({ value: each, label: wordsFor(SOURCE_GRADE, each) }))}
        error={error('sourceEvaluation')}
        onValue={(sourceEvaluation) => set({ sourceEvaluation })}
      />
      <Radios
        id="handling"
        label="Handling"
        legendSize="s"
        value={written.handling}
        choices={['P', 'C'].map((each) => ({ value: each, label: wordsFor(HANDLING, each) }))}
        reveals={{
          value: 'C',
          content: (
            <TextField
              id="conditions"
              label="Conditions"
              value={written.conditions}
              max={LINE_MAX}
              error={error('conditions')}
              onValue={(conditions) => set({ conditions })}
            />
          ),
        }}
        onValue={(handling) => set({ handling })}
      />
      <Select
        id="priority"
        label="Priority"
        hint="High: threat to life, serious harm or imminent risk."
        value={written.priority}
        choices={['HIGH', 'MEDIUM', 'LOW'].map((each) => ({ value: each, label: wordsFor(PRIORITY, each) }))}
        onValue={(priority) => set({ priority })}
      />
    </>
  )
}
