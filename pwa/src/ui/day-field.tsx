import type { JSX, TargetedInputEvent } from 'preact'
import { describedBy, Field, type FieldProps } from './fields'

/** A day of the calendar, or a moment of it (London's clock): the browser's own field, which every phone and screen reader knows. */
export function DayField(
  props: FieldProps & { value: string; onValue: (value: string) => void; type?: 'date' | 'datetime-local' },
): JSX.Element {
  const { id, label, hint, error, value, onValue, type = 'date' } = props
  return (
    <Field {...{ id, label, hint, error }}>
      <input
        class={`govuk-input govuk-input--width-${type === 'date' ? '10' : '20'}${error === undefined ? '' : ' govuk-input--error'}`}
        id={id}
        name={id}
        type={type}
        value={value}
        aria-describedby={describedBy(props)}
        onInput={(event: TargetedInputEvent<HTMLInputElement>) => onValue(event.currentTarget.value)}
      />
    </Field>
  )
}
