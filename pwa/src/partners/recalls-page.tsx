/** What was told and is wrong: each to be acknowledged by somebody who has acted on it. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { ask } from '../contract/ask'
import { PartnerEventsWaitDocument, RecallNoticesDocument, type RecallNoticesQuery } from '../contract/generated/graphql'
import { Trouble } from '../oversight/trouble'
import { useAsked, useLive } from '../oversight/use-asked'
import { RECALL } from '../sharing/sharing-words'
import { momentWords } from '../ui/dates'
import { Page, Tag } from '../ui/page'
import { useNow } from '../ui/use-cell'
import { count, wordsFor } from '../ui/words'
import { acknowledgeRecall } from './commands'
import { RECALLED } from './words'

type Notice = RecallNoticesQuery['recallNotices']['nodes'][number]

export function RecallsPage(): JSX.Element {
  const list = useAsked('recalls', () => ask(RecallNoticesDocument, {}))
  useLive(list.again, PartnerEventsWaitDocument)
  const notices = list.data?.recallNotices.nodes ?? []
  const waiting = notices.filter((notice) => notice.acknowledgedAt === null)
  return (
    <Page title="Recalls">
      <Trouble trouble={list.trouble} />
      <p class="govuk-body app-summary" role="status">
        {list.data === null ? 'Reading the recalls.' : `${count(waiting.length, 'recall')} to acknowledge.`}
      </p>
      {[...waiting, ...notices.filter((notice) => notice.acknowledgedAt !== null)].map((notice) => (
        <Card key={notice.id} notice={notice} again={list.again} />
      ))}
    </Page>
  )
}

function Card({ notice, again }: { notice: Notice; again: () => void }): JSX.Element {
  const now = useNow()
  const moment = (at: string): string => momentWords(new Date(at), now)
  const [trouble, setTrouble] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const act = async (): Promise<void> => {
    setBusy(true)
    const told = await acknowledgeRecall(notice.id)
    setBusy(false)
    setTrouble(told)
    if (told === null) again()
  }
  return (
    <div class="app-card">
      <h2 class="govuk-heading-s">
        {wordsFor(RECALL, notice.kind)}{' '}
        {notice.acknowledgedAt === null ? <Tag tone="red">To acknowledge</Tag> : <Tag tone="green">Acknowledged</Tag>}
      </h2>
      <p class="govuk-body">
        {notice.reason} {wordsFor(RECALLED, notice.kind)}.
      </p>
      <p class="govuk-body-s app-muted">
        Sent {moment(notice.sentAt)}
        {notice.acknowledgedAt === null ? '' : `, acknowledged ${moment(notice.acknowledgedAt)}`}
        {notice.acknowledgedFor === null ? '' : ` for ${notice.acknowledgedFor}`}
      </p>
      <p class="govuk-body">
        <a class="govuk-link" href={`/app/shared/${notice.disclosureId}`}>
          What is recalled<span class="govuk-visually-hidden">, sent {moment(notice.sentAt)}</span>
        </a>
      </p>
      {trouble === null ? null : (
        <p class="govuk-error-message" role="alert">
          {trouble}
        </p>
      )}
      {notice.acknowledgedAt === null ? (
        <button class="govuk-button" type="button" disabled={isBusy} onClick={() => void act()}>
          Acted on: acknowledge<span class="govuk-visually-hidden"> the recall sent {moment(notice.sentAt)}</span>
        </button>
      ) : null}
    </div>
  )
}
