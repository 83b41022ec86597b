import { expect, test } from 'vitest'
import { clockWords, lossWords, storageWords, unsentWords } from '../../src/oversight/phone-words'

const NOW = new Date('2026-11-23T14:00:00Z')

test.each([
  [null, 'Not known'],
  [299, 'Right'],
  [-299, 'Right'],
  [420, '7 minutes slow'],
  [-86_400, '24 hours fast'],
])('a clock that is %s seconds off is %s', (seconds, words) => {
  expect(clockWords(seconds)).toBe(words)
})

test('storage is in order, in trouble, or not known', () => {
  expect(storageWords({ storageKept: true, storageFreeMb: 4_000 })).toBe('In order')
  expect(storageWords({ storageKept: null, storageFreeMb: null })).toBe('Not known')
  expect(storageWords({ storageKept: false, storageFreeMb: 12 })).toBe('Trouble: the browser may clear it, only 12 MB free')
})

test('unsent work is counted, with its age where that is known', () => {
  expect(unsentWords({ pending: 0, oldestPendingAt: null }, NOW)).toBe('Nothing')
  expect(unsentWords({ pending: 1, oldestPendingAt: null }, NOW)).toBe('1 item')
  expect(unsentWords({ pending: 2, oldestPendingAt: '2026-11-23T09:00:00Z' }, NOW)).toMatch(/^2 items, the oldest saved .*09:00/)
})

test('what a browser threw away is said with what is known of it', () => {
  const nothing = { lostItems: null, lostDrafts: null, lostSince: null, lostNoticedAt: null }
  const now = new Date('2026-11-23T14:10:00Z')

  expect(lossWords(nothing, now)).toBeNull()
  expect(lossWords({ ...nothing, lostItems: 0, lostDrafts: 1 }, now)).toBe('1 unfinished visit')
  expect(
    lossWords({ lostItems: 2, lostDrafts: 1, lostSince: '2026-11-23T09:00:00Z', lostNoticedAt: '2026-11-23T14:02:00Z' }, now),
  ).toBe('2 items and 1 unfinished visit, the oldest saved 09:00. Noticed 14:02')
})
