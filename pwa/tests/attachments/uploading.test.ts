import 'fake-indexeddb/auto'
import { beforeEach, expect, test } from 'vitest'
import { newKey, SEALED_PART_BYTES, sealParts } from '../../src/attachments/parts'
import { FAILURES_MAX, freshMemory, upload, type Uploaded, type UploadMemory } from '../../src/attachments/uploading'
import type { StoredAttachment } from '../../src/device/database'
import { makePhone, type Phone } from '../sync/phone'
import { answer, fakeTus, type FakeTus } from './fake-tus'

let phone: Phone
let server: FakeTus
let memory: UploadMemory
let mayUseLine = true

beforeEach(async () => {
  phone = await makePhone({ send: async () => ({ kind: 'lost', timedOut: false }) })
  server = fakeTus()
  memory = freshMemory()
  mayUseLine = true
})

/** A visit with attachments of so many bytes, saved, and received by the server. */
async function visit(owner: string, ...sizes: number[]): Promise<string[]> {
  const ids = sizes.map((_, at) => `${owner}-${at}`)
  for (const [at, id] of ids.entries()) {
    const parts = await sealParts(id, newKey(), new Uint8Array(sizes[at] ?? 1))
    const length = parts.reduce((sum, part) => sum + part.length, 0)
    await phone.store.keepAttachment({ id, owner, kind: 'PHOTO', madeAt: 0, length }, parts)
    server.uploads.set(id, { length, arrived: Buffer.alloc(0), state: 'EXPECTED' })
  }
  const at = '2026-11-23T14:00:00.000Z'
  await phone.store.append({ id: owner, op: 'RecordVisit', opVersion: 3, at, savedAt: at, sealed: owner, sha256: owner }, {}, ids)
  await received(owner)
  return ids
}
const received = (owner: string): Promise<void> =>
  phone.store.settle(new Map([[owner, { state: 'APPLIED', version: '1', reason: null, message: null, receivedAt: '2026-11-23T14:00:00Z' }]]))
const round = (serverTime: string | null = null): Promise<Uploaded> =>
  upload({ store: phone.store, wire: server.wire, mayUseLine: () => mayUseLine, onSending: () => undefined }, memory, serverTime)
const stored = async (id: string): Promise<StoredAttachment | undefined> =>
  (await phone.store.readAttachments()).find((each) => each.id === id)
const states = async (): Promise<string[]> => (await phone.store.readAttachments()).map((each) => each.state)

test('what a visit promised is sent and is complete', async () => {
  const [one, two] = await visit('v', 10, 2 * SEALED_PART_BYTES)

  expect(await round()).toEqual({ kind: 'done' })

  expect(await states()).toEqual(['complete', 'complete'])
  expect(server.uploads.get(one ?? '')?.state).toBe('COMPLETE')
  expect(server.uploads.get(two ?? '')?.arrived.length).toBe((await stored(two ?? ''))?.length)
})

test('a locked phone sends too: nothing of it needs the data key', async () => {
  await visit('v', 10)
  phone.store.hold(null)

  await round()

  expect(await states()).toEqual(['complete'])
})

test('nothing goes before its visit has been received', async () => {
  await visit('v', 10)
  await phone.save('waiting')
  await phone.store.keepAttachment({ id: 'x', owner: 'waiting', kind: 'PHOTO', madeAt: 0, length: 10 }, [new Uint8Array(10)])
  await phone.store.changeAttachment('x', { state: 'waiting' })

  await round()

  expect((await stored('x'))?.state).toBe('waiting')
  expect(server.uploads.has('x')).toBe(false)
})

test('the oldest visit goes first, and of a visit the smallest', async () => {
  await visit('old', 3_000, 20)
  await visit('new', 10)
  const order: string[] = []
  server.fault = (method, path) => {
    if (method === 'HEAD') order.push(path.split('/').pop() ?? '')
    return undefined
  }

  await round()

  expect(order).toEqual(['old-1', 'old-0', 'new-0'])
})

test('an upload goes on from where the server stands, also in the middle of a part', async () => {
  const [id = ''] = await visit('v', 2 * SEALED_PART_BYTES)
  const whole = Buffer.concat(await phone.store.readParts(id))
  server.uploads.set(id, { length: whole.length, arrived: whole.subarray(0, SEALED_PART_BYTES + 7), state: 'RECEIVING' })

  await round()

  expect(server.uploads.get(id)?.arrived.equals(whole)).toBe(true)
  expect(server.asked.filter((method) => method === 'PATCH')).toHaveLength(2)
})

test('an answer that was lost costs one question and no byte twice', async () => {
  const [id = ''] = await visit('v', 3 * SEALED_PART_BYTES)
  let patches = 0
  server.fault = (method) => (method === 'PATCH' && (patches += 1) === 2 ? 'answer lost' : undefined)

  expect(await round()).toEqual({ kind: 'unreachable' })
  server.fault = () => undefined
  expect(await round()).toEqual({ kind: 'done' })

  expect((await stored(id))?.state).toBe('complete')
  expect(server.uploads.get(id)?.arrived.length).toBe((await stored(id))?.length)
})

test('a line that cuts pieces off gets smaller ones, and larger ones again', async () => {
  await visit('v', 2 * SEALED_PART_BYTES)
  server.fault = (method) => (method === 'PATCH' ? { kind: 'lost' } : undefined)
  for (let attempt = 0; attempt < 9; attempt += 1) await round()
  expect(memory.pieceBytes).toBe(32 * 1_024)

  server.fault = () => undefined
  while ((await round()).kind === 'more');

  expect(memory.pieceBytes).toBe(SEALED_PART_BYTES)
  expect(await states()).toEqual(['complete'])
})

test.each([
  ['a captive portal', answer(200, {}, '<html>Welcome</html>'), 'unreachable'],
  ['an empty 204', answer(204), 'unreachable'],
  ['an ended sign-in', answer(401, { 'Tus-Resumable': '1.0.0' }), 'signIn'],
  ['a busy server', answer(503, { 'Tus-Resumable': '1.0.0' }), 'busy'],
  ['a success with no state', answer(200, { 'Tus-Resumable': '1.0.0', 'Upload-Offset': '0' }), 'unreachable'],
  ['a success with no offset', answer(200, { 'Tus-Resumable': '1.0.0', 'Attachment-State': 'COMPLETE' }), 'unreachable'],
])('%s sends nothing and loses nothing', async (_, said, ended) => {
  await visit('v', 10)
  server.fault = () => said

  expect((await round()).kind).toBe(ended)

  expect(await states()).toEqual(['waiting'])
})

test('an attachment that the server does not know yet lets the others go on', async () => {
  const [held = ''] = await visit('held', 10)
  await visit('v', 10)
  server.uploads.delete(held)

  expect(await round()).toEqual({ kind: 'done' })

  expect(await states()).toEqual(['waiting', 'complete'])
})

test('what the server does not take is told and not tried again', async () => {
  const [id = ''] = await visit('v', 10)
  server.judge = () => ({ status: 422, code: 'MORE_THAN_IT_SAYS' })

  await round()
  const asked = server.asked.length
  await round()

  expect(await stored(id)).toMatchObject({ state: 'refused', problem: 'MORE_THAN_IT_SAYS' })
  expect(server.asked).toHaveLength(asked)
})

test('a whole that arrives damaged is sent again, but not for ever', async () => {
  const [id = ''] = await visit('v', 10)
  server.judge = () => ({ status: 460, code: 'HASH_DIFFERS' })

  for (let attempt = 1; attempt < FAILURES_MAX; attempt += 1) {
    await round()
    expect((await stored(id))?.state).toBe('waiting')
  }
  await round()

  expect(await stored(id)).toMatchObject({ state: 'refused', problem: 'DAMAGED' })
})

test('a visit that is saved meanwhile does not wait for the photos', async () => {
  await visit('v', 4 * SEALED_PART_BYTES)
  server.fault = async (method) => {
    if (method === 'PATCH') await phone.save('new')
    return undefined
  }

  expect(await round()).toEqual({ kind: 'more' })

  expect(server.asked.filter((method) => method === 'PATCH')).toHaveLength(1)
})

test('one round sends some pieces and leaves the rest for the next', async () => {
  await visit('v', 12 * SEALED_PART_BYTES)

  expect(await round()).toEqual({ kind: 'more' })
  expect(await states()).toEqual(['waiting'])
  expect(await round()).toEqual({ kind: 'done' })
  expect(await states()).toEqual(['complete'])
})

test('the parts stay here a day longer, by the server’s clock', async () => {
  const [id = ''] = await visit('v', 10)
  await round()

  await round('2026-11-24T13:59:59Z')
  expect(await phone.store.readParts(id)).toHaveLength(1)

  await round('2026-11-24T14:00:00Z')
  expect(await phone.store.readParts(id)).toHaveLength(0)
  expect((await stored(id))?.state).toBe('complete')
})

test('a server that was put back to before it is sent it again', async () => {
  const [id = ''] = await visit('v', 10)
  await round()
  await phone.store.rewriteLog(({ log, items }) => ({ log: { ...log, epoch: 'another' }, items }), false)
  server.uploads.set(id, { length: (await stored(id))?.length ?? 0, arrived: Buffer.alloc(0), state: 'EXPECTED' })

  await round()

  expect(server.uploads.get(id)?.state).toBe('COMPLETE')
  expect(await stored(id)).toMatchObject({ state: 'complete', epoch: 'another' })
})

test('where the officer wants Wi-Fi and there is none, photos wait', async () => {
  await visit('v', 10)
  mayUseLine = false

  expect(await round()).toEqual({ kind: 'done' })

  expect(await states()).toEqual(['waiting'])
  expect(server.asked).toEqual([])
})
