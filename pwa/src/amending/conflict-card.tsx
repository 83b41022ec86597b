import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { momentWords } from '../ui/dates'
import { ErrorSummary, Radios, TextArea } from '../ui/fields'
import { useNow } from '../ui/use-cell'
import { faultsOf, isChoice, type Choice, type Clash } from './conflicts'
import { AmendField } from './form-field'
import { fieldOf, valueWords } from './forms'

/** One field that two people changed: what it was, what each wrote, and which shall stand. `decide` gives what went wrong. */
export function ConflictCard(props: {
  clash: Clash
  heading: string
  decide: (choice: Choice, value: unknown, note: string) => Promise<string | null>
}): JSX.Element {
  const { clash, heading, decide } = props
  const [choice, setChoice] = useState<Choice | null>(null)
  const [other, setOther] = useState<unknown>(clash.theirs)
  const [note, setNote] = useState('')
  const [faults, setFaults] = useState<{ field: string; message: string }[]>([])
  const [isBusy, setBusy] = useState(false)
  const now = useNow()
  const field = fieldOf(clash.entity, clash.field)
  const own = (name: string): string => `${name}-${clash.id}`
  const errorOf = (name: string): string | undefined => faults.find((fault) => fault.field === own(name))?.message
  const when = (at: string | null): string => (at === null ? '' : `, ${momentWords(new Date(at), now)}`)

  const settle = async (): Promise<void> => {
    const found = faultsOf(clash, choice, other, note).map((fault) => ({ ...fault, field: own(fault.field) }))
    setFaults(found)
    if (found.length > 0 || choice === null) return
    setBusy(true)
    const refusal = await decide(choice, choice === 'OTHER' ? other : null, note.trim())
    setBusy(false)
    if (refusal !== null) setFaults([{ field: own('note'), message: refusal }])
  }

  return (
    <section class="app-card" data-testid="conflict">
      <h2 class="govuk-heading-s">{heading}</h2>
      <ErrorSummary errors={faults} />
      <p class="govuk-body">It was: {valueWords(field, clash.base)}.</p>
      <Radios
        id={own('choice')}
        label={`Which is right: ${field?.label ?? clash.field}`}
        legendSize="s"
        value={choice ?? ''}
        error={errorOf('choice')}
        choices={[
          {
            value: 'THEIRS',
            label: valueWords(field, clash.theirs),
            hint: `${clash.theirsAuthor ?? 'Recorded before'}${when(clash.theirsAt)}. This stands now`,
          },
          { value: 'MINE', label: valueWords(field, clash.mine), hint: `${clash.author ?? 'Somebody'}${when(clash.mineAt)}` },
          { value: 'OTHER', label: 'Something else' },
        ]}
        onValue={(value) => setChoice(isChoice(value) ? value : null)}
        reveals={{
          value: 'OTHER',
          content:
            field === undefined ? null : (
              <AmendField id={own('other')} field={field} value={other} error={errorOf('other')} onValue={setOther} />
            ),
        }}
      />
      <TextArea id={own('note')} label="How do you know?" rows={2} max={2_000} value={note} error={errorOf('note')} onValue={setNote} />
      <button class="govuk-button" type="button" disabled={isBusy} onClick={() => void settle()}>
        Decide
      </button>
    </section>
  )
}
