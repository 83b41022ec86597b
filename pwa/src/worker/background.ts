/**
 * Sends what waits when the browser says that there is a network, with no page open (Background Sync: Chromium only, a
 * bonus, never the only way). It is the phone's own core under the lock of the phone's own loop: whoever has the lock
 * sends, so nothing goes twice or out of order. It holds no data key, so it sends what is sealed, attachments too, and
 * fetches nothing.
 *
 * The service worker loads this file when it is needed, not at each start.
 */
import { mayUseLine } from '../attachments/line'
import { freshMemory, upload } from '../attachments/uploading'
import { uploadWire } from '../attachments/wire'
import { APP_VERSION } from '../contract/http'
import { readSession } from '../contract/session'
import { openAside } from '../device/aside'
import { isMissing, openDatabase, type Database } from '../device/database'
import { newId } from '../device/ids'
import { deviceName, ensureKeyring, peopleHere, publicJwk } from '../device/phone'
import { openRecordStore, type RecordStore } from '../device/record-store'
import { readWifiOnly } from '../device/settings'
import { readStorage } from '../device/storage'
import { wire } from '../session/wire'
import { waiting } from '../sync/device-log'
import { createEngine, type Engine, type Round } from '../sync/engine'
import { loopName } from '../sync/rounds'

/** How long a page that has the lock may take to send what waits. A worker that is busy cannot be replaced meanwhile. */
const PATIENCE_MS = 5_000
const LOOK_EVERY_MS = 500
/** A round sends some 4 MB of attachments. What is left after so many goes when the browser calls again. */
const ROUNDS_MAX = 20

/** Rejects where something still waits and may be sent later: then the browser calls again. */
export async function sendWaiting(): Promise<void> {
  const answer = await readSession()
  if (answer.kind === 'offline') throw new Error('no connection')
  if (answer.kind === 'signedOut') return
  const { principalId } = answer.identity
  // A database that is gone must be made by a page, which can tell the officer what was lost.
  if (!(await peopleHere()).includes(principalId) || (await isMissing(principalId))) return
  const database = openDatabase(principalId, null)
  try {
    await sendFor(principalId, database, openRecordStore(database, newId))
  } finally {
    database.close()
  }
}

async function sendFor(principalId: string, database: Database, store: RecordStore): Promise<void> {
  const { journal } = openAside(principalId)
  const wifiOnly = await readWifiOnly(database)
  const isDone = async (): Promise<boolean> => {
    if ((await journal.read()).length > 0 || waiting(await store.readOutbox()).length > 0) return false
    // Those that may not go over this line wait for a page, or for another line.
    return !mayUseLine(wifiOnly) || (await store.readAttachments()).every((each) => each.state !== 'waiting')
  }
  if (await isDone()) return
  const channel = new BroadcastChannel(loopName(principalId))
  channel.postMessage('poke')
  const uploads = freshMemory()
  const engine = createEngine({
    store,
    wire,
    now: () => new Date(),
    random: Math.random,
    newId,
    publicKey: async () => publicJwk((await ensureKeyring(database)).signing),
    appVersion: APP_VERSION,
    deviceName: deviceName(),
    storage: readStorage,
    isOurs: async () => true,
    deliver: (serverTime) =>
      upload({ store, wire: uploadWire, mayUseLine: () => mayUseLine(wifiOnly), onSending: () => undefined }, uploads, serverTime),
  })
  try {
    const ended = await underTheLock(loopName(principalId), isDone, async () => {
      await journal.takeInto(store).catch(() => undefined)
      return untilSent(engine)
    })
    if (ended !== null) channel.postMessage({ ended })
    // Signing in is for a person to do: calling again would not help.
    if (ended?.kind !== 'signIn' && !(await isDone())) throw new Error('something waits still')
  } finally {
    channel.close()
  }
}

/** Round after round, while there is more to send at once. */
async function untilSent(engine: Engine): Promise<Round['ended']> {
  let round = await engine.round()
  for (let rounds = 1; round.nextMs === 0 && rounds < ROUNDS_MAX; rounds += 1) round = await engine.round()
  return round.ended
}

/** What `work` gives; null where a page that has the lock has done it, or has not within our patience. */
async function underTheLock(
  name: string,
  isDone: () => Promise<boolean>,
  work: () => Promise<Round['ended']>,
): Promise<Round['ended'] | null> {
  for (let waited = 0; waited < PATIENCE_MS; waited += LOOK_EVERY_MS) {
    const ended = await navigator.locks.request(name, { ifAvailable: true }, (lock) => (lock === null ? null : work()))
    if (ended !== null) return ended
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS))
    if (await isDone()) return null
  }
  return null
}
