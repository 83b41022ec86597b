/** The visits on this phone that a supervisor returned and nobody has added to yet, the latest first. Pure. */
import type { View } from '../caseload/view'
import type { VisitDoc } from '../contract/documents'

export function returnedVisits(view: Pick<View, 'visits'>): VisitDoc[] {
  const returned = [...view.visits.values()].flat().filter((visit) => visit.lastReview?.step === 'RETURNED')
  return returned.toSorted((a, b) => b.startedAt.localeCompare(a.startedAt))
}
