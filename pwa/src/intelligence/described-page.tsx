/** Whom reports describe and nobody could look up: a list for whoever finds out who they are. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { ask } from '../contract/ask'
import { DescribedPersonsDocument, type DescribedPersonState, type DescribedWholeFragment } from '../contract/generated/graphql'
import { Trouble } from '../oversight/trouble'
import { useAsked } from '../oversight/use-asked'
import { momentWords } from '../ui/dates'
import { Select } from '../ui/fields'
import { Page, Tag } from '../ui/page'
import { nextOf, Pager, usePages } from '../ui/pager'
import { useNow } from '../ui/use-cell'
import { count, wordsFor } from '../ui/words'
import { bornWords, nameOf } from './described'
import { PERSON_STATE, PRIORITY } from './words'

const STATES: readonly DescribedPersonState[] = ['TO_LINK', 'LINKED', 'NOBODY', 'NOT_KEPT']

export function DescribedPage(): JSX.Element {
  const [state, setState] = useState<DescribedPersonState>('TO_LINK')
  const pages = usePages()
  const { after } = pages
  const list = useAsked(JSON.stringify([state, after]), () => ask(DescribedPersonsDocument, { filter: { state: [state] }, first: 25, after }))
  const page = list.data?.describedPersons
  return (
    <Page title="Described people">
      <p class="govuk-body">Officers told of these people and could not look them up. Find out who each is, so that whoever works with them learns of it.</p>
      <Trouble trouble={list.trouble} />
      <div class="app-filter">
        <Select
          id="state"
          label="People"
          value={state}
          choices={STATES.map((each) => ({ value: each, label: wordsFor(PERSON_STATE, each) }))}
          onValue={(value) => {
            setState(STATES.find((each) => each === value) ?? 'TO_LINK')
            pages.restart()
          }}
        />
      </div>
      <p class="govuk-body app-summary" role="status" data-testid="described-count">
        {page === undefined ? 'Reading the list.' : `${count(page.totalCount, 'person', 'people')}.`}
      </p>
      <ul class="govuk-list">
        {(page?.edges ?? []).map(({ node }) => (
          <li key={node.id} class="app-card">
            <DescribedCard person={node} />
          </li>
        ))}
      </ul>
      <Pager pages={pages} next={nextOf(page)} />
    </Page>
  )
}

function DescribedCard({ person }: { person: DescribedWholeFragment }): JSX.Element {
  const now = useNow()
  return (
    <>
      <a class="govuk-link" href={`/app/described/${person.id}`}>
        {nameOf(person)}
      </a>{' '}
      <Tag tone={person.priority === 'HIGH' ? 'red' : person.priority === 'MEDIUM' ? 'yellow' : 'grey'}>{wordsFor(PRIORITY, person.priority)}</Tag>
      <span class="app-line">{[bornWords(person), person.address].filter(Boolean).join('. ')}</span>
      <span class="app-muted app-line">told {momentWords(new Date(person.toldAt), now)}</span>
    </>
  )
}
