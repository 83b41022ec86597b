/** Not telling partners is an exception: a reason, and an officer who looks at it again, who works with the case. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { WithholdReason } from '../contract/generated/graphql'
import type { Faults } from '../records/told'
import { Select, TextArea, TextField } from '../ui/fields'
import { wordsFor } from '../ui/words'
import { withholdCase, type CaseRecord } from './commands'
import { OfficerChoice } from './officer-choice'
import { WITHHELD_FOR, WITHHOLD_REASONS } from './words'

const NOBODY_CHOSEN: Faults = [{ field: 'reviewById', message: 'Choose the officer who reviews it.' }]

export function WithholdForm({ of, again }: { of: CaseRecord; again: () => void }): JSX.Element {
  const [meaning, setMeaning] = useState('')
  const [why, setWhy] = useState<WithholdReason>('COVERT_PHASE')
  const [reason, setReason] = useState('')
  const [isOther, setOther] = useState(false)
  const [reviewer, setReviewer] = useState('')
  const [faults, setFaults] = useState<Faults>([])
  const [isBusy, setBusy] = useState(false)
  const reviewById = isOther ? reviewer : of.owner.id
  const withhold = async (): Promise<void> => {
    setBusy(true)
    const found =
      reviewById === '' ? NOBODY_CHOSEN : await withholdCase(of.id, { meaning: meaning.trim(), withheldFor: why, reason: reason.trim(), reviewById })
    setBusy(false)
    setFaults(found)
    if (found.length === 0) again()
  }
  const wrong = (...names: string[]): string | undefined => faults.find((fault) => names.includes(fault.field))?.message
  return (
    <details class="govuk-details">
      <summary class="govuk-details__summary">Withhold, for a reason</summary>
      <div class="govuk-details__text">
        <TextField
          id="meaning"
          label="What it means for the child"
          hint="One line"
          value={meaning}
          max={500}
          error={wrong('meaning', 'decision', 'caseId', 'id', '')}
          onValue={setMeaning}
        />
        <Select
          id="withheldFor"
          label="Reason"
          value={why}
          choices={WITHHOLD_REASONS.map((each) => ({ value: each, label: wordsFor(WITHHELD_FOR, each) }))}
          onValue={(value) => setWhy(WITHHOLD_REASONS.find((each) => each === value) ?? 'OTHER')}
        />
        <TextArea id="reason" label="Why, in words" rows={2} max={2000} value={reason} error={wrong('reason')} onValue={setReason} />
        <Select
          id="reviewer"
          label="Who owes the review"
          value={isOther ? 'OTHER' : ''}
          error={isOther && reviewer !== '' ? undefined : wrong('reviewById')}
          choices={[
            { value: '', label: `Whoever has the case: now ${of.owner.name}` },
            { value: 'OTHER', label: 'Another officer' },
          ]}
          onValue={(value) => setOther(value === 'OTHER')}
        />
        {isOther ? (
          <OfficerChoice id="reviewer" kind="OCAIT">
            {(officers) => (
              <Select
                id="reviewById"
                label="Officer"
                value={reviewer}
                error={reviewer === '' ? undefined : wrong('reviewById')}
                choices={[{ value: '', label: 'Choose an officer' }, ...officers]}
                onValue={setReviewer}
              />
            )}
          </OfficerChoice>
        ) : null}
        <button class="govuk-button govuk-button--secondary" type="button" disabled={isBusy} onClick={() => void withhold()}>
          Withhold
        </button>
      </div>
    </details>
  )
}
