/** The page of the visit form that asks about each individual trigger of the plan by name. */
import type { JSX } from 'preact'
import { Radios, TextField } from '../ui/fields'
import { SHORT_CHARS_MAX, type DraftTrigger, type YesNo } from './draft'
import { changed, errorOf, YES_NO, type StepProps } from './step-props'

const asYesNo = (value: string): YesNo => (value === 'yes' || value === 'no' ? value : '')

export function TriggersStep({ draft, nominal, errors, change }: StepProps): JSX.Element {
  return (
    <>
      <p class="govuk-body">The plan asks about each of these at every visit.</p>
      {draft.triggers.map((trigger, index) => {
        const set = (part: Partial<DraftTrigger>): void => change({ triggers: changed(draft.triggers, index, part) })
        const id = `trigger-${index}`
        return (
          <div key={trigger.triggerId} class="app-item">
            <Radios
              id={id}
              label={nominal.triggers.find((each) => each.id === trigger.triggerId)?.text ?? 'A trigger no longer asked about'}
              legendSize="s"
              hint="Did it happen since the last visit?"
              value={trigger.happened}
              choices={YES_NO}
              isInline
              error={errorOf(errors, id)}
              onValue={(happened) => set({ happened: asYesNo(happened) })}
              reveals={{ value: 'yes', content: <WhatWasDone id={id} trigger={trigger} errors={errors} set={set} /> }}
            />
          </div>
        )
      })}
    </>
  )
}

function WhatWasDone({
  id,
  trigger,
  errors,
  set,
}: Pick<StepProps, 'errors'> & { id: string; trigger: DraftTrigger; set: (part: Partial<DraftTrigger>) => void }): JSX.Element {
  return (
    <>
      <Radios
        id={`${id}-acted`}
        label="Did you do something about it?"
        legendSize="s"
        value={trigger.acted}
        choices={YES_NO}
        isInline
        error={errorOf(errors, `${id}-acted`)}
        onValue={(acted) => set({ acted: asYesNo(acted) })}
      />
      {trigger.acted === '' ? null : (
        <TextField
          max={SHORT_CHARS_MAX}
          id={`${id}-words`}
          label={trigger.acted === 'yes' ? 'What you did' : 'Why you did nothing'}
          value={trigger.words}
          error={errorOf(errors, `${id}-words`)}
          onValue={(words) => set({ words })}
        />
      )}
    </>
  )
}
