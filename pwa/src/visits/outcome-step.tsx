/** The first page of the visit form: what happened, and when. */
import type { JSX } from 'preact'
import { FieldError, groupClass, Hint, Radios, Select, TextField } from '../ui/fields'
import { OUTCOME, OUTCOME_HINT, VISIT_TYPE } from '../ui/visit-words'
import { asksEntrySought } from './draft'
import { choicesOf, errorOf, YES_NO, type StepProps } from './step-props'

export function OutcomeStep({ draft, errors, change }: StepProps): JSX.Element {
  return (
    <>
      <Radios
        id="outcome"
        label="What happened at the visit?"
        value={draft.outcome}
        choices={choicesOf(OUTCOME, OUTCOME_HINT)}
        error={errorOf(errors, 'outcome')}
        onValue={(outcome) => change({ outcome })}
      />
      {asksEntrySought(draft) ? (
        <Radios
          id="entrySought"
          label="Did you ask to go in, in order to search?"
          value={draft.entrySought}
          choices={YES_NO}
          isInline
          error={errorOf(errors, 'entrySought')}
          onValue={(entrySought) => change({ entrySought })}
        />
      ) : null}
      <StartedAt draft={draft} error={errorOf(errors, 'start-day')} change={change} />
      <TextField
        id="endTime"
        label="End time (optional)"
        hint="For example 14:30"
        width="govuk-input--width-5"
        value={draft.endTime}
        error={errorOf(errors, 'endTime')}
        onValue={(endTime) => change({ endTime })}
      />
      <Select
        id="visitType"
        label="Type of visit"
        value={draft.visitType}
        choices={choicesOf(VISIT_TYPE)}
        error={errorOf(errors, 'visitType')}
        onValue={(visitType) => change({ visitType })}
      />
    </>
  )
}

function StartedAt({ draft, error, change }: Pick<StepProps, 'draft' | 'change'> & { error: string | undefined }): JSX.Element {
  const part = (id: string, label: string, key: 'day' | 'month' | 'year' | 'startTime', width: string): JSX.Element => (
    <div class="govuk-date-input__item">
      <label class="govuk-label govuk-date-input__label" for={id}>
        {label}
      </label>
      <input
        class={`govuk-input govuk-date-input__input govuk-input--width-${width}${error === undefined ? '' : ' govuk-input--error'}`}
        id={id}
        name={id}
        inputMode={key === 'startTime' ? 'text' : 'numeric'}
        autocomplete="off"
        value={draft[key]}
        onInput={(event) => change({ [key]: event.currentTarget.value })}
      />
    </div>
  )
  return (
    <div class={groupClass(error)}>
      <fieldset class="govuk-fieldset" aria-describedby="start-day-hint">
        <legend class="govuk-fieldset__legend govuk-fieldset__legend--m">When did it start?</legend>
        <Hint id="start-day">Now, unless you correct it. The time as on a clock here, for example 14:02.</Hint>
        <FieldError id="start-day" error={error} />
        <div class="govuk-date-input">
          {part('start-day', 'Day', 'day', '2')}
          {part('start-month', 'Month', 'month', '2')}
          {part('start-year', 'Year', 'year', '4')}
          {part('start-time', 'Time', 'startTime', '5')}
        </div>
      </fieldset>
    </div>
  )
}
