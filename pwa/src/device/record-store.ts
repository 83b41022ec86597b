/**
 * The sync core's store over the phone's database: rows in encrypted pages, log and cursors beside them. While locked
 * there is no data key: rows read as null and nothing is pulled, but the sealed outbox can still be sent.
 */
import type { DeviceLog, PullChange, Row, ScopeState, SyncStore } from '../sync/ports'
import { newDeviceLog } from '../sync/device-log'
import { attachmentsOver, type AttachmentStore } from './attachment-store'
import { disclose, enclose } from './data-key'
import { ONLY, type Database } from './database'
import { changedPages, readPage } from './pages'
import { outboxOver, type Outbox } from './outbox-store'
import { eraseDataKey } from './phone'
import { place } from './places'
import { encloseUnseen, noteUnseen, unseenOver, type UnseenStore } from './unseen-store'

export interface RecordStore extends SyncStore, Outbox, AttachmentStore, UnseenStore {
  /** Gives the store the data key, or takes it away, with everything that was decrypted under it. */
  hold(dataKey: CryptoKey | null): void
  dataKey(): CryptoKey | null
  /** Another tab has written: what this one has decrypted is old. */
  forgetRows(): void
}

export function openRecordStore(database: Database, newId: () => string): RecordStore {
  let key: CryptoKey | null = null
  let loaded: Map<string, Row> | null = null
  let versions = new Map<string, number>()

  const readLog = (): Promise<DeviceLog> =>
    database.use(async (handle) => {
      const writing = handle.transaction('log', 'readwrite')
      const known = await writing.store.get(ONLY)
      const log = known ?? newDeviceLog(newId(), null)
      if (known === undefined) await writing.store.put(log, ONLY)
      await writing.done
      return log
    })

  const rows = async (): Promise<ReadonlyMap<string, Row> | null> => {
    if (key === null) return null
    if (loaded !== null) return loaded
    const under = key
    const pages = await database.use((handle) => handle.getAll('pages'))
    const opened = await Promise.all(
      pages.map(async (page) => readPage(await disclose(under, place('pages', page.key, page.version), page))),
    )
    if (key !== under) return null
    loaded = new Map(opened.flatMap((page) => [...page]))
    versions = new Map(pages.map((page) => [page.key, page.version]))
    return loaded
  }

  const commitPull = async (change: PullChange): Promise<boolean> => {
    const current = await rows()
    const under = key
    if (current === null || under === null) return false
    const pages = changedPages(current, change.upserts, change.removals)
    const written = await Promise.all(
      [...pages].map(async ([name, page]) => {
        const version = (versions.get(name) ?? 0) + 1
        return { key: name, version, ...(await enclose(under, place('pages', name, version), [...page.values()])) }
      }),
    )
    const unseen = await encloseUnseen(under, change)
    let stands = true
    await database.strictly(['pages', 'unseen', 'scopes'], async (writing) => {
      const scopes = writing.objectStore('scopes')
      stands = sameCursors(await scopes.getAll(), change.basedOn)
      if (!stands) return
      const store = writing.objectStore('pages')
      for (const page of written) await store.put(page)
      await noteUnseen(writing, unseen, change.removals)
      for (const scope of change.removedScopes) await scopes.delete(scope)
      for (const scope of change.scopes) await scopes.put(scope)
    })
    if (!stands || key !== under) {
      loaded = null
      return false
    }
    const next = new Map(current)
    for (const gone of change.removals) next.delete(gone)
    for (const row of change.upserts) next.set(`${row.entity}:${row.id}`, row)
    loaded = next
    for (const page of written) versions.set(page.key, page.version)
    return true
  }

  return {
    ...outboxOver(database, () => key, readLog),
    ...attachmentsOver(database),
    ...unseenOver(database, () => key),
    readLog,
    rows,
    commitPull,
    readScopes: () => database.use((handle) => handle.getAll('scopes')),
    readFacts: () => database.use(async (handle) => (await handle.get('facts', ONLY)) ?? null),
    writeFacts: (facts) => database.use(async (handle) => void (await handle.put('facts', facts, ONLY))),
    forgetFetched: async () => {
      loaded = null
      await database.strictly(['pages', 'unseen', 'scopes'], async (writing) => {
        for (const name of ['pages', 'unseen', 'scopes'] as const) await writing.objectStore(name).clear()
      })
      loaded = null
    },
    wipeReadable: async () => {
      key = null
      loaded = null
      await eraseDataKey(database)
    },
    hold(dataKey) {
      key = dataKey
      loaded = null
    },
    dataKey: () => key,
    forgetRows() {
      loaded = null
    },
  }
}

function sameCursors(scopes: readonly ScopeState[], basedOn: ReadonlyMap<string, string | null>): boolean {
  return scopes.length === basedOn.size && scopes.every((scope) => basedOn.get(scope.scope) === scope.cursor)
}

