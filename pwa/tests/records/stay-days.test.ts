import { expect, test } from 'vitest'
import { byPlace, daysInYear } from '../../src/records/stay-days'

const now = new Date('2026-03-10T12:00:00Z')
const stay = (fromDay: string, toDay: string, premises = '4 Invented Lane', withdrawnAt: string | null = null) => ({
  premises,
  fromDay,
  toDay,
  withdrawnAt,
})

test('a day counts once however many stays name it', () => {
  expect(daysInYear([stay('2026-03-01', '2026-03-03'), stay('2026-03-03', '2026-03-04')], now)).toBe(4)
})

test('days of more than a year ago and stays recorded wrongly do not count', () => {
  expect(daysInYear([stay('2025-03-08', '2025-03-12'), stay('2026-03-01', '2026-03-01', 'x', '2026-03-02')], now)).toBe(2)
})

test('two ways of writing an address are one', () => {
  expect(byPlace([stay('2026-03-01', '2026-03-01'), stay('2026-03-02', '2026-03-02', '4, invented LANE')])).toHaveLength(1)
})
