/**
 * What changed since the officer last looked: of each such row, what stood there before, under the data key. It is written
 * and taken away in the transactions that change the rows themselves, so nothing is kept of a row that has left the phone.
 */
import { rowKey, type PullChange } from '../sync/ports'
import { disclose, enclose } from './data-key'
import type { Database, StoredUnseen, Writing } from './database'
import { place } from './places'

/** `before` is null where there was nothing. `version` is that of the row as it changed last. */
export interface Unseen {
  before: unknown
  version: string
}

export interface UnseenStore {
  /** By the row's key; empty while the phone is locked. */
  readUnseen(): Promise<Map<string, Unseen>>
  /** The officer has looked at these rows, at these versions. What has changed again meanwhile stays unseen. */
  markSeen(versions: ReadonlyMap<string, string>): Promise<void>
}

/** An envelope is written once for each `since`, so it has one version. */
const ONCE = 1
const placeOf = (key: string, since: string): string => place('unseen', `${key}|${since}`, ONCE)

export function unseenOver(database: Database, dataKey: () => CryptoKey | null): UnseenStore {
  return {
    async readUnseen() {
      const key = dataKey()
      if (key === null) return new Map()
      const stored = await database.use((handle) => handle.getAll('unseen'))
      const opened = await Promise.all(
        stored.map(async (each): Promise<[string, Unseen]> => [
          each.key,
          { before: await disclose(key, placeOf(each.key, each.since), each), version: each.version },
        ]),
      )
      return new Map(opened)
    },
    markSeen: (versions) =>
      database.strictly(['unseen'], async (writing) => {
        const store = writing.objectStore('unseen')
        for (const [key, version] of versions) {
          if ((await store.get(key))?.version === version) await store.delete(key)
        }
      }),
  }
}

/** Before the transaction, which must not wait for a cipher. */
export function encloseUnseen(key: CryptoKey, { before, upserts }: PullChange): Promise<StoredUnseen[]> {
  const changed = upserts.flatMap((row) => {
    const id = rowKey(row.entity, row.id)
    return before.has(id) ? [{ id, version: row.version, doc: before.get(id) }] : []
  })
  return Promise.all(
    changed.map(async ({ id, version, doc }) => ({ key: id, since: version, version, ...(await enclose(key, placeOf(id, version), doc)) })),
  )
}

/** In the transaction that changes the rows. What was unseen already stays as it was before its first change. */
export async function noteUnseen(writing: Writing, changed: readonly StoredUnseen[], removals: readonly string[]): Promise<void> {
  const store = writing.objectStore('unseen')
  for (const each of changed) {
    const known = await store.get(each.key)
    await store.put(known === undefined ? each : { ...known, version: each.version })
  }
  for (const key of removals) await store.delete(key)
}
