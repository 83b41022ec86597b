/** What the agency told the police, and what came of it as far as it may be told. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { ask } from '../contract/ask'
import { OwnConcernsDocument, PartnerEventsWaitDocument, type OwnConcernsQuery } from '../contract/generated/graphql'
import { Trouble } from '../oversight/trouble'
import { useAsked, useLive } from '../oversight/use-asked'
import { calendarWords, momentWords } from '../ui/dates'
import { Page, Tag } from '../ui/page'
import { useNow } from '../ui/use-cell'

type Concern = OwnConcernsQuery['concerns']['nodes'][number]

export function ConcernsPage({ mayContribute }: { mayContribute: boolean }): JSX.Element {
  const [pages, setPages] = useState<readonly string[]>([])
  const after = pages.at(-1) ?? null
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
      <div class="govuk-button-group">
        {pages.length === 0 ? null : (
          <button class="govuk-button govuk-button--secondary" type="button" onClick={() => setPages(pages.slice(0, -1))}>
            Later ones
          </button>
        )}
        {concerns?.pageInfo.hasNextPage === true ? (
          <button class="govuk-button govuk-button--secondary" type="button" onClick={() => setPages([...pages, concerns.pageInfo.endCursor ?? ''])}>
            Earlier ones
          </button>
        ) : null}
      </div>
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
