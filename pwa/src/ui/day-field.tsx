import type { JSX, TargetedInputEvent } from 'preact'
import { FieldError, groupClass, Hint } from './fields'

/** A day of the calendar, or a moment of it (London's clock): the browser's own field, which every phone and screen reader knows. */
export function DayField(props: {
  id: string
  label: string
  hint?: string | undefined
  error?: string | undefined
  value: string
  onValue: (value: string) => void
  type?: 'date' | 'datetime-local'
}): JSX.Element {
  const { id, label, hint, error, value, onValue, type = 'date' } = props
  const described = [hint === undefined ? '' : `${id}-hint`, error === undefined ? '' : `${id}-error`].filter(Boolean).join(' ')
  return (
    <div class={groupClass(error)}>
      <label class="govuk-label" for={id}>
        {label}
      </label>
      {hint === undefined ? null : <Hint id={id}>{hint}</Hint>}
      <FieldError id={id} error={error} />
      <input
        class={`govuk-input govuk-input--width-${type === 'date' ? '10' : '20'}${error === undefined ? '' : ' govuk-input--error'}`}
        id={id}
        name={id}
        type={type}
        value={value}
        aria-describedby={described === '' ? undefined : described}
        onInput={(event: TargetedInputEvent<HTMLInputElement>) => onValue(event.currentTarget.value)}
      />
    </div>
  )
}
