/**
 * One officer's work on this phone: the database, the sync loop over it, and what the pages read and do. It exists while
 * the officer is known here, locked or not: a locked phone still sends what is sealed.
 */
import { APP_VERSION } from '../contract/http'
import { buildView, EMPTY_VIEW, type View } from '../caseload/view'
import { sha256Hex } from '../device/bytes'
import { leaveMark } from '../device/canary'
import { openDatabase, type Database } from '../device/database'
import { newId } from '../device/ids'
import { LockedError, type Draft } from '../device/outbox-store'
import { ensureKeyring, publicJwk } from '../device/phone'
import { openRecordStore, type RecordStore } from '../device/record-store'
import { seal } from '../device/seal'
import { readStorage } from '../device/storage'
import { createCell, type Cell } from '../sync/cell'
import { waiting } from '../sync/device-log'
import { createEngine } from '../sync/engine'
import { startLoop, type Loop } from '../sync/loop'
import type { OutboxItem, ServerFacts } from '../sync/ports'
import { RECORD_VISIT, type RecordedVisit } from '../visits/recorded'
import { wire } from './wire'

export interface Outstanding {
  items: OutboxItem[]
  facts: ServerFacts | null
  /** The drafts on this phone, decrypted; empty while locked. */
  drafts: Draft[]
}

export interface Work {
  principalId: string
  database: Database
  store: RecordStore
  loop: Loop
  view: Cell<View>
  outstanding: Cell<Outstanding>
  /** Reads again what the pages show. */
  refresh(): Promise<void>
  record(id: string, command: RecordedVisit): Promise<Recorded>
  /** Signs, seals and saves what an operation of any kind asks for. `readable` is what this phone itself can read of it. */
  submit(id: string, operation: SubmittedAs, payload: unknown, readable?: unknown): Promise<Recorded>
  stop(): void
}

export interface SubmittedAs {
  op: string
  opVersion: number
}

/** Only `saved` may be shown as "Saved on this phone". */
export type Recorded = { kind: 'saved' } | { kind: 'locked' } | { kind: 'noServerKey' } | { kind: 'failed'; message: string }

export function openWork(principalId: string): Work {
  const database = openDatabase(principalId)
  const store = openRecordStore(database, newId)
  const view = createCell<View>(EMPTY_VIEW)
  const outstanding = createCell<Outstanding>({ items: [], facts: null, drafts: [] })

  const refresh = async (): Promise<void> => {
    const items = await store.readOutbox()
    const facts = await store.readFacts()
    const rows = await store.rows()
    const isOpen = rows !== null && store.dataKey() !== null
    const drafts = isOpen ? await unlessLocked(store.readDrafts(), []) : []
    outstanding.set({ items, facts, drafts })
    leaveMark(principalId, waiting(items).length, new Date())
    view.set(isOpen ? buildView(rows, items, await unlessLocked(store.readable(), new Map())) : EMPTY_VIEW)
  }

  const engine = createEngine(
    {
      store,
      wire,
      now: () => new Date(),
      random: Math.random,
      newId,
      publicKey: async () => publicJwk((await ensureKeyring(database)).signing),
      appVersion: APP_VERSION,
      deviceName: deviceName(),
      storage: readStorage,
    },
    (step) => loop.status.set({ ...loop.status.get(), step }),
  )
  const loop: Loop = startLoop({
    engine,
    name: `doorstep-sync-${principalId}`,
    now: () => new Date(),
    onWritten: (by) => {
      if (by === 'another') store.forgetRows()
      void refresh()
    },
  })

  return {
    principalId,
    database,
    store,
    loop,
    view,
    outstanding,
    refresh,
    record: (id, command) => submit({ principalId, database, store, loop, refresh }, id, RECORD_VISIT, command, command),
    submit: (id, operation, payload, readable = payload) =>
      submit({ principalId, database, store, loop, refresh }, id, operation, payload, readable),
    stop() {
      loop.stop()
      store.hold(null)
      database.close()
    },
  }
}

type Recording = Pick<Work, 'principalId' | 'database' | 'store' | 'loop' | 'refresh'>

/** Signs, seals and saves. The same bytes are sent for ever after; the digest of a receipt must be theirs. */
async function submit(work: Recording, id: string, operation: SubmittedAs, payload: unknown, readable: unknown): Promise<Recorded> {
  const to = (await work.store.readFacts())?.sealKeys[0]
  if (to === undefined) return { kind: 'noServerKey' }
  const { signing } = await ensureKeyring(work.database)
  const at = new Date().toISOString()
  const item = { id, ...operation, at, author: work.principalId, payload }
  try {
    const sealed = await seal(item, signing.privateKey, to)
    const sha256 = await sha256Hex(sealed)
    await work.store.append({ id, ...operation, at, savedAt: at, sealed, sha256 }, readable)
  } catch (error) {
    if (error instanceof LockedError) return { kind: 'locked' }
    return { kind: 'failed', message: error instanceof Error ? error.name : 'unknown' }
  }
  await work.refresh()
  work.loop.poke()
  return { kind: 'saved' }
}

async function unlessLocked<T>(reading: Promise<T>, otherwise: T): Promise<T> {
  try {
    return await reading
  } catch (error) {
    if (error instanceof LockedError) return otherwise
    throw error
  }
}

/** Enough for a supervisor to tell two phones apart; nothing that singles out a person. */
function deviceName(): string {
  return /Android|iPhone|iPad|Windows|Mac OS|Linux/.exec(navigator.userAgent)?.[0] ?? 'Device'
}
