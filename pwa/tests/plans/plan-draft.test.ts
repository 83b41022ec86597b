import { expect, test } from 'vitest'
import type { Plan } from '../../src/records/commands'
import { changesOf, draftOf, fieldOf, inputOf, NEW_ROW, planDraft, saidBy, tidied, withoutTrigger } from '../../src/plans/plan-draft'
import { visitDraft } from '../../src/visits/draft'

const plan: Plan = {
  id: 'p1',
  number: 3,
  version: 2,
  state: 'COUNTERSIGNED',
  submittedAt: '2026-01-01T10:00:00Z',
  decidedAt: '2026-01-02T10:00:00Z',
  endedAt: null,
  comment: '',
  author: { name: 'A' },
  decider: { name: 'B' },
  currentSituation: 'Lives alone.',
  supervision: 'Monthly.',
  monitoringControl: 'Software.',
  interventionsTreatment: 'None.',
  victimSafety: 'Told.',
  triggers: [
    { id: 't1', text: 'Drinks' },
    { id: 't2', text: 'Is alone' },
  ],
  contingencies: [{ id: 'c1', onWhat: 'TRIGGER_HAPPENED', trigger: { id: 't2' }, ifText: 'Alone', thenText: 'Ring', who: 'OWNER', urgency: 'AT_ONCE' }],
  visitEveryMonths: 2,
  visitIntervalReason: 'New flat.',
}
const draft = draftOf('n', [plan], () => 'new')

test('the next plan begins with the words of the one before, under an id of its own', () => {
  expect([draft.planId, draft.version, draft.triggers]).toEqual(['new', 0, ['Drinks', 'Is alone']])
  expect(changesOf(saidBy(plan), saidBy(draft))).toEqual([])
  expect(inputOf(draft, 'r')).toMatchObject({ id: 'r', nominalId: 'n', expectedVersion: 0, visitEveryMonths: 2 })
  expect(inputOf(draft, 'r').contingencies?.[0]).toMatchObject({ triggerNumber: 2, ifText: 'Alone' })
})

test('a draft that is on the server goes on under its id and version', () => {
  const kept = draftOf('n', [plan, { ...plan, id: 'p2', number: 4, version: 7, state: 'DRAFT', supervision: 'Weekly.' }], () => 'new')

  expect([kept.planId, kept.version, kept.supervision]).toEqual(['p2', 7, 'Weekly.'])
})

test('what named a trigger that is taken out names any, and what named a later one still names that', () => {
  const row = { ...NEW_ROW, ifText: 'a', thenText: 'b' }
  const three = { ...draft, triggers: ['1', '2', '3'], contingencies: [1, 2, 3, 0].map((trigger) => ({ ...row, trigger })) }

  expect(withoutTrigger(three, 1).contingencies.map((each) => each.trigger)).toEqual([1, 0, 2, 0])
})

test('lines in which nothing is written are left out, and half a line is not', () => {
  const written = { ...draft, triggers: ['', 'Drinks', ' '], contingencies: [NEW_ROW, { ...NEW_ROW, trigger: 2, ifText: 'a' }] }

  expect(tidied(written).triggers).toEqual(['Drinks'])
  expect(tidied(written).contingencies).toEqual([{ ...NEW_ROW, trigger: 1, ifText: 'a' }])
})

test('a draft comes back from the phone as it was kept, and is no visit', () => {
  expect(planDraft(JSON.parse(JSON.stringify(draft)))).toEqual(draft)
  expect(visitDraft(draft)).toBeUndefined()
  expect(planDraft({ nominalId: 'n' })).toBeUndefined()
})

test('months that are no number are sent as none that is allowed, so that the server says it at the field', () => {
  expect(inputOf({ ...draft, months: 'two' }, 'r').visitEveryMonths).toBe(0)
  expect(inputOf({ ...draft, months: ' ' }, 'r').visitEveryMonths).toBeNull()
})

test('every fault of the server has a field on the page', () => {
  expect(['supervision', 'triggers', 'triggers.0', 'contingencies.1.ifText', 'visitEveryMonths', 'id', ''].map(fieldOf)).toEqual([
    'supervision',
    'triggers',
    'triggers-0',
    'contingencies-1-ifText',
    'visitEveryMonths',
    'currentSituation',
    'currentSituation',
  ])
})

test('the next plan is compared with the one before line by line', () => {
  const next = { ...draft, victimSafety: 'Told again.', triggers: ['Is alone', 'Gambles'] }

  expect(changesOf(saidBy(plan), saidBy(next))).toEqual([
    { term: 'Victim safety', gone: ['Told.'], come: ['Told again.'] },
    { term: 'Triggers', gone: ['Drinks'], come: ['Gambles'] },
  ])
})
