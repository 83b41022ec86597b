/** What changed since the officer last looked is kept with the rows themselves, and goes with them. */
import { expect, test } from 'vitest'
import { openDatabase } from '../../src/device/database'
import { eraseDataKey } from '../../src/device/phone'
import { FakeServer, wireTo } from './fake-server'
import { makePhone } from './phone'

const SCOPE = 'caseload:1'
const doc = (riskLevel: string): unknown => ({ id: 'n1', riskLevel })

async function phoneWithOne(): Promise<{ server: FakeServer; phone: Awaited<ReturnType<typeof makePhone>> }> {
  const server = new FakeServer()
  server.put(SCOPE, 'nominal', 'n1', doc('LOW'))
  const phone = await makePhone(wireTo(server))
  await phone.engine.round()
  return { server, phone }
}

test('a first reading is no news, however many pages it takes', async () => {
  const server = new FakeServer()
  server.page = 10
  for (let index = 0; index < 35; index += 1) server.put(SCOPE, 'nominal', `n${index}`)
  const phone = await makePhone(wireTo(server))

  await phone.engine.round()

  expect(await phone.store.readUnseen()).toEqual(new Map())
})

test('what changes afterwards is kept as the officer last saw it, through every further change', async () => {
  const { server, phone } = await phoneWithOne()

  for (const level of ['MEDIUM', 'HIGH']) {
    server.put(SCOPE, 'nominal', 'n1', doc(level))
    await phone.engine.round()
  }

  expect(await phone.store.readUnseen()).toEqual(new Map([['nominal:n1', { before: doc('LOW'), version: '3' }]]))
})

test('a new record stands for itself', async () => {
  const { server, phone } = await phoneWithOne()
  server.put(SCOPE, 'nominal', 'n2')

  await phone.engine.round()

  expect([...(await phone.store.readUnseen())]).toEqual([['nominal:n2', { before: null, version: '2' }]])
})

test('is seen once the officer has looked; what changed again meanwhile is not', async () => {
  const { server, phone } = await phoneWithOne()
  server.put(SCOPE, 'nominal', 'n1', doc('MEDIUM'))
  await phone.engine.round()
  const shown = new Map([['nominal:n1', '2']])
  server.put(SCOPE, 'nominal', 'n1', doc('HIGH'))
  await phone.engine.round()

  await phone.store.markSeen(shown)
  expect([...(await phone.store.readUnseen()).keys()]).toEqual(['nominal:n1'])
  await phone.store.markSeen(new Map([['nominal:n1', '3']]))

  expect(await phone.store.readUnseen()).toEqual(new Map())
})

test('a record that leaves takes with it what it was', async () => {
  const { server, phone } = await phoneWithOne()
  server.put(SCOPE, 'nominal', 'n1', doc('HIGH'))
  await phone.engine.round()

  server.remove(SCOPE, 'nominal', 'n1')
  await phone.engine.round()

  expect(await phone.store.readUnseen()).toEqual(new Map())
})

test('a scope that is lost takes with it what its records were', async () => {
  const { server, phone } = await phoneWithOne()
  server.put(SCOPE, 'nominal', 'n1', doc('HIGH'))
  await phone.engine.round()

  server.scopes = ['caseload:2']
  await phone.engine.round()

  expect(await phone.store.readUnseen()).toEqual(new Map())
})

test('a scope that is read anew is news only where it differs', async () => {
  const { server, phone } = await phoneWithOne()
  server.put(SCOPE, 'nominal', 'n2')
  await phone.engine.round()
  await phone.store.markSeen(new Map([['nominal:n2', '2']]))
  server.put(SCOPE, 'nominal', 'n2', { id: 'n2', riskLevel: 'HIGH' })
  await phone.store.rewriteLog((before) => before, true)

  await phone.engine.round()

  expect([...(await phone.store.readUnseen()).keys()]).toEqual(['nominal:n2'])
})

test('nothing of it can be read on the disk, and it goes with the data key', async () => {
  const { server, phone } = await phoneWithOne()
  server.put(SCOPE, 'nominal', 'n1', { id: 'n1', name: 'Ada Invented' })
  await phone.engine.round()
  const database = openDatabase((await phone.store.readLog()).deviceId.replace(/-\d+$/, ''))
  const lying = await database.use((handle) => handle.getAll('unseen'))
  expect(lying).toHaveLength(1)
  expect(Object.keys(lying[0] ?? {}).toSorted()).toEqual(['data', 'iv', 'key', 'since', 'version'])

  await eraseDataKey(database)

  expect(await database.use((handle) => handle.getAll('unseen'))).toEqual([])
})
