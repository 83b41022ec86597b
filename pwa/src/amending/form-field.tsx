import type { JSX } from 'preact'
import { Radios, Select, TextField } from '../ui/fields'
import type { FormField } from './forms'

/** One declared field of a record. */
export function AmendField(props: {
  id: string
  field: FormField
  value: unknown
  error: string | undefined
  onValue: (value: unknown) => void
}): JSX.Element {
  const { id, field, value, error, onValue } = props
  const said = value === null || value === undefined ? '' : String(value)
  const common = { id, label: field.label, hint: field.hint, error }
  switch (field.kind) {
    case 'yesNo':
      return (
        <Radios
          {...common}
          legendSize="s"
          isInline
          value={said}
          choices={[
            { value: 'true', label: 'Yes' },
            { value: 'false', label: 'No' },
          ]}
          onValue={(chosen) => onValue(chosen === 'true')}
        />
      )
    case 'choice':
      return (
        <Select
          {...common}
          value={said}
          choices={[
            ...(said === '' ? [{ value: '', label: 'Choose one' }] : []),
            ...Object.entries(field.words).map(([code, label]) => ({ value: code, label })),
          ]}
          onValue={(chosen) => onValue(chosen === '' ? null : chosen)}
        />
      )
    case 'text':
    case 'day':
      return (
        <TextField
          {...common}
          value={said}
          width={field.kind === 'day' ? 'govuk-input--width-10' : ''}
          {...(field.kind === 'text' ? { max: field.max } : {})}
          onValue={(text) => onValue(text === '' ? null : text)}
        />
      )
  }
}
