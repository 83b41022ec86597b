/** The page of the visit form about devices that were seen. */
import type { JSX } from 'preact'
import { Checkbox, Radios, Select, TextField } from '../ui/fields'
import { DEVICE_KIND, PERMITTED } from '../ui/visit-words'
import { ITEMS_MAX, SHORT_CHARS_MAX } from './draft'
import { changed, choicesOf, errorOf, type StepProps } from './step-props'

export function DevicesStep({ draft, errors, change }: StepProps): JSX.Element {
  const kinds = [{ value: '', label: 'Select' }, ...choicesOf(DEVICE_KIND)]
  return (
    <>
      {draft.devices.length === 0 ? <p class="govuk-body">Add each device that you saw, or continue if there were none.</p> : null}
      {draft.devices.map((device, index) => (
        <fieldset key={index} class="govuk-fieldset app-item">
          <legend class="govuk-fieldset__legend govuk-fieldset__legend--m">Device {index + 1}</legend>
          <Select
            id={`device-${index}-kind`}
            label="What is it?"
            value={device.kind}
            choices={kinds}
            error={errorOf(errors, `device-${index}-kind`)}
            onValue={(kind) => change({ devices: changed(draft.devices, index, { kind }) })}
          />
          <TextField
            max={SHORT_CHARS_MAX}
            id={`device-${index}-description`}
            label="Make, model or marks"
            value={device.description}
            onValue={(description) => change({ devices: changed(draft.devices, index, { description }) })}
          />
          <Radios
            id={`device-${index}-permitted`}
            label="Is it permitted?"
            legendSize="s"
            value={device.permitted}
            choices={choicesOf(PERMITTED)}
            onValue={(permitted) => change({ devices: changed(draft.devices, index, { permitted }) })}
          />
          <div class="govuk-checkboxes govuk-form-group">
            <Checkbox
              id={`device-${index}-examined`}
              label="You examined it"
              isChecked={device.examined}
              onValue={(examined) => change({ devices: changed(draft.devices, index, { examined }) })}
            />
          </div>
          <TextField
            max={SHORT_CHARS_MAX}
            id={`device-${index}-note`}
            label="Note (optional)"
            value={device.note}
            onValue={(note) => change({ devices: changed(draft.devices, index, { note }) })}
          />
          <button
            class="govuk-button govuk-button--secondary"
            type="button"
            onClick={() => change({ devices: draft.devices.filter((_, at) => at !== index) })}
          >
            Remove device {index + 1}
          </button>
        </fieldset>
      ))}
      <button
        class="govuk-button govuk-button--secondary"
        type="button"
        disabled={draft.devices.length >= ITEMS_MAX}
        onClick={() =>
          change({
            devices: [...draft.devices, { kind: '', description: '', permitted: 'UNKNOWN', examined: false, note: '' }],
          })
        }
      >
        {draft.devices.length === 0 ? 'Add a device' : 'Add another device'}
      </button>
    </>
  )
}
