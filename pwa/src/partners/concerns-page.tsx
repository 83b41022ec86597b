/** What the agency told the police, and what came of it as far as it may be told. */
import type { JSX } from 'preact'
import { ask } from '../contract/ask'
import { OwnConcernsDocument, PartnerEventsWaitDocument, type OwnConcernsQuery } from '../contract/generated/graphql'
import { Trouble } from '../oversight/trouble'
import { useAsked, useLive } from '../oversight/use-asked'
import { calendarWords, momentWords } from '../ui/dates'
import { Page, Tag } from '../ui/page'
import { nextOf, Pager, usePages } from '../ui/pager'
import { useNow } from '../ui/use-cell'

type Concern = OwnConcernsQuery['concerns']['nodes'][number]

export function ConcernsPage({ mayContribute }: { mayContribute: boolean }): JSX.Element {
  const pages = usePages()
  const { after } = pages
  const list = useAsked(after ?? '', () => ask(OwnConcernsDocument, { after }))
  useLive(list.again, PartnerEventsWaitDocument)
  const concerns = list.data?.concerns
  return (
    <Page title="Concerns">
      <Trouble trouble={list.trouble} />
      {mayContribute ? (
        <a class="govuk-button" href="/app/concerns/new">
          Tell a concern
        </a>
      ) : (
        <p class="govuk-body">You may read here; somebody else at your agency may tell a concern.</p>
      )}
      {concerns?.nodes.length === 0 ? <p class="govuk-body">Your agency has told no concern.</p> : null}
      <ul class="govuk-list" data-testid="concerns">
        {concerns?.nodes.map((concern) => (
          <li key={concern.id}>
            <Card concern={concern} />
          </li>
        ))}
      </ul>
      <Pager pages={pages} next={nextOf(concerns)} />
    </Page>
  )
}

function Card({ concern }: { concern: Concern }): JSX.Element {
  const now = useNow()
  const moment = (at: string): string => momentWords(new Date(at), now)
  return (
    <div class="app-card">
      <h2 class="govuk-heading-s">
        Told {moment(concern.receivedAt)}
        {concern.onBehalfOf === null ? '' : `, for ${concern.onBehalfOf}`}{' '}
        <Tag tone={concern.answeredAt === null ? 'yellow' : 'green'}>{concern.answeredAt === null ? 'With the police' : 'Answered'}</Tag>
      </h2>
      <p class="govuk-body">{concern.text}</p>
      <p class="govuk-body-s app-muted">
        {aboutWhom(concern)}
        {concern.happenedAt === null ? '' : ` Happened ${moment(concern.happenedAt)}.`}
      </p>
      {concern.answeredAt === null ? null : <p class="govuk-inset-text">{concern.answer}</p>}
      {concern.disclosureId === null ? null : (
        <a class="govuk-link" href={`/app/shared/${concern.disclosureId}`}>
          What you were told of them<span class="govuk-visually-hidden">, for the concern told {moment(concern.receivedAt)}</span>
        </a>
      )}
    </div>
  )
}

function aboutWhom(concern: Concern): string {
  if (concern.disclosureId !== null) return 'About somebody you were told of.'
  const born = concern.aboutBorn === null ? null : `born ${calendarWords(concern.aboutBorn)}`
  return `About ${[concern.aboutName, born, concern.about].filter((each) => each !== null).join(', ')}.`
}
