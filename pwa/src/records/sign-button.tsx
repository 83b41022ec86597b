/** A second signature: one button, and what stands against it beside it. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { Faults } from './told'

export function SignButton({ label, act, done }: { label: string; act: () => Promise<Faults>; done: () => void }): JSX.Element {
  const [faults, setFaults] = useState<Faults>([])
  const [isBusy, setBusy] = useState(false)
  const sign = async (): Promise<void> => {
    setBusy(true)
    const found = await act()
    setBusy(false)
    setFaults(found)
    if (found.length === 0) done()
  }
  return (
    <span class="app-line">
      <button class="govuk-button govuk-button--secondary" type="button" disabled={isBusy} onClick={() => void sign()}>
        {label}
      </button>
      <span role="status" class="govuk-error-message">
        {faults[0]?.message ?? ''}
      </span>
    </span>
  )
}
