import { expect, test } from 'vitest'
import { newReport, reportDraft } from '../../src/intelligence/report-draft'
import { EMPTY, faultsOf, keptOf, NOBODY_YET, NOTHING_YET, payloadOf, type Written } from '../../src/intelligence/submission'
import { aboutOf, isReport, toldOf } from '../../src/intelligence/told'

const TODAY = '2026-03-01'
const AT = new Date('2026-03-01T09:30:00Z')
const whole: Written = {
  ...EMPTY,
  items: [{ text: ' He has a second phone. ', assessment: 'A', basis: 'FACT_OBSERVED', subjectCategory: 'CONVICTED' }],
  provenance: 'Seen at a visit',
  source: 'The neighbour',
  sourceEvaluation: 'RELIABLE',
}

test('what is missing is told field by field', () => {
  expect(faultsOf(EMPTY, TODAY).map(({ field }) => field)).toEqual(['item-0', 'assessment-0', 'basis-0', 'about-0', 'provenance', 'sourceEvaluation'])
  expect(faultsOf({ ...whole, handling: 'C' }, TODAY).map(({ field }) => field)).toEqual(['conditions'])
  expect(faultsOf(whole, TODAY)).toEqual([])
})

test('two paragraphs are two items', () => {
  const two = { ...whole, items: [{ ...NOTHING_YET, text: 'One.\n\nTwo.' }] }
  expect(faultsOf(two, TODAY)[0]?.message).toContain('One paragraph')
})

test('what is sent is what was written, and what the phone keeps readable tells neither what nor by whom', () => {
  const payload = payloadOf(whole, 'n', 'r', AT)
  expect(payload).toMatchObject({ nominalId: 'n', reportId: 'r', source: 'The neighbour', conditions: '', items: [{ text: 'He has a second phone.', assessment: 'A', basis: 'FACT_OBSERVED', subjectCategory: 'CONVICTED' }] })
  const kept = keptOf('n', 'r', whole)
  expect(JSON.stringify(kept)).not.toContain('neighbour')
  expect(JSON.stringify(kept)).not.toContain('phone')
  expect(toldOf('SubmitIntelligence', kept)).toBe('n')
  expect(toldOf('RecordVisit', kept)).toBeUndefined()
})

const BERT = { ...NOBODY_YET, name: ' Bert Exampel ', dateOfBirth: '1971-04-02', age: ' 45 ' }

test('somebody described is sent as told, an empty place is nobody, and of nobody on the phone no person is named', () => {
  const payload = payloadOf({ ...whole, persons: [BERT, NOBODY_YET] }, null, 'r', AT)
  expect(payload['persons']).toEqual([{ name: 'Bert Exampel', dateOfBirth: '1971-04-02', age: 45, address: '', description: '' }])
  expect('nominalId' in payload).toBe(false)
})

test('what is wrong with a person is told at its field', () => {
  const fields = (part: Partial<typeof BERT>): string[] => faultsOf({ ...whole, persons: [{ ...NOBODY_YET, ...part }] }, TODAY).map(({ field }) => field)
  expect(fields({ age: '40' })).toEqual(['person-0-name'])
  expect(fields({ name: 'B', age: 'forty' })).toEqual(['person-0-age'])
  expect(fields({ name: 'B', age: '121' })).toEqual(['person-0-age'])
  expect(fields({ address: 'A', dateOfBirth: '2026-03-02' })).toEqual(['person-0-dateOfBirth'])
  expect(fields({ description: 'x'.repeat(2001) })).toEqual(['person-0-description'])
  expect(fields({})).toEqual([])
})

test('the list says whom a report describes, and nothing else of it', () => {
  const kept = keptOf(null, 'r', { ...whole, persons: [BERT, { ...NOBODY_YET, description: 'Tall' }] })
  expect(aboutOf('SubmitIntelligence', kept)).toBe('Intelligence about Bert Exampel and somebody without a name')
  expect(JSON.stringify(kept)).not.toMatch(/1971|Tall|second phone|neighbour/)
  expect(aboutOf('RecordVisit', kept)).toBeUndefined()
  expect(aboutOf('SubmitIntelligence', { told: 'n', reportId: 'r' })).toBe('Intelligence')
})

test('a draft comes back as it was kept, and a draft of another kind is none', () => {
  const draft = newReport(null, { id: 'i', reportId: 'r' })
  expect(draft.written.persons).toEqual([NOBODY_YET])
  expect(reportDraft(JSON.parse(JSON.stringify(draft)))).toEqual(draft)
  expect(newReport('n', { id: 'i', reportId: 'r' }).written.persons).toEqual([])
  expect(isReport({ id: 'i', content: draft })).toBe(true)
  expect(isReport({ id: 'v', content: { id: 'v', visitId: 'v', nominalId: 'n' } })).toBe(false)
  expect(reportDraft({ id: 'v', visitId: 'v', nominalId: 'n' })).toBeUndefined()
})
