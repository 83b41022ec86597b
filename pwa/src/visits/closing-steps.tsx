/** The last pages of the visit form: conditions of the orders, how the officers went, and notes. */
import type { JSX } from 'preact'
import { Radios, Select, TextArea, TextField } from '../ui/fields'
import { ANNOUNCED_REASON, CONDITION_RESULT, CREW } from '../ui/visit-words'
import { NOTE_CHARS_MAX, SHORT_CHARS_MAX } from './draft'
import { changed, choicesOf, errorOf, YES_NO, type StepProps } from './step-props'

/** The answers that need words, and what is asked for. */
const EXPLAINED: Readonly<Record<string, string>> = {
  SUSPECTED_BREACH: 'What you saw',
  NOT_CHECKED: 'Why it was not checked',
}

export function ConditionsStep({ draft, nominal, errors, change }: StepProps): JSX.Element {
  const conditions = nominal.orders.flatMap((order) => order.conditions)
  return (
    <>
      {draft.conditions.map((checked, index) => {
        const condition = conditions.find((each) => each.id === checked.conditionId)
        return (
          <div key={checked.conditionId} class="app-item">
            <Radios
              id={`condition-${index}`}
              label={condition?.text ?? 'A condition that is no longer in force'}
              legendSize="s"
              hint={condition?.checkMethod ?? undefined}
              value={checked.result}
              choices={choicesOf(CONDITION_RESULT)}
              error={errorOf(errors, `condition-${index}`)}
              onValue={(result) => change({ conditions: changed(draft.conditions, index, { result }) })}
              {...(EXPLAINED[checked.result] === undefined
                ? {}
                : {
                    reveals: {
                      value: checked.result,
                      content: (
                        <TextField
                          max={SHORT_CHARS_MAX}
                          id={`condition-${index}-note`}
                          label={EXPLAINED[checked.result] ?? ''}
                          error={errorOf(errors, `condition-${index}-note`)}
                          value={checked.note}
                          onValue={(note) => change({ conditions: changed(draft.conditions, index, { note }) })}
                        />
                      ),
                    },
                  })}
            />
          </div>
        )
      })}
    </>
  )
}

export function CrewStep({ draft, officers, errors, change }: StepProps): JSX.Element {
  const colleagues = [
    { value: '', label: 'Not in the list' },
    ...officers.map(({ id, name, collarNumber }) => ({ value: id, label: `${name}, ${collarNumber}` })),
  ]
  return (
    <>
      <Radios
        id="crew"
        label="How many officers went?"
        value={draft.crew}
        choices={choicesOf(CREW)}
        error={errorOf(errors, 'crew')}
        onValue={(crew) => change({ crew })}
        reveals={{
          value: 'DOUBLE',
          content: (
            <Select
              id="secondOfficer"
              label="Second officer"
              value={draft.secondOfficerId}
              choices={colleagues}
              onValue={(secondOfficerId) => change({ secondOfficerId })}
            />
          ),
        }}
      />
      <Radios
        id="announced"
        label="Was the visit announced beforehand?"
        value={draft.announced}
        choices={[...YES_NO].toReversed()}
        error={errorOf(errors, 'announced')}
        onValue={(announced) => change({ announced })}
        reveals={{
          value: 'yes',
          content: <AnnouncedReason draft={draft} errors={errors} change={change} />,
        }}
      />
    </>
  )
}

function AnnouncedReason({ draft, errors, change }: Pick<StepProps, 'draft' | 'errors' | 'change'>): JSX.Element {
  return (
    <>
      <Select
        id="announcedReason"
        label="Why was it announced?"
        value={draft.announcedReason}
        choices={[{ value: '', label: 'Select' }, ...choicesOf(ANNOUNCED_REASON)]}
        error={errorOf(errors, 'announcedReason')}
        onValue={(announcedReason) => change({ announcedReason })}
      />
      {draft.announcedReason === 'OTHER' ? (
        <TextField
          max={SHORT_CHARS_MAX}
          id="announcedReasonText"
          label="The other reason"
          value={draft.announcedReasonText}
          error={errorOf(errors, 'announcedReasonText')}
          onValue={(announcedReasonText) => change({ announcedReasonText })}
        />
      ) : null}
    </>
  )
}

export function NotesStep({ draft, errors, change }: StepProps): JSX.Element {
  return (
    <TextArea
      id="notes"
      label="What did you see and hear?"
      hint="Use your keyboard's dictation if your force allows it. Leave out names of victims. Partners are never given notes: make a statement of what they may need."
      rows={10}
      max={NOTE_CHARS_MAX}
      value={draft.notes}
      error={errorOf(errors, 'notes')}
      onValue={(notes) => change({ notes })}
    />
  )
}
