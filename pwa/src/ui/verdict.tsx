/** One text and the buttons that go with it: how a person decides here. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { TextArea } from './fields'

/** Null: it was done. Otherwise what to mend, in words. */
export type Told = Promise<string | null>

interface VerdictProps {
  id: string
  label: string
  choices: readonly { label: string; isMain?: boolean; act: (text: string) => Told }[]
  done: () => void
}

export function Verdict({ id, label, choices, done }: VerdictProps): JSX.Element {
  const [text, setText] = useState('')
  const [error, setError] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const decide = async (act: (text: string) => Told): Promise<void> => {
    setBusy(true)
    const trouble = await act(text.trim())
    setBusy(false)
    setError(trouble)
    if (trouble === null) done()
  }
  return (
    <>
      <TextArea id={id} label={label} rows={2} value={text} error={error ?? undefined} onValue={setText} />
      <div class="govuk-button-group">
        {choices.map((choice) => (
          <button
            key={choice.label}
            class={`govuk-button${choice.isMain === true ? '' : ' govuk-button--secondary'}`}
            type="button"
            disabled={isBusy}
            onClick={() => void decide(choice.act)}
          >
            {choice.label}
          </button>
        ))}
      </div>
    </>
  )
}
