import { describe, expect, test } from 'vitest'
import { newsOf, type Change, type News, type Own } from '../../src/caseload/news'
import { rowKey, type Row } from '../../src/sync/ports'

const nothingOwn: Own = { visits: new Set(), records: new Set(), conflicts: new Set(), additions: new Set() }
const row = (entity: string, id: string, doc: Record<string, unknown>): Row => ({
  entity, id, scope: 'caseload:1', version: '20', generation: 1, doc: { id, ...doc },
})
const person = (doc: Record<string, unknown> = {}): Record<string, unknown> => ({
  name: 'Ada Invented', reference: 'NM-1', riskLevel: 'MEDIUM', managementMode: 'ACTIVE', plan: { number: 1 }, triggers: [], ...doc,
})
const due = (doc: Record<string, unknown> = {}): Record<string, unknown> => ({
  kind: 'VISIT_ROUTINE', nominalId: 'n1', openedAt: '2026-06-01T09:00:00Z', dueAt: '2026-12-01T12:00:00Z', metAt: null, cancelledAt: null, ...doc,
})
const visit = (doc: Record<string, unknown> = {}): Record<string, unknown> => ({
  nominalId: 'n1', outcome: 'NO_REPLY', startedAt: '2026-11-20T12:00:00Z', officerName: 'PC Bea', joinedTo: null, ...doc,
})

/** Rows as they are now, each with what stood there before (undefined: it has not changed). */
function told(rows: [Row, Record<string, unknown> | null | undefined][], own: Partial<Own> = {}): News | undefined {
  const all = new Map(rows.map(([each]) => [rowKey(each.entity, each.id), each]))
  const changed = rows.flatMap(([each, before]): [string, Change][] =>
    before === undefined ? [] : [[rowKey(each.entity, each.id), { before: before === null ? null : { id: each.id, ...before }, version: each.version }]],
  )
  return newsOf(all, new Map(changed), { ...nothingOwn, ...own }).get('n1')
}
const ofPerson = (before: Record<string, unknown>, now: Record<string, unknown>, own: Partial<Own> = {}): string[] =>
  told([[row('nominal', 'n1', person(now)), person(before)]], own)?.lines ?? []

describe('what others changed of a person', () => {
  test('is told in words: how it stands, and how it stood', () => {
    expect(ofPerson({ riskLevel: 'MEDIUM' }, { riskLevel: 'HIGH' })).toEqual(['Now: High risk. It was: Medium risk.'])
    expect(ofPerson({}, { managementMode: 'CUSTODY' })).toEqual(['Now: In custody. It was: Active management.'])
    expect(ofPerson({ name: 'Ada Old' }, {})).toEqual(['The name is now Ada Invented. It was Ada Old.'])
  })
  test('tells of a new plan, and of triggers by what they say, not by their ids', () => {
    const before = { plan: { number: 1 }, triggers: [{ id: 't1', text: 'Drink' }, { id: 't2', text: 'Debt' }] }
    const now = { plan: { number: 2 }, triggers: [{ id: 't3', text: 'Drink' }, { id: 't4', text: 'Loneliness' }] }
    expect(ofPerson(before, now)).toEqual([
      'A new risk management plan is in force.', 'New trigger: Loneliness', 'No longer a trigger: Debt',
    ])
  })
  test('does not take a document from before plans were told of for one without a plan', () => {
    const { plan: _, ...older } = person({ riskLevel: 'LOW' })
    expect(told([[row('nominal', 'n1', person()), older]])?.lines).toEqual(['Now: Medium risk. It was: Low risk.'])
  })
  test('tells of orders and their conditions', () => {
    const order = (id: string, conditions: unknown[], expiresOn = '2027-01-02'): unknown => ({ id, kind: 'SHPO', madeOn: null, expiresOn, conditions })
    const condition = (id: string, text: string): unknown => ({ id, kind: 'DEVICE', text, lastCheckedOn: null })
    expect(ofPerson({ orders: [] }, { orders: [order('o1', [])] })).toEqual(['New order: Sexual harm prevention order, until 2 January 2027.'])
    expect(ofPerson({ orders: [order('o1', [])] }, { orders: [] })).toEqual(['No longer in force: Sexual harm prevention order.'])
    expect(
      ofPerson({ orders: [order('o1', [condition('c1', 'No phone')])] }, { orders: [order('o1', [condition('c2', 'No tablet')], '2028-01-02')] }),
    ).toEqual(['Sexual harm prevention order: now until 2 January 2028.', 'New condition: No tablet', 'No longer a condition: No phone'])
  })
  test('tells of warnings, the household and addresses, but not of what this phone changed', () => {
    const before = { markers: [], household: [{ id: 'h1', firstName: 'Ida', ageBand: 'ADULT' }], addresses: [] }
    const now = {
      markers: [{ id: 'm1', code: 'DOGS', detail: 'two' }],
      household: [{ id: 'h1', firstName: 'Ida', ageBand: 'UNDER_5', isChild: true }],
      addresses: [{ id: 'a1', kind: 'HOME', lines: ['1 High Street'], postcode: 'AB1 2CD' }],
    }
    expect(ofPerson(before, now)).toEqual(['New warning: Dogs: two', 'Changed in the household: Ida (child)', 'New address: 1 High Street, AB1 2CD'])
    expect(ofPerson(before, now, { records: new Set(['m1', 'h1']) })).toEqual(['New address: 1 High Street, AB1 2CD'])
  })
  test('is nothing where nothing differs that an officer would read', () => {
    const order = (lastCheckedOn: string | null): unknown => ({ id: 'o1', kind: 'SHPO', conditions: [{ id: 'c1', text: 'x', lastCheckedOn }] })
    expect(told([[row('nominal', 'n1', person({ orders: [order('2026-11-20')] })), person({ orders: [order(null)] })]])).toBeUndefined()
  })
  test('is that they are new, where they are new', () => {
    expect(told([[row('nominal', 'n1', person()), null], [row('visit', 'v1', visit()), null]])?.lines).toEqual(['New on your caseload.'])
  })
})

describe('what is due', () => {
  test('tells when it is due now, and when it was', () => {
    expect(told([[row('obligation', 'o1', due({ dueAt: '2026-11-25T12:00:00Z' })), due()]])?.lines).toEqual([
      'Home visit: now due 25 November 2026. It was due 1 December 2026.',
    ])
    expect(told([[row('obligation', 'o1', due({ dueAt: null })), due()]])?.lines).toEqual([
      'Home visit: now its clock stands still. It was due 1 December 2026.',
    ])
    expect(told([[row('obligation', 'o1', due({ kind: 'ARMS_REVIEW' })), null]])?.lines).toEqual(['ARMS review: now due 1 December 2026.'])
    expect(told([[row('obligation', 'o1', due({ cancelledAt: '2026-11-20T12:00:00Z' })), due()]])?.lines).toEqual(['No longer due: Home visit.'])
  })
  test('does not tell officers what their own visit has met and opened', () => {
    const rows: [Row, Record<string, unknown> | null][] = [
      [row('visit', 'v1', visit({ outcome: 'SUCCESSFUL' })), null],
      [row('obligation', 'o1', due({ metAt: '2026-11-20T12:00:00Z' })), due()],
      [row('obligation', 'o2', due({ dueAt: '2027-03-01T12:00:00Z' })), null],
    ]
    const opened: [Row, null] = [row('obligation', 'o3', due({ kind: 'S96B', openedAt: '2026-11-20T12:00:00Z' })), null]
    const elsewhere: [Row, null] = [row('obligation', 'o4', due({ kind: 'ARMS_REVIEW', openedAt: '2026-11-19T12:00:00Z' })), null]
    expect(told([...rows, opened], { visits: new Set(['v1']) })).toBeUndefined()
    expect(told([...rows, opened, elsewhere], { visits: new Set(['v1']) })?.lines).toEqual(['ARMS review: now due 1 December 2026.'])
    expect(told(rows)?.lines).toEqual([
      'Successful visit on 20 November 2026, recorded by PC Bea.', 'Done: Home visit.', 'Home visit: now due 1 March 2027.',
    ])
  })
})

describe('visits, conflicts and what was held', () => {
  test('a colleague’s record that is joined to one’s own', () => {
    const mine = row('visit', 'v1', visit({ officerName: 'PC Ann' }))
    const joined = visit({ joinedTo: 'v1' })
    expect(told([[mine, undefined], [row('visit', 'v2', joined), null]], { visits: new Set(['v1']) })?.lines).toEqual([
      'No reply on 20 November 2026, recorded by PC Bea.', 'The records of PC Bea and PC Ann of 20 November 2026 are one visit now.',
    ])
  })
  test('what a supervisor says of a visit', () => {
    const said = visit({ lastReview: { step: 'RETURNED', comment: 'Say who was there.', at: '2026-11-21T12:00:00Z' } })
    expect(told([[row('visit', 'v1', said), visit()]])?.lines).toEqual(['A supervisor has returned the visit of 20 November 2026. Say who was there.'])
  })
  test('a conflict that somebody else has decided', () => {
    const clash = { nominalId: 'n1', entity: 'HouseholdMember', recordId: 'h1', field: 'ageBand', openedAt: 'x', resolvedAt: null }
    const decided = row('conflict', 'c1', { ...clash, resolvedAt: 'y' })
    expect(told([[decided, clash]])?.lines).toEqual(['Two people had changed the same, and it has been decided: Age.'])
    expect(told([[decided, clash]], { conflicts: new Set(['c1']) })).toBeUndefined()
    expect(told([[row('conflict', 'c1', clash), null]])).toBeUndefined()
  })
  test('what was held and has been decided', () => {
    const held = { op: 'RecordVisit', state: 'QUARANTINED', nominalId: 'n1' }
    expect(told([[row('submission', 's1', { ...held, state: 'RESOLVED' }), held]])?.lines).toEqual(['Somebody has decided about what was held: Visit.'])
  })
})
