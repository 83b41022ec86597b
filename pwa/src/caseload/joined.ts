/** Which records are of one visit: each officer's is shown as it was written, under one visit. Pure. */
import type { VisitDoc } from '../contract/documents'

/** The records of one visit; the first speaks for it. */
export type Visit = readonly [VisitDoc, ...VisitDoc[]]

/** In the order of the records that speak. A record whose other is not on this phone stands by itself. */
export function joinedVisits(records: readonly VisitDoc[]): Visit[] {
  const ids = new Set(records.map((record) => record.id))
  const speaks = (record: VisitDoc): boolean => record.joinedTo === null || !ids.has(record.joinedTo)
  return records.filter(speaks).map((lead) => [lead, ...records.filter((each) => each.joinedTo === lead.id)])
}

/** Whether the officers say different things of what came of it. */
export const isDisputed = (visit: Visit): boolean => visit.some((record) => record.outcome !== visit[0].outcome)
