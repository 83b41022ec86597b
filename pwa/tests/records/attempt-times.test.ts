import { expect, test } from 'vitest'
import { partOfDay, sameness, towardsWarrant, weekday } from '../../src/records/attempt-times'

const at = (text: string): Date => new Date(text)
// A Monday, a Tuesday and a Saturday of March 2026.
const monday = at('2026-03-02T09:30:00Z')
const tuesday = at('2026-03-03T10:00:00Z')
const saturday = at('2026-03-07T19:00:00Z')

test('three attempts on weekday mornings are told', () => {
  expect(sameness([monday, tuesday, at('2026-03-05T11:59:00Z')])).toBe('All 3 on a weekday morning')
})

test('varied attempts are no trouble', () => {
  expect(sameness([monday, saturday])).toBeNull()
})

test('the same weekday is told before that it is a weekday', () => {
  expect(sameness([monday, at('2026-03-09T18:00:00Z')])).toBe('Both on a Monday')
})

test('the same time of day on all kinds of days is told', () => {
  expect(sameness([saturday, at('2026-03-03T18:00:00Z')])).toBe('Both in the evening')
})

test('one attempt has nothing in common with another', () => {
  expect(sameness([monday])).toBeNull()
  expect(sameness([])).toBeNull()
})

test('the time of day and the weekday are London’s, in summer too', () => {
  expect(partOfDay(at('2026-07-06T11:30:00Z'))).toBe('afternoon')
  expect(weekday(at('2026-07-05T23:30:00Z'))).toBe('Monday')
})

test('how many attempts a warrant needs is what the server says, and unsaid it is never available', () => {
  expect(towardsWarrant(2, 2)).toBe('available')
  expect(towardsWarrant(2, 3)).toBe('2 of 3')
  expect(towardsWarrant(9, null)).toBe('9 so far; no policy says how many a warrant needs')
})
