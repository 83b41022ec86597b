/** The words of a plan, to be kept as they are typed, saved as a draft, and signed: then they can be changed no more. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { Work } from '../session/work'
import { ErrorSummary, TextArea, TextField } from '../ui/fields'
import { useWriting } from '../ui/writing'
import type { Plan } from '../records/commands'
import { PlanChanges } from './plan-changes'
import { fieldOf, PILLAR_MAX, TEXTS, tidied, type PlanDraft } from './plan-draft'
import { useWritten } from './plan-keeping'
import { Contingencies, Triggers } from './plan-rows'
import type { Faults } from '../records/told'

interface FormProps {
  initial: PlanDraft
  from: Plan | undefined
  work: Work | null
  /** Something was saved or signed on the server: what is shown of it is read again. */
  again: () => void
  signed: () => void
  discarded: () => void
}

export function PlanForm({ initial, from, work, again, signed, discarded }: FormProps): JSX.Element {
  const { draft, change, save, sign, discard, stands } = useWritten(initial, work)
  const [faults, setFaults] = useState<Faults>([])
  const [isBusy, setBusy] = useState(false)
  const [said, setSaid] = useState('')
  useWriting()
  const errors = faults.map(({ field, message }) => ({ field: fieldOf(field), message }))
  const errorAt = (field: string): string | undefined => errors.find((error) => error.field === field)?.message
  const act = async (step: () => Promise<Faults>, words: string, done = (): void => undefined): Promise<void> => {
    setBusy(true)
    // The server names a line by its place, so that what is shown is what is sent.
    change(tidied(draft))
    const found = await step()
    setBusy(false)
    setFaults(found)
    setSaid(found.length === 0 ? words : '')
    if (found.length === 0) done()
    again()
  }

  return (
    <>
      <ErrorSummary errors={errors} />
      {TEXTS.map(({ name, label }) => (
        <TextArea
          key={name}
          id={name}
          label={label}
          rows={5}
          max={PILLAR_MAX}
          value={draft[name]}
          error={errorAt(name)}
          onValue={(value) => change({ ...draft, [name]: value })}
        />
      ))}
      <Triggers draft={draft} errorAt={errorAt} onDraft={change} />
      <Contingencies draft={draft} errorAt={errorAt} onDraft={change} />
      <TextField
        id="visitEveryMonths"
        label="Visit every how many months"
        hint="Only if not as policy has it for the risk level."
        width="govuk-input--width-3"
        value={draft.months}
        error={errorAt('visitEveryMonths')}
        onValue={(months) => change({ ...draft, months })}
      />
      <TextArea
        id="visitIntervalReason"
        label="Why visits are not as policy has them"
        rows={2}
        value={draft.reason}
        error={errorAt('visitIntervalReason')}
        onValue={(reason) => change({ ...draft, reason })}
      />
      {from === undefined ? null : <PlanChanges from={from} to={draft} />}
      <div class="govuk-button-group">
        <button class="govuk-button" type="button" disabled={isBusy} onClick={() => void act(sign, 'It is signed and waits for a supervisor.', signed)}>
          Sign and send to a supervisor
        </button>
        <button class="govuk-button govuk-button--secondary" type="button" disabled={isBusy} onClick={() => void act(save, 'The draft is saved.')}>
          Save the draft
        </button>
        {work === null ? null : (
          <button class="govuk-button govuk-button--warning" type="button" disabled={isBusy} onClick={() => void discard().then(discarded)}>
            Throw away what this phone keeps
          </button>
        )}
      </div>
      <p class="govuk-body" role="status" data-testid="plan-kept">
        {said} {stands}
      </p>
    </>
  )
}
