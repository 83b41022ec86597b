/** The pages of the visit form about who was there and which rooms were seen. */
import type { JSX } from 'preact'
import { Checkbox, TextField } from '../ui/fields'
import { ITEMS_MAX, NAME_CHARS_MAX, SHORT_CHARS_MAX } from './draft'
import { changed, errorOf, type StepProps } from './step-props'

export function PeopleStep({ draft, errors, change }: StepProps): JSX.Element {
  return (
    <>
      <p class="govuk-body">Tick everybody else who was there. Their names come from the household.</p>
      {draft.people.map((person, index) => (
        <div key={index} class="app-item">
          <div class="govuk-checkboxes">
            <Checkbox
              id={`person-${index}`}
              label={[person.name || 'Somebody else', person.relationship].filter(Boolean).join(', ') + (person.isChild ? ' (child)' : '')}
              isChecked={person.present}
              onValue={(present) => change({ people: changed(draft.people, index, { present }) })}
            />
          </div>
          {person.present ? (
            <div class="app-reveal">
              <TextField
                max={NAME_CHARS_MAX}
                id={`person-${index}-name`}
                label="Name"
                value={person.name}
                error={errorOf(errors, `person-${index}-name`)}
                onValue={(name) => change({ people: changed(draft.people, index, { name }) })}
              />
              <TextField
                max={NAME_CHARS_MAX}
                id={`person-${index}-relationship`}
                label="Relationship"
                value={person.relationship}
                onValue={(relationship) => change({ people: changed(draft.people, index, { relationship }) })}
              />
              <div class="govuk-checkboxes govuk-form-group">
                <Checkbox
                  id={`person-${index}-child`}
                  label="Under 18"
                  isChecked={person.isChild}
                  onValue={(isChild) => change({ people: changed(draft.people, index, { isChild }) })}
                />
              </div>
              <TextField
                max={SHORT_CHARS_MAX}
                id={`person-${index}-note`}
                label="Note (optional)"
                value={person.note}
                onValue={(note) => change({ people: changed(draft.people, index, { note }) })}
              />
            </div>
          ) : null}
        </div>
      ))}
      <button
        class="govuk-button govuk-button--secondary"
        type="button"
        disabled={draft.people.length >= ITEMS_MAX}
        onClick={() =>
          change({ people: [...draft.people, { name: '', relationship: '', isChild: false, present: true, note: '' }] })
        }
      >
        Add another person
      </button>
    </>
  )
}

export function RoomsStep({ draft, change }: StepProps): JSX.Element {
  return (
    <>
      <p class="govuk-body">Tick the rooms that you saw.</p>
      {draft.rooms.map((room, index) => (
        <div key={index} class="app-item">
          <div class="govuk-checkboxes">
            <Checkbox
              id={`room-${index}`}
              label={room.name}
              isChecked={room.seen}
              onValue={(seen) => change({ rooms: changed(draft.rooms, index, { seen }) })}
            />
          </div>
          {room.seen ? (
            <div class="app-reveal">
              <TextField
                max={SHORT_CHARS_MAX}
                id={`room-${index}-note`}
                label={`What you noticed in: ${room.name.toLowerCase()} (optional)`}
                value={room.note}
                onValue={(note) => change({ rooms: changed(draft.rooms, index, { note }) })}
              />
            </div>
          ) : null}
        </div>
      ))}
    </>
  )
}
