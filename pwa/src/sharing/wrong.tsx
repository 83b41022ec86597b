/** Something that was told proves wrong: whoever works with it proposes a recall from everybody who has it. */
import type { JSX } from 'preact'
import { Verdict } from '../ui/verdict'
import { proposeRecall } from './commands'

export function Wrong({ id, proposed }: { id: string; proposed: () => void }): JSX.Element {
  return (
    <details class="govuk-details">
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">Something in it is wrong</span>
      </summary>
      <div class="govuk-details__text">
        <Verdict
          id={`wrong-${id}`}
          label="What is wrong: everybody who has it reads this"
          choices={[
            { label: 'Propose a correction', act: (text) => proposeRecall(id, 'CORRECTION', text) },
            { label: 'Propose a withdrawal', act: (text) => proposeRecall(id, 'WITHDRAWAL', text) },
          ]}
          done={proposed}
        />
      </div>
    </details>
  )
}
