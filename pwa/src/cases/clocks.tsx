/** The clocks of a case, side by side: to act by the band, and to decide about telling partners whatever the band. */
import type { JSX } from 'preact'
import { momentWords } from '../ui/dates'
import { Tag } from '../ui/page'
import { SHARING } from './words'
import { wordsFor } from '../ui/words'

export interface Clocked {
  actionDueAt: string | null
  actedAt: string | null
  sharing: string
  shareDueAt: string | null
  shareReviewDueAt: string | null
  firstSharedAt: string | null
  escalated: boolean
}

export function ActionClock({ of, now }: { of: Clocked; now: Date }): JSX.Element {
  if (of.actionDueAt !== null) return <Due at={of.actionDueAt} now={now} words="Act" />
  return of.actedAt === null ? <>Not owed</> : <Tag tone="green">Acted {momentWords(new Date(of.actedAt), now)}</Tag>
}

export function SharingClock({ of, now }: { of: Clocked; now: Date }): JSX.Element {
  if (of.shareDueAt !== null) return <Due at={of.shareDueAt} now={now} words="Decide" />
  if (of.escalated) return <Tag tone="red">Withheld, review missed</Tag>
  if (of.shareReviewDueAt !== null) return <Due at={of.shareReviewDueAt} now={now} words="Withheld, review" />
  return (
    <Tag tone="green">
      {wordsFor(SHARING, of.sharing)}
      {of.firstSharedAt === null ? '' : ` ${momentWords(new Date(of.firstSharedAt), now)}`}
    </Tag>
  )
}

function Due({ at, now, words }: { at: string; now: Date; words: string }): JSX.Element {
  const due = new Date(at)
  return due < now ? (
    <Tag tone="red">
      {words}: overdue since {momentWords(due, now)}
    </Tag>
  ) : (
    <Tag tone="yellow">
      {words} by {momentWords(due, now)}
    </Tag>
  )
}
