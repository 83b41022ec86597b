/** Steps to safeguard children, with the statutory clocks that they start and stop. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { SafeguardingStep } from '../contract/generated/graphql'
import { dateWords, momentWords } from '../ui/dates'
import { Select, TextField } from '../ui/fields'
import { STEP } from '../ui/known-words'
import { useNow } from '../ui/use-cell'
import { OBLIGATION, wordsFor } from '../ui/words'
import { recordSafeguarding, type CaseRecord } from './commands'

const STEPS: readonly SafeguardingStep[] = [
  'CSC_REFERRAL',
  'CSC_DECIDED',
  'STRATEGY_DISCUSSION',
  'ICPC_HELD',
  'ICPC_NOT_NEEDED',
  'SECTION_47',
  'ASSESSMENT_DONE',
  'LADO_KNOWN',
  'LADO_REFERRAL',
]
const KINDS = new Set(['CSC_DECISION', 'ICPC', 'CHILD_ASSESSMENT', 'LADO'])

export function SafeguardingSection({ of, again }: { of: CaseRecord; again: () => void }): JSX.Element {
  const now = useNow()
  const [step, setStep] = useState<SafeguardingStep>('CSC_REFERRAL')
  const [agency, setAgency] = useState('')
  const [reference, setReference] = useState('')
  const [error, setError] = useState<string | null>(null)
  const record = async (): Promise<void> => {
    const trouble = await recordSafeguarding(of.id, step, agency.trim(), reference.trim())
    setError(trouble)
    if (trouble === null) again()
  }
  const owed = of.obligations.filter((each) => KINDS.has(each.kind) && each.metAt === null && each.cancelledAt === null)
  return (
    <section aria-labelledby="safeguarding">
      <h2 class="govuk-heading-m" id="safeguarding">
        Safeguarding
      </h2>
      {owed.map((each) => (
        <p key={each.id} class="govuk-body">
          <strong>{wordsFor(OBLIGATION, each.kind)}</strong>
          {each.dueAt === null ? '' : ` by ${momentWords(new Date(each.dueAt), now)}`}. {each.explain}
        </p>
      ))}
      <ul class="govuk-list">
        {of.safeguarding.map((each) => (
          <li key={each.id}>
            {dateWords(new Date(each.at))}: {wordsFor(STEP, each.step)} {[each.agency, each.reference].filter(Boolean).join(', ')}
          </li>
        ))}
      </ul>
      <details class="govuk-details">
        <summary class="govuk-details__summary">Record a step</summary>
        <div class="govuk-details__text">
          <Select
            id="step"
            label="What was done, now"
            value={step}
            choices={STEPS.map((each) => ({ value: each, label: wordsFor(STEP, each) }))}
            onValue={(value) => setStep(STEPS.find((each) => each === value) ?? 'CSC_REFERRAL')}
          />
          <TextField id="agency" label="Agency" value={agency} max={200} onValue={setAgency} />
          <TextField id="agency-reference" label="Their reference" value={reference} max={100} error={error ?? undefined} onValue={setReference} />
          <button class="govuk-button" type="button" onClick={() => void record()}>
            Record
          </button>
        </div>
      </details>
    </section>
  )
}
