import { expect, test } from 'vitest'
import { FakeServer, http, LOST, TIMED_OUT, wireTo, type Fault, type Verdict } from './fake-server'
import { makePhone } from './phone'

/** Gives each verdict to one push in turn, then lets all through. */
const onPushes = (...verdicts: (Verdict | undefined)[]): Fault => {
  const left = [...verdicts]
  return (operation) => (operation === 'syncPush' ? left.shift() : undefined)
}

test('a saved visit is sent once and then counts as received', async () => {
  const server = new FakeServer()
  const phone = await makePhone(wireTo(server))
  await phone.save('a')

  const round = await phone.engine.round()

  expect(round.ended.kind).toBe('done')
  expect([...server.ledger.keys()]).toEqual(['a'])
  const [item] = await phone.store.readOutbox()
  expect(item?.state).toBe('acked')
  expect(item?.receipt?.receivedAt).toBe('2026-11-23T14:02:00.000Z')
})

test('a visit whose answer was lost is sent again and recorded once', async () => {
  const server = new FakeServer()
  const phone = await makePhone(wireTo(server, onPushes({ after: LOST })))
  await phone.save('a')

  const first = await phone.engine.round()
  expect(first.ended.kind).toBe('unreachable')
  expect(await phone.waiting()).toEqual(['a'])
  await phone.engine.round()

  expect(await phone.waiting()).toEqual([])
  expect(server.ledger.size).toBe(1)
  expect(await phone.ids('visit')).toEqual(['visit-a'])
})

test.each([
  ['a portal page with status 200', http(200, 'text/html', '<html>Sign in to the WiFi</html>')],
  ['an empty answer', http(204, '', '')],
  ['JSON that is not ours', http(200, 'application/json', '{"ok":true}')],
  ['our shape without the marker', http(200, 'application/json', '{"data":{"syncPush":{"status":"OK","results":[]}}}')],
  ['a gateway failure', http(502, 'text/html', 'Bad gateway')],
])('%s is never taken for a receipt', async (_name, answer) => {
  const server = new FakeServer()
  const phone = await makePhone(wireTo(server, onPushes({ before: answer })))
  await phone.save('a')

  const round = await phone.engine.round()

  expect(round.ended.kind).toBe('unreachable')
  expect(await phone.waiting()).toEqual(['a'])
})

test('a receipt for other bytes than ours does not count', async () => {
  const server = new FakeServer()
  const phone = await makePhone(wireTo(server))
  await phone.save('a')
  server.ledger.set('a', { id: 'a', seq: 1, sha: 'of something else', version: 1 })

  const round = await phone.engine.round()

  expect(round.ended.kind).toBe('unreachable')
  expect(await phone.waiting()).toEqual(['a'])
})

test('an ended session keeps everything and asks for sign-in', async () => {
  const server = new FakeServer()
  const phone = await makePhone(wireTo(server, () => ({ before: http(401, 'application/json', '{}') })))
  await phone.save('a')
  await phone.save('b')

  const round = await phone.engine.round()

  expect(round.ended.kind).toBe('signIn')
  expect(await phone.waiting()).toEqual(['a', 'b'])
})

test('visits go oldest first, in batches no larger than the server allows', async () => {
  const server = new FakeServer()
  server.batch = 2
  const phone = await makePhone(wireTo(server))
  for (const id of ['a', 'b', 'c', 'd', 'e']) await phone.save(id)

  await phone.engine.round()

  expect(server.pushes).toEqual([['a', 'b'], ['c', 'd'], ['e']])
})

test.each([
  ['413', http(413, 'text/html', 'Too large')],
  ['silence', TIMED_OUT],
])('after %s the batch is halved at once', async (_name, answer) => {
  const server = new FakeServer()
  server.batch = 4
  const phone = await makePhone(wireTo(server, onPushes({ before: answer })))
  for (const id of ['a', 'b', 'c', 'd']) await phone.save(id)

  const round = await phone.engine.round()

  expect(round.ended.kind).toBe('done')
  expect(server.pushes).toEqual([['a', 'b'], ['c', 'd']])
})

test('a server that missed earlier visits gets them again, in order', async () => {
  const server = new FakeServer()
  const phone = await makePhone(wireTo(server))
  await phone.save('a')
  await phone.engine.round()
  for (const device of server.devices.values()) Object.assign(device, { lastSeq: 0, lastId: null, ids: new Map() })
  server.ledger.clear()
  await phone.save('b')

  const round = await phone.engine.round()

  expect(round.ended.kind).toBe('done')
  expect([...server.ledger.keys()]).toEqual(['a', 'b'])
  expect(await phone.waiting()).toEqual([])
})

test('a phone copied from a backup starts a log of its own and loses no visit', async () => {
  const server = new FakeServer()
  const phone = await makePhone(wireTo(server))
  await phone.save('a')
  await phone.engine.round()
  const before = (await phone.store.readLog()).deviceId
  // Another copy of this phone has sent its own second visit under the same device.
  for (const device of server.devices.values()) Object.assign(device, { lastSeq: 2, lastId: 'x', ids: device.ids.set(2, 'x') })
  await phone.save('b')
  await phone.save('c')

  const round = await phone.engine.round()

  expect(round.ended.kind).toBe('done')
  expect([...server.ledger.keys()]).toEqual(['a', 'b', 'c'])
  expect((await phone.store.readLog()).deviceId).not.toBe(before)
  expect(await phone.waiting()).toEqual([])
})

test('a server that no longer knows the device gets the waiting visits from a new one', async () => {
  const server = new FakeServer()
  const phone = await makePhone(wireTo(server))
  await phone.engine.round()
  server.devices.clear()
  await phone.save('a')

  const round = await phone.engine.round()

  expect(round.ended.kind).toBe('done')
  expect([...server.ledger.keys()]).toEqual(['a'])
})

test('after the server is restored from a backup everything kept is sent again in the order of its making', async () => {
  const server = new FakeServer()
  const phone = await makePhone(wireTo(server))
  await phone.save('a')
  await phone.save('b')
  await phone.engine.round()
  server.loseEverything('epoch-2')
  await phone.save('c')

  const round = await phone.engine.round()

  expect(round.ended.kind).toBe('done')
  expect([...server.ledger.keys()]).toEqual(['a', 'b', 'c'])
  expect(await phone.waiting()).toEqual([])
  expect(await phone.ids('visit')).toEqual(['visit-a', 'visit-b', 'visit-c'])
})

test('a phone that the server does not know is made known, whatever answered its registration before', async () => {
  const server = new FakeServer()
  const phone = await makePhone(wireTo(server))
  await phone.engine.round()
  const [known] = server.devices.keys()
  server.devices.clear()
  phone.engine.greetAgain()

  const round = await phone.engine.round()

  expect(round.ended.kind).toBe('done')
  expect([...server.devices.keys()]).toEqual([known])
})

test('a locked phone still sends what is sealed, and fetches nothing', async () => {
  const server = new FakeServer()
  server.put('caseload:1', 'nominal', 'n1')
  const phone = await makePhone(wireTo(server))
  await phone.save('a')
  phone.store.hold(null)

  const round = await phone.engine.round()

  expect(round.ended.kind).toBe('sent')
  expect([...server.ledger.keys()]).toEqual(['a'])
  expect(await phone.store.readScopes()).toEqual([])
})

test('a failing server is asked again after a growing wait, a returning network at once', async () => {
  const phone = await makePhone(wireTo(new FakeServer(), () => ({ before: LOST })))

  const waits: number[] = []
  for (let failure = 0; failure < 5; failure += 1) waits.push((await phone.engine.round()).nextMs)
  phone.engine.resetBackoff()
  const again = (await phone.engine.round()).nextMs

  expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 16_000])
  expect(again).toBe(1_000)
})

const BUSY = { status: 'BUSY', epoch: 'one', serverTime: '2026-11-23T14:02:00Z', retryAfterMs: 3_000, marker: 'sync/1' }
const busyWith = (operation: 'syncPush' | 'syncPull', rest: object): Fault => {
  const answer = http(200, 'application/json', JSON.stringify({ data: { [operation]: { ...BUSY, ...rest } } }))
  return (asked) => (asked === operation ? { before: answer } : undefined)
}

test.each([
  ['push', busyWith('syncPush', { lastSeq: 0, lastId: null, results: [] })],
  ['pull', busyWith('syncPull', { removedScopes: [], pages: [], more: false })],
])('a %s that met a busy server waits as long as it says, and longer out of step each time', async (_name, fault) => {
  const server = new FakeServer()
  let busy = true
  const phone = await makePhone(wireTo(server, (operation, input) => (busy ? fault(operation, input) : undefined)))
  await phone.save('a')

  const rounds = []
  for (let time = 0; time < 3; time += 1) rounds.push(await phone.engine.round())
  busy = false
  const freed = await phone.engine.round()

  expect(rounds.map((round) => round.ended)).toEqual(Array(3).fill({ kind: 'busy', afterMs: 3_000 }))
  expect(rounds.map((round) => round.nextMs)).toEqual([4_000, 5_000, 7_000])
  expect(freed.ended.kind).toBe('done')
  expect([...server.ledger.keys()]).toEqual(['a'])
})
