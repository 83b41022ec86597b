/** Whom a report is about and who cannot be looked up from here: as far as the officer knows. The desk finds out who it is. */
import type { JSX } from 'preact'
import { DayField } from '../ui/day-field'
import { TextArea, TextField } from '../ui/fields'
import { LINE_MAX, NAME_MAX, NOBODY_YET, TEXT_MAX, type Described } from './submission'

const PERSONS_MAX = 10

interface PersonsProps {
  persons: readonly Described[]
  error: (field: string) => string | undefined
  onPersons: (persons: readonly Described[]) => void
}

export function PersonsSection({ persons, error, onPersons }: PersonsProps): JSX.Element {
  const set = (place: number, part: Partial<Described>): void =>
    onPersons(persons.map((person, at) => (at === place ? { ...person, ...part } : person)))
  return (
    <>
      {persons.map((person, place) => (
        <div key={place} class="app-card">
          <fieldset class="govuk-fieldset">
            <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">
              Who it is about{persons.length === 1 ? '' : `, person ${place + 1}`}
            </legend>
            <p class="govuk-hint">As far as you know. Somebody at the desk finds out who it is.</p>
            <PersonFields place={place} person={person} error={error} onPerson={(part) => set(place, part)} />
            <button
              class="govuk-button govuk-button--secondary"
              type="button"
              onClick={() => onPersons(persons.filter((_, at) => at !== place))}
            >
              Remove<span class="govuk-visually-hidden"> {person.name.trim() || `person ${place + 1}`}</span>
            </button>
          </fieldset>
        </div>
      ))}
      {persons.length >= PERSONS_MAX ? null : (
        <button class="govuk-button govuk-button--secondary" type="button" onClick={() => onPersons([...persons, NOBODY_YET])}>
          {persons.length === 0 ? 'Describe a person' : 'Describe another person'}
        </button>
      )}
    </>
  )
}

interface PersonProps {
  place: number
  person: Described
  error: (field: string) => string | undefined
  onPerson: (part: Partial<Described>) => void
}

function PersonFields({ place, person, error, onPerson }: PersonProps): JSX.Element {
  const idOf = (name: keyof Described): string => `person-${place}-${name}`
  return (
    <>
      <TextField
        id={idOf('name')}
        label="Name, as you were told it"
        value={person.name}
        max={NAME_MAX}
        error={error(idOf('name'))}
        onValue={(name) => onPerson({ name })}
      />
      <DayField
        id={idOf('dateOfBirth')}
        label="Date of birth, if you know it"
        value={person.dateOfBirth}
        error={error(idOf('dateOfBirth'))}
        onValue={(dateOfBirth) => onPerson({ dateOfBirth })}
      />
      <TextField
        id={idOf('age')}
        label="Age, as it seemed"
        width="govuk-input--width-3"
        value={person.age}
        error={error(idOf('age'))}
        onValue={(age) => onPerson({ age })}
      />
      <TextField
        id={idOf('address')}
        label="Where they live or were seen"
        value={person.address}
        max={LINE_MAX}
        error={error(idOf('address'))}
        onValue={(address) => onPerson({ address })}
      />
      <TextArea
        id={idOf('description')}
        label="What they look like, drive or wear"
        rows={3}
        max={TEXT_MAX}
        value={person.description}
        error={error(idOf('description'))}
        onValue={(description) => onPerson({ description })}
      />
    </>
  )
}
