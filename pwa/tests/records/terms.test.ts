import { expect, test } from 'vitest'
import { termsOf } from '../../src/records/register-forms'

test('each term is told with its length and its first day; the first begins on the relevant date unless it is said', () => {
  const given = { relevantOn: '2026-03-01', months1: '18', months2: '12', days2: '10', begins2: '2027-09-01', months3: '', begins4: '2027-01-01' }

  expect(termsOf(given)).toEqual([
    { begins: '2026-03-01', months: 18, days: 0 },
    { begins: '2027-09-01', months: 12, days: 10 },
  ])
  expect(termsOf({ relevantOn: '2026-03-01' })).toEqual([])
})
