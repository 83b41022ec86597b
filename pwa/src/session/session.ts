/**
 * Who uses the app now, and whether their records are open. The officer's phone works without a network: a person who was
 * set up here unlocks with the passphrase, and sign-in only matters for sending and fetching.
 */
import { endSession, identity as readIdentity, readSession, type Identity } from '../contract/session'
import { marked, markRead, noticeLoss, unreadLoss, type Mark } from '../device/canary'
import { nowMs } from '../device/clock'
import { disclose, enclose } from '../device/data-key'
import { isMissing, ONLY } from '../device/database'
import { eraseDataKey, isSetUp, peopleHere, rememberPerson, setUp, unlock, type Unlocked } from '../device/phone'
import { place } from '../device/places'
import { askToKeep } from '../device/storage'
import { isReport } from '../intelligence/told'
import { isPlan } from '../plans/kept-plan'
import { createCell } from '../sync/cell'
import { visitDraft } from '../visits/draft'
import { openWork, type Work } from './work'

export type SessionState =
  | { kind: 'starting' }
  /** The browser does not let the app read what is kept here. */
  | { kind: 'unreadable' }
  | { kind: 'signedOut'; isOffline: boolean; work: Work | null }
  | { kind: 'setUp'; identity: Identity }
  | { kind: 'locked'; work: Work }
  | { kind: 'open'; identity: Identity; work: Work }
  | { kind: 'online'; identity: Identity }

export const session = createCell<SessionState>({ kind: 'starting' })

/** What the browser has thrown away and nobody has read yet, if it has. */
export const lost = createCell<Mark | null>(null)

/** Called, and waited for, before the data key goes: a form writes down its last keystrokes. */
export const beforeLock = new Set<() => Promise<void>>()

/** Has visits of their own to record, so their records are kept on this phone. */
export const hasCaseload = (identity: Identity): boolean => identity.roles.includes('offender_manager')

/** Works where there may be no network: with a caseload, or as a district officer, who reports and is told of nobody. */
export const worksOnPhone = (identity: Identity): boolean =>
  hasCaseload(identity) || (identity.roles.includes('district_officer') && !identity.roles.includes('supervisor'))

const HOUR_MS = 3_600_000
const PROFILE_PLACE = place('profile', ONLY, 1)

export async function start(): Promise<void> {
  // Another tab has noticed a loss, or its officer has read of it there.
  addEventListener('storage', readLosses)
  try {
    await lookForLosses()
    await begin()
  } catch {
    // What is kept is kept: the next attempt opens it again.
    session.set({ kind: 'unreadable' })
  }
}

async function begin(): Promise<void> {
  const [latest] = await peopleHere()
  if (latest === undefined) return enter(null)
  const work = take(latest)
  await work.refresh()
  if (!(await isSetUp(work.database))) return enter(work)
  session.set({ kind: 'locked', work })
  void noticeAnotherPerson(latest)
}

/** One officer's work, with an eye on whether the browser throws its store away while the app runs. */
function take(principalId: string): Work {
  return openWork(principalId, readLosses)
}

/** The whole store may be gone, with the names of those who had one here: only the marks still name them. */
async function lookForLosses(): Promise<void> {
  for (const person of marked()) if (await isMissing(person)) noticeLoss(person, new Date())
  readLosses()
}

const readLosses = (): void => lost.set(unreadLoss())

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
  const work = open?.principalId === identity.principalId ? open : take(identity.principalId)
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
  const work = take(identity.principalId)
  const dataKey = await setUp(work.database, passphrase)
  const profile = await enclose(dataKey, PROFILE_PLACE, identity)
  await work.database.strictly(['profile'], async (writing) => {
    await writing.objectStore('profile').put(profile, ONLY)
  })
  await rememberPerson(identity.principalId, nowMs())
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
  // A browser that refused at first may agree once the app is used or installed.
  void askToKeep()
  void work.refresh()
  void sweep(work)
  work.loop.poke()
}

/** A page that died between a photo and its draft leaves the photo behind: nobody would ever see it again. */
async function sweep({ store }: Work): Promise<void> {
  const kept = (await store.readDrafts()).filter((draft) => !isPlan(draft) && !isReport(draft))
  const drafts = kept.map((draft) => visitDraft(draft.content))
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

/** The officer has read what was lost, and tells the supervisor. The server has been told, or will be. */
export function acceptLoss(): void {
  markRead()
  lost.set(null)
}
