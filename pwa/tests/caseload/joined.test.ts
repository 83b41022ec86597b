import { describe, expect, it } from 'vitest'
import { isDisputed, joinedVisits } from '../../src/caseload/joined'
import { visitDoc, type VisitDoc } from '../../src/contract/documents'

function record(id: string, joinedTo: string | null, outcome = 'SUCCESSFUL'): VisitDoc {
  const told = { id, joinedTo, outcome, nominalId: 'n', visitType: 'ROUTINE', startedAt: '2026-03-10T12:00:00Z' }
  const parsed = visitDoc(told)
  if (parsed === undefined) throw new Error('not a visit')
  return parsed
}

describe("two officers' records of one visit", () => {
  it('are shown as one visit, the one that speaks first, each as it was written', () => {
    const [a, b, c] = [record('a', 'b'), record('b', null), record('c', null)]
    expect(joinedVisits([a, b, c])).toEqual([[b, a], [c]])
  })

  it('stand by themselves where the other is not on this phone', () => {
    expect(joinedVisits([record('a', 'elsewhere')])).toHaveLength(1)
  })

  it('are marked where they say different things of what came of it', () => {
    const [seen, failed] = [record('a', null), record('b', 'a', 'NO_REPLY')]
    const [visit] = joinedVisits([seen, failed])
    expect(visit !== undefined && isDisputed(visit)).toBe(true)
    expect(isDisputed([seen])).toBe(false)
  })
})
