/** Asking about something that was shared, and reading the answer. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { ask } from '../contract/ask'
import { SharedItemDocument, type SharedWholeFragment } from '../contract/generated/graphql'
import { newId } from '../device/ids'
import { Trouble } from '../oversight/trouble'
import { useAsked } from '../oversight/use-asked'
import type { Faults } from '../records/told'
import { momentWords } from '../ui/dates'
import { TextArea } from '../ui/fields'
import { useNow } from '../ui/use-cell'
import { useWriting } from '../ui/writing'
import { askQuestion } from './commands'
import { contactOf } from './envelope'
import { idPerContent } from './sending'

const TEXT_MAX = 2_000

export function Questions({ item, again }: { item: SharedWholeFragment; again: () => void }): JSX.Element {
  const now = useNow()
  const moment = (at: string): string => momentWords(new Date(at), now)
  return (
    <section aria-labelledby="questions">
      <h2 class="govuk-heading-m" id="questions">
        Questions
      </h2>
      {item.questions.map((question) => (
        <div key={question.id} class="app-card">
          <p class="govuk-body">{question.text}</p>
          <p class="govuk-body-s app-muted">
            Asked {moment(question.askedAt)}
            {question.onBehalfOf === null ? '' : `, for ${question.onBehalfOf}`}.{' '}
            {question.answeredAt === null ? 'Not answered yet.' : `Answered ${moment(question.answeredAt)}.`}
          </p>
          {question.answerId === null ? null : <Answer id={question.answerId} item={item} />}
        </div>
      ))}
      <AskForm key={item.questions.length} disclosureId={item.id} done={again} />
    </section>
  )
}

function Answer({ id, item }: { id: string; item: SharedWholeFragment }): JSX.Element {
  const asked = useAsked(id, () => ask(SharedItemDocument, { id }))
  const said = asked.data?.sharedItem?.statements ?? []
  return (
    <>
      <Trouble trouble={asked.trouble} />
      {said.map((each) => (
        <p key={each.id} class="govuk-inset-text">
          {each.text}
        </p>
      ))}
      {asked.data !== null && said.length === 0 ? (
        <p class="govuk-inset-text">The answer is not shown: it was recalled, or your agreement withholds it. Ask {contactOf(item)}.</p>
      ) : null}
    </>
  )
}

function AskForm({ disclosureId, done }: { disclosureId: string; done: () => void }): JSX.Element {
  useWriting()
  const [idFor] = useState(() => idPerContent(newId))
  const [text, setText] = useState('')
  const [faults, setFaults] = useState<Faults>([])
  const [isBusy, setBusy] = useState(false)
  const send = async (event: Event): Promise<void> => {
    event.preventDefault()
    setBusy(true)
    const found = await askQuestion(idFor(text), disclosureId, text)
    setBusy(false)
    setFaults(found)
    if (found.length === 0) done()
  }
  return (
    <form noValidate onSubmit={(event) => void send(event)}>
      <TextArea
        id="question"
        label="Ask about it"
        hint="A person of the force answers. You read the answer here."
        rows={3}
        max={TEXT_MAX}
        value={text}
        error={faults[0]?.message}
        onValue={setText}
      />
      <button class="govuk-button govuk-button--secondary" type="submit" disabled={isBusy}>
        Ask
      </button>
    </form>
  )
}
