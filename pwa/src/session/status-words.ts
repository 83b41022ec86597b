/**
 * The one line that says how sync stands. It is made from the outbox and the last believed answer, so it never says
 * "received" while something waits, and being offline is said plainly, not as an error. Pure.
 */
import { count } from '../ui/words'
import { momentWords } from '../ui/dates'
import type { LoopStatus } from '../sync/loop'

export interface StatusFacts {
  loop: LoopStatus
  waiting: number
  /** How many of them lie in the second store. */
  aside?: number
  /** What waits, in the singular. */
  noun?: string
  /** Attachments of saved visits that have not been sent. */
  following?: number
  lastCompleteAt: string | null
  /** False while locked: then nothing is fetched, and nothing is said about being up to date. */
  isOpen: boolean
  now: Date
}

export interface StatusWords {
  tone: 'neutral' | 'busy' | 'done' | 'action'
  words: string
  needsSignIn: boolean
}

/** "visit" where only visits wait to be sent; else a word for all of them. */
export const nounOf = (items: readonly { op: string; state: string }[]): string =>
  items.some(({ op, state }) => state === 'waiting' && op !== 'RecordVisit') ? 'item' : 'visit'

/** "2 visits", "1 visit and 3 attachments". */
export function unsentWords(items: number, noun: string, following: number): string {
  if (following === 0) return count(items, noun)
  const attachments = count(following, 'attachment')
  return items === 0 ? attachments : `${count(items, noun)} and ${attachments}`
}

export function statusWords({
  loop,
  waiting: items,
  aside = 0,
  noun = 'visit',
  following = 0,
  lastCompleteAt,
  isOpen,
  now,
}: StatusFacts): StatusWords {
  const waiting = items + following
  const visits = unsentWords(items, noun, following)
  const last = lastCompleteAt === null ? '' : ` Last updated ${momentWords(new Date(lastCompleteAt), now)}.`
  const plain = (tone: StatusWords['tone'], words: string): StatusWords => ({ tone, words, needsSignIn: false })
  if (aside > 0) return plain('action', `${count(aside, noun)} in this phone's second store: free some space on it.${last}`)
  if (loop.step === 'sending') return plain('busy', `Sending ${visits}.`)
  if (loop.step === 'following') return plain('busy', `Sending ${visits}.`)
  if (loop.step === 'fetching') return plain('busy', waiting > 0 ? `${visits} saved on this phone. Updating.` : 'Updating.')
  const toBeSent = plain('neutral', `${visits} saved on this phone, to be sent.${last}`)
  switch (loop.ended?.kind) {
    case undefined:
      return waiting > 0 ? toBeSent : plain('neutral', `Starting.${last}`)
    case 'signIn': {
      const words = waiting > 0 ? `Sign in to send ${visits}.` : 'Sign in to update this phone.'
      return { tone: 'action', words: words + last, needsSignIn: true }
    }
    case 'unreachable':
      return plain('neutral', waiting > 0 ? `No connection. ${visits} saved on this phone.${last}` : `No connection.${last}`)
    case 'busy':
      return plain('neutral', waiting > 0 ? `The server is busy. ${visits} saved on this phone.` : `The server is busy.${last}`)
    case 'refused':
      return plain('action', waiting > 0 ? `The server cannot take ${visits} now. They are saved on this phone.` : `The server cannot update this phone now.${last}`)
    case 'broken':
      return plain('action', `This phone could not read its records just now. It tries again.${waiting > 0 ? ` ${visits} saved on this phone.` : ''}`)
    case 'upgrade':
      return plain('action', `Take the new version of the app.${waiting > 0 ? ` ${visits} saved on this phone.` : ''}`)
    case 'revoked':
      return plain('action', 'This phone has been taken out of use. Tell your supervisor.')
    case 'sent':
      if (waiting > 0) return toBeSent
      // It was locked then: what it now shows may be old until the first round that fetches.
      return isOpen ? plain('neutral', `Starting.${last}`) : plain('done', 'Nothing waits to be sent.')
    case 'done':
      if (waiting > 0) return toBeSent
      return plain('done', isOpen ? `Up to date.${last}` : 'Nothing waits to be sent.')
  }
}
