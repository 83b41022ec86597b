/**
 * The outbox and the drafts on the disk. Saving an item is one strict transaction: item in, draft out, number taken; the
 * page may say "Saved on this phone" when `append` resolves, and not before.
 */
import { extend } from '../sync/device-log'
import type { DeviceLog, LoggedOutbox, NewItem, OutboxItem, Receipt, SyncStore } from '../sync/ports'
import { ATTACHMENT_STORES, dropWithDraft, forgetOf, keepForVisit } from './attachment-store'
import { disclose, enclose } from './data-key'
import { ONLY, type Database, type StoredItem } from './database'
import { place } from './places'

export interface Draft {
  id: string
  content: unknown
}

export interface Outbox extends Pick<SyncStore, 'readOutbox' | 'settle' | 'rewriteLog' | 'forget'> {
  /** `promises`: the attachments that the item brings along; they are kept with it, in the same transaction. */
  append(item: NewItem, readable: unknown, promises?: readonly string[]): Promise<OutboxItem>
  /** Saves some that the server applies all or none: one transaction, side by side in the log, under one group. */
  appendTogether(items: readonly Saving[], group: string): Promise<OutboxItem[]>
  /** The readable copies of what this officer saved here; items saved under an erased key are left out. */
  readable(): Promise<Map<string, unknown>>
  keepDraft(draft: Draft): Promise<void>
  readDrafts(): Promise<Draft[]>
  dropDraft(id: string): Promise<void>
}

export interface Saving {
  item: NewItem
  readable: unknown
  promises?: readonly string[]
}

export class LockedError extends Error {
  override name = 'LockedError'
}

/** A readable copy is written once, so it has one version. */
const READABLE_VERSION = 1

export function outboxOver(database: Database, dataKey: () => CryptoKey | null, readLog: () => Promise<DeviceLog>): Outbox {
  const unlocked = (): CryptoKey => {
    const key = dataKey()
    if (key === null) throw new LockedError('the phone is locked')
    return key
  }
  const appendAll = async (saving: readonly Saving[], group: string | null): Promise<OutboxItem[]> => {
    const key = unlocked()
    const copies = await Promise.all(
      saving.map(({ item, readable }) => enclose(key, place('outbox', item.id, READABLE_VERSION), readable)),
    )
    await readLog()
    let saved: OutboxItem[] = []
    await database.strictly(['log', 'outbox', 'drafts', ...ATTACHMENT_STORES], async (writing) => {
      saved = []
      const logs = writing.objectStore('log')
      const outbox = writing.objectStore('outbox')
      let log = await logs.get(ONLY)
      if (log === undefined) throw new Error('an outbox without a log')
      let order = (await outbox.getAll()).reduce((last, each) => Math.max(last, each.order), 0)
      for (const [place, { item, promises = [] }] of saving.entries()) {
        const extended = extend(log, item.id)
        log = extended.log
        order += 1
        const { seq, prevId } = extended
        const bound = group === null ? {} : { group, groupSize: saving.length }
        const one: OutboxItem = { ...item, ...bound, deviceId: log.deviceId, seq, prevId, order, state: 'waiting', receipt: null }
        await outbox.add({ ...one, readable: copies[place] ?? null })
        await writing.objectStore('drafts').delete(item.id)
        await keepForVisit(writing, item.id, promises)
        saved.push(one)
      }
      await logs.put(log, ONLY)
    })
    return saved
  }
  return {
    async append(item, readable, promises = []) {
      const [saved] = await appendAll([{ item, readable, promises }], null)
      if (saved === undefined) throw new Error('a save that wrote nothing')
      return saved
    },
    appendTogether: appendAll,
    async readOutbox() {
      const stored = await database.use((handle) => handle.getAll('outbox'))
      return stored.map(withoutReadable)
    },
    async readable() {
      const key = unlocked()
      const stored = await database.use((handle) => handle.getAll('outbox'))
      const copies = await Promise.all(
        stored.map(async ({ id, readable }) =>
          readable === null ? undefined : ([id, await disclose(key, place('outbox', id, READABLE_VERSION), readable)] as const),
        ),
      )
      return new Map(copies.filter((copy) => copy !== undefined))
    },
    settle: (receipts) => settle(database, receipts),
    rewriteLog: (change, dropCursors) => rewriteLog(database, change, dropCursors),
    forget: (ids) =>
      database.strictly(['outbox', ...ATTACHMENT_STORES], async (writing) => {
        for (const id of ids) await writing.objectStore('outbox').delete(id)
        await forgetOf(writing, ids)
      }),
    async keepDraft(draft) {
      const key = unlocked()
      const before = await database.use((handle) => handle.get('drafts', draft.id))
      const version = (before?.version ?? 0) + 1
      const envelope = await enclose(key, place('drafts', draft.id, version), draft.content)
      await database.strictly(['drafts'], async (writing) => {
        await writing.objectStore('drafts').put({ id: draft.id, version, ...envelope })
      })
    },
    async readDrafts() {
      const key = unlocked()
      const stored = await database.use((handle) => handle.getAll('drafts'))
      return Promise.all(
        stored.map(async (draft) => ({
          id: draft.id,
          content: await disclose(key, place('drafts', draft.id, draft.version), draft),
        })),
      )
    },
    dropDraft: (id) =>
      database.strictly(['drafts', ...ATTACHMENT_STORES], async (writing) => {
        await writing.objectStore('drafts').delete(id)
        await dropWithDraft(writing, id)
      }),
  }
}

function settle(database: Database, receipts: ReadonlyMap<string, Receipt>): Promise<void> {
  return database.strictly(['outbox'], async (writing) => {
    const outbox = writing.objectStore('outbox')
    for (const [id, receipt] of receipts) {
      const item = await outbox.get(id)
      if (item !== undefined) await outbox.put({ ...item, state: 'acked', receipt })
    }
  })
}

function rewriteLog(
  database: Database,
  change: (before: LoggedOutbox) => LoggedOutbox,
  dropCursors: boolean,
): Promise<void> {
  return database.strictly(['log', 'outbox', 'scopes'], async (writing) => {
    const logs = writing.objectStore('log')
    const outbox = writing.objectStore('outbox')
    const log = await logs.get(ONLY)
    if (log === undefined) return
    const stored = new Map((await outbox.getAll()).map((item) => [item.id, item]))
    const after = change({ log, items: [...stored.values()].map(withoutReadable) })
    await logs.put(after.log, ONLY)
    for (const item of after.items) await outbox.put({ ...item, readable: stored.get(item.id)?.readable ?? null })
    if (!dropCursors) return
    const scopes = writing.objectStore('scopes')
    for (const scope of await scopes.getAll()) await scopes.put({ ...scope, cursor: null })
  })
}

function withoutReadable({ readable: _readable, ...item }: StoredItem): OutboxItem {
  return item
}

