import { expect, test } from 'vitest'
import { planPull } from '../../src/sync/pull'
import { rowKey, type Row, type ScopeState } from '../../src/sync/ports'
import { FakeServer, LOST, wireTo } from './fake-server'
import { makePhone } from './phone'

const SCOPE = 'caseload:1'

test('a first fetch brings every record, page by page', async () => {
  const server = new FakeServer()
  server.page = 10
  for (let index = 0; index < 35; index += 1) server.put(SCOPE, 'nominal', `n${index}`)
  const phone = await makePhone(wireTo(server))

  const round = await phone.engine.round()

  expect(round.ended.kind).toBe('done')
  expect(await phone.ids('nominal')).toHaveLength(35)
})

test('a fetch that breaks off goes on where it stopped', async () => {
  const server = new FakeServer()
  server.page = 10
  for (let index = 0; index < 35; index += 1) server.put(SCOPE, 'nominal', `n${index}`)
  let pulls = 0
  const phone = await makePhone(
    wireTo(server, (operation) => (operation === 'syncPull' && (pulls += 1) === 3 ? { after: LOST } : undefined)),
  )

  await phone.engine.round()
  expect(await phone.ids('nominal')).toHaveLength(20)
  await phone.engine.round()

  expect(await phone.ids('nominal')).toHaveLength(35)
})

test('a person who is reassigned leaves the phone', async () => {
  const server = new FakeServer()
  server.put(SCOPE, 'nominal', 'n1')
  server.put(SCOPE, 'nominal', 'n2')
  const phone = await makePhone(wireTo(server))
  await phone.engine.round()
  server.remove(SCOPE, 'nominal', 'n1')

  await phone.engine.round()

  expect(await phone.ids('nominal')).toEqual(['n2'])
})

test('a person who moves between two of my scopes stays, whichever page comes first', async () => {
  const server = new FakeServer()
  server.scopes = ['caseload:2', SCOPE]
  server.put(SCOPE, 'nominal', 'n1')
  const phone = await makePhone(wireTo(server))
  await phone.engine.round()
  server.remove(SCOPE, 'nominal', 'n1')
  server.put('caseload:2', 'nominal', 'n1')

  await phone.engine.round()

  expect(await phone.ids('nominal')).toEqual(['n1'])
})

test('a scope that is lost takes all its records with it', async () => {
  const server = new FakeServer()
  server.scopes = [SCOPE, 'unit:1']
  server.put(SCOPE, 'nominal', 'n1')
  server.put('unit:1', 'officer', 'o1')
  const phone = await makePhone(wireTo(server))
  await phone.engine.round()
  server.scopes = ['unit:1']

  await phone.engine.round()

  expect(await phone.ids('nominal')).toEqual([])
  expect(await phone.ids('officer')).toEqual(['o1'])
})

test('records are kept encrypted: no name is on the disk in clear', async () => {
  const server = new FakeServer()
  server.put(SCOPE, 'nominal', 'n1', { id: 'n1', name: 'Harold Lomax' })
  const phone = await makePhone(wireTo(server))
  await phone.engine.round()

  const { openDatabase } = await import('../../src/device/database')
  const deviceId = (await phone.store.readLog()).deviceId
  const pages = await openDatabase(deviceId.replace(/-\d+$/, '')).use((handle) => handle.getAll('pages'))

  expect(pages).toHaveLength(1)
  const bytes = pages.map((page) => Buffer.from(page.data).toString('latin1')).join('')
  expect(bytes).not.toContain('Lomax')
})

const state = (part: Partial<ScopeState> = {}): ScopeState => ({ scope: SCOPE, cursor: '5', generation: 0, sweeping: false, ...part })
const row = (id: string, version: string, part: Partial<Row> = {}): Row => ({
  entity: 'nominal',
  id,
  scope: SCOPE,
  version,
  generation: 0,
  doc: { id },
  ...part,
})
const held = (...rows: Row[]): Map<string, Row> => new Map(rows.map((each) => [rowKey(each.entity, each.id), each]))
const page = { scope: SCOPE, from: '5', reset: false, cursor: '9', more: false }
const put = (id: string, version: string) => ({ kind: 'put' as const, entity: 'nominal', id, version, doc: { id } })

test('a late page that continues from elsewhere is dropped', () => {
  const plan = planPull(held(row('n1', '4')), [state()], { removedScopes: [], pages: [{ ...page, from: '3', changes: [put('n1', '8')] }] })

  expect(plan.upserts).toEqual([])
  expect(plan.scopes).toEqual([state()])
})

test('an older version never replaces a newer one, also beyond 2 to the 53rd', () => {
  const rows = held(row('n1', '9007199254740995'))

  const plan = planPull(rows, [state()], { removedScopes: [], pages: [{ ...page, changes: [put('n1', '9007199254740994')] }] })

  expect(plan.upserts).toEqual([])
})

test('a reset sweeps what was not sent again, only when it is complete', () => {
  const rows = held(row('n1', '4'), row('n2', '4'), row('o1', '4', { scope: 'unit:1' }))
  const first = { ...page, reset: true, from: null, cursor: '6', more: true, changes: [put('n1', '2')] }

  const begun = planPull(rows, [state()], { removedScopes: [], pages: [first] })
  expect(begun.removals).toEqual([])
  expect(begun.upserts.map((each) => each.version)).toEqual(['2'])

  const between = new Map([...rows, ...begun.upserts.map((each) => [rowKey(each.entity, each.id), each] as const)])
  const last = { ...page, from: '6', cursor: '9', changes: [] }
  const done = planPull(between, begun.scopes, { removedScopes: [], pages: [last] })

  expect(done.removals).toEqual(['nominal:n2'])
  expect(done.scopes).toEqual([state({ cursor: '9', generation: 1, isFirst: false })])
})
