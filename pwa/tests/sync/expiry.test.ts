import { expect, test } from 'vitest'
import type { WireAnswer } from '../../src/sync/ports'
import { FakeServer, wireTo } from './fake-server'
import { makePhone, type Phone } from './phone'

interface Away {
  phone: Phone
  server: FakeServer
  /** The time on the phone, and whether its wire reaches the server. */
  at: { now: string; reaches: boolean; answer: WireAnswer }
  /** Rounds begin with a greeting again. */
  round(now: string): Promise<void>
}

/** A phone with one row, one saved visit and one draft, that loses its connection at 14:02 on 23 November. */
async function away(days: number | null = 3): Promise<Away> {
  const server = new FakeServer()
  server.keepFetchedForDays = days
  server.put('caseload:1', 'nominal', 'n1')
  const at: Away['at'] = { now: '2026-11-23T14:02:00Z', reaches: true, answer: { kind: 'lost', timedOut: false } }
  const wire = wireTo(server)
  const phone = await makePhone({ send: async (...said) => (at.reaches ? wire.send(...said) : at.answer) }, at.now, { now: () => new Date(at.now) })
  await phone.engine.round()
  at.reaches = false
  await phone.save('v1')
  await phone.store.keepDraft({ id: 'd1', content: { note: 'not finished' } })
  return {
    phone,
    server,
    at,
    async round(now) {
      at.now = now
      phone.engine.greetAgain()
      await phone.engine.round()
    },
  }
}

test('what was fetched goes by itself after as long as policy allows, and what was written stays', async () => {
  const { phone, round } = await away()
  await round('2026-11-26T14:01:00Z')
  expect(await phone.ids('nominal')).toEqual(['n1'])

  await round('2026-11-26T14:02:00Z')

  expect(await phone.ids('nominal')).toEqual([])
  expect(await phone.store.readScopes()).toEqual([])
  expect(await phone.waiting()).toEqual(['v1'])
  expect((await phone.store.readDrafts()).map((draft) => draft.id)).toEqual(['d1'])
  const facts = await phone.store.readFacts()
  expect([facts?.expiredAt, facts?.lastCompleteAt]).toEqual(['2026-11-26T14:02:00.000Z', null])
})

test('it goes from a phone that nobody unlocks, too', async () => {
  const { phone, round } = await away()
  const key = phone.store.dataKey()
  phone.store.hold(null)

  await round('2026-11-27T00:00:00Z')

  phone.store.hold(key)
  expect(await phone.ids('nominal')).toEqual([])
})

test('each answer of the server begins the time anew, and an answer in time comes before the end', async () => {
  const { phone, at, round } = await away()
  at.reaches = true
  await round('2026-11-26T09:00:00Z')
  at.reaches = false
  await round('2026-11-29T08:59:00Z')
  expect(await phone.ids('nominal')).toEqual(['n1'])

  at.reaches = true
  await round('2026-12-20T09:00:00Z')

  expect(await phone.ids('nominal')).toEqual(['n1'])
})

test('with a connection the caseload comes back, and the visit goes', async () => {
  const { phone, at, round, server } = await away()
  await round('2026-12-01T09:00:00Z')
  at.reaches = true

  await round('2026-12-01T09:10:00Z')

  expect(await phone.ids('nominal')).toEqual(['n1'])
  expect([...server.ledger.keys()]).toEqual(['v1'])
  expect((await phone.store.readFacts())?.expiredAt).toBeNull()
})

test('a session that ended is no contact', async () => {
  const { phone, at, round } = await away()
  at.answer = { kind: 'answered', status: 401, contentType: 'application/graphql-response+json', body: '{"errors":[]}' }

  await round('2026-11-27T00:00:00Z')

  expect(await phone.ids('nominal')).toEqual([])
  expect(await phone.waiting()).toEqual(['v1'])
})

test('a clock put back buys no time', async () => {
  const { phone, round } = await away()
  await round('2026-11-26T14:01:00Z')
  await round('2026-11-20T00:00:00Z')
  await round('2026-11-26T14:03:00Z')

  expect(await phone.ids('nominal')).toEqual([])
})

test('where no policy says it nothing goes', async () => {
  const { phone, round } = await away(null)

  await round('2027-11-27T00:00:00Z')

  expect(await phone.ids('nominal')).toEqual(['n1'])
})
