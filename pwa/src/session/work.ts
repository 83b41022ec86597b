/**
 * One officer's work on this phone: the database, the sync loop over it, and what the pages read and do. It exists while
 * the officer is known here, locked or not: a locked phone still sends what is sealed.
 */
import { mayUseLine, wantsWifi, watchLine } from '../attachments/line'
import { freshMemory, upload } from '../attachments/uploading'
import { uploadWire } from '../attachments/wire'
import { APP_VERSION } from '../contract/http'
import { follow } from '../contract/live'
import { readSession } from '../contract/session'
import type { News } from '../caseload/news'
import { buildView, EMPTY_VIEW, type View } from '../caseload/view'
import { openAside } from '../device/aside'
import { leaveMark, lossOf, noticeLoss } from '../device/canary'
import { openDatabase, type Database, type StoredAttachment } from '../device/database'
import { newId } from '../device/ids'
import { asItems } from '../device/journal'
import { LockedError, type Draft, type Save } from '../device/outbox-store'
import { deviceName, ensureKeyring, publicJwk } from '../device/phone'
import { openRecordStore, type RecordStore } from '../device/record-store'
import { keepWifiOnly } from '../device/settings'
import { readStorage } from '../device/storage'
import { createCell, type Cell } from '../sync/cell'
import { waiting } from '../sync/device-log'
import { createEngine } from '../sync/engine'
import { startLoop, type Loop } from '../sync/loop'
import type { OutboxItem, ServerFacts } from '../sync/ports'
import { loopName } from '../sync/rounds'
import { RECORD_VISIT, type RecordedVisit } from '../visits/recorded'
import { sendInBackground, sendWhenHidden } from './background'
import { submitter, type Along, type Recorded, type SubmittedAs } from './submitting'
import { wire } from './wire'

export interface Outstanding {
  /** The outbox, and after it what lies in the second store. */
  items: OutboxItem[]
  /** The ids of what lies in the second store. */
  aside: ReadonlySet<string>
  facts: ServerFacts | null
  /** The drafts on this phone, decrypted; empty while locked. */
  drafts: Draft[]
  /** How far the attachments of drafts and of saved visits have come. */
  attachments: StoredAttachment[]
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
  /** Signs, seals and saves what an operation of any kind asks for. */
  submit(id: string, operation: SubmittedAs, payload: unknown, along?: Along): Promise<Recorded>
  /** The officer has looked at this news: what changes after it is news again. */
  look(news: Iterable<News>): Promise<void>
  stop(): void
}

export type { Recorded, SubmittedAs } from './submitting'

const NOTHING: Outstanding = { items: [], aside: new Set(), facts: null, drafts: [], attachments: [] }

/** `onLoss` is called where the store was made anew: the first time, or because the browser has thrown it away. */
export function openWork(principalId: string, onLoss: () => void): Work {
  const database = openDatabase(principalId, () => {
    noticeLoss(principalId, new Date())
    onLoss()
  })
  const store = openRecordStore(database, newId)
  const { journal, reserve } = openAside(principalId)
  const view = createCell<View>(EMPTY_VIEW)
  const outstanding = createCell<Outstanding>(NOTHING)
  const { learn, submit } = submitter(principalId, database, { outbox: store, journal, reserve })

  const read = async (aside: readonly Save[]): Promise<void> => {
    const outbox = await store.readOutbox()
    const facts = await store.readFacts()
    const rows = await store.rows()
    const isOpen = rows !== null && store.dataKey() !== null
    const attachments = await store.readAttachments()
    const drafts = isOpen ? await unlessLocked(store.readDrafts(), []) : []
    const items = [...outbox, ...asItems(aside)]
    const ids = new Set(items.slice(outbox.length).map((item) => item.id))
    outstanding.set({ items, aside: ids, facts, attachments, drafts: drafts.filter((draft) => !ids.has(draft.id)) })
    const unsent = waiting(items)
    const following = attachments.filter((each) => each.state === 'waiting').length
    leaveMark(principalId, { waiting: unsent.length, following, drafts: await store.countDrafts(), since: unsent[0]?.savedAt ?? null }, new Date())
    view.set(isOpen ? buildView(rows, items, await unlessLocked(store.readable(aside), new Map()), await store.readUnseen()) : EMPTY_VIEW)
    await learn()
  }
  /** Where the database cannot be read the pages keep what they show, and what lies in the second store is added. */
  const refresh = async (): Promise<void> => {
    const aside = await journal.read().catch(() => [])
    await read(aside).catch(() => {
      const { items, aside: before, ...rest } = outstanding.get()
      const added = asItems(aside)
      const kept = items.filter((item) => !before.has(item.id))
      outstanding.set({ ...rest, items: [...kept, ...added], aside: new Set(added.map((item) => item.id)) })
    })
  }

  const uploads = freshMemory()
  const following = (): void => loop.status.set({ ...loop.status.get(), step: 'following' })

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
      storage: async () => ({ ...(await readStorage()), lost: lossOf(principalId) }),
      isOurs: async () => {
        const answer = await readSession()
        return answer.kind === 'offline' ? null : answer.kind === 'signedIn' && answer.identity.principalId === principalId
      },
      aside: async () => (await journal.read()).reduce((sum, save) => sum + save.items.length, 0),
      deliver: (serverTime) =>
        upload({ store, wire: uploadWire, mayUseLine: () => mayUseLine(wantsWifi()), onSending: following }, uploads, serverTime),
    },
    (step, sending) => loop.status.set({ ...loop.status.get(), step, sending: new Set(sending) }),
  )
  const loop: Loop = startLoop({
    engine,
    name: loopName(principalId),
    now: () => new Date(),
    follow: (moved, signal) => follow(moved, signal, moved),
    before: async () => {
      await journal.takeInto(store)
      await reserve.hold()
      await keepWifiOnly(database, wantsWifi())
    },
    onWritten: (by) => {
      if (by === 'another') store.forgetRows()
      void refresh()
    },
  })
  const submitting = async (id: string, operation: SubmittedAs, payload: unknown, along: Along = {}): Promise<Recorded> => {
    const recorded = await submit(id, operation, payload, along)
    if (recorded.kind !== 'saved') return recorded
    await refresh()
    loop.poke()
    void sendInBackground()
    return recorded
  }

  const unwatchLine = watchLine(loop.poke)
  const unwatchHiding = sendWhenHidden(() => {
    const { items, attachments } = outstanding.get()
    return waiting(items).length > 0 || attachments.some((each) => each.state === 'waiting')
  })

  return {
    principalId,
    database,
    store,
    loop,
    view,
    outstanding,
    refresh,
    record: (id, command) => submitting(id, RECORD_VISIT, command, { promises: command.attachments.map((each) => each.id) }),
    submit: submitting,
    async look(news) {
      await store.markSeen(new Map([...news].flatMap(({ versions }) => [...versions])))
      await refresh()
    },
    stop() {
      unwatchLine()
      unwatchHiding()
      loop.stop()
      store.hold(null)
      database.close()
    },
  }
}

async function unlessLocked<T>(reading: Promise<T>, otherwise: T): Promise<T> {
  try {
    return await reading
  } catch (error) {
    if (error instanceof LockedError) return otherwise
    throw error
  }
}
