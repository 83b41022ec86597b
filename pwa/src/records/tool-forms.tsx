/** Beside ARMS: what another tool gave, as it gave it, and whether ARMS applies at all. */
import type { JSX } from 'preact'
import { ask } from '../contract/ask'
import { DecideArmsAppliesDocument, RecordToolResultDocument } from '../contract/generated/graphql'
import { newId } from '../device/ids'
import { calendarWords } from '../ui/dates'
import { ARMS_APPLIES, TOOL } from '../ui/record-words'
import { wordsFor } from '../ui/words'
import type { Records } from './commands'
import { Form } from './form'
import { chosen, faultsOf, orNull } from './told'

const TOOLS = ['OSP_DC', 'OSP_IIC', 'RM2000', 'KIRAT', 'OSP_C', 'OSP_I'] as const
const BANDS = ['VERY_HIGH', 'HIGH', 'MEDIUM', 'LOW', 'NOT_APPLICABLE'] as const
const APPLIES = ['NOT_AN_ADULT', 'NOT_A_MAN', 'NOT_CONVICTED', 'TOO_LITTLE_KNOWN', 'OTHER', 'APPLIES'] as const

interface FormProps {
  records: Records
  again: () => void
}

/** A result is never changed: one that was recorded wrongly is recorded again, and says which it replaces. */
export function ToolResultForm({ records, again }: FormProps): JSX.Element {
  const standing = records.toolResults.filter((result) => !result.isReplaced)
  const replaceable = standing.map((result) => ({
    value: result.id,
    label: `${wordsFor(TOOL, result.tool)} ${wordsFor({}, result.band).toLowerCase()}, ${calendarWords(result.assessedOn)}`,
  }))
  return (
    <Form
      id="tool-result"
      title="Record what a tool gave"
      submit="Record the result"
      fields={[
        { name: 'tool', label: 'Tool', kind: 'choice', choices: TOOLS.map((value) => ({ value, label: wordsFor(TOOL, value) })) },
        { name: 'toolVersion', label: 'Which version of it', kind: 'text' },
        { name: 'band', label: 'Its result', kind: 'choice', choices: BANDS.map((value) => ({ value, label: wordsFor({}, value) })) },
        { name: 'score', label: 'Its score, as the tool writes it', kind: 'text', hint: 'Leave it empty if there is none' },
        { name: 'assessedOn', label: 'When it was used', kind: 'day', isNeeded: true },
        { name: 'assessor', label: 'Who used it', kind: 'text' },
        { name: 'replacesId', label: 'It replaces one recorded wrongly', kind: 'choice', choices: [{ value: '', label: 'No' }, ...replaceable] },
      ]}
      act={async (values) =>
        faultsOf(
          await ask(RecordToolResultDocument, {
            input: {
              id: newId(),
              nominalId: records.id,
              tool: chosen(TOOLS, values['tool']),
              toolVersion: values['toolVersion'] ?? '',
              band: chosen(BANDS, values['band']),
              score: orNull(values['score']),
              assessedOn: values['assessedOn'] ?? '',
              assessor: values['assessor'] ?? '',
              replacesId: orNull(values['replacesId']),
            },
          }),
          (data) => data.recordToolResult,
        )
      }
      done={again}
    />
  )
}

/** A supervisor's word: whoever is left out owes no assessment, and must not be counted as overdue. */
export function AppliesForm({ records, again }: FormProps): JSX.Element {
  return (
    <Form
      id="arms-applies"
      title="Decide whether ARMS applies"
      submit="Record the decision"
      fields={[
        { name: 'applies', label: 'Whether it applies', kind: 'choice', choices: APPLIES.map((value) => ({ value, label: wordsFor(ARMS_APPLIES, value) })) },
        { name: 'reason', label: 'Why', kind: 'area' },
      ]}
      act={async (values) =>
        faultsOf(
          await ask(DecideArmsAppliesDocument, {
            input: { id: newId(), nominalId: records.id, applies: chosen(APPLIES, values['applies']), reason: values['reason'] ?? '' },
          }),
          (data) => data.decideArmsApplies,
        )
      }
      done={again}
    />
  )
}
