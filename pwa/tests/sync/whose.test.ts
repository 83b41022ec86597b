import { expect, test } from 'vitest'
import { FakeServer, wireTo } from './fake-server'
import { makePhone } from './phone'

test('a phone on which another officer has signed in is not made known as theirs, and its work waits', async () => {
  const server = new FakeServer()
  let isOurs: boolean | null = false
  const phone = await makePhone(wireTo(server), undefined, { isOurs: async () => isOurs })
  await phone.save('a')

  expect((await phone.engine.round()).ended.kind).toBe('signIn')
  expect(server.devices.size).toBe(0)
  expect(await phone.waiting()).toEqual(['a'])

  isOurs = true
  expect((await phone.engine.round()).ended.kind).toBe('done')
  expect([...server.ledger.keys()]).toEqual(['a'])
})

test('a server that does not know the phone is asked whose session it is before a new log begins', async () => {
  const server = new FakeServer()
  let isOurs: boolean | null = true
  const phone = await makePhone(wireTo(server), undefined, { isOurs: async () => isOurs })
  await phone.engine.round()
  const before = (await phone.store.readLog()).deviceId
  await phone.save('a')
  server.devices.clear()

  isOurs = false
  expect((await phone.engine.round()).ended.kind).toBe('signIn')
  isOurs = null
  expect((await phone.engine.round()).ended.kind).toBe('unreachable')
  expect((await phone.store.readLog()).deviceId).toBe(before)

  isOurs = true
  expect((await phone.engine.round()).ended.kind).toBe('done')
  expect([...server.ledger.keys()]).toEqual(['a'])
})

test('what lies in the second store counts as unsent when the phone says hello', async () => {
  const server = new FakeServer()
  const pending: unknown[] = []
  const wire = wireTo(server, (operation, input) => {
    if (operation === 'syncHello') pending.push(input['pending'])
    return undefined
  })
  const phone = await makePhone(wire, undefined, { aside: async () => 2 })
  await phone.save('a')

  await phone.engine.round()

  expect(pending).toEqual([3])
})

test('a locked phone that has sent everything does not count as up to date', async () => {
  const server = new FakeServer()
  const phone = await makePhone(wireTo(server))
  await phone.save('a')
  phone.store.hold(null)

  expect((await phone.engine.round()).ended.kind).toBe('sent')

  expect([...server.ledger.keys()]).toEqual(['a'])
  expect((await phone.store.readFacts())?.lastCompleteAt).toBeNull()
})
