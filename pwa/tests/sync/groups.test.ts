import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import type { NewItem, OutboxItem } from '../../src/sync/ports'
import { nextBatch, toMutation } from '../../src/sync/push'
import { FakeServer, LOST, TIMED_OUT, wireTo } from './fake-server'
import { makePhone } from './phone'

const item = (id: string): NewItem => {
  const sealed = `sealed-${id}`
  const at = '2026-11-23T14:00:00.000Z'
  return { id, op: 'RecordVisit', opVersion: 1, at, savedAt: at, sealed, sha256: createHash('sha256').update(sealed).digest('hex') }
}
const saving = (...ids: string[]): { item: NewItem; readable: unknown }[] => ids.map((id) => ({ item: item(id), readable: { id } }))

test('a group is saved at once, side by side in the log', async () => {
  const phone = await makePhone(wireTo(new FakeServer()))
  await phone.save('a')

  const saved = await phone.store.appendTogether(saving('b', 'c'), 'g')

  expect(saved.map(({ seq, prevId, group, groupSize }) => [seq, prevId, group, groupSize])).toEqual([
    [2, 'a', 'g', 2],
    [3, 'b', 'g', 2],
  ])
  expect(await phone.waiting()).toEqual(['a', 'b', 'c'])
  expect([...(await phone.store.readable()).keys()].toSorted()).toEqual(['a', 'b', 'c'])
})

test('a group of which one cannot be saved is not saved at all', async () => {
  const phone = await makePhone(wireTo(new FakeServer()))
  await phone.save('b')

  await expect(phone.store.appendTogether(saving('a', 'b'), 'g')).rejects.toThrow()

  expect(await phone.waiting()).toEqual(['b'])
  expect((await phone.store.readLog()).lastSeq).toBe(1)
})

test('no batch cuts a group, and the first group goes whole however small the batch', () => {
  const made = (id: string, group?: string): OutboxItem => ({
    ...item(id), deviceId: 'd', seq: 1, prevId: null, order: 1, state: 'waiting', receipt: null,
    ...(group === undefined ? {} : { group, groupSize: 2 }),
  })
  const list = [made('a', 'g'), made('b', 'g'), made('c'), made('d', 'h'), made('e', 'h')]
  const ids = (count: number, bytes = 1e6): string[] => nextBatch(list, count, bytes).map(({ id }) => id)

  expect(ids(1)).toEqual(['a', 'b'])
  expect(ids(3)).toEqual(['a', 'b', 'c'])
  expect(ids(4)).toEqual(['a', 'b', 'c'])
  expect(ids(5)).toEqual(['a', 'b', 'c', 'd', 'e'])
  expect(ids(5, 1)).toEqual(['a', 'b'])
  expect(list.map(toMutation).map(({ group, groupSize }) => [group, groupSize])).toEqual([
    ['g', 2],
    ['g', 2],
    [undefined, undefined],
    ['h', 2],
    ['h', 2],
  ])
})

test('a group goes whole through lost answers, halved batches and a new log', async () => {
  const server = new FakeServer()
  let faults = 0
  const phone = await makePhone(
    wireTo(server, (operation) => {
      if (operation !== 'syncPush') return undefined
      faults += 1
      return faults === 1 ? { before: TIMED_OUT } : faults === 2 ? { after: LOST } : undefined
    }),
  )
  await phone.save('a')
  await phone.store.appendTogether(saving('b', 'c', 'd'), 'g')
  for (let round = 0; round < 4; round += 1) await phone.engine.round()

  expect(await phone.waiting()).toEqual([])
  for (const push of server.pushes) expect(push.filter((id) => 'bcd'.includes(id)).length % 3).toBe(0)
})
