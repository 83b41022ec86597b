/** Whom a subject may be: the system finds, a person decides. */
import type { JSX } from 'preact'
import { calendarWords } from '../ui/dates'
import { Tag } from '../ui/page'
import { MODE, RISK, wordsFor } from '../ui/words'
import { Verdict } from '../ui/verdict'
import { decideLikeness, type Candidate, type CaseRecord } from './commands'
import { DECONFLICTION, WHY } from './words'

export function LikenessSection(props: { of: CaseRecord; found: readonly Candidate[]; again: () => void }): JSX.Element {
  const { of, found, again } = props
  return (
    <section aria-labelledby="likeness">
      <h2 class="govuk-heading-m" id="likeness">
        Known to us?
      </h2>
      {found.length === 0 ? <p class="govuk-body">Nobody whom you may see is like a subject of this case.</p> : null}
      {found.map((one) => (
        <div key={`${one.subjectId}-${one.nominalId}`} class="app-card">
          <p class="govuk-body">
            <strong>{one.subjectName}</strong> may be <strong>{one.name}</strong>, {one.reference}
            {one.dateOfBirth === null ? '' : `, born ${calendarWords(one.dateOfBirth)}`}: {one.why.map((why) => wordsFor(WHY, why)).join(', ')}.{' '}
            {wordsFor(RISK, one.riskLevel)}, {wordsFor(MODE, one.managementMode).toLowerCase()}.{' '}
            {one.decision === null ? null : <Tag tone={one.decision === 'SAME' ? 'green' : 'grey'}>{wordsFor(DECONFLICTION, one.decision)}</Tag>}
          </p>
          <Verdict
            id={`likeness-${one.nominalId}`}
            label="Why"
            choices={(['SAME', 'NOT_SAME', 'UNSURE'] as const).map((decision) => ({
              label: wordsFor(DECONFLICTION, decision),
              act: (reason: string) => decideLikeness(of.id, one, decision, reason),
            }))}
            done={again}
          />
        </div>
      ))}
    </section>
  )
}
