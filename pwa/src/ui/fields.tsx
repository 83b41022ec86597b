/** Form fields as the GOV.UK Design System draws them, with their errors. No state of their own. */
import type { ComponentChildren, JSX, TargetedInputEvent } from 'preact'
import { useEffect, useRef } from 'preact/hooks'

export interface Choice {
  value: string
  label: string
  hint?: string | undefined
}

export interface FieldProps {
  id: string
  label: string
  hint?: string | undefined
  error?: string | undefined
}

export const describedBy = ({ id, hint, error }: FieldProps): string | undefined =>
  [hint === undefined ? '' : `${id}-hint`, error === undefined ? '' : `${id}-error`].filter(Boolean).join(' ') || undefined

export const groupClass = (error: string | undefined): string =>
  `govuk-form-group${error === undefined ? '' : ' govuk-form-group--error'}`

export function Hint({ id, children }: { id: string; children: ComponentChildren }): JSX.Element {
  return (
    <div id={`${id}-hint`} class="govuk-hint">
      {children}
    </div>
  )
}

export function FieldError({ id, error }: { id: string; error: string | undefined }): JSX.Element | null {
  if (error === undefined) return null
  return (
    <p id={`${id}-error`} class="govuk-error-message">
      <span class="govuk-visually-hidden">Error: </span>
      {error}
    </p>
  )
}

/** One control with its label, its hint and what is wrong with it, in the design system's order. */
export function Field({ id, label, hint, error, children }: FieldProps & { children: ComponentChildren }): JSX.Element {
  return (
    <div class={groupClass(error)}>
      <label class="govuk-label" for={id}>
        {label}
      </label>
      {hint === undefined ? null : <Hint id={id}>{hint}</Hint>}
      <FieldError id={id} error={error} />
      {children}
    </div>
  )
}

export function TextField(
  props: FieldProps & {
    value: string
    onValue: (value: string) => void
    width?: string
    type?: 'text' | 'password' | 'search'
    autoComplete?: string
    /** The field takes no more than this; for short texts, where counting would be noise. */
    max?: number
  },
): JSX.Element {
  const { id, label, hint, error, value, onValue, width = '', type = 'text', autoComplete = 'off', max } = props
  const common = {
    class: `govuk-input ${width}${error === undefined ? '' : ' govuk-input--error'}`,
    id,
    name: id,
    value,
    autocomplete: autoComplete,
    maxLength: max,
    'aria-describedby': describedBy(props),
    onInput: (event: TargetedInputEvent<HTMLInputElement>) => onValue(event.currentTarget.value),
  }
  return (
    <Field {...{ id, label, hint, error }}>
      {type === 'password' ? (
        <input {...common} type="password" />
      ) : type === 'search' ? (
        <input {...common} type="search" />
      ) : (
        <input {...common} type="text" />
      )}
    </Field>
  )
}

export function TextArea(
  props: FieldProps & { value: string; onValue: (value: string) => void; rows?: number; max?: number },
): JSX.Element {
  const { id, label, hint, error, value, onValue, rows = 4, max } = props
  const left = max === undefined ? null : max - value.length
  return (
    <Field {...{ id, label, hint, error }}>
      <textarea
        class={`govuk-textarea${error === undefined ? '' : ' govuk-textarea--error'}`}
        id={id}
        name={id}
        rows={rows}
        value={value}
        aria-describedby={[describedBy(props), left === null ? '' : `${id}-count`].filter(Boolean).join(' ') || undefined}
        onInput={(event) => onValue(event.currentTarget.value)}
      />
      {left === null ? null : (
        <div id={`${id}-count`} class={left < 0 ? 'govuk-error-message' : 'govuk-hint'}>
          {left < 0
            ? `You have ${(-left).toLocaleString('en-GB')} characters too many`
            : `You have ${left.toLocaleString('en-GB')} characters remaining`}
        </div>
      )}
    </Field>
  )
}

export function Select(props: FieldProps & { value: string; choices: readonly Choice[]; onValue: (value: string) => void }): JSX.Element {
  const { id, label, hint, error, value, choices, onValue } = props
  return (
    <Field {...{ id, label, hint, error }}>
      <select
        class="govuk-select"
        id={id}
        name={id}
        value={value}
        aria-describedby={describedBy(props)}
        onChange={(event) => onValue(event.currentTarget.value)}
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </Field>
  )
}

/** A question with one answer. `reveals` is shown under its choice when that is taken. */
export function Radios(
  props: FieldProps & {
    value: string
    choices: readonly Choice[]
    onValue: (value: string) => void
    legendSize?: 's' | 'm'
    isInline?: boolean
    reveals?: { value: string; content: ComponentChildren }
  },
): JSX.Element {
  const { id, label, hint, error, value, choices, onValue, legendSize = 'm', isInline = false, reveals } = props
  return (
    <div class={groupClass(error)}>
      <fieldset class="govuk-fieldset" aria-describedby={describedBy(props)}>
        <legend class={`govuk-fieldset__legend govuk-fieldset__legend--${legendSize}`}>{label}</legend>
        {hint === undefined ? null : <Hint id={id}>{hint}</Hint>}
        <FieldError id={id} error={error} />
        <div class={`govuk-radios${isInline ? ' govuk-radios--inline' : ''}`}>
          {choices.map((choice, index) => {
            const own = index === 0 ? id : `${id}-${choice.value}`
            return (
              <div key={choice.value} class="govuk-radios__item">
                <input
                  class="govuk-radios__input"
                  id={own}
                  name={id}
                  type="radio"
                  value={choice.value}
                  checked={value === choice.value}
                  aria-describedby={choice.hint === undefined ? undefined : `${own}-item-hint`}
                  onChange={() => onValue(choice.value)}
                />
                <label class="govuk-label govuk-radios__label" for={own}>
                  {choice.label}
                </label>
                {choice.hint === undefined ? null : (
                  <div id={`${own}-item-hint`} class="govuk-hint govuk-radios__hint">
                    {choice.hint}
                  </div>
                )}
              </div>
            )
          })}
        </div>
        {reveals !== undefined && reveals.value === value ? (
          <div class="govuk-radios__conditional app-reveal">{reveals.content}</div>
        ) : null}
      </fieldset>
    </div>
  )
}

export function Checkbox(props: { id: string; label: string; isChecked: boolean; onValue: (value: boolean) => void }): JSX.Element {
  const { id, label, isChecked, onValue } = props
  return (
    <div class="govuk-checkboxes__item">
      <input
        class="govuk-checkboxes__input"
        id={id}
        name={id}
        type="checkbox"
        checked={isChecked}
        onChange={(event) => onValue(event.currentTarget.checked)}
      />
      <label class="govuk-label govuk-checkboxes__label" for={id}>
        {label}
      </label>
    </div>
  )
}

/** What is wrong on this page, each line a link to its field. Takes the focus whenever the list is new. */
export function ErrorSummary({ errors }: { errors: readonly { field: string; message: string }[] }): JSX.Element | null {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [errors])
  if (errors.length === 0) return null
  return (
    <div ref={box} class="govuk-error-summary" tabIndex={-1} aria-labelledby="error-summary-title" role="alert">
      <h2 class="govuk-error-summary__title" id="error-summary-title">
        There is a problem
      </h2>
      <ul class="govuk-list govuk-error-summary__list">
        {errors.map((error) => (
          <li key={error.field}>
            <a
              href={`#${error.field}`}
              onClick={(event) => {
                event.preventDefault()
                document.querySelector<HTMLElement>(`#${CSS.escape(error.field)}`)?.focus()
              }}
            >
              {error.message}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}
