/** A report is graded anew: what it was stays, and whoever has it is told. Only what is another now is sent. */
import type { JSX } from 'preact'
import { ask } from '../contract/ask'
import { RegradeIntelligenceDocument, type IntelligenceFileQuery } from '../contract/generated/graphql'
import { newId } from '../device/ids'
import { Form, type FormField } from '../records/form'
import { faultsOf } from '../records/told'
import { wordsFor } from '../ui/words'
import { GRADE, GRADES, HANDLING, SOURCE_GRADE, SOURCE_GRADES } from './words'

type Report = NonNullable<IntelligenceFileQuery['intelligenceReport']>
const CODES = ['P', 'C'] as const

export function RegradeForm({ report, again }: { report: Report; again: () => void }): JSX.Element {
  const itemField = (place: number): string => `items.${place}`
  const fields: FormField[] = [
    {
      name: 'sourceEvaluation',
      label: 'The source',
      kind: 'choice',
      start: report.sourceEvaluation,
      choices: SOURCE_GRADES.map((value) => ({ value, label: wordsFor(SOURCE_GRADE, value) })),
    },
    ...report.items.map((item, place) => ({
      name: itemField(place),
      label: `Item ${place + 1}`,
      kind: 'choice' as const,
      start: item.assessment,
      choices: GRADES.map((value) => ({ value, label: wordsFor(GRADE, value) })),
    })),
    { name: 'handling', label: 'Handling', kind: 'choice', start: report.handling, choices: CODES.map((value) => ({ value, label: wordsFor(HANDLING, value) })) },
    { name: 'conditions', label: 'Conditions', kind: 'text', start: report.conditions, hint: 'Needed with C' },
    { name: 'reason', label: 'Why', kind: 'area' },
  ]
  return (
    <Form
      key={report.version}
      id="regrade"
      title="Grade it anew"
      submit="Record the new grades"
      fields={fields}
      act={async (values) => {
        const items = report.items.flatMap((item, place) => {
          const assessment = GRADES.find((grade) => grade === values[itemField(place)])
          return assessment === undefined || assessment === item.assessment ? [] : [{ itemId: item.id, assessment }]
        })
        const source = SOURCE_GRADES.find((grade) => grade === values['sourceEvaluation'])
        const handling = CODES.find((code) => code === values['handling'])
        const conditions = handling === 'C' ? (values['conditions'] ?? '') : ''
        const isHandledAnew = handling !== report.handling || conditions !== report.conditions
        return faultsOf(
          await ask(RegradeIntelligenceDocument, {
            input: {
              id: newId(),
              reportId: report.id,
              expectedVersion: report.version,
              reason: values['reason'] ?? '',
              sourceEvaluation: source === report.sourceEvaluation ? null : (source ?? null),
              items,
              handling: isHandledAnew ? (handling ?? null) : null,
              conditions,
            },
          }),
          (data) => data.regradeIntelligence,
        )
      }}
      done={again}
    />
  )
}
