import { describe, expect, test } from 'vitest'
import { faultsOf, openConflicts } from '../../src/amending/conflicts'
import { EDITABLE, faultsOf as formFaults, valueWords, valuesOf, type Editable } from '../../src/amending/forms'
import { isChanged, makePatch, operationOf, type Patch } from '../../src/amending/patches'
import { buildView, type View } from '../../src/caseload/view'
import { conflictDoc, type ConflictDoc } from '../../src/contract/documents'
import { rowKey, type OutboxItem, type Receipt, type Row } from '../../src/sync/ports'

function kind(name: string): Editable {
  const found = EDITABLE[name]
  if (found === undefined) throw new Error(`no ${name}`)
  return found
}
const HOUSEHOLD = kind('HouseholdMember')
const IDA = { id: 'ida', firstName: 'Ida', relationship: 'daughter', isChild: true, ageBand: 'FROM_5_TO_9', livesThere: true }
const shown = valuesOf(HOUSEHOLD, IDA)

const base = (household: object[], version = '10'): Map<string, Row> => {
  const doc = { id: 'n', name: 'A', reference: 'NM-1', household }
  return new Map([[rowKey('nominal', 'n'), { entity: 'nominal', id: 'n', scope: 'caseload:1', version, generation: 0, doc }]])
}
const item = (id: string, op: string, order: number, receipt: Partial<Receipt> | null = null): OutboxItem => ({
  id, op, order, deviceId: 'd', seq: order, prevId: null, opVersion: 1, at: '', savedAt: '', sealed: '', sha256: '',
  state: receipt === null ? 'waiting' : 'acked',
  receipt: receipt === null ? null : { state: 'APPLIED', version: '20', reason: null, message: null, receivedAt: '', ...receipt },
})
const amend = (values: object): Patch => makePatch('n', 'ida', shown, { ...shown, ...values })
const members = (view: View): unknown => view.nominals.get('n')?.household

function viewed(rows: Map<string, Row>, ...made: [OutboxItem, unknown][]): View {
  return buildView(rows, made.map(([each]) => each), new Map(made.map(([each, readable]) => [each.id, readable])))
}

describe('what was changed on this phone', () => {
  test('shows at once, in the order in which it was changed', () => {
    const view = viewed(
      base([IDA]),
      [item('m2', 'AmendHouseholdMember', 2), makePatch('n', 'ida', { ...shown, ageBand: 'ADULT' }, { ...shown, ageBand: 'UNKNOWN' })],
      [item('m1', 'AmendHouseholdMember', 1), amend({ ageBand: 'ADULT' })],
    )
    expect(members(view)).toMatchObject([{ ageBand: 'UNKNOWN', livesThere: true }])
    expect(view.amendments.get('ida')?.map((each) => each.item.id)).toEqual(['m2', 'm1'])
  })
  test('adds and ends', () => {
    const bob = { firstName: 'Bob', relationship: 'lodger', isChild: false, ageBand: 'ADULT', livesThere: true }
    const view = viewed(
      base([IDA]),
      [item('m1', 'AddHouseholdMember', 1), makePatch('n', 'bob', valuesOf(HOUSEHOLD, undefined), bob)],
      [item('m2', 'EndHouseholdMember', 2), makePatch('n', 'ida', shown, {})],
    )
    expect(members(view)).toMatchObject([{ id: 'bob', firstName: 'Bob' }])
  })
  test('leaves what somebody else changed meanwhile, as the server will', () => {
    const view = viewed(base([{ ...IDA, ageBand: 'ADULT' }]), [item('m1', 'AmendHouseholdMember', 1), amend({ ageBand: 'UNKNOWN', livesThere: false })])
    expect(members(view)).toMatchObject([{ ageBand: 'ADULT', livesThere: false }])
  })
  test.each([
    ['stays until the record comes back at its version', '10', { state: 'APPLIED' }, false],
    ['goes once the record has come back', '20', { state: 'APPLIED' }, true],
    ['goes where it was held', '10', { state: 'QUARANTINED', version: null }, true],
    ['goes where a person has to decide', '10', { state: 'CONFLICT' }, true],
  ] as const)('%s', (_, version, receipt, livesThere) => {
    const view = viewed(base([IDA], version), [item('m1', 'AmendHouseholdMember', 1, receipt), amend({ livesThere: false })])
    expect(members(view)).toMatchObject([{ livesThere }])
  })
  test('does not stand in for a visit', () => {
    expect(viewed(base([IDA]), [item('m1', 'AmendHouseholdMember', 1), amend({ livesThere: false })]).entries).toEqual([])
  })
})

test('a patch says of every field what was shown and what was written', () => {
  const made = amend({ livesThere: false })
  expect(made.fields['livesThere']).toEqual({ base: true, value: false })
  expect(made.fields['firstName']).toEqual({ base: 'Ida', value: 'Ida' })
  expect([isChanged(made), isChanged(amend({}))]).toEqual([true, false])
  expect(operationOf('Amend', HOUSEHOLD)).toEqual({ op: 'AmendHouseholdMember', opVersion: 1 })
})

test('a form says what is missing, and takes what the server takes', () => {
  expect(formFaults(HOUSEHOLD, { ...shown, firstName: ' ', ageBand: null }).map(({ field }) => field)).toEqual(['firstName', 'ageBand'])
  const warning = { code: 'DOGS', detail: null, since: '2026-11-23', reviewedOn: '2026-02-30' }
  expect(formFaults(kind('Marker'), warning).map(({ field }) => field)).toEqual(['reviewedOn'])
  expect(valueWords(HOUSEHOLD.fields[3], 'FROM_5_TO_9')).toBe('5 to 9')
  expect(valueWords(HOUSEHOLD.fields[2], false)).toBe('No')
})

describe('a conflict', () => {
  const clash = (id: string, part: Partial<ConflictDoc> = {}): ConflictDoc => {
    const read = conflictDoc({
      id, nominalId: 'n', entity: 'HouseholdMember', recordId: 'ida', field: 'ageBand', base: 'FROM_5_TO_9', mine: 'UNKNOWN',
      theirs: 'ADULT', openedAt: `2026-11-2${id}T10:00:00Z`, ...part,
    })
    if (read === undefined) throw new Error('not a conflict')
    return read
  }
  const decision = { conflictId: '1', nominalId: 'n', choice: 'MINE', value: null, note: 'Asked.' }

  test('waits until it is decided, there or on this phone, and is listed once', () => {
    const all = [clash('2'), clash('1'), clash('1'), clash('3', { resolvedAt: '2026-11-25T10:00:00Z' })]
    expect(openConflicts(all, [], new Map()).map(({ id }) => id)).toEqual(['1', '2'])
    const decided = new Map([['m1', decision]])
    expect(openConflicts(all, [item('m1', 'SettleConflict', 1)], decided).map(({ id }) => id)).toEqual(['2'])
    const held = [item('m1', 'SettleConflict', 1, { state: 'QUARANTINED' })]
    expect(openConflicts(all, held, decided).map(({ id }) => id)).toEqual(['1', '2'])
  })
  test('needs a choice, a fit value and a reason', () => {
    const fields = (...said: Parameters<typeof faultsOf>): string[] => faultsOf(...said).map(({ field }) => field)
    expect(fields(clash('1'), null, null, ' ')).toEqual(['choice', 'note'])
    expect(fields(clash('1'), 'OTHER', null, 'Asked.')).toEqual(['other'])
    expect(fields(clash('1'), 'THEIRS', null, 'Asked.')).toEqual([])
  })
})
