// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest'
import { clearMarks, leaveMark, readMark } from '../../src/device/canary'

const NOW = new Date('2026-11-23T14:02:00Z')
beforeEach(() => localStorage.clear())

test('a cleared store is noticed when visits were waiting in it, whoever made them', () => {
  leaveMark('p1', 2, NOW)
  leaveMark('p2', 1, NOW)

  expect(readMark(true)).toEqual({ waiting: 3, following: 0, at: NOW.toISOString() })
})

test('nothing is said where nothing waited, or where the store is still there', () => {
  leaveMark('p1', 0, NOW)
  expect(readMark(true)).toBeNull()
  leaveMark('p1', 2, NOW)
  expect(readMark(false)).toBeNull()
})

test('once it has been read it is not said again', () => {
  leaveMark('p1', 2, NOW)
  clearMarks()
  expect(readMark(true)).toBeNull()
})
