import 'fake-indexeddb/auto'
import { expect, test } from 'vitest'
import { openDatabase } from '../../src/device/database'
import { eraseDataKey, setUp } from '../../src/device/phone'
import { openRecordStore, type RecordStore } from '../../src/device/record-store'

let people = 0
const at = '2026-11-23T14:00:00.000Z'

async function officer(): Promise<{ store: RecordStore; erase: () => Promise<void> }> {
  const database = openDatabase(`attaching-${(people += 1)}`)
  const store = openRecordStore(database, () => crypto.randomUUID())
  store.hold(await setUp(database, 'three small words', 1_000))
  return { store, erase: () => eraseDataKey(database) }
}
const add = (store: RecordStore, id: string, owner: string): Promise<void> =>
  store.keepAttachment({ id, owner, kind: 'PHOTO', length: 3, madeAt: 0 }, [Uint8Array.of(1, 2), Uint8Array.of(3)])
const save = (store: RecordStore, id: string, promises: string[]): Promise<unknown> =>
  store.append({ id, op: 'RecordVisit', opVersion: 3, at, savedAt: at, sealed: id, sha256: id }, {}, promises)
const states = async (store: RecordStore): Promise<Record<string, string>> =>
  Object.fromEntries((await store.readAttachments()).map((each) => [each.id, each.state]))

test('a photo is on the disk before its draft names it, and waits once its visit is saved', async () => {
  const { store } = await officer()
  await add(store, 'a', 'visit')
  expect(await states(store)).toEqual({ a: 'draft' })

  await save(store, 'visit', ['a'])

  expect(await states(store)).toEqual({ a: 'waiting' })
  expect(await store.readParts('a')).toEqual([Uint8Array.of(1, 2), Uint8Array.of(3)])
})

test('what the saved visit does not promise goes with its draft; what others have stays', async () => {
  const { store } = await officer()
  await add(store, 'kept', 'visit')
  await add(store, 'removed', 'visit')
  await add(store, 'elsewhere', 'another')

  await save(store, 'visit', ['kept'])

  expect(await states(store)).toEqual({ kept: 'waiting', elsewhere: 'draft' })
  expect(await store.readParts('removed')).toEqual([])
})

test('a draft that is thrown away takes its photos with it', async () => {
  const { store } = await officer()
  await store.keepDraft({ id: 'visit', content: {} })
  await add(store, 'a', 'visit')

  await store.dropDraft('visit')

  expect(await states(store)).toEqual({})
  expect(await store.readParts('a')).toEqual([])
})

test('signing out removes the photos of drafts and keeps those of saved visits, sealed', async () => {
  const { store, erase } = await officer()
  await add(store, 'a', 'visit')
  await save(store, 'visit', ['a'])
  await add(store, 'b', 'draft')

  await erase()

  expect(await states(store)).toEqual({ a: 'waiting' })
  expect(await store.readParts('a')).toHaveLength(2)
  expect(await store.readParts('b')).toEqual([])
})

test('a photo that no draft names is swept, and no other', async () => {
  const { store } = await officer()
  await add(store, 'orphan', 'visit')
  await add(store, 'named', 'visit')
  await add(store, 'sent', 'saved')
  await save(store, 'saved', ['sent'])

  await store.dropOrphans(new Set(['named']), 0)
  expect(Object.keys(await states(store))).toHaveLength(3)
  await store.dropOrphans(new Set(['named']), 1)

  expect(await states(store)).toEqual({ named: 'draft', sent: 'waiting' })
})

test('how photos ended goes with their visit; what still waits stays', async () => {
  const { store } = await officer()
  for (const id of ['done', 'waiting']) await add(store, id, 'visit')
  await save(store, 'visit', ['done', 'waiting'])
  await store.changeAttachment('done', { state: 'complete' })

  await store.forget(['visit'])

  expect(await states(store)).toEqual({ waiting: 'waiting' })
})
