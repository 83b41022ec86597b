/**
 * The phone's database, one for each officer who uses this phone. Keys are opaque ids; every readable value lies in an
 * envelope. This file opens it, and opens it again where the browser has killed the handle (WebKit bugs 197050, 277615).
 */
import { openDB, type DBSchema, type IDBPDatabase, type IDBPTransaction, type StoreNames } from 'idb'
import type { Attempts } from './attempts'
import type { Envelope, Slot } from './data-key'
import type { DeviceLog, Receipt, ScopeState, ServerFacts } from '../sync/ports'

/** An outbox item as it lies on the phone: sealed for the server, and readable under the data key while that lives. */
export interface StoredItem {
  id: string
  deviceId: string
  seq: number
  prevId: string | null
  order: number
  op: string
  opVersion: number
  group?: string
  groupSize?: number
  at: string
  savedAt: string
  sealed: string
  sha256: string
  state: 'waiting' | 'acked'
  receipt: Receipt | null
  readable: Envelope | null
}

export interface StoredPage extends Envelope {
  key: string
  version: number
}

export interface StoredDraft extends Envelope {
  id: string
  version: number
}

/** An attachment as it lies here: opaque ids, a kind and sizes. What it shows is in its sealed parts alone. */
export interface StoredAttachment {
  id: string
  /** The item that promises it: of a draft first, then of the outbox. */
  owner: string
  kind: string
  /** By this phone's clock, in milliseconds: one that was only just made may not be named by its draft yet. */
  madeAt: number
  /** How many bytes travel. */
  length: number
  /** How many parts are kept here; none once they were let go. */
  parts: number
  state: 'draft' | 'waiting' | 'complete' | 'refused'
  /** How often the whole arrived damaged. */
  failures: number
  problem: string | null
  /** By the server's clock, and in which of its lives (epoch): a server put back to before it must have it again. */
  completedAt: string | null
  epoch: string | null
}

/** What this phone was told to do, for whoever cannot read the page's own storage: the service worker. */
export interface Settings {
  wifiOnly: boolean
}

/** A row that changed since the officer last looked: what stood there before lies in the envelope. */
export interface StoredUnseen extends Envelope {
  key: string
  /** The row's version at the first change since then, and at the last. */
  since: string
  version: string
}

export interface StoredPart {
  attachment: string
  index: number
  data: ArrayBuffer
}

interface Keyring {
  deviceSecret: CryptoKey
  signing: CryptoKeyPair
  slot: Slot | null
  attempts: Attempts
}

interface Schema extends DBSchema {
  keys: { key: string; value: Keyring }
  log: { key: string; value: DeviceLog }
  facts: { key: string; value: ServerFacts }
  scopes: { key: string; value: ScopeState }
  profile: { key: string; value: Envelope }
  pages: { key: string; value: StoredPage }
  outbox: { key: string; value: StoredItem }
  drafts: { key: string; value: StoredDraft }
  attachments: { key: string; value: StoredAttachment }
  parts: { key: [string, number]; value: StoredPart }
  unseen: { key: string; value: StoredUnseen }
  settings: { key: string; value: Settings }
}

/** Stores are only ever added, so that an older app can still open what a newer one made. */
const VERSION = 3

export type StoreName = StoreNames<Schema>
export type Handle = IDBPDatabase<Schema>
export type Writing = IDBPTransaction<Schema, StoreName[], 'readwrite'>
export type { Keyring }

/** The single record of the stores that hold one. */
export const ONLY = 'only'

export interface Database {
  /** Runs `work` on a live handle, once more on a fresh one where the first was dead. */
  use<T>(work: (handle: Handle) => Promise<T>): Promise<T>
  /** One transaction that is on the disk, not only in a buffer, when the promise resolves. */
  strictly(stores: StoreName[], work: (writing: Writing) => Promise<void>): Promise<void>
  close(): void
}

/**
 * `onMade` is called where there was none: the first time, or after the browser has thrown it away. Null: one that is not
 * there is not made, and every use of it fails.
 */
export function openDatabase(principalId: string, onMade: (() => void) | null = () => undefined): Database {
  let live: Promise<Handle> | undefined

  const openAt = (version: number | undefined): Promise<Handle> =>
    openDB<Schema>(databaseName(principalId), version, {
      upgrade(database, oldVersion, _newVersion, making) {
        if (oldVersion === 0 && onMade === null) {
          making.done.catch(() => undefined)
          making.abort()
          return
        }
        if (oldVersion < 2) {
          database.createObjectStore('attachments', { keyPath: 'id' })
          database.createObjectStore('parts', { keyPath: ['attachment', 'index'] })
        }
        if (oldVersion < 3) {
          database.createObjectStore('unseen', { keyPath: 'key' })
          database.createObjectStore('settings')
        }
        if (oldVersion >= 1) return
        onMade?.()
        for (const name of ['keys', 'log', 'facts', 'profile'] as const) database.createObjectStore(name)
        database.createObjectStore('scopes', { keyPath: 'scope' })
        database.createObjectStore('pages', { keyPath: 'key' })
        database.createObjectStore('outbox', { keyPath: 'id' })
        database.createObjectStore('drafts', { keyPath: 'id' })
      },
      blocking: (_current, _blocked, event) => closeTarget(event),
      terminated: () => {
        live = undefined
      },
    })

  /** A later version of the app that was taken back has left a later database: its stores are ours and some more. */
  const open = async (): Promise<Handle> => {
    try {
      return await openAt(VERSION)
    } catch (error) {
      if (error instanceof DOMException && error.name === 'VersionError') return openAt(undefined)
      throw error
    }
  }

  const fresh = (): Promise<Handle> => {
    const opening = open()
    live = opening
    // A handle that could not be had is not what the next attempt begins with.
    opening.catch(() => {
      if (live === opening) live = undefined
    })
    return opening
  }

  const use = async <T>(work: (handle: Handle) => Promise<T>): Promise<T> => {
    const used = live ?? fresh()
    try {
      return await work(await used)
    } catch (error) {
      if (!isDeadHandle(error)) throw error
      if (live === used) {
        void used.then((handle) => handle.close()).catch(() => undefined)
        live = undefined
      }
      return work(await (live ?? fresh()))
    }
  }

  const strictly = (stores: StoreName[], work: (writing: Writing) => Promise<void>): Promise<void> =>
    use(async (handle) => {
      const writing = handle.transaction(stores, 'readwrite', { durability: 'strict' })
      const done = writing.done
      // The failure of `work` is the one to tell; the abort that follows from it must not count as unhandled.
      done.catch(() => undefined)
      try {
        await work(writing)
      } catch (error) {
        abortQuietly(writing)
        throw (await reasonOf(done)) ?? error
      }
      await done
    })

  const close = (): void => {
    void live?.then((handle) => handle.close()).catch(() => undefined)
    live = undefined
  }

  return { use, strictly, close }
}

export const databaseName = (principalId: string): string => `doorstep-${principalId}`

/** Whether this officer has no database here. Where the browser cannot list them: false, and making it anew will tell. */
export async function isMissing(principalId: string): Promise<boolean> {
  if (typeof indexedDB.databases !== 'function') return false
  const names = (await indexedDB.databases()).map(({ name }) => name)
  return !names.includes(databaseName(principalId))
}

function abortQuietly(writing: Writing): void {
  try {
    writing.abort()
  } catch {
    // It was over already: then nothing of it is kept either.
  }
}

/** Why the browser itself ended a transaction (a full disk); undefined where it was we who did. */
async function reasonOf(done: Promise<void>): Promise<unknown> {
  const error: unknown = await done.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  return error instanceof DOMException && error.name === 'AbortError' ? undefined : error
}

function closeTarget(event: IDBVersionChangeEvent): void {
  if (event.target instanceof IDBDatabase) event.target.close()
}

const DEAD = new Set(['InvalidStateError', 'UnknownError', 'AbortError'])

function isDeadHandle(error: unknown): boolean {
  return error instanceof DOMException && DEAD.has(error.name)
}
