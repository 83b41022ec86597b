import { expect, test } from 'vitest'
import { FakeServer, wireTo } from './fake-server'
import { makePhone, type Phone } from './phone'

/** A phone with one row and one unsent visit, on a server that answers as for a phone that is out of use. */
async function outOfUse(wipe: 'AFTER_UPLOAD' | 'NOW', pushes: boolean): Promise<{ phone: Phone; server: FakeServer }> {
  const server = new FakeServer()
  server.put('caseload:1', 'nominal', 'n1')
  const phone = await makePhone(wireTo(server))
  await phone.engine.round()
  await phone.save('v1')
  const answer = server.answer.bind(server)
  server.answer = (operation, input) => {
    const said = Object(answer(operation, input))
    if (operation === 'syncHello') return { ...said, wipe }
    if (operation === 'syncPull') return { ...said, status: 'DEVICE_REVOKED', pages: [], wipe }
    return operation === 'syncPush' && !pushes ? { ...said, status: 'BUSY', results: [] } : said
  }
  return { phone, server }
}

test('erased at once, a phone still keeps and sends what is sealed', async () => {
  const { phone } = await outOfUse('NOW', false)
  phone.engine.greetAgain()

  await phone.engine.round()

  expect(await phone.store.rows()).toBeNull()
  expect(await phone.waiting()).toEqual(['v1'])
})

test('a phone that was handed in erases when everything has been sent, and not before', async () => {
  const kept = await outOfUse('AFTER_UPLOAD', false)
  kept.phone.engine.greetAgain()
  await kept.phone.engine.round()
  expect(await kept.phone.ids('nominal')).toEqual(['n1'])
  expect(await kept.phone.waiting()).toEqual(['v1'])

  const sent = await outOfUse('AFTER_UPLOAD', true)
  const { ended } = await sent.phone.engine.round()
  expect(ended.kind).toBe('revoked')
  expect(await sent.phone.waiting()).toEqual([])
  expect(await sent.phone.store.rows()).toBeNull()
})
