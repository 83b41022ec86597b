/** Whether partners are told: due at intake whatever the band. Telling one decides it; not telling has a reason and a review. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { WithholdReason } from '../contract/generated/graphql'
import { dateWords } from '../ui/dates'
import { Select, TextArea, TextField } from '../ui/fields'
import { wordsFor } from '../ui/words'
import { withholdCase, type CaseRecord } from './commands'
import { SHARING, WITHHELD_FOR } from './words'

const REASONS: readonly WithholdReason[] = [
  'COVERT_PHASE',
  'SOURCE_PROTECTION',
  'NO_IDENTIFIED_RECIPIENT',
  'NO_GATEWAY',
  'CHILD_SAFETY_RISK',
  'OTHER',
]

export function SharingSection({ of, again }: { of: CaseRecord; again: () => void }): JSX.Element {
  return (
    <section aria-labelledby="sharing">
      <h2 class="govuk-heading-m" id="sharing">
        Telling partners
      </h2>
      <ul class="govuk-list">
        {of.shareDecisions.map((made) => (
          <li key={made.id}>
            {dateWords(new Date(made.decidedAt))}: <strong>{wordsFor(SHARING, made.decision)}</strong>, {made.meaning} {made.told === '' ? '' : `Told: ${made.told}.`}{' '}
            {made.withheldFor === null ? '' : `${wordsFor(WITHHELD_FOR, made.withheldFor)}: ${made.reason} Review: ${made.reviewer?.name ?? ''}.`} ({made.decider.name})
          </li>
        ))}
      </ul>
      {of.state === 'TRANSFERRED' ? null : (
        <>
          <a class="govuk-button" href={`/app/cases/${of.id}/share`}>
            Tell an agency through its agreement
          </a>
          <Withhold of={of} again={again} />
        </>
      )}
    </section>
  )
}

function Withhold({ of, again }: { of: CaseRecord; again: () => void }): JSX.Element {
  const [meaning, setMeaning] = useState('')
  const [why, setWhy] = useState<WithholdReason>('COVERT_PHASE')
  const [reason, setReason] = useState('')
  const [error, setError] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const withhold = async (): Promise<void> => {
    setBusy(true)
    const trouble = await withholdCase(of.id, { meaning: meaning.trim(), withheldFor: why, reason: reason.trim(), reviewById: of.owner.id })
    setBusy(false)
    setError(trouble)
    if (trouble === null) again()
  }
  return (
    <details class="govuk-details">
      <summary class="govuk-details__summary">Withhold, for a reason</summary>
      <div class="govuk-details__text">
        <TextField id="meaning" label="What it means for the child" hint="One line" value={meaning} max={500} error={error ?? undefined} onValue={setMeaning} />
        <Select
          id="withheldFor"
          label="Reason"
          value={why}
          choices={REASONS.map((each) => ({ value: each, label: wordsFor(WITHHELD_FOR, each) }))}
          onValue={(value) => setWhy(REASONS.find((each) => each === value) ?? 'OTHER')}
        />
        <TextArea id="reason" label="Why, in words" rows={2} max={2000} value={reason} onValue={setReason} />
        <p class="govuk-hint">{of.owner.name} owes the review.</p>
        <button class="govuk-button govuk-button--secondary" type="button" disabled={isBusy} onClick={() => void withhold()}>
          Withhold
        </button>
      </div>
    </details>
  )
}
