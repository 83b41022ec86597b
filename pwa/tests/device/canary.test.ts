// @vitest-environment happy-dom
import 'fake-indexeddb/auto'
import { beforeEach, expect, test } from 'vitest'
import { leaveMark, lossOf, marked, markRead, noticeLoss, unreadLoss } from '../../src/device/canary'
import { databaseName, openDatabase } from '../../src/device/database'

const NOW = new Date('2026-11-23T14:02:00Z')
const LATER = new Date('2026-11-24T09:00:00Z')
const SINCE = '2026-11-22T10:00:00.000Z'
const held = (waiting: number, drafts = 0) => ({ waiting, following: 0, drafts, since: waiting === 0 ? null : SINCE })
beforeEach(() => localStorage.clear())

test('a cleared store is noticed when visits were waiting in it, whoever made them', () => {
  leaveMark('p1', held(2), NOW)
  leaveMark('p2', held(1, 1), NOW)
  expect(marked().toSorted()).toEqual(['p1', 'p2'])
  for (const person of marked()) noticeLoss(person, LATER)

  expect(unreadLoss()).toEqual({ waiting: 3, following: 0, drafts: 1, since: SINCE, at: NOW.toISOString() })
  expect(lossOf('p1')).toMatchObject({ waiting: 2, noticedAt: LATER.toISOString() })
})

test('nothing is said where nothing waited', () => {
  leaveMark('p1', held(0), NOW)
  noticeLoss('p1', LATER)

  expect(unreadLoss()).toBeNull()
  expect(lossOf('p1')).toBeNull()
})

test('a visit that was not finished is a loss too', () => {
  leaveMark('p1', held(0, 1), NOW)
  noticeLoss('p1', LATER)

  expect(unreadLoss()).toMatchObject({ waiting: 0, drafts: 1 })
})

test('what is written into the new store does not cover up what was lost with the old one', () => {
  leaveMark('p1', held(2), NOW)
  noticeLoss('p1', LATER)
  leaveMark('p1', held(0), LATER)
  noticeLoss('p1', LATER)

  expect(unreadLoss()?.waiting).toBe(2)
})

test('once it has been read the officer is not told again, and the server still is', () => {
  leaveMark('p1', held(2), NOW)
  noticeLoss('p1', LATER)
  markRead()

  expect(unreadLoss()).toBeNull()
  expect(lossOf('p1')?.waiting).toBe(2)
})

test('a mark of an earlier version of the app is understood', () => {
  localStorage.setItem('doorstep-waiting-p1', JSON.stringify({ waiting: 2, at: NOW.toISOString() }))
  noticeLoss('p1', LATER)

  expect(unreadLoss()).toMatchObject({ waiting: 2, drafts: 0, since: null })
})

test('whoever may not make a database does not hide that it is gone', async () => {
  const database = openDatabase('p8', null)

  await expect(database.use((handle) => handle.count('outbox'))).rejects.toThrow()
  await expect(database.use((handle) => handle.count('outbox'))).rejects.toThrow()

  expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain(databaseName('p8'))
})

test('a database that vanishes under the running app is noticed when it is made again', async () => {
  let made = 0
  const database = openDatabase('p9', () => (made += 1))
  await database.use(async () => undefined)
  await database.use(async () => undefined)
  expect(made).toBe(1)

  await new Promise((resolve, reject) => {
    const deleting = indexedDB.deleteDatabase(databaseName('p9'))
    deleting.addEventListener('success', resolve)
    deleting.addEventListener('error', reject)
  })
  await database.use((handle) => handle.count('outbox'))

  expect(made).toBe(2)
})
