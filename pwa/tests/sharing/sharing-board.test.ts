import { expect, test } from 'vitest'
import { before, casesAt, casesBehind, fileOf, hoursWords, ledgerBehind, percentInADay, periodOf, readBehind, toldAt, toldBehind } from '../../src/sharing/sharing-board'

const TODAY = '2026-07-01'
const period = { from: '2026-03-01', to: '2026-03-31' }

test('a period that makes no sense is the last quarter', () => {
  expect(periodOf(period, TODAY)).toEqual(period)
  expect(periodOf({ from: '2026-03-31', to: '2026-03-01' }, TODAY)).toEqual({ from: '2026-03-31', to: TODAY })
  expect(periodOf({}, TODAY)).toEqual({ from: '2026-03-31', to: TODAY })
})

test('the time before is as long and ends the day before', () => {
  expect(before(period)).toEqual({ from: '2026-01-29', to: '2026-02-28' })
})

test('a number’s address asks for exactly the cases that it counted', () => {
  const behind = { ...period, band: 'LOW', part: 'never', reason: 'NO_GATEWAY' } as const
  const query = Object.fromEntries(new URL(casesAt(behind), 'https://x.example').searchParams)

  expect(readBehind(query, TODAY)).toEqual(behind)
  expect(casesBehind(behind)).toMatchObject({ band: ['LOW'], shared: false, withheldFor: ['NO_GATEWAY'], receivedAt: { before: '2026-04-01T00:00:00+01:00' } })
  expect(casesBehind({ ...behind, reason: 'UNDECIDED' }).not?.withheldFor).toHaveLength(6)
})

test('what is late is among what is not acknowledged', () => {
  expect(ledgerBehind('a', 'late', 'now').acknowledgeBy).toMatchObject({ before: 'now' })
  expect(ledgerBehind('a', 'recalls', 'now')).toEqual({ agencyId: 'a', recallAcknowledged: false })
})

test('times and shares are said in words, and nothing received is no share', () => {
  const time = { band: 'LOW', received: 3, shared: 2, withinADay: 1, medianHours: 70, longestHours: 4.25 } as const

  expect([hoursWords(70), hoursWords(4.25), hoursWords(null)]).toEqual(['2.9 days', '4.3 hours', '-'])
  expect([percentInADay(time), percentInADay({ ...time, received: 0 }), percentInADay(undefined)]).toEqual([33, null, null])
  expect(fileOf(period, [time], [{ band: 'LOW', withheldFor: 'OTHER', size: 1 }], [])).toContain('Low,3,2,1,70.0,4.3,1,OTHER 1\r\n')
})

test('an agency’s number asks for the disclosures by which it was first told of cases of that time', () => {
  const query = Object.fromEntries(new URL(toldAt(period, 'a', 'day'), 'https://x.example').searchParams)

  expect(query).toEqual({ agency: 'a', told: 'day', ...period })
  const times = { from: '2026-03-01T00:00:00+00:00', before: '2026-04-01T00:00:00+01:00' }
  expect(toldBehind('a', 'told', period)).toEqual({ agencyId: 'a', firstOfCase: true, caseReceivedAt: times })
  expect(toldBehind('a', 'day', period)).toEqual({ agencyId: 'a', firstOfCase: true, caseReceivedAt: times, caseWithinADay: true })
})

test('the file has the agencies below the bands, with commas and quotation marks kept in their names', () => {
  const agency = { agencyId: 'a', name: 'Ashby, "New" Council', shared: 2, withinADay: 1, medianHours: 30, longestHours: 50 }

  expect(fileOf(period, [], [], [agency])).toContain('Agency,Shared,Within 24 hours,Median hours,Longest hours\r\n"Ashby, ""New"" Council",2,1,30.0,50.0\r\n')
})
