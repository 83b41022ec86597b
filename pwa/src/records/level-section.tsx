/** The risk level: what a person decided, what waits for a second signature, and the next decision. */
import type { JSX } from 'preact'
import { ask } from '../contract/ask'
import { CountersignRiskLevelDocument, SetRiskLevelDocument } from '../contract/generated/graphql'
import { newId } from '../device/ids'
import { dateWords } from '../ui/dates'
import { Tag } from '../ui/page'
import { RISK, wordsFor } from '../ui/words'
import { Form } from './form'
import type { SectionProps } from './manage-page'
import { SignButton } from './sign-button'
import { chosen, faultsOf } from './told'

const LEVELS = ['VERY_HIGH', 'HIGH', 'MEDIUM', 'LOW'] as const
const levels = LEVELS.map((value) => ({ value, label: wordsFor(RISK, value) }))

export function LevelSection({ nominal, isSupervisor, again }: SectionProps): JSX.Element {
  return (
    <section aria-labelledby="level">
      <h2 class="govuk-heading-m" id="level">
        Risk level
      </h2>
      <ul class="govuk-list">
        {nominal.riskDecisions.slice(0, 5).map((made) => (
          <li key={made.id} class="app-decision">
            <strong>{wordsFor(RISK, made.level)}</strong>, before that {wordsFor(RISK, made.previousLevel).toLowerCase()};{' '}
            {dateWords(new Date(made.decidedAt))}{' '}
            {made.effectiveAt === null ? <Tag tone="yellow">Waits for a signature</Tag> : null}
            <span class="app-line">
              {made.reason}
              {made.toolLevel === null ? '' : ` The tool said ${wordsFor(RISK, made.toolLevel).toLowerCase()}.`}
            </span>
            {isSupervisor && made.effectiveAt === null ? (
              <SignButton
                label="Countersign this level"
                act={async () =>
                  faultsOf(
                    await ask(CountersignRiskLevelDocument, { input: { id: newId(), nominalId: nominal.id, decisionId: made.id } }),
                    (data) => data.countersignRiskLevel,
                  )
                }
                done={again}
              />
            ) : null}
          </li>
        ))}
      </ul>
      <Form
        id="level-form"
        title="Set the risk level"
        submit="Set the level"
        fields={[
          { name: 'level', label: 'Level', kind: 'choice', choices: levels },
          { name: 'toolLevel', label: 'What an assessment tool proposed', kind: 'choice', choices: [{ value: '', label: 'None was used' }, ...levels] },
          { name: 'reason', label: 'Why', kind: 'area', hint: 'A level that falls, or differs from the tool, waits for a supervisor' },
        ]}
        act={async (values) =>
          faultsOf(
            await ask(SetRiskLevelDocument, {
              input: {
                id: newId(),
                nominalId: nominal.id,
                expectedVersion: nominal.version,
                level: chosen(LEVELS, values['level']),
                toolLevel: LEVELS.find((level) => level === values['toolLevel']) ?? null,
                reason: values['reason'] ?? '',
              },
            }),
            (data) => data.setRiskLevel,
          )
        }
        done={again}
      />
    </section>
  )
}
