/**
 * Who uses the app now, and whether their records are open. The officer's phone works without a network: a person who was
 * set up here unlocks with the passphrase, and sign-in only matters for sending and fetching.
 */
import { endSession, identity as readIdentity, readSession, type Identity } from '../contract/session'
import { clearMarks, readMark, type Mark } from '../device/canary'
import { nowMs } from '../device/clock'
import { disclose, enclose } from '../device/data-key'
import { ONLY } from '../device/database'
import { eraseDataKey, isSetUp, peopleHere, rememberPerson, setUp, unlock, type Unlocked } from '../device/phone'
import { place } from '../device/places'
import { createCell } from '../sync/cell'
import { visitDraft } from '../visits/draft'
import { openWork, type Work } from './work'

export type SessionState =
  | { kind: 'starting' }
  | { kind: 'signedOut'; isOffline: boolean; work: Work | null }
  | { kind: 'setUp'; identity: Identity }
  | { kind: 'locked'; work: Work }
  | { kind: 'open'; identity: Identity; work: Work }
  | { kind: 'online'; identity: Identity }

export const session = createCell<SessionState>({ kind: 'starting' })

/** What the browser has thrown away, if it has. */
export const lost = createCell<Mark | null>(null)

/** Called, and waited for, before the data key goes: a form writes down its last keystrokes. */
export const beforeLock = new Set<() => Promise<void>>()

/** Has visits of their own to record, so their records are kept on this phone. */
export const worksOnPhone = (identity: Identity): boolean => identity.roles.includes('offender_manager')

const HOUR_MS = 3_600_000
const PROFILE_PLACE = place('profile', ONLY, 1)

export async function start(): Promise<void> {
  const [latest] = await peopleHere()
  lost.set(readMark(latest === undefined))
  if (latest !== undefined) {
    const work = openWork(latest)
    await work.refresh()
    if (await isSetUp(work.database)) {
      session.set({ kind: 'locked', work })
      void noticeAnotherPerson(latest)
      return
    }
    await enter(work)
    return
  }
  await enter(null)
}

/** No unlocked records and none to unlock: only the server can say who this is. `waiting` has sealed items to send. */
async function enter(waiting: Work | null): Promise<void> {
  const answer = await readSession()
  if (answer.kind !== 'signedIn') {
    session.set({ kind: 'signedOut', isOffline: answer.kind === 'offline', work: waiting })
    return
  }
  await enterAs(answer.identity, waiting)
}

async function enterAs(identity: Identity, open: Work | null): Promise<void> {
  if (open !== null && open.principalId !== identity.principalId) open.stop()
  if (!worksOnPhone(identity)) {
    session.set({ kind: 'online', identity })
    return
  }
  const work = open?.principalId === identity.principalId ? open : openWork(identity.principalId)
  await work.refresh()
  if (await isSetUp(work.database)) {
    await rememberPerson(identity.principalId, nowMs())
    session.set({ kind: 'locked', work })
    return
  }
  work.stop()
  session.set({ kind: 'setUp', identity })
}

/** Somebody else has signed in on this browser: their pages, not the latest officer's, are wanted. */
async function noticeAnotherPerson(latest: string): Promise<void> {
  const answer = await readSession()
  const state = session.get()
  if (answer.kind !== 'signedIn' || answer.identity.principalId === latest || state.kind !== 'locked') return
  await enterAs(answer.identity, state.work)
}

/** The first time on this phone, or after the data key was erased. Needs no network; the records come when there is one. */
export async function choosePassphrase(identity: Identity, passphrase: string): Promise<void> {
  const work = openWork(identity.principalId)
  const dataKey = await setUp(work.database, passphrase)
  const profile = await enclose(dataKey, PROFILE_PLACE, identity)
  await work.database.strictly(['profile'], async (writing) => {
    await writing.objectStore('profile').put(profile, ONLY)
  })
  await rememberPerson(identity.principalId, nowMs())
  await askToKeep()
  open(work, dataKey, identity)
}

export async function tryPassphrase(work: Work, passphrase: string): Promise<Unlocked> {
  const unlocked = await unlock(work.database, passphrase, nowMs())
  if (unlocked.kind === 'erased') await enter(work)
  if (unlocked.kind !== 'open') return unlocked
  const stored = await work.database.use((handle) => handle.get('profile', ONLY))
  const profile = stored === undefined ? undefined : readIdentity(await disclose(unlocked.dataKey, PROFILE_PLACE, stored))
  if (profile === undefined) throw new Error('an unlocked phone without a profile')
  open(work, unlocked.dataKey, profile)
  return unlocked
}

function open(work: Work, dataKey: CryptoKey, identity: Identity): void {
  work.store.hold(dataKey)
  session.set({ kind: 'open', identity, work })
  void work.refresh()
  void sweep(work)
  work.loop.poke()
}

/** A page that died between a photo and its draft leaves the photo behind: nobody would ever see it again. */
async function sweep({ store }: Work): Promise<void> {
  const drafts = (await store.readDrafts()).map((draft) => visitDraft(draft.content))
  if (drafts.includes(undefined)) return
  const named = drafts.flatMap((draft) => draft?.attachments.map((each) => each.id) ?? [])
  await store.dropOrphans(new Set(named), nowMs() - HOUR_MS)
}

/** The screen is plain at once; the key goes as soon as the last keystrokes are written. */
export async function lock(): Promise<void> {
  const state = session.get()
  if (state.kind !== 'open') return
  const flushing = [...beforeLock].map((flush) => flush())
  session.set({ kind: 'locked', work: state.work })
  await Promise.allSettled(flushing)
  state.work.store.hold(null)
  await state.work.refresh()
}

/** Everything readable goes from this phone. What waits to be sent is sealed, and stays until it has been sent. */
export async function signOut(): Promise<void> {
  const state = session.get()
  await endSession()
  if (state.kind === 'open') {
    state.work.store.hold(null)
    await eraseDataKey(state.work.database)
    await state.work.refresh()
    session.set({ kind: 'signedOut', isOffline: false, work: state.work })
    return
  }
  session.set({ kind: 'signedOut', isOffline: false, work: null })
}

/** The officer has read what was lost, and tells the supervisor. */
export function acceptLoss(): void {
  clearMarks()
  lost.set(null)
}

/** Asks the browser not to throw our store away when the disk is full. */
async function askToKeep(): Promise<void> {
  await navigator.storage?.persist?.()
}
