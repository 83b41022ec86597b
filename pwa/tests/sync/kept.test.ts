import { expect, test } from 'vitest'
import { FakeServer, wireTo } from './fake-server'
import { makePhone } from './phone'

test('a phone whose clock is two years ahead still keeps what was received, and sends it again after a restore', async () => {
  const server = new FakeServer()
  const phone = await makePhone(wireTo(server), '2028-11-23T14:02:00Z')
  await phone.save('a')
  await phone.engine.round()
  expect(await phone.waiting()).toEqual([])

  server.loseEverything('epoch-2')
  phone.engine.greetAgain()
  await phone.engine.round()

  expect([...server.ledger.keys()]).toEqual(['a'])
})

test('a visit saved while the phone registers has a number of its own', async () => {
  const server = new FakeServer()
  const phone = await makePhone(wireTo(server))
  await phone.save('a')
  const rewrite = phone.store.rewriteLog
  let saved = 0
  phone.store.rewriteLog = async (change, dropCursors) => {
    saved += 1
    await phone.save(`meanwhile-${saved}`)
    return rewrite(change, dropCursors)
  }

  await phone.engine.round()
  await phone.save('b')
  await phone.engine.round()

  const items = await phone.store.readOutbox()
  expect(items.map((item) => item.seq).toSorted((a, b) => a - b)).toEqual(items.map((_, index) => index + 1))
  expect(server.devices.size).toBe(1)
  expect(server.ledger.size).toBe(items.length)
})
