import 'fake-indexeddb/auto'
import { expect, test } from 'vitest'
import { makeSlot, newDeviceSecret } from '../../src/device/data-key'
import { openDatabase, type Database } from '../../src/device/database'
import { journalOver, type Journal } from '../../src/device/journal'
import { keep } from '../../src/device/keeping'
import type { Outbox, Save } from '../../src/device/outbox-store'
import { openRecordStore, type RecordStore } from '../../src/device/record-store'
import { reserveIn } from '../../src/device/reserve'
import { folder, turns, type Folder } from './files'

const FULL = new DOMException('no room', 'QuotaExceededError')
const DEAD = new DOMException('Connection to Indexed Database server lost', 'UnknownError')

interface Scene {
  database: Database
  store: RecordStore
  place: Folder
  journal: Journal
  /** What each write to the outbox fails with; null: it works. */
  trouble: Error | null
  outbox: Pick<Outbox, 'write'>
  save(id: string): Promise<string>
  held(): Promise<string[]>
}

let scenes = 0

async function scene(): Promise<Scene> {
  const database = openDatabase(`journal-${(scenes += 1)}`)
  const store = openRecordStore(database, () => crypto.randomUUID())
  store.hold((await makeSlot('three small words', await newDeviceSecret(), 1_000)).dataKey)
  const place = folder()
  const made: Scene = {
    database,
    store,
    place,
    journal: journalOver(async () => place.files, turns()),
    trouble: null,
    outbox: {
      async write(save) {
        if (made.trouble !== null) throw made.trouble
        return store.write(save)
      },
    },
    async save(id) {
      const { outbox, journal } = made
      return keep({ outbox, journal, reserve: reserveIn(async () => place.files) }, await prepared(store, id))
    },
    async held() {
      return (await store.readOutbox()).toSorted((a, b) => a.seq - b.seq).map((item) => item.id)
    },
  }
  return made
}

const prepared = (store: RecordStore, id: string): Promise<Save> =>
  store.prepare([{ item: { id, op: 'RecordVisit', opVersion: 1, at: AT, savedAt: AT, sealed: `sealed-${id}`, sha256: 'd' }, readable: { notes: `Calm ${id}` } }], null)
const AT = '2026-11-23T14:00:00.000Z'

test('a visit that the database cannot take goes to the second store, and comes from there into the outbox once', async () => {
  const phone = await scene()
  phone.trouble = DEAD
  expect(await phone.save('a')).toBe('journal')
  expect(await phone.held()).toEqual([])

  phone.trouble = null
  expect(await phone.journal.takeInto(phone.outbox)).toBe(1)
  expect(await phone.journal.takeInto(phone.outbox)).toBe(0)

  expect(await phone.held()).toEqual(['a'])
  expect(await phone.store.readable()).toEqual(new Map([['a', { notes: 'Calm a' }]]))
})

test('visits keep the order of their saving through the second store, and those saved later come after', async () => {
  const phone = await scene()
  await phone.save('a')
  phone.trouble = DEAD
  for (const id of ['b', 'c']) expect(await phone.save(id)).toBe('journal')
  phone.trouble = null

  expect(await phone.save('d')).toBe('outbox')

  expect(await phone.held()).toEqual(['a', 'b', 'c', 'd'])
})

test('a phone that dies between the outbox and the second store takes a visit in once', async () => {
  const phone = await scene()
  phone.trouble = DEAD
  await phone.save('a')
  phone.trouble = null
  const left = new Map(phone.place.content)
  await phone.journal.takeInto(phone.outbox)
  for (const [name, content] of left) phone.place.content.set(name, content)

  await phone.journal.takeInto(phone.outbox)

  expect(await phone.held()).toEqual(['a'])
  expect(phone.place.content.size).toBe(0)
})

test('two tabs that take in at once do not double a visit', async () => {
  const phone = await scene()
  phone.trouble = DEAD
  await phone.save('a')
  phone.trouble = null

  await Promise.all([phone.journal.takeInto(phone.outbox), phone.journal.takeInto(phone.outbox)])

  expect(await phone.held()).toEqual(['a'])
})

test('finishing the same visit again writes no second copy of it anywhere', async () => {
  const phone = await scene()
  phone.trouble = DEAD
  await phone.save('a')
  await phone.save('a')
  expect(await phone.journal.read()).toHaveLength(1)

  phone.trouble = null
  expect(await phone.save('a')).toBe('known')
  expect(await phone.held()).toEqual(['a'])
})

test('taking a visit in takes its draft away, so that it is not offered again', async () => {
  const phone = await scene()
  await phone.store.keepDraft({ id: 'a', content: {} })
  phone.trouble = DEAD
  await phone.save('a')
  phone.trouble = null

  await phone.journal.takeInto(phone.outbox)

  expect(await phone.store.readDrafts()).toEqual([])
})

test('where both stores fail it is an error, and nothing is said to be kept', async () => {
  const phone = await scene()
  phone.trouble = DEAD
  phone.place.broken = FULL

  await expect(phone.save('a')).rejects.toThrow('no room')
  expect(await phone.journal.read()).toEqual([])
})

test('a full phone gives up its reserve and saves where it always does', async () => {
  const phone = await scene()
  const reserve = reserveIn(async () => phone.place.files)
  await reserve.hold()
  let attempts = 0
  const outbox: Pick<Outbox, 'write'> = {
    async write(save) {
      attempts += 1
      if (phone.place.content.has('reserve')) throw FULL
      return phone.store.write(save)
    },
  }

  expect(await keep({ outbox, journal: phone.journal, reserve }, await prepared(phone.store, 'a'))).toBe('outbox')
  expect(attempts).toBe(2)
  expect(await phone.held()).toEqual(['a'])
})

test('nothing in the second store can be read', async () => {
  const phone = await scene()
  phone.trouble = DEAD
  await phone.save('a')

  const [content] = phone.place.content.values()
  expect(content).toContain('sealed-a')
  expect(content).not.toContain('Calm')
})

test('a file that was torn while it was written keeps nothing else from being taken in', async () => {
  const phone = await scene()
  phone.place.content.set('000000001-torn.json', '{"group":')
  phone.trouble = DEAD
  await phone.save('a')
  phone.trouble = null

  await phone.journal.takeInto(phone.outbox)

  expect(await phone.held()).toEqual(['a'])
})

test('a copy made under a key that is gone is left out, and keeps nothing else from being shown', async () => {
  const phone = await scene()
  await phone.save('a')
  phone.store.hold((await makeSlot('another passphrase', await newDeviceSecret(), 1_000)).dataKey)
  await phone.save('b')

  expect(await phone.store.readable()).toEqual(new Map([['b', { notes: 'Calm b' }]]))
})
