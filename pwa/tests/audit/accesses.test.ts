import { expect, test } from 'vitest'
import { faultsIn, fieldLines, reasonWords, whoWords } from '../../src/audit/accesses'

test('who looked at somebody is asked of a reference and for a reason', () => {
  expect(faultsIn({ reference: ' ', reason: 'no', show: 'all' }).map((fault) => fault.field)).toEqual(['reference', 'reason'])
  expect(faultsIn({ reference: 'NM1', reason: 'A complaint', show: 'all' })).toEqual([])
})

test('fields stand under their types', () => {
  expect(fieldLines(['Address.lines', 'Nominal.name', 'Nominal.riskLevel'])).toEqual(['Address: lines', 'Nominal: name, riskLevel'])
  expect(fieldLines([])).toEqual([])
})

test('the person for whom a machine asked is named', () => {
  const agency = { name: 'Ashvale Council' }
  expect(whoWords({ who: 'Council system', agency, onBehalfOf: '4711; social worker' })).toBe('Council system, Ashvale Council, for 4711; social worker')
  expect(whoWords({ who: 'A. Officer', agency: null, onBehalfOf: null })).toBe('A. Officer')
})

test('a reason is told in its own words, a purpose by its name', () => {
  expect(reasonWords('A complaint')).toBe('A complaint')
  expect(reasonWords('PUBLIC_PROTECTION')).toBe('Public protection (MAPPA)')
})
