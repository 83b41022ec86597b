/** Concerns of partners about somebody whom they only described: a person says who it is, or that it is nobody of ours. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { ask, type Asked } from '../contract/ask'
import {
  AnswerConcernDocument,
  LinkConcernDocument,
  OpenConcernsDocument,
  WhoMayItBeDocument,
  type OpenConcernsQuery,
  type WhoMayItBeQuery,
} from '../contract/generated/graphql'
import { newId } from '../device/ids'
import { Trouble } from '../oversight/trouble'
import { useAsked, useLive } from '../oversight/use-asked'
import { calendarWords, momentWords } from '../ui/dates'
import { TextField } from '../ui/fields'
import { explained } from '../ui/match-words'
import { Verdict } from '../ui/verdict'
import { count } from '../ui/words'
import { faultsOf, type Faults } from './told'

type Concern = OpenConcernsQuery['concerns']['nodes'][number]
type Match = WhoMayItBeQuery['search']['nodes'][number]
type Person = Extract<Match['record'], { __typename: 'Nominal' }>

/** `linked`: an alert came of it, which is read again. */
export function DescribedConcerns({ now, linked }: { now: Date; linked: () => void }): JSX.Element | null {
  const list = useAsked('concerns', () => ask(OpenConcernsDocument, {}))
  useLive(list.again)
  const page = list.data?.concerns
  const waiting = page?.nodes ?? []
  if (list.trouble === null && waiting.length === 0) return null
  return (
    <section aria-labelledby="described" data-testid="described">
      <h2 class="govuk-heading-m" id="described">
        Concerns about somebody described
      </h2>
      <Trouble trouble={list.trouble} />
      <p class="govuk-body">
        {count(page?.totalCount ?? 0, 'concern')} of partners to link: say who it is, or that it is nobody whom we manage.
        {page?.pageInfo.hasNextPage === true ? ` Those that waited longest are shown, ${String(waiting.length)} of them.` : ''}
      </p>
      {waiting.map((each) => (
        <Card
          key={each.id}
          concern={each}
          now={now}
          done={() => {
            list.again()
            linked()
          }}
        />
      ))}
    </section>
  )
}

function Card({ concern, now, done }: { concern: Concern; now: Date; done: () => void }): JSX.Element {
  const { id } = concern
  return (
    <div class="app-card">
      <h3 class="govuk-heading-s">{whoIsMeant(concern)}</h3>
      <p class="govuk-body">{concern.text}</p>
      <p class="govuk-body-s app-muted">
        {concern.agency.name}
        {concern.onBehalfOf === null ? '' : `, for ${concern.onBehalfOf}`}, {momentWords(new Date(concern.receivedAt), now)}
        {concern.happenedAt === null ? '' : `; it happened ${momentWords(new Date(concern.happenedAt), now)}`}
      </p>
      <Look concern={concern} done={done} />
      <details class="govuk-details">
        <summary class="govuk-details__summary">
          <span class="govuk-details__summary-text">It is nobody whom we manage</span>
        </summary>
        <div class="govuk-details__text">
          <Verdict
            id={`answer-${id}`}
            label="What the partner is told, word for word; left empty: that it was dealt with"
            choices={[{ label: 'Answer the concern', act: async (answer) => first(faults(await ask(AnswerConcernDocument, { input: { id: newId(), concernId: id, answer } }), 'answerConcern')) }]}
            done={done}
          />
        </div>
      </details>
    </div>
  )
}

/** Looks for whom it may be; a person says that it is. */
function Look({ concern, done }: { concern: Concern; done: () => void }): JSX.Element {
  const [text, setText] = useState(concern.aboutName ?? '')
  const [found, setFound] = useState<readonly Match[] | null>(null)
  const [error, setError] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const once = async (doIt: () => Promise<string | null>): Promise<void> => {
    setBusy(true)
    setError(await doIt())
    setBusy(false)
  }
  const look = async (): Promise<string | null> => {
    const answer = await ask(WhoMayItBeDocument, { text: text.trim(), dateOfBirth: concern.aboutBorn })
    if (answer.kind === 'answer') setFound(answer.data.search.nodes)
    return first(faultsOf(answer, () => ({ userErrors: [] })))
  }
  const link = async (nominalId: string): Promise<string | null> => {
    const trouble = first(faults(await ask(LinkConcernDocument, { input: { id: newId(), concernId: concern.id, nominalId } }), 'linkConcern'))
    if (trouble === null) done()
    return trouble
  }
  return (
    <>
      <TextField id={`who-${concern.id}`} label="Whom to look for" hint="A name, an address, a vehicle, however it is spelt." value={text} max={200} error={error ?? undefined} onValue={setText} />
      <button class="govuk-button govuk-button--secondary" type="button" disabled={isBusy} onClick={() => void once(look)}>
        Look for them
      </button>
      <div role="status">{found?.length === 0 ? <p class="govuk-body">Nobody like this among those whom you work with.</p> : null}</div>
      {found?.map(({ record, score, why }) =>
        record.__typename === 'Nominal' ? (
          <div key={record.id} class="app-card">
            <p class="govuk-body">
              <a class="govuk-link" href={`/app/nominals/${record.id}`}>
                {record.name}, {record.reference}
              </a>
              {record.dateOfBirth === null ? '' : `, born ${calendarWords(record.dateOfBirth)}`}. {record.owner.name}. Holds {score}% of what was asked:{' '}
              {why.map(explained).join('; ')}.
            </p>
            <button class="govuk-button" type="button" disabled={isBusy} onClick={() => void once(() => link(record.id))}>
              It is about {nameOf(record)}
            </button>
          </div>
        ) : null,
      )}
    </>
  )
}

const nameOf = (person: Person): string => person.name
const first = (found: Faults): string | null => found[0]?.message ?? null

function faults<K extends string>(asked: Asked<Record<K, { userErrors: Faults }>>, name: K): Faults {
  return faultsOf(asked, (data) => data[name])
}

function whoIsMeant({ aboutName, aboutBorn, about }: Concern): string {
  const born = aboutBorn === null ? '' : `, born ${calendarWords(aboutBorn)}`
  return [aboutName === null ? '' : `${aboutName}${born}`, about ?? ''].filter((words) => words !== '').join(': ')
}
