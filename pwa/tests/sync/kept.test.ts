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
