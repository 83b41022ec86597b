/**
 * A form of a few fields that is asked for where it is needed: its fields are data, its errors are the server's, each at
 * its field. It opens in place, so that the page keeps its order for a screen reader.
 */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { DayField } from '../ui/day-field'
import { ErrorSummary, Select, TextArea, TextField, type Choice } from '../ui/fields'
import type { Faults } from './told'

export interface FormField {
  /** The server's name of the field: its errors are shown there. */
  name: string
  label: string
  kind: 'text' | 'area' | 'day' | 'choice'
  hint?: string
  /** The server cannot even read a command without it. */
  isNeeded?: boolean
  choices?: readonly Choice[]
  start?: string
}

export type Values = Readonly<Record<string, string>>

interface FormProps {
  id: string
  title: string
  fields: readonly FormField[]
  submit: string
  /** Does it; gives what to mend, empty if it is done. */
  act: (values: Values) => Promise<Faults>
  done: () => void
}

export function Form({ id, title, fields, submit, act, done }: FormProps): JSX.Element {
  const blank = Object.fromEntries(fields.map((field) => [field.name, field.start ?? field.choices?.[0]?.value ?? '']))
  const [values, setValues] = useState<Values>(blank)
  const [faults, setFaults] = useState<Faults>([])
  const [isBusy, setBusy] = useState(false)
  const [isDone, setDone] = useState(false)
  const errors = faults.map((fault) => ({ field: idOf(id, fields, fault.field), message: fault.message }))

  const send = async (): Promise<void> => {
    setBusy(true)
    const empty = fields.filter((field) => field.isNeeded === true && (values[field.name] ?? '') === '')
    const missing = empty.map((field) => ({ field: field.name, message: `Give this: ${field.label.toLowerCase()}` }))
    const found = missing.length > 0 ? missing : await act(values)
    setBusy(false)
    setFaults(found)
    setDone(found.length === 0)
    if (found.length > 0) return
    setValues(blank)
    done()
  }

  return (
    <details class="govuk-details app-form">
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">{title}</span>
      </summary>
      <div class="govuk-details__text">
        <ErrorSummary errors={errors} />
        {fields.map((field) => (
          <FieldOf
            key={field.name}
            id={`${id}-${field.name}`}
            field={field}
            value={values[field.name] ?? ''}
            error={errors.find((error) => error.field === `${id}-${field.name}`)?.message}
            onValue={(value) => {
              setDone(false)
              setValues({ ...values, [field.name]: value })
            }}
          />
        ))}
        <button class="govuk-button" type="button" disabled={isBusy} onClick={() => void send()}>
          {submit}
        </button>
        <p class="govuk-body" role="status">
          {isDone ? 'It is recorded.' : ''}
        </p>
      </div>
    </details>
  )
}

/** The field that an error is about, or the first: no error is without a place. */
function idOf(id: string, fields: readonly FormField[], name: string): string {
  const found = fields.find((field) => name === field.name || name.startsWith(`${field.name}.`)) ?? fields[0]
  return `${id}-${found?.name ?? ''}`
}

function FieldOf(props: {
  id: string
  field: FormField
  value: string
  error: string | undefined
  onValue: (value: string) => void
}): JSX.Element {
  const { id, field, value, error, onValue } = props
  const common = { id, label: field.label, hint: field.hint, value, error, onValue }
  switch (field.kind) {
    case 'text':
      return <TextField {...common} />
    case 'area':
      return <TextArea {...common} rows={3} />
    case 'choice':
      return <Select {...common} choices={field.choices ?? []} />
    case 'day':
      return <DayField {...common} />
  }
}
