import { expect, test } from 'vitest'
import { draftOf, factorsOf, NEW_PIECE, withFactor, type Arms } from '../../src/records/arms-draft'

const tag = (id: string, factor: Arms['armsEvidence'][number]['factor'], text: string): Arms['armsEvidence'][number] => ({
  id,
  factor,
  statement: { id: `s-${id}`, text, basis: 'FACT_OBSERVED', subjectCategory: 'HOUSEHOLD' },
  visit: { startedAt: '2026-03-01T10:00:00Z' },
})
const nominal: Arms = {
  id: 'n',
  name: 'Invented Person',
  reference: 'R1',
  armsAssessments: [],
  armsEvidence: [tag('1', 'OPPORTUNITY', 'A games console in his room'), tag('2', 'POSITIVE_ROUTINE', 'Works four days')],
}

test('a reassessment begins with what visits said for each factor', () => {
  const draft = draftOf(nominal, () => 'new')

  expect([draft.assessmentId, draft.version]).toEqual(['new', 0])
  expect(draft.factors).toHaveLength(11)
  expect(factorsOf(draft).find((each) => each.factor === 'OPPORTUNITY')?.evidence).toEqual([
    { text: 'A games console in his room', basis: 'FACT_OBSERVED', subjectCategory: 'HOUSEHOLD', statementId: 's-1', source: 'VISIT' },
  ])
  expect(factorsOf(draft).find((each) => each.factor === 'HOSTILE_ORIENTATION')?.evidence).toEqual([])
})

test('what is left out is no evidence, and what is added is the officer’s own', () => {
  const draft = draftOf(nominal, () => 'new')
  const said = draft.factors[0]?.said.map((each) => ({ ...each, isUsed: false })) ?? []
  const own = [
    { ...NEW_PIECE, text: ' Lives by a school ', basis: 'FACT_DOCUMENT' as const, source: 'POLICE_RECORD' as const },
    { ...NEW_PIECE, text: ' ' },
    { ...NEW_PIECE, text: 'His brother fears a relapse', basis: 'THIRD_PARTY_SAID' as const, subjectCategory: 'ASSOCIATE' as const },
  ]
  const changed = withFactor(draft, 'OPPORTUNITY', { said, own })

  expect(factorsOf(changed)[0]?.evidence?.map((piece) => [piece.text, piece.source, piece.basis, piece.subjectCategory])).toEqual([
    ['Lives by a school', 'POLICE_RECORD', 'FACT_DOCUMENT', 'CONVICTED'],
    ['His brother fears a relapse', 'INTERVIEW', 'THIRD_PARTY_SAID', 'ASSOCIATE'],
  ])
})

test('a draft that was saved goes on where it stood, whoever said so and of whom', () => {
  const ownWords = { text: 'Own words', basis: 'SUBJECT_SAID', source: 'INTERVIEW', subjectCategory: 'VICTIM' } as const
  const kept: Arms['armsAssessments'][number] = {
    id: 'kept',
    number: 2,
    version: 3,
    state: 'DRAFT',
    formulation: 'So far.',
    priority: 'LOW',
    factors: [
      { id: 'f', factor: 'OPPORTUNITY', rating: 'HIGH', evidence: [{ id: 'e', ...ownWords, statementId: null }] },
      { id: 'g', factor: 'POSITIVE_ROUTINE', rating: null, evidence: [{ id: 'h', ...ownWords, text: 'Works four days', statementId: 's-2' }] },
    ],
  }
  const draft = draftOf({ ...nominal, armsAssessments: [kept] }, () => 'new')

  expect([draft.assessmentId, draft.version, draft.formulation, draft.priority]).toEqual(['kept', 3, 'So far.', 'LOW'])
  expect(draft.factors[0]).toMatchObject({ rating: 'HIGH', own: [ownWords], said: [{ isUsed: false }] })
  expect(draft.factors[9]).toMatchObject({ factor: 'POSITIVE_ROUTINE', said: [{ isUsed: true }] })
})
