/** A phone for tests: the real core over the real store, with a database in memory and a clock that stands. */
import 'fake-indexeddb/auto'
import { createHash } from 'node:crypto'
import { openDatabase } from '../../src/device/database'
import { openRecordStore, type RecordStore } from '../../src/device/record-store'
import { createEngine, type Engine } from '../../src/sync/engine'
import type { OutboxItem, Ports, Wire } from '../../src/sync/ports'

export interface Phone {
  store: RecordStore
  engine: Engine
  save(id: string): Promise<OutboxItem>
  ids(entity: string): Promise<string[]>
  waiting(): Promise<string[]>
}

let phones = 0

export async function makePhone(
  wire: Wire,
  now = '2026-11-23T14:02:00Z',
  more: Partial<Ports> = {},
  onStep?: Parameters<typeof createEngine>[1],
): Promise<Phone> {
  phones += 1
  let ids = 0
  const prefix = `device-${phones}`
  const newId = (): string => `${prefix}-${(ids += 1)}`
  const store = openRecordStore(openDatabase(prefix), newId)
  store.hold(await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']))
  const engine = createEngine(
    {
      store,
      wire,
      now: () => new Date(now),
      random: () => 0.5,
      newId,
      publicKey: async () => ({}),
      appVersion: 'test',
      deviceName: 'Test',
      ...more,
    },
    onStep,
  )
  return {
    store,
    engine,
    save(id) {
      const sealed = `sealed-${id}`
      const sha256 = createHash('sha256').update(sealed).digest('hex')
      const at = '2026-11-23T14:00:00.000Z'
      return store.append({ id, op: 'RecordVisit', opVersion: 1, at, savedAt: at, sealed, sha256 }, { visit: id })
    },
    async ids(entity) {
      const rows = [...((await store.rows()) ?? new Map()).values()]
      return rows.filter((row) => row.entity === entity).map((row) => row.id).toSorted()
    },
    async waiting() {
      const items = await store.readOutbox()
      return items.filter((item) => item.state === 'waiting').toSorted((a, b) => a.seq - b.seq).map((item) => item.id)
    },
  }
}
