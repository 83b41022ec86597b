/**
 * The outbox and the drafts on the disk. Saving an item is one strict transaction: item in, draft out, number taken; the
 * page may say "Saved on this phone" when `append` resolves, and not before.
 */
import { extend } from '../sync/device-log'
import type { DeviceLog, LoggedOutbox, NewItem, OutboxItem, Receipt, SyncStore } from '../sync/ports'
import { ATTACHMENT_STORES, dropWithDraft, forgetOf, keepForVisit } from './attachment-store'
import { disclose, enclose, type Envelope } from './data-key'
import { ONLY, type Database, type StoredItem, type Writing } from './database'
import { place } from './places'

export interface Draft {
  id: string
  content: unknown
}

export interface Outbox extends Pick<SyncStore, 'readOutbox' | 'settle' | 'rewriteLog' | 'forget'> {
  /** `promises`: the attachments that the item brings along; they are kept with it, in the same transaction. */
  append(item: NewItem, readable: unknown, promises?: readonly string[]): Promise<OutboxItem>
  /** Encrypts the readable copies, so that what follows needs no key. Rejects while the phone is locked. */
  prepare(items: readonly Saving[], group: string | null): Promise<Save>
  /** Writes a save, all of it or nothing; false where it is in the outbox already. */
  write(save: Save): Promise<boolean>
  /** Saves some that the server applies all or none: one transaction, side by side in the log, under one group. */
  appendTogether(items: readonly Saving[], group: string): Promise<OutboxItem[]>
  /** The readable copies of what this officer saved here or `aside`; items saved under an erased key are left out. */
  readable(aside?: readonly Save[]): Promise<Map<string, unknown>>
  countDrafts(): Promise<number>
  keepDraft(draft: Draft): Promise<void>
  readDrafts(): Promise<Draft[]>
  dropDraft(id: string): Promise<void>
}

export interface Saving {
  item: NewItem
  readable: unknown
  promises?: readonly string[]
}

/** An item with its copy under the data key: what the disk gets. */
export interface Keeping {
  item: NewItem
  readable: Envelope | null
  /** The attachments that it brings along. */
  promises: string[]
}

/** What is saved in one act: one item, or a group that the server applies all or none. */
export interface Save {
  group: string | null
  items: Keeping[]
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
  const prepare = async (saving: readonly Saving[], group: string | null): Promise<Save> => {
    const key = unlocked()
    const items = await Promise.all(
      saving.map(async ({ item, readable, promises = [] }) => ({
        item,
        promises: [...promises],
        readable: await enclose(key, place('outbox', item.id, READABLE_VERSION), readable),
      })),
    )
    return { group, items }
  }
  const writeAll = async (save: Save): Promise<OutboxItem[]> => {
    await readLog()
    let saved: OutboxItem[] = []
    await database.strictly(['log', 'outbox', 'drafts', ...ATTACHMENT_STORES], async (writing) => {
      saved = await extendLog(writing, save)
    })
    return saved
  }
  return {
    async append(item, readable, promises = []) {
      const [saved] = await writeAll(await prepare([{ item, readable, promises }], null))
      if (saved === undefined) throw new Error('a save that wrote nothing')
      return saved
    },
    appendTogether: async (items, group) => writeAll(await prepare(items, group)),
    prepare,
    async write(save) {
      const ids = new Set(save.items.map(({ item }) => item.id))
      const known = await database.use((handle) => handle.getAllKeys('outbox'))
      if (known.some((id) => ids.has(id))) return false
      return writeAll(save).then(() => true, unlessQuicker)
    },
    async readOutbox() {
      const stored = await database.use((handle) => handle.getAll('outbox'))
      return stored.map(withoutReadable)
    },
    async readable(aside = []) {
      const key = unlocked()
      const stored = await database.use((handle) => handle.getAll('outbox'))
      const elsewhere = aside.flatMap((save) => save.items.map(({ item, readable }) => ({ id: item.id, readable })))
      const copies = await Promise.all(
        [...stored, ...elsewhere].map(async ({ id, readable }) => {
          if (readable === null) return undefined
          // One that was made under a key that is gone tells nothing; the sealed item does not depend on it.
          const copy = await disclose(key, place('outbox', id, READABLE_VERSION), readable).catch(() => undefined)
          return copy === undefined ? undefined : ([id, copy] as const)
        }),
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
    countDrafts: () => database.use((handle) => handle.count('drafts')),
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

/** Another tab wrote the same by a moment earlier. */
function unlessQuicker(error: unknown): false {
  if (error instanceof DOMException && error.name === 'ConstraintError') return false
  throw error
}

/** Items in, drafts out, numbers taken: within the one transaction that is given. */
async function extendLog(writing: Writing, { items, group }: Save): Promise<OutboxItem[]> {
  const saved: OutboxItem[] = []
  const logs = writing.objectStore('log')
  const outbox = writing.objectStore('outbox')
  let log = await logs.get(ONLY)
  if (log === undefined) throw new Error('an outbox without a log')
  let order = (await outbox.getAll()).reduce((last, each) => Math.max(last, each.order), 0)
  for (const { item, readable, promises } of items) {
    const extended = extend(log, item.id)
    log = extended.log
    order += 1
    const { seq, prevId } = extended
    const bound = group === null ? {} : { group, groupSize: items.length }
    const one: OutboxItem = { ...item, ...bound, deviceId: log.deviceId, seq, prevId, order, state: 'waiting', receipt: null }
    await outbox.add({ ...one, readable })
    await writing.objectStore('drafts').delete(item.id)
    await keepForVisit(writing, item.id, promises)
    saved.push(one)
  }
  await logs.put(log, ONLY)
  return saved
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

