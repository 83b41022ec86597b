import { expect, test } from 'vitest'
import { explained } from '../../src/ui/match-words'
import { faultsIn, troubleOf, type Search } from '../../src/partners/searching'

const SEARCH: Search = { text: 'steven thomson', dateOfBirth: '', purpose: 'CHILD_SAFEGUARDING', reason: 'A referral' }

test('a search says whom, or a date of birth, and why', () => {
  expect(faultsIn(SEARCH)).toEqual([])
  expect(faultsIn({ ...SEARCH, text: ' ', dateOfBirth: '1971-04-09' })).toEqual([])
  expect(faultsIn({ ...SEARCH, text: ' ', reason: ' x ' }).map((fault) => fault.field)).toEqual(['text', 'reason'])
})

test('what the server refuses stands at the field that it names', () => {
  const refused = { kind: 'refused', code: 'BAD_USER_INPUT', message: 'Not agreed' } as const
  expect(troubleOf({ ...refused, field: 'purpose' })).toEqual({ field: 'purpose', message: 'Not agreed' })
  expect(troubleOf({ ...refused, field: 'search' }).field).toBe('text')
  expect(troubleOf({ kind: 'offline' }).message).toContain('nothing was asked')
})

test('a match is explained in words', () => {
  const why = { asked: 'thomson', found: 'thompson' }
  expect(explained({ field: 'NAME', matchedBy: 'SPELLING', ...why })).toBe('Name: “thomson” is spelt like “thompson”')
  expect(explained({ field: 'NAME', matchedBy: 'SOUND', ...why })).toBe('Name: “thomson” sounds like “thompson”')
  expect(explained({ field: 'NAME', matchedBy: 'EXACT', ...why })).toBe('Name: “thompson”, the same')
  expect(explained({ field: 'DATE_OF_BIRTH', matchedBy: 'NEAR_DATE', asked: '1971-09-04', found: '1971-04-09' })).toBe(
    'Date of birth: “4 September 1971” is close to “9 April 1971”',
  )
})
