import { expect, test } from 'vitest'
import { EMPTY, faultsOf, keptOf, payloadOf, toldOf, type Written } from '../../src/intelligence/submission'

const AT = new Date('2026-03-01T09:30:00Z')
const whole: Written = {
  ...EMPTY,
  items: [{ text: ' He has a second phone. ', assessment: 'A' }],
  provenance: 'Seen at a visit',
  source: 'The neighbour',
  sourceEvaluation: 'RELIABLE',
}

test('what is missing is told field by field', () => {
  expect(faultsOf(EMPTY).map(({ field }) => field)).toEqual(['item-0', 'assessment-0', 'provenance', 'sourceEvaluation'])
  expect(faultsOf({ ...whole, handling: 'C' }).map(({ field }) => field)).toEqual(['conditions'])
  expect(faultsOf(whole)).toEqual([])
})

test('two paragraphs are two items', () => {
  const two = { ...whole, items: [{ text: 'One.\n\nTwo.', assessment: 'B' }] }
  expect(faultsOf(two)[0]?.message).toContain('One paragraph')
})

test('what is sent is what was written, and what the phone keeps readable tells neither what nor by whom', () => {
  const payload = payloadOf(whole, 'n', 'r', AT)
  expect(payload).toMatchObject({ nominalId: 'n', reportId: 'r', source: 'The neighbour', conditions: '', items: [{ text: 'He has a second phone.', assessment: 'A' }] })
  const kept = keptOf('n', 'r')
  expect(JSON.stringify(kept)).not.toContain('neighbour')
  expect(JSON.stringify(kept)).not.toContain('phone')
  expect(toldOf('SubmitIntelligence', kept)).toBe('n')
  expect(toldOf('RecordVisit', kept)).toBeUndefined()
})
