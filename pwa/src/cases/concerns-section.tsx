/** Concerns of agencies that were told of the case: answered by whoever works with it, by a clock. */
import type { JSX } from 'preact'
import { ask } from '../contract/ask'
import { AnswerConcernDocument, CaseConcernsDocument } from '../contract/generated/graphql'
import { newId } from '../device/ids'
import { Trouble } from '../oversight/trouble'
import { refusalOf, useAsked, useLive } from '../oversight/use-asked'
import { momentWords } from '../ui/dates'
import { useNow } from '../ui/use-cell'
import { Verdict } from '../ui/verdict'

export function ConcernsSection({ caseId, again }: { caseId: string; again: () => void }): JSX.Element | null {
  const now = useNow()
  const list = useAsked(`${caseId}-concerns`, () => ask(CaseConcernsDocument, {}))
  useLive(list.again)
  const waiting = list.data?.concerns.nodes.filter((each) => each.caseId === caseId) ?? []
  if (list.trouble === null && waiting.length === 0) return null
  return (
    <section aria-labelledby="case-concerns" data-testid="case-concerns">
      <h2 class="govuk-heading-m" id="case-concerns">
        Concerns of partners
      </h2>
      <Trouble trouble={list.trouble} />
      {waiting.map((each) => (
        <div key={each.id} class="app-card">
          <p class="govuk-body">{each.text}</p>
          <p class="govuk-body-s app-muted">
            {each.agency.name}
            {each.onBehalfOf === null ? '' : `, for ${each.onBehalfOf}`}, {momentWords(new Date(each.receivedAt), now)}
          </p>
          <Verdict
            id={`concern-${each.id}`}
            label="What the partner is told, word for word; left empty: that it was dealt with"
            choices={[
              {
                label: 'Answer the concern',
                act: async (answer) =>
                  refusalOf(await ask(AnswerConcernDocument, { input: { id: newId(), concernId: each.id, answer } }), (data) => data.answerConcern.userErrors),
              },
            ]}
            done={() => {
              list.again()
              again()
            }}
          />
        </div>
      ))}
    </section>
  )
}
