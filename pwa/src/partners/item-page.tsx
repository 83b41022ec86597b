/** One thing that was told: read it, acknowledge it, ask about it, tell a concern about whom it is about. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { ask } from '../contract/ask'
import { PartnerEventsWaitDocument, SharedItemDocument, type SharedWholeFragment } from '../contract/generated/graphql'
import { Trouble } from '../oversight/trouble'
import { useAsked, useLive } from '../oversight/use-asked'
import { momentWords } from '../ui/dates'
import { Page } from '../ui/page'
import { useNow } from '../ui/use-cell'
import { wordsFor } from '../ui/words'
import { acknowledge } from './commands'
import { Envelope } from './envelope'
import { Questions } from './questions'
import { StateTag, whoOf } from './shared-page'
import { RECALLED, RECORD } from './words'

export function ItemPage({ id, mayContribute }: { id: string; mayContribute: boolean }): JSX.Element {
  const asked = useAsked(id, () => ask(SharedItemDocument, { id }))
  useLive(asked.again, PartnerEventsWaitDocument)
  const item = asked.data?.sharedItem ?? null
  return (
    <Page
      title="Shared with us"
      heading={item === null || item.isRecalled ? undefined : whoOf(item)}
      caption={item === null ? undefined : wordsFor(RECORD, item.recordKind)}
      back={{ href: '/app/', label: 'Shared with us' }}
    >
      <Trouble trouble={asked.trouble} />
      {asked.data !== null && item === null ? (
        <p class="govuk-body">There is nothing at this address that was shared with your agency, or your agreement has ended.</p>
      ) : null}
      {item === null ? null : item.isRecalled ? <Recalled item={item} /> : <Whole item={item} again={asked.again} mayContribute={mayContribute} />}
    </Page>
  )
}

function Recalled({ item }: { item: SharedWholeFragment }): JSX.Element {
  return (
    <>
      {item.recallNotices.map((notice) => (
        <p key={notice.id} class="app-notice">
          Recalled. {wordsFor(RECALLED, notice.kind)}. {notice.reason}
        </p>
      ))}
      <p class="govuk-body">
        What it said is not shown any more. Use it no longer, and tell whoever you told.{' '}
        <a class="govuk-link" href="/app/recalls">
          Acknowledge the recall
        </a>
      </p>
    </>
  )
}

function Whole({ item, again, mayContribute }: { item: SharedWholeFragment; again: () => void; mayContribute: boolean }): JSX.Element {
  return (
    <>
      <Acknowledgement item={item} again={again} />
      {item.correctsId === null ? null : <p class="govuk-inset-text">This takes the place of something that was recalled.</p>}
      <h2 class="govuk-heading-m">What was told</h2>
      <Envelope item={item} />
      {mayContribute ? (
        <p class="govuk-body">
          <a class="govuk-link" href={`/app/concerns/about/${item.id}`}>
            Tell a concern about this person
          </a>
        </p>
      ) : null}
      <Questions item={item} again={again} />
    </>
  )
}

function Acknowledgement({ item, again }: { item: SharedWholeFragment; again: () => void }): JSX.Element {
  const now = useNow()
  const moment = (at: string): string => momentWords(new Date(at), now)
  const [trouble, setTrouble] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const act = async (): Promise<void> => {
    setBusy(true)
    const told = await acknowledge(item.id)
    setBusy(false)
    setTrouble(told)
    if (told === null) again()
  }
  if (item.acknowledgedAt !== null) {
    return (
      <p class="govuk-body" role="status">
        <StateTag item={item} /> {moment(item.acknowledgedAt)}
        {item.acknowledgedFor === null ? '' : `, for ${item.acknowledgedFor}`}
      </p>
    )
  }
  return (
    <>
      <p class="govuk-body">
        <StateTag item={item} /> {item.acknowledgeBy === null ? '' : `by ${moment(item.acknowledgeBy)}`}
      </p>
      {trouble === null ? null : (
        <p class="govuk-error-message" role="alert">
          {trouble}
        </p>
      )}
      <button class="govuk-button" type="button" disabled={isBusy} onClick={() => void act()}>
        I have read it: acknowledge
      </button>
    </>
  )
}
