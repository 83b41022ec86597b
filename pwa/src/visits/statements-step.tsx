/** The page of the visit form for single statements: fact and opinion apart, and the ARMS factors for which they speak. */
import type { JSX } from 'preact'
import { Checkbox, Radios, Select, TextArea } from '../ui/fields'
import { DIRECTION, FACTOR } from '../ui/record-words'
import { BASIS, CATEGORY } from '../ui/visit-words'
import { ITEMS_MAX, STATEMENT_CHARS_MAX, type DraftStatement } from './draft'
import { changed, choicesOf, errorOf, type StepProps } from './step-props'

export function StatementsStep({ draft, errors, change }: StepProps): JSX.Element {
  const { statements } = draft
  return (
    <>
      <p class="govuk-body">One statement for each thing that matters for the risk. Everything else belongs in the notes.</p>
      {statements.map((statement, index) => (
        <Statement
          key={index}
          index={index}
          statement={statement}
          errors={errors}
          set={(part) => change({ statements: changed(statements, index, part) })}
          remove={() => change({ statements: statements.filter((_, at) => at !== index) })}
        />
      ))}
      <button
        class="govuk-button govuk-button--secondary"
        type="button"
        disabled={statements.length >= ITEMS_MAX}
        onClick={() =>
          change({ statements: [...statements, { text: '', basis: '', subjectCategory: 'CONVICTED', factors: [] }] })
        }
      >
        {statements.length === 0 ? 'Add a statement' : 'Add another statement'}
      </button>
    </>
  )
}

interface StatementProps extends Pick<StepProps, 'errors'> {
  index: number
  statement: DraftStatement
  set: (part: Partial<DraftStatement>) => void
  remove: () => void
}

function Statement({ index, statement, errors, set, remove }: StatementProps): JSX.Element {
  const id = `statement-${index}`
  return (
    <fieldset class="govuk-fieldset app-item">
      <legend class="govuk-fieldset__legend govuk-fieldset__legend--m">Statement {index + 1}</legend>
      <TextArea
        id={`${id}-text`}
        label="What?"
        rows={3}
        max={STATEMENT_CHARS_MAX}
        value={statement.text}
        error={errorOf(errors, `${id}-text`)}
        onValue={(text) => set({ text })}
      />
      <Radios
        id={`${id}-basis`}
        label="How do you know?"
        legendSize="s"
        value={statement.basis}
        choices={choicesOf(BASIS)}
        error={errorOf(errors, `${id}-basis`)}
        onValue={(basis) => set({ basis })}
      />
      <Select
        id={`${id}-category`}
        label="Whom is it about?"
        value={statement.subjectCategory}
        choices={choicesOf(CATEGORY)}
        onValue={(subjectCategory) => set({ subjectCategory })}
      />
      <Factors id={id} factors={statement.factors} set={(factors) => set({ factors })} />
      <button class="govuk-button govuk-button--secondary" type="button" onClick={remove}>
        Remove statement {index + 1}
      </button>
    </fieldset>
  )
}

type Tags = DraftStatement['factors']

/** Shut until it is wanted: most statements count for one factor or none. */
function Factors({ id, factors, set }: { id: string; factors: Tags; set: (factors: Tags) => void }): JSX.Element {
  return (
    <details class="govuk-details" open={factors.length > 0}>
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">Evidence for ARMS{factors.length === 0 ? '' : ` (${factors.length})`}</span>
      </summary>
      <div class="govuk-checkboxes govuk-form-group">
        {Object.entries(FACTOR).map(([factor, label]) => {
          const tag = factors.find((each) => each.factor === factor)
          return (
            <div key={factor}>
              <Checkbox
                id={`${id}-${factor}`}
                label={label}
                isChecked={tag !== undefined}
                onValue={(isChecked) =>
                  set(isChecked ? [...factors, { factor, direction: 'SAME' }] : factors.filter((each) => each.factor !== factor))
                }
              />
              {tag === undefined ? null : (
                <Select
                  id={`${id}-${factor}-direction`}
                  label={`${label}: how much of it?`}
                  value={tag.direction}
                  choices={choicesOf(DIRECTION)}
                  onValue={(direction) => set(factors.map((each) => (each === tag ? { factor, direction } : each)))}
                />
              )}
            </div>
          )
        })}
      </div>
    </details>
  )
}
