/** Writing an ARMS assessment: it begins with what visits said for each factor since the last one. */
import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { ask } from '../contract/ask'
import { NominalArmsDocument, SaveArmsDocument, SubmitArmsDocument } from '../contract/generated/graphql'
import { newId } from '../device/ids'
import { useAsked } from '../oversight/use-asked'
import { dateWords } from '../ui/dates'
import { Checkbox, ErrorSummary, Select, TextArea } from '../ui/fields'
import { FACTOR, RATING } from '../ui/record-words'
import { BASIS } from '../ui/visit-words'
import { count, wordsFor } from '../ui/words'
import { OwnEvidence } from './arms-evidence'
import { draftOf, factorsOf, PRIORITIES, RATINGS, withFactor, type Arms, type ArmsDraft, type FactorDraft } from './arms-draft'
import { RecordPage, type RecordPageProps } from './record-page'
import { faultsOf, type Faults } from './told'

export function ArmsPage({ id, back }: RecordPageProps): JSX.Element {
  const asked = useAsked(id, () => ask(NominalArmsDocument, { id }))
  const nominal = asked.data?.nominal ?? null
  const waits = nominal?.armsAssessments.some((each) => each.state === 'SUBMITTED') === true
  return (
    <RecordPage id={id} title="ARMS assessment" page="arms" back={back} reading={asked} about={nominal}>
      {waits ? <p class="govuk-inset-text">An assessment waits for a supervisor.</p> : null}
      {nominal === null || waits ? null : <ArmsForm nominal={nominal} again={asked.again} />}
    </RecordPage>
  )
}

function ArmsForm({ nominal, again }: { nominal: Arms; again: () => void }): JSX.Element {
  const [draft, setDraft] = useState<ArmsDraft>(() => draftOf(nominal, newId))
  const [faults, setFaults] = useState<Faults>([])
  const [isBusy, setBusy] = useState(false)
  const [said, setSaid] = useState('')
  // What another person saved meanwhile takes the place of what was shown, once it is read again.
  useEffect(() => setDraft(draftOf(nominal, newId)), [nominal])
  const errors = faults.map(({ field, message }) => ({ field: fieldId(field, draft), message }))
  const errorAt = (field: string): string | undefined => errors.find((error) => error.field === field)?.message
  const used = draft.factors.reduce((total, each) => total + each.said.filter((one) => one.isUsed).length, 0)

  const save = async (): Promise<Faults> =>
    faultsOf(
      await ask(SaveArmsDocument, {
        input: {
          id: newId(),
          assessmentId: draft.assessmentId,
          nominalId: nominal.id,
          expectedVersion: draft.version,
          factors: factorsOf(draft),
          formulation: draft.formulation,
          priority: draft.priority,
        },
      }),
      (data) => data.saveArms,
    )
  const sign = async (): Promise<Faults> =>
    faultsOf(
      await ask(SubmitArmsDocument, { input: { id: newId(), assessmentId: draft.assessmentId, expectedVersion: draft.version + 1 } }),
      (data) => data.submitArms,
    )
  const act = async (steps: readonly (() => Promise<Faults>)[], words: string): Promise<void> => {
    setBusy(true)
    let found: Faults = []
    for (const step of steps) {
      // One after another: only what was saved is signed.
      // oxlint-disable-next-line no-await-in-loop
      if (found.length === 0) found = await step()
    }
    setBusy(false)
    setFaults(found)
    setSaid(found.length === 0 ? words : '')
    again()
  }

  return (
    <>
      <p class="govuk-body" data-testid="arms-assembled">
        {count(used, 'statement')} of visits since the last assessment {used === 1 ? 'is' : 'are'} evidence already. Untick what does not belong.
      </p>
      <ErrorSummary errors={errors} />
      {draft.factors.map((each) => (
        <FactorFields key={each.factor} factor={each} errorAt={errorAt} onChange={(change) => setDraft(withFactor(draft, each.factor, change))} />
      ))}
      <TextArea
        id="formulation"
        label="How it all hangs together"
        rows={6}
        max={8000}
        value={draft.formulation}
        error={errorAt('formulation')}
        onValue={(formulation) => setDraft({ ...draft, formulation })}
      />
      <Select
        id="priority"
        label="Priority for work"
        value={draft.priority ?? ''}
        error={errorAt('priority')}
        choices={[{ value: '', label: 'Choose' }, ...PRIORITIES.map((value) => ({ value, label: wordsFor({}, value) }))]}
        onValue={(value) => setDraft({ ...draft, priority: PRIORITIES.find((each) => each === value) ?? null })}
      />
      <div class="govuk-button-group">
        <button class="govuk-button" type="button" disabled={isBusy} onClick={() => void act([save, sign], 'It is signed and waits for a supervisor.')}>
          Sign and send to a supervisor
        </button>
        <button class="govuk-button govuk-button--secondary" type="button" disabled={isBusy} onClick={() => void act([save], 'The draft is saved.')}>
          Save the draft
        </button>
      </div>
      <p class="govuk-body" role="status">
        {said}
      </p>
    </>
  )
}

function FactorFields(props: {
  factor: FactorDraft
  errorAt: (field: string) => string | undefined
  onChange: (change: Partial<FactorDraft>) => void
}): JSX.Element {
  const { factor, errorAt, onChange } = props
  const { factor: code, rating, said, own } = factor
  return (
    <fieldset class="govuk-fieldset app-card">
      <legend class="govuk-fieldset__legend govuk-fieldset__legend--m">{wordsFor(FACTOR, code)}</legend>
      {said.map((each, index) => (
        <Checkbox
          key={each.statementId}
          id={`${code}-said-${index}`}
          label={`${each.text} (${wordsFor(BASIS, each.basis).toLowerCase()}${each.visitedAt === null ? '' : `, ${dateWords(new Date(each.visitedAt))}`})`}
          isChecked={each.isUsed}
          onValue={(isUsed) => onChange({ said: said.map((one) => (one === each ? { ...one, isUsed } : one)) })}
        />
      ))}
      <OwnEvidence id={code} own={own} onOwn={(pieces) => onChange({ own: pieces })} />
      <Select
        id={`${code}-rating`}
        label="Rating"
        value={rating ?? ''}
        error={errorAt(`${code}-rating`)}
        choices={[{ value: '', label: 'Choose' }, ...RATINGS.map((value) => ({ value, label: wordsFor(RATING, value) }))]}
        onValue={(value) => onChange({ rating: RATINGS.find((each) => each === value) ?? null })}
      />
    </fieldset>
  )
}

/** The server names a factor by its place when it is saved, and by its word when it is signed. */
function fieldId(field: string, draft: ArmsDraft): string {
  const part = /^factors\.(\w+)/.exec(field)?.[1]
  if (part === undefined) return field === '' ? 'formulation' : field
  return `${draft.factors[Number(part)]?.factor ?? part}-rating`
}
