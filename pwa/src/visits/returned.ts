/** The visits on this phone that a supervisor returned and nobody has added to yet; and what is wrong with an addition. Pure. */
import type { View } from '../caseload/view'
import type { VisitDoc } from '../contract/documents'

/** The server's limit, in characters. */
export const COMMENT_MAX = 2_000

/** What to mend before it is saved; null: nothing. */
export function faultOf(comment: string): string | null {
  if (comment.trim() === '') return 'Say what you add or put right'
  return comment.length > COMMENT_MAX ? `What you add must be ${COMMENT_MAX.toLocaleString('en-GB')} characters or fewer` : null
}

/** The latest first. */
export function returnedVisits(view: Pick<View, 'visits'>): VisitDoc[] {
  const returned = [...view.visits.values()].flat().filter((visit) => visit.lastReview?.step === 'RETURNED')
  return returned.toSorted((a, b) => b.startedAt.localeCompare(a.startedAt))
}
