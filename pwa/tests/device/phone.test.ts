import 'fake-indexeddb/auto'
import { expect, test } from 'vitest'
import { databaseName, openDatabase, type Database } from '../../src/device/database'
import { ensureKeyring, eraseDataKey, isSetUp, peopleHere, rememberPerson, setUp, unlock } from '../../src/device/phone'
import { openRecordStore, type RecordStore } from '../../src/device/record-store'

const ROUNDS = 1_000
let people = 0

async function officer(): Promise<{ database: Database; store: RecordStore }> {
  const database = openDatabase(`officer-${(people += 1)}`)
  const store = openRecordStore(database, () => crypto.randomUUID())
  store.hold(await setUp(database, 'three small words', ROUNDS))
  return { database, store }
}
const item = (id: string) => ({
  id,
  op: 'RecordVisit',
  opVersion: 1,
  at: '2026-11-23T14:00:00.000Z',
  savedAt: '2026-11-23T14:00:00.000Z',
  sealed: `sealed-${id}`,
  sha256: 'digest',
})

test('a phone unlocks without a network by the passphrase alone', async () => {
  const { database } = await officer()

  expect(await isSetUp(database)).toBe(true)
  expect((await unlock(database, 'three small words', 0)).kind).toBe('open')
})

test('the tenth wrong passphrase destroys what can be read; what waits to be sent stays', async () => {
  const { database, store } = await officer()
  await store.append(item('a'), { notes: 'Calm' })
  await store.keepDraft({ id: 'b', content: { notes: 'half' } })

  let last = 'open'
  for (let wrong = 0; wrong < 10; wrong += 1) last = (await unlock(database, 'not it', wrong * 1_000_000)).kind

  expect(last).toBe('erased')
  expect(await isSetUp(database)).toBe(false)
  const [kept] = await store.readOutbox()
  expect(kept?.sealed).toBe('sealed-a')
  const fresh = openRecordStore(database, () => 'x')
  fresh.hold(await setUp(database, 'another passphrase', ROUNDS))
  expect(await fresh.readDrafts()).toEqual([])
  expect(await fresh.readable()).toEqual(new Map())
})

test('the right passphrase is not tried while the phone makes one wait', async () => {
  const { database } = await officer()
  for (let wrong = 0; wrong < 5; wrong += 1) await unlock(database, 'not it', 0)

  expect((await unlock(database, 'three small words', 29_000)).kind).toBe('wait')
  expect((await unlock(database, 'three small words', 31_000)).kind).toBe('open')
})

test('after an erase the device signs with the same key, so the server still knows it', async () => {
  const { database } = await officer()
  const before = (await ensureKeyring(database)).signing.publicKey
  await eraseDataKey(database)
  await setUp(database, 'another passphrase', ROUNDS)

  const after = (await ensureKeyring(database)).signing.publicKey
  const jwk = (key: CryptoKey): Promise<JsonWebKey> => crypto.subtle.exportKey('jwk', key)
  expect((await jwk(after)).x).toBe((await jwk(before)).x)
})

test('saving a visit takes its draft away in the same step', async () => {
  const { store } = await officer()
  await store.keepDraft({ id: 'a', content: { notes: 'Calm' } })

  await store.append(item('a'), { notes: 'Calm' })

  expect(await store.readDrafts()).toEqual([])
  expect(await store.readable()).toEqual(new Map([['a', { notes: 'Calm' }]]))
})

test('a visit that was saved once cannot be saved again from the same draft', async () => {
  const { store } = await officer()
  await store.append(item('a'), {})

  await expect(store.append(item('a'), {})).rejects.toThrow()

  expect((await store.readOutbox()).map(({ seq }) => seq)).toEqual([1])
  expect((await store.readLog()).lastSeq).toBe(1)
})

test('visits saved by two tabs at once take numbers without a gap', async () => {
  const { database, store } = await officer()
  const other = openRecordStore(database, () => 'x')
  other.hold(store.dataKey())

  await Promise.all([store.append(item('a'), {}), other.append(item('b'), {}), store.append(item('c'), {})])

  const items = (await store.readOutbox()).toSorted((x, y) => x.seq - y.seq)
  expect(items.map(({ seq }) => seq)).toEqual([1, 2, 3])
  expect(items.map(({ prevId }) => prevId)).toEqual([null, items[0]?.id, items[1]?.id])
})

test('a locked phone keeps no draft in clear: it refuses instead', async () => {
  const { store } = await officer()
  store.hold(null)

  await expect(store.keepDraft({ id: 'a', content: {} })).rejects.toThrow('locked')
})

test('a database handle that the browser has killed is opened again', async () => {
  const { database, store } = await officer()
  await database.use(async (handle) => handle.close())

  await store.append(item('a'), {})

  expect(await store.readOutbox()).toHaveLength(1)
})

test('the phone knows its officers by opaque ids, the latest first', async () => {
  await rememberPerson('p1', 1)
  await rememberPerson('p2', 2)

  expect(await peopleHere()).toEqual(['p2', 'p1'])
})

test('a database that could not be opened once is opened at the next attempt', async () => {
  const { database, store } = await officer()
  await store.append(item('a'), {})
  database.close()
  const open = indexedDB.open.bind(indexedDB)
  const lost = (): never => {
    throw new DOMException('Connection to Indexed Database server lost', 'UnknownError')
  }
  indexedDB.open = lost
  await expect(store.readOutbox()).rejects.toThrow('lost')
  indexedDB.open = open

  expect(await store.readOutbox()).toHaveLength(1)
})

test('an app that was taken back opens what a later version of it made', async () => {
  const name = `officer-${(people += 1)}`
  const store = openRecordStore(openDatabase(name), () => 'x')
  await store.readLog()
  await new Promise((resolve, reject) => {
    const opening = indexedDB.open(databaseName(name), 99)
    opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore('newer'))
    opening.addEventListener('success', () => resolve(opening.result.close()))
    opening.addEventListener('error', () => reject(opening.error))
  })

  const after = openDatabase(name)
  const reopened = openRecordStore(after, () => 'y')
  reopened.hold(await setUp(after, 'three small words', ROUNDS))
  await reopened.append(item('a'), {})

  expect((await reopened.readOutbox()).map(({ id }) => id)).toEqual(['a'])
})

test('a save that the browser itself undid for want of room says so', async () => {
  const { database } = await officer()
  const full = new DOMException('no room', 'QuotaExceededError')

  const saving = database.strictly(['drafts'], async (writing) => {
    Object.defineProperty(writing, 'error', { value: full })
    throw new DOMException('The transaction was aborted', 'AbortError')
  })

  await expect(saving).rejects.toBe(full)
})
