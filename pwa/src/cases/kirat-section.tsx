/** KIRAT: what the tool gave is recorded, never scored here. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { KiratBand } from '../contract/generated/graphql'
import { dateWords } from '../ui/dates'
import { Select, TextField } from '../ui/fields'
import { wordsFor } from '../ui/words'
import { recordKirat, type CaseRecord } from './commands'
import { BAND } from './words'

const BANDS: readonly KiratBand[] = ['VERY_HIGH', 'HIGH', 'MEDIUM', 'LOW', 'NOT_APPLICABLE']

export function KiratSection({ of, again }: { of: CaseRecord; again: () => void }): JSX.Element {
  const [band, setBand] = useState<KiratBand>('HIGH')
  const [version, setVersion] = useState('2')
  const [assessor, setAssessor] = useState('')
  const [reason, setReason] = useState('')
  const [error, setError] = useState<string | null>(null)
  const record = async (): Promise<void> => {
    const trouble = await recordKirat(of.id, band, version.trim(), assessor.trim(), reason.trim())
    setError(trouble)
    if (trouble === null) again()
  }
  return (
    <section aria-labelledby="kirat">
      <h2 class="govuk-heading-m" id="kirat">
        KIRAT
      </h2>
      <ul class="govuk-list">
        {of.kiratResults.map((result) => (
          <li key={result.id}>
            {dateWords(new Date(result.bandAsOf))}: <strong>{wordsFor(BAND, result.band)}</strong>, version {result.version}, {result.assessor} (recorded by {result.recorder.name})
          </li>
        ))}
      </ul>
      <details class="govuk-details">
        <summary class="govuk-details__summary">Record a result</summary>
        <div class="govuk-details__text">
          <Select
            id="kirat-band"
            label="Band"
            value={band}
            choices={BANDS.map((each) => ({ value: each, label: wordsFor(BAND, each) }))}
            onValue={(value) => setBand(BANDS.find((each) => each === value) ?? 'HIGH')}
          />
          <TextField id="kirat-version" label="Version of the tool" value={version} max={40} width="govuk-input--width-5" onValue={setVersion} />
          <TextField id="kirat-assessor" label="Assessor" value={assessor} max={200} error={error ?? undefined} onValue={setAssessor} />
          <TextField id="kirat-reason" label="Why, where it does not apply" value={reason} max={2000} onValue={setReason} />
          <button class="govuk-button" type="button" onClick={() => void record()}>
            Record
          </button>
        </div>
      </details>
    </section>
  )
}
