import { describe, expect, test } from 'vitest'
import { buildView, type View } from '../../src/caseload/view'
import { rowKey, type OutboxItem, type Receipt, type Row } from '../../src/sync/ports'
import { COMMENT_MAX, faultOf, returnedVisits } from '../../src/visits/returned'
import { additionOf } from '../../src/visits/rework'

const visit = (step: string, version = '10', comment = 'Who was the woman?'): Map<string, Row> => {
  const doc = {
    id: 'v1', nominalId: 'n1', visitType: 'ROUTINE', outcome: 'SUCCESSFUL', startedAt: '2026-03-01T10:00:00Z', officerName: 'PC Invented',
    lastReview: { step, comment, at: '2026-03-02T10:00:00Z' },
  }
  return new Map([[rowKey('visit', 'v1'), { entity: 'visit', id: 'v1', scope: 'caseload:1', version, generation: 1, doc }]])
}
const receipt = (part: Partial<Receipt> = {}): Receipt => ({
  state: 'APPLIED', version: '20', reason: null, message: null, receivedAt: '2026-03-03T09:00:00Z', ...part,
})
const item = (id: string, order: number, got: Receipt | null): OutboxItem => ({
  id, deviceId: 'd', seq: order, prevId: null, order, op: 'ReworkVisit', opVersion: 1, at: '', savedAt: '2026-03-02T12:00:00Z',
  sealed: '', sha256: '', state: got === null ? 'waiting' : 'acked', receipt: got,
})
const added = (comment: string): unknown => ({ visitId: 'v1', nominalId: 'n1', comment })
const view = (rows: Map<string, Row>, ...items: OutboxItem[]): View =>
  buildView(rows, items, new Map(items.map(({ id }) => [id, added(`Words of ${id}.`)])))
const shown = (of: View): unknown => of.visits.get('n1')?.[0]?.lastReview

describe('what is added to a returned visit', () => {
  test('is asked for until it is saved, and not after, with no signal', () => {
    expect(returnedVisits(view(visit('RETURNED')))).toHaveLength(1)
    const saved = view(visit('RETURNED'), item('m1', 1, null))
    expect(returnedVisits(saved)).toEqual([])
    expect(shown(saved)).toEqual({ step: 'REWORKED', comment: 'Words of m1.', at: '2026-03-02T12:00:00Z' })
    expect(saved.additions.get('v1')?.map(({ item: { id } }) => id)).toEqual(['m1'])
  })
  test('stays after the receipt until the visit itself has come back at its version', () => {
    expect(returnedVisits(view(visit('RETURNED', '19'), item('m1', 1, receipt())))).toEqual([])
    expect(returnedVisits(view(visit('RETURNED', '19'), item('m1', 1, receipt({ state: 'MERGED' }))))).toEqual([])
  })
  test('does not hide that the visit was returned once more', () => {
    const again = view(visit('RETURNED', '25', 'And when did she leave?'), item('m1', 1, receipt()))
    expect(returnedVisits(again).map(({ lastReview }) => lastReview?.comment)).toEqual(['And when did she leave?'])
    expect(returnedVisits(view(visit('RETURNED', '25'), item('m1', 1, receipt()), item('m2', 2, null)))).toEqual([])
  })
  test('that is held for a person is not shown as given', () => {
    const held = view(visit('RETURNED'), item('m1', 1, receipt({ state: 'QUARANTINED', version: null, reason: 'OUT_OF_SCOPE' })))
    expect(returnedVisits(held)).toHaveLength(1)
  })
  test('shows the latest where there are several', () => {
    expect(shown(view(visit('RETURNED'), item('m1', 1, null), item('m2', 2, null)))).toMatchObject({ comment: 'Words of m2.' })
  })
  test('opens a review that is no news to who added it', () => {
    const due = (openedAt: string): Row => ({
      entity: 'obligation', id: 'o1', scope: 'caseload:1', version: '20', generation: 1,
      doc: { id: 'o1', kind: 'SUP_REVIEW', nominalId: 'n1', openedAt, dueAt: '2026-03-10T10:00:00Z', metAt: null, cancelledAt: null },
    })
    const news = (openedAt: string): string[] | undefined => {
      const items = [item('m1', 1, receipt())]
      const rows = new Map([...visit('REWORKED', '20'), [rowKey('obligation', 'o1'), due(openedAt)]])
      const unseen = new Map([[rowKey('obligation', 'o1'), { before: null, version: '20' }]])
      return buildView(rows, items, new Map([['m1', added('Words.')]]), unseen).news.get('n1')?.lines
    }
    expect(news('2026-03-03T09:00:00+00:00')).toBeUndefined()
    expect(news('2026-03-04T09:00:00Z')).toHaveLength(1)
  })
  test('says what to mend before it is saved', () => {
    expect(faultOf('  ')).toBe('Say what you add or put right')
    expect(faultOf('x'.repeat(COMMENT_MAX + 1))).toBe('What you add must be 2,000 characters or fewer')
    expect(faultOf('His sister.')).toBeNull()
  })
  test('is read back only where it is whole and its own', () => {
    const visited = { ...item('m1', 1, null), op: 'RecordVisit' }
    expect(additionOf(visited, added('Words.'))).toBeUndefined()
    expect(additionOf(item('m1', 1, null), { visitId: 'v1' })).toBeUndefined()
    expect(additionOf(item('m1', 1, null), undefined)).toBeUndefined()
  })
})
