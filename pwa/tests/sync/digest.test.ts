import { expect, test } from 'vitest'
import { digestOf } from '../../src/sync/digest'
import { FakeServer, wireTo } from './fake-server'
import { makePhone, type Phone } from './phone'

// Made by the server's own code (tests/sync/test_digests.py has the same).
const SUM_OF_BOTH = '11234972336875600448'
const SCOPES = ['caseload:1', 'unit:1']

async function synced(): Promise<{ phone: Phone; server: FakeServer }> {
  const server = new FakeServer()
  server.scopes = SCOPES
  for (const id of ['n1', 'n2', 'n3']) server.put('caseload:1', 'nominal', id)
  server.put('unit:1', 'officer', 'o1')
  const phone = await makePhone(wireTo(server))
  await phone.engine.round()
  return { phone, server }
}

/** Takes a row out of the phone's own store, behind the back of the core: what a fault of ours would do. */
async function spoil(phone: Phone): Promise<void> {
  const scopes = await phone.store.readScopes()
  const basedOn = new Map(scopes.map((scope) => [scope.scope, scope.cursor]))
  await phone.store.commitPull({ upserts: [], removals: ['nominal:n2'], before: new Map(), scopes, removedScopes: [], basedOn })
}

test('phone and server name the same rows by the same digest', async () => {
  const rows = [
    { entity: 'nominal', id: '00000000-0000-0000-0000-000000000001', version: '41' },
    { entity: 'visit', id: '00000000-0000-0000-0000-000000000002', version: '9007199254740993' },
  ]

  expect(await digestOf(rows)).toEqual({ count: 2, sum: SUM_OF_BOTH })
  expect(await digestOf(rows.toReversed())).toEqual({ count: 2, sum: SUM_OF_BOTH })
  expect(await digestOf([])).toEqual({ count: 0, sum: '0' })
})

test('a phone is compared after its first complete pull, and not again the same day', async () => {
  const { phone, server } = await synced()
  await phone.engine.round()

  expect(server.compared).toEqual(['SAME', 'SAME'])
})

test('a row that is missing is fetched again the next day, and only its scope is read anew', async () => {
  const { phone, server } = await synced()
  await spoil(phone)
  const before = new Map((await phone.store.readScopes()).map((scope) => [scope.scope, scope.generation]))
  await phone.save('v1')
  server.time = '2026-11-24T14:03:00.000Z'

  await phone.engine.round()

  expect(await phone.ids('nominal')).toEqual(['n1', 'n2', 'n3'])
  const after = new Map((await phone.store.readScopes()).map((scope) => [scope.scope, scope.generation]))
  expect(after.get('caseload:1')).toBe((before.get('caseload:1') ?? 0) + 1)
  expect(after.get('unit:1')).toBe(before.get('unit:1'))
  expect(server.compared.slice(2)).toEqual(['DIFFERS', 'SAME'])
})

test('what waits to be sent is not touched by a repair', async () => {
  const { phone, server } = await synced()
  await spoil(phone)
  server.time = '2026-11-24T14:03:00.000Z'
  const saved = await phone.save('v1')
  const lost = await makeDeaf(phone, server)

  expect(lost).toEqual([saved])
})

/** A round in which every push is lost; gives the outbox after it. */
async function makeDeaf(phone: Phone, server: FakeServer): Promise<unknown[]> {
  server.answer = ((answer) => (operation, input) => {
    const said = answer.call(server, operation, input)
    return operation === 'syncPush' ? { ...Object(said), status: 'BUSY', results: [] } : said
  })(server.answer)
  await phone.engine.round()
  expect(await phone.ids('nominal')).toEqual(['n1', 'n2', 'n3'])
  return phone.store.readOutbox()
}

test('after a restore the phone is compared again at once', async () => {
  const { phone, server } = await synced()
  server.loseEverything('epoch-2')
  server.put('caseload:1', 'nominal', 'n1')

  await phone.engine.round()

  expect(server.compared.slice(2)).toEqual(['SAME', 'SAME'])
  expect(await phone.ids('nominal')).toEqual(['n1'])
})
