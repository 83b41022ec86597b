import { expect, test } from 'vitest'
import { clockWords, storageWords, unsentWords } from '../../src/oversight/phone-words'

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
