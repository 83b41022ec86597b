/** ARMS: what waits for a signature, the last that stands, and the evidence that visits have gathered since. */
import type { JSX } from 'preact'
import { calendarWords, dateWords } from '../ui/dates'
import { Tag } from '../ui/page'
import { ARMS_APPLIES, DIRECTION, EVIDENCE_SOURCE, FACTOR, RATING, SIGNING, TOOL } from '../ui/record-words'
import { BASIS, CATEGORY } from '../ui/visit-words'
import { wordsFor } from '../ui/words'
import { decideArms, type Arms, type Records } from './commands'
import { AppliesForm, ToolResultForm } from './tool-forms'
import { Verdict } from '../ui/verdict'

export function ArmsSection({ records, isSupervisor, again }: { records: Records; isSupervisor: boolean; again: () => void }): JSX.Element {
  const last = records.armsAssessments.find((each) => each.state === 'COUNTERSIGNED')
  const shown = records.armsAssessments.filter((each) => each.state === 'SUBMITTED' || each === last)
  return (
    <section aria-labelledby="arms">
      <h2 class="govuk-heading-m" id="arms">
        Assessments
      </h2>
      {shown.length === 0 ? <p class="govuk-body">No ARMS assessment stands.</p> : null}
      {shown.map((assessment) => (
        <div key={assessment.id} class="app-card">
          <ArmsWords assessment={assessment} />
          {isSupervisor && assessment.state === 'SUBMITTED' ? (
            <Verdict
              id={`arms-${assessment.id}`}
              label="Comment"
              choices={[
                { label: 'Countersign', isMain: true, act: (text) => decideArms(assessment, 'COUNTERSIGN', text) },
                { label: 'Return', act: (text) => decideArms(assessment, 'RETURN', text) },
              ]}
              done={again}
            />
          ) : null}
        </div>
      ))}
      <Applies records={records} />
      {isSupervisor ? <AppliesForm records={records} again={again} /> : null}
      <h3 class="govuk-heading-s">Evidence from visits since then</h3>
      {records.armsEvidence.length === 0 ? <p class="govuk-body">None yet.</p> : null}
      <ul class="govuk-list govuk-list--bullet">
        {records.armsEvidence.map((tag) => (
          <li key={tag.id}>
            <strong>{wordsFor(FACTOR, tag.factor)}</strong>, {wordsFor(DIRECTION, tag.direction).toLowerCase()}: {tag.statement.text}{' '}
            <span class="app-muted">
              ({knownWords(tag.statement)}
              {tag.visit === null ? '' : `, ${dateWords(new Date(tag.visit.startedAt))}`})
            </span>
          </li>
        ))}
      </ul>
      <h3 class="govuk-heading-s">Other tools</h3>
      {records.toolResults.length === 0 ? <p class="govuk-body">No results are recorded.</p> : null}
      <ul class="govuk-list">
        {records.toolResults.map((result) => (
          <li key={result.id}>
            {wordsFor(TOOL, result.tool)} {result.toolVersion}: <strong>{wordsFor({}, result.band)}</strong>
            {result.score === null ? '' : ` (${result.score})`}, {calendarWords(result.assessedOn)}, {result.assessor}
            {result.isReplaced ? ' (recorded wrongly; replaced)' : ''}
          </li>
        ))}
      </ul>
      <ToolResultForm records={records} again={again} />
    </section>
  )
}

/** How it is known, and whom it is about where that is somebody else. */
const knownWords = ({ basis, subjectCategory }: { basis: string; subjectCategory: string }): string =>
  `${wordsFor(BASIS, basis).toLowerCase()}${subjectCategory === 'CONVICTED' ? '' : `, about ${wordsFor(CATEGORY, subjectCategory).toLowerCase()}`}`

/** That ARMS does not apply, why, and by whose word; nothing where it does. */
function Applies({ records }: { records: Records }): JSX.Element | null {
  const last = records.armsApplicability
  if (last === null || last.applies === 'APPLIES') return null
  return (
    <p class="govuk-inset-text" data-testid="arms-applies">
      ARMS does not apply: {wordsFor(ARMS_APPLIES, last.applies).toLowerCase()}. {last.reason}{' '}
      <span class="app-muted">
        ({last.decider.name}, {dateWords(new Date(last.decidedAt))})
      </span>
    </p>
  )
}

function ArmsWords({ assessment }: { assessment: Arms }): JSX.Element {
  return (
    <>
      <h3 class="govuk-heading-s">
        ARMS {assessment.number}{' '}
        <Tag tone={assessment.state === 'SUBMITTED' ? 'yellow' : 'green'}>{wordsFor(SIGNING, assessment.state)}</Tag>
      </h3>
      <p class="govuk-body">
        {assessment.priority === null ? '' : `${wordsFor({}, assessment.priority)} priority for work. `}
        {assessment.formulation}
      </p>
      <p class="govuk-body-s app-muted">
        {assessment.author.name}
        {assessment.submittedAt === null ? '' : `, ${dateWords(new Date(assessment.submittedAt))}`}
        {assessment.decider === null ? '' : `; ${assessment.decider.name}`}
      </p>
      <details class="govuk-details">
        <summary class="govuk-details__summary">
          <span class="govuk-details__summary-text">Factors and evidence</span>
        </summary>
        <ul class="govuk-list">
          {assessment.factors.map((each) => (
            <li key={each.id}>
              {wordsFor(FACTOR, each.factor)}: <strong>{each.rating === null ? 'Not rated' : wordsFor(RATING, each.rating)}</strong>
              {each.evidence.map((piece) => (
                <span key={piece.id} class="app-line app-muted">
                  {piece.text} ({knownWords(piece)}; {wordsFor(EVIDENCE_SOURCE, piece.source).toLowerCase()})
                </span>
              ))}
            </li>
          ))}
        </ul>
      </details>
    </>
  )
}
