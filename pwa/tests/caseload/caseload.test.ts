import { describe, expect, test } from 'vitest'
import { caseloadRows, matching } from '../../src/caseload/order'
import { buildView, type View } from '../../src/caseload/view'
import { rowKey, type OutboxItem, type Receipt, type Row } from '../../src/sync/ports'
import { heldItems } from '../../src/visits/attention-page'
import type { RecordedVisit } from '../../src/visits/recorded'

const NOW = new Date('2026-11-23T14:00:00Z')

const row = (entity: string, id: string, doc: Record<string, unknown>, version = '10'): Row => ({
  entity, id, scope: 'caseload:1', version, generation: 0, doc: { id, ...doc },
})
const person = (id: string, riskLevel = 'MEDIUM', dueAt?: string): Row[] => [
  row('nominal', id, { name: `Person ${id}`, reference: `NM-${id}`, riskLevel }),
  ...(dueAt === undefined ? [] : [row('obligation', `due-${id}`, { kind: 'VISIT_ROUTINE', nominalId: id, openedAt: '2026-06-01T09:00:00Z', dueAt })]),
]
const rows = (...lists: Row[][]): Map<string, Row> => new Map(lists.flat().map((each) => [rowKey(each.entity, each.id), each]))

const visit = (part: Partial<RecordedVisit> = {}): RecordedVisit => ({
  visitId: 'v1', nominalId: 'a', visitType: 'ROUTINE', outcome: 'SUCCESSFUL', startedAt: '2026-11-23T13:00:00+00:00', endedAt: null,
  announced: false, announcedReason: null, announcedReasonText: null, crewMode: 'DOUBLE', secondOfficerId: null, nominalSeen: true,
  entrySoughtToSearch: false, people: [], rooms: [], devices: [], conditionChecks: [], notes: '', statements: [], triggerAnswers: [], attachments: [], ...part,
})
const receipt = (part: Partial<Receipt> = {}): Receipt => ({
  state: 'APPLIED', version: '20', reason: null, message: null, receivedAt: '2026-11-23T13:05:00Z', ...part,
})
const item = (got: Receipt | null): OutboxItem => ({
  id: 'm1', deviceId: 'd', seq: 1, prevId: null, order: 1, op: 'RecordVisit', opVersion: 1, at: '', savedAt: '', sealed: '', sha256: '',
  state: got === null ? 'waiting' : 'acked', receipt: got,
})
const view = (base: Map<string, Row>, got?: Receipt | null, made = visit()): View =>
  buildView(base, got === undefined ? [] : [item(got)], new Map([['m1', made]]))
const order = (of: View): string[] => caseloadRows(of, NOW).map(({ nominal }) => nominal.id)

describe('the caseload', () => {
  test('shows the most overdue first, and the riskier first where the days are the same', () => {
    const base = rows(
      person('a', 'LOW', '2026-11-20T12:00:00Z'),
      person('b', 'MEDIUM', '2026-11-10T12:00:00Z'),
      person('c', 'VERY_HIGH', '2026-11-20T20:00:00Z'),
      person('d', 'VERY_HIGH', '2026-12-20T12:00:00Z'),
      person('e', 'HIGH', '2026-11-28T12:00:00Z'),
    )
    expect(order(view(base))).toEqual(['b', 'c', 'a', 'd', 'e'])
  })
  test('counts days by the calendar here, not by 24 hours', () => {
    const [only] = caseloadRows(view(rows(person('a', 'LOW', '2026-11-22T23:59:00Z'))), NOW)
    expect(only?.daysOverdue).toBe(1)
  })
  test('finds people by parts of name or reference', () => {
    const all = caseloadRows(view(rows(person('a'), person('b'))), NOW)
    expect(matching(all, 'person nm-b').map(({ nominal }) => nominal.id)).toEqual(['b'])
  })
})

describe('a visit made on this phone', () => {
  const due = rows(person('a', 'HIGH', '2026-11-01T12:00:00Z'))

  test('shows at once and takes the person off the overdue ones', () => {
    const made = view(due, null)
    expect(made.overlay.get('a')).toHaveLength(1)
    expect(caseloadRows(made, NOW)[0]).toMatchObject({ isVisited: true, unsent: 1 })
  })
  test('does so only if it counted', () => {
    expect(caseloadRows(view(due, null, visit({ outcome: 'NO_REPLY' })), NOW)[0]?.isVisited).toBe(false)
  })
  test('stays after the receipt until the record itself has come back at its version', () => {
    expect(view(due, receipt()).overlay.get('a')).toHaveLength(1)
    const older = new Map([...due, ...rows([row('visit', 'v1', { nominalId: 'a', outcome: 'SUCCESSFUL', startedAt: 'x' }, '19')])])
    expect(view(older, receipt()).overlay.get('a')).toHaveLength(1)
    const same = new Map([...due, ...rows([row('visit', 'v1', { nominalId: 'a', outcome: 'SUCCESSFUL', startedAt: 'x' }, '20')])])
    expect(view(same, receipt()).overlay.get('a')).toBeUndefined()
    expect(view(same, receipt()).visits.get('a')).toHaveLength(1)
  })
  test('never flickers back to overdue while its parts arrive one after the other', () => {
    const visitOnly = new Map([...due, ...rows([row('visit', 'v1', { nominalId: 'a', outcome: 'SUCCESSFUL', startedAt: 'x' }, '20')])])
    expect(caseloadRows(view(visitOnly, receipt()), NOW)[0]?.isVisited).toBe(true)
  })
  test('counts as visited no more when the next visit has been set from it', () => {
    const next = rows(
      [row('nominal', 'a', { name: 'A', reference: 'R' })],
      [row('obligation', 'next', { kind: 'VISIT_ROUTINE', nominalId: 'a', openedAt: '2026-11-23T13:00:00Z', dueAt: '2027-02-23T00:00:00Z' })],
      [row('visit', 'v1', { nominalId: 'a', outcome: 'SUCCESSFUL', startedAt: 'x' }, '20')],
    )
    expect(caseloadRows(view(next, receipt()), NOW)[0]?.isVisited).toBe(false)
  })
  test('that is held needs attention and takes nobody off the overdue ones', () => {
    const held = view(due, receipt({ state: 'QUARANTINED', reason: 'INVALID', message: 'The end is before the start.' }))
    expect(caseloadRows(held, NOW)[0]).toMatchObject({ isVisited: false, needsAttention: true })
    expect(heldItems(held)).toMatchObject([{ id: 'm1', reason: 'INVALID', message: 'The end is before the start.' }])
  })
  test('that was held and then settled by a supervisor needs attention no more', () => {
    const settled = new Map([...due, ...rows([row('submission', 'm1', { state: 'RESOLVED', op: 'RecordVisit' })])])
    expect(heldItems(view(settled, receipt({ state: 'QUARANTINED' })))).toEqual([])
  })
})

test('all that is owed of a person is listed by when it is due, what waits last, and only visits order the caseload', () => {
  const owed = (id: string, kind: string, dueAt: string | null): Row =>
    row('obligation', id, { kind, nominalId: 'a', openedAt: '2026-06-01T09:00:00Z', dueAt, explain: 'Because.' })
  const view = buildView(
    rows(person('a'), [
      owed('1', 'NOTIF_ANNUAL', '2026-10-01T22:59:59Z'),
      owed('2', 'VISIT_ROUTINE', '2026-12-01T23:59:59Z'),
      owed('3', 'NOTIF_CHANGE', null),
    ]),
    [],
    new Map(),
  )

  expect(view.owed.get('a')?.map((each) => each.kind)).toEqual(['NOTIF_ANNUAL', 'VISIT_ROUTINE', 'NOTIF_CHANGE'])
  expect(view.owed.get('a')?.[0]?.explain).toBe('Because.')
  expect(caseloadRows(view, NOW)[0]?.dueAt).toBe('2026-12-01T23:59:59Z')
})
