/** What the police told the agency: what waits for an acknowledgement first asked for, everything by the latest. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { ask } from '../contract/ask'
import { PartnerEventsWaitDocument, SharedItemsDocument, type SharedItemsQuery } from '../contract/generated/graphql'
import { Trouble } from '../oversight/trouble'
import { useAsked, useLive } from '../oversight/use-asked'
import { momentWords } from '../ui/dates'
import { Select } from '../ui/fields'
import { Page, Tag } from '../ui/page'
import { nextOf, Pager, usePages } from '../ui/pager'
import { useNow } from '../ui/use-cell'
import { count, wordsFor } from '../ui/words'
import { RECORD } from './words'

type Item = SharedItemsQuery['sharedItems']['nodes'][number]

const FILTERS = {
  all: { label: 'Everything', filter: {} },
  waiting: { label: 'To acknowledge', filter: { acknowledged: false, recalled: false } },
  recalled: { label: 'Recalled', filter: { recalled: true } },
} as const
type Choice = keyof typeof FILTERS
const CHOICES: readonly Choice[] = ['all', 'waiting', 'recalled']

export function SharedPage(): JSX.Element {
  const [choice, setChoice] = useState<Choice>('all')
  const pages = usePages()
  const { after } = pages
  const list = useAsked(`${choice} ${after ?? ''}`, () => ask(SharedItemsDocument, { filter: FILTERS[choice].filter, after }))
  useLive(list.again, PartnerEventsWaitDocument)
  const { sharedItems, recallNotices } = list.data ?? {}
  const recalls = recallNotices?.totalCount ?? 0
  return (
    <Page title="Shared with us">
      <Trouble trouble={list.trouble} />
      {recalls === 0 ? null : (
        <p class="app-notice">
          <a class="govuk-link" href="/app/recalls">
            {count(recalls, 'recall')} to acknowledge
          </a>
          : something that you were told is wrong.
        </p>
      )}
      <Select
        id="which"
        label="Show"
        value={choice}
        choices={CHOICES.map((value) => ({ value, label: FILTERS[value].label }))}
        onValue={(value) => {
          pages.restart()
          setChoice(CHOICES.find((each) => each === value) ?? 'all')
        }}
      />
      <p class="govuk-body app-summary" role="status">
        {sharedItems === undefined ? 'Reading what was shared.' : `${count(sharedItems.totalCount ?? 0, 'item')}.`}
      </p>
      <ul class="govuk-list" data-testid="shared">
        {sharedItems?.nodes.map((item) => (
          <li key={item.id}>
            <Card item={item} />
          </li>
        ))}
      </ul>
      <Pager pages={pages} next={nextOf(sharedItems)} />
    </Page>
  )
}

/** Whom an item is about, as far as that was told. */
export function whoOf(item: Pick<Item, 'name' | 'reference' | 'isPointer'> & Partial<Pick<Item, 'recordKind'>>): string {
  if (item.isPointer) return 'Police hold something'
  return [item.name, item.reference].filter((each) => each !== null).join(', ') || (item.recordKind === 'ANSWER' ? 'An answer' : 'Name withheld')
}

export function StateTag({ item }: { item: Pick<Item, 'isRecalled' | 'acknowledgedAt' | 'acknowledgeBy'> }): JSX.Element {
  if (item.isRecalled) return <Tag tone="red">Recalled</Tag>
  if (item.acknowledgedAt !== null) return <Tag tone="green">Acknowledged</Tag>
  return <Tag tone="yellow">To acknowledge</Tag>
}

function Card({ item }: { item: Item }): JSX.Element {
  const now = useNow()
  const moment = (at: string): string => momentWords(new Date(at), now)
  return (
    <div class="app-card">
      <h2 class="govuk-heading-s">
        <a class="govuk-link" href={`/app/shared/${item.id}`}>
          {item.isRecalled ? 'Recalled: what it said is gone' : whoOf(item)}
        </a>
      </h2>
      <p class="govuk-body">
        <StateTag item={item} /> {item.acknowledgedAt === null && item.acknowledgeBy !== null ? `by ${moment(item.acknowledgeBy)}` : ''}
      </p>
      {item.isRecalled ? null : <p class="govuk-body">{item.meaning}</p>}
      <p class="govuk-body-s app-muted">
        {wordsFor(RECORD, item.recordKind)}, told {moment(item.disclosedAt)}
        {item.correctsId === null ? '' : ', in the place of what was recalled'}
      </p>
    </div>
  )
}
