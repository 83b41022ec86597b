import { expect, test } from 'vitest'
import { splitEvents } from '../../src/contract/live'
import { nominalDoc, visitDoc } from '../../src/contract/documents'
import { calendarWords, momentWords } from '../../src/ui/dates'
import { OUTCOME } from '../../src/ui/visit-words'
import { overdueWords, wordsFor } from '../../src/ui/words'

test('server-sent events are read whole, however the network cuts them', () => {
  const first = splitEvents('event: next\ndata: {}\n\nevent: ne')
  expect(first).toEqual({ events: ['next'], rest: 'event: ne' })
  expect(splitEvents(`${first.rest}xt\ndata: {}\n\n:\n\n`)).toEqual({ events: ['next'], rest: '' })
  expect(splitEvents('event: complete\r\ndata:\r\n\r\n').events).toEqual(['complete'])
})

test('a record of a newer server is shown, with codes that this app does not know in their own words', () => {
  const doc = visitDoc({ id: 'v', nominalId: 'n', outcome: 'MET_IN_STREET', startedAt: '2026-11-23T14:00:00Z', surprise: 1 })
  expect(doc?.outcome).toBe('MET_IN_STREET')
  expect(wordsFor(OUTCOME, doc?.outcome ?? '')).toBe('Met in street')
})

test('a record with parts withheld is shown without them', () => {
  expect(nominalDoc({ id: 'n', name: 'A', markers: null, household: null })).toMatchObject({ markers: [], household: [] })
})

test('a record without its id or name is not shown at all', () => {
  expect(nominalDoc({ name: 'A' })).toBeUndefined()
})

test('dates are as officers write them', () => {
  const now = new Date('2026-11-23T14:10:00Z')
  expect(calendarWords('2026-11-23')).toBe('23 November 2026')
  expect(momentWords(new Date('2026-11-23T14:02:00Z'), now)).toBe('14:02')
  expect(momentWords(new Date('2026-07-01T14:02:00Z'), now)).toBe('1 July 2026 at 15:02')
  expect([3, 1, 0, -1].map(overdueWords)).toEqual(['3 days overdue', '1 day overdue', 'due today', 'due in 1 day'])
})
