/** One report in the intelligence unit: what was said, its grades, and the twin that may be shared. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { ask } from '../contract/ask'
import {
  EvaluateIntelligenceDocument,
  IntelligenceFileDocument,
  ReviewIntelligenceDocument,
  type HandlingCode,
  type IntelligenceAssessment,
  type IntelligenceFileQuery,
  type SourceEvaluation,
} from '../contract/generated/graphql'
import { newId } from '../device/ids'
import { Trouble } from '../oversight/trouble'
import { refusalOf, useAsked } from '../oversight/use-asked'
import { Verdict } from '../ui/verdict'
import { momentWords } from '../ui/dates'
import { Fact } from '../ui/fact'
import { FieldError, Select, TextField } from '../ui/fields'
import { BASIS, SUBJECT } from '../ui/law-words'
import { Page, Tag } from '../ui/page'
import { useNow } from '../ui/use-cell'
import { wordsFor } from '../ui/words'
import { RegradeForm } from './regrade-form'
import { ReleaseForm } from './release-form'
import { isUnsaid, SanitiseForm } from './sanitise-form'
import { nameOf } from './described'
import { GRADE, GRADES, HANDLING, PERSON_STATE, PRIORITY, REPORT_STATE, SOURCE_GRADE, SOURCE_GRADES } from './words'

type Report = NonNullable<IntelligenceFileQuery['intelligenceReport']>
type Submission = NonNullable<IntelligenceFileQuery['intelligenceFile']>['submissions'][number]

export function ReportPage({ id }: { id: string }): JSX.Element {
  const now = useNow()
  const asked = useAsked(id, () => ask(IntelligenceFileDocument, { id }))
  const report = asked.data?.intelligenceReport ?? null
  const told = asked.data?.intelligenceFile?.submissions[0]
  const persons = asked.data?.describedPersons.nodes ?? []
  return (
    <Page title="Report" heading={report?.urn} back={{ href: '/app/intelligence', label: 'Intelligence' }}>
      <Trouble trouble={asked.trouble} />
      {asked.data !== null && report === null ? <p class="govuk-body">There is no such report that you may see.</p> : null}
      {report === null ? null : (
        <>
          <p class="govuk-body">
            <Tag tone={report.state === 'READY' ? 'green' : 'yellow'}>{wordsFor(REPORT_STATE, report.state)}</Tag>
          </p>
          <dl class="govuk-summary-list">
            <Fact term="Priority" value={wordsFor(PRIORITY, report.priority)} />
            <Fact term="Source" value={wordsFor(SOURCE_GRADE, report.sourceEvaluation)} />
            <Fact term="Handling" value={[wordsFor(HANDLING, report.handling), report.conditions].filter(Boolean).join(': ')} />
            <Fact term="Known" value={momentWords(new Date(report.informationAt), now)} />
            <Fact term="How" value={told?.provenance ?? 'withheld'} />
            <Fact term="Source register" value={told?.hasSource === true ? 'Knows who the source is' : 'No source was told'} />
          </dl>
          {persons.length === 0 ? null : (
            <ul class="govuk-list" aria-label="Whom it describes">
              {persons.map((person) => (
                <li key={person.id}>
                  Describes{' '}
                  <a class="govuk-link" href={`/app/described/${person.id}`}>
                    {nameOf(person)}
                  </a>
                  : {wordsFor(PERSON_STATE, person.state).toLowerCase()}
                </li>
              ))}
            </ul>
          )}
          {told === undefined ? null : <Items report={report} told={told} />}
          {report.state === 'TO_EVALUATE' && told !== undefined ? <Evaluate key={report.version} report={report} told={told} again={asked.again} /> : null}
          {told !== undefined && (report.state === 'TO_SANITISE' || (report.state === 'READY' && isUnsaid(report))) ? (
            <SanitiseForm key={report.version} report={report} told={told} again={asked.again} />
          ) : null}
          {report.state === 'TO_SANITISE' || report.state === 'READY' ? <RegradeForm report={report} again={asked.again} /> : null}
          {report.state === 'READY' && report.handling === 'C' ? <ReleaseForm reportId={report.id} /> : null}
          {report.state === 'READY' ? (
            <Verdict
              id="review"
              label="Why it stays as it is"
              choices={[
                {
                  label: 'Looked at again',
                  act: async (reason) =>
                    refusalOf(await ask(ReviewIntelligenceDocument, { input: { id: newId(), reportId: report.id, reason } }), (data) => data.reviewIntelligence.userErrors),
                },
              ]}
              done={asked.again}
            />
          ) : null}
        </>
      )}
    </Page>
  )
}

function Items({ report, told }: { report: Report; told: Submission }): JSX.Element {
  return (
    <ol class="govuk-list govuk-list--number">
      {told.raw.map((item) => {
        const graded = report.items.find((each) => each.id === item.itemId)
        return (
          <li key={item.id} class="app-card">
            {item.text}
            <span class="app-muted app-line">{wordsFor(GRADE, graded?.assessment ?? item.assessment)}</span>
            {graded?.text === undefined || graded.text === null ? null : <span class="app-line">To be shared: {graded.text}</span>}
            {graded === undefined || graded.basis === null || graded.subjectCategory === null ? null : (
              <span class="app-muted app-line">
                {wordsFor(BASIS, graded.basis)}. {wordsFor(SUBJECT, graded.subjectCategory)}.
              </span>
            )}
          </li>
        )
      })}
    </ol>
  )
}

function Evaluate({ report, told, again }: { report: Report; told: Submission; again: () => void }): JSX.Element {
  const [source, setSource] = useState<SourceEvaluation>(report.sourceEvaluation)
  const [grades, setGrades] = useState<Record<string, IntelligenceAssessment>>({})
  const [handling, setHandling] = useState<HandlingCode>(report.handling)
  const [conditions, setConditions] = useState(report.conditions)
  const [error, setError] = useState<string | null>(null)
  const send = async (): Promise<void> => {
    const items = told.raw.map((item) => ({ itemId: item.itemId, assessment: grades[item.itemId] ?? item.assessment }))
    const input = {
      id: newId(),
      reportId: report.id,
      expectedVersion: report.version,
      sourceEvaluation: source,
      items,
      handling,
      conditions: handling === 'C' ? conditions.trim() : '',
      marking: report.marking,
      priority: report.priority,
    }
    const trouble = refusalOf(await ask(EvaluateIntelligenceDocument, { input }), (data) => data.evaluateIntelligence.userErrors)
    setError(trouble)
    if (trouble === null) again()
  }
  return (
    <section aria-labelledby="grade">
      <h2 class="govuk-heading-m" id="grade">
        Grade
      </h2>
      <Select
        id="source"
        label="The source"
        value={source}
        choices={SOURCE_GRADES.map((each) => ({ value: each, label: wordsFor(SOURCE_GRADE, each) }))}
        onValue={(value) => setSource(SOURCE_GRADES.find((each) => each === value) ?? 'UNTESTED')}
      />
      {told.raw.map((item, place) => (
        <Select
          key={item.id}
          id={`grade-${place}`}
          label={`Item ${place + 1}`}
          value={grades[item.itemId] ?? item.assessment}
          choices={GRADES.map((each) => ({ value: each, label: wordsFor(GRADE, each) }))}
          onValue={(value) => setGrades((before) => ({ ...before, [item.itemId]: GRADES.find((each) => each === value) ?? 'D' }))}
        />
      ))}
      <Select
        id="handling"
        label="Handling"
        value={handling}
        choices={(['P', 'C'] as const).map((each) => ({ value: each, label: wordsFor(HANDLING, each) }))}
        onValue={(value) => setHandling(value === 'C' ? 'C' : 'P')}
      />
      {handling === 'C' ? <TextField id="conditions" label="Conditions" value={conditions} max={500} onValue={setConditions} /> : null}
      <FieldError id="grade-error" error={error ?? undefined} />
      <button class="govuk-button" type="button" onClick={() => void send()}>
        Grade
      </button>
    </section>
  )
}
