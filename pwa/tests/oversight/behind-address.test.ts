import { expect, test } from 'vitest'
import { practiceHref, readPractice } from '../../src/oversight/behind-address'
import { csvOf } from '../../src/oversight/saving'

const PERIOD = { from: '2026-03-01T00:00:00+00:00', to: '2026-05-31T23:59:59.123Z' }

test('the address of a list of visits is read as it was written', () => {
  const query = Object.fromEntries(new URL(practiceHref('SINGLE_CREWED', PERIOD), 'https://x').searchParams)

  expect(readPractice(query)).toEqual({ part: 'SINGLE_CREWED', ...PERIOD })
})

test('an address that does not say which visits asks for none', () => {
  expect(readPractice({ ...PERIOD, part: '__proto__' })).toBeNull()
  expect(readPractice({ ...PERIOD, part: 'VISITS', from: 'yesterday' })).toBeNull()
  expect(readPractice({})).toBeNull()
})

test('the lines of a plot are lines of a file', () => {
  expect(
    csvOf([
      ['Day', 'Overdue'],
      ['2026-03-01', 4],
    ]),
  ).toBe('Day,Overdue\r\n2026-03-01,4\r\n')
})
