/**
 * Who uses this phone: the registry of officers with records here (opaque ids only), and the way to their keys. Setting
 * up, unlocking and erasing the data key happen here; the records themselves are in record-store.ts.
 */
import { openDB, type DBSchema } from 'idb'
import { afterWrong, mustErase, NO_ATTEMPTS, waitMs, WRONG_BEFORE_ERASE } from './attempts'
import { makeSlot, newDeviceSecret, openSlot } from './data-key'
import { ATTACHMENT_STORES, dropWithDraft } from './attachment-store'
import { ONLY, type Database, type Keyring } from './database'

interface Registry extends DBSchema {
  people: { key: string; value: { principalId: string; usedAt: number } }
}

const registry = (): ReturnType<typeof openDB<Registry>> =>
  openDB<Registry>('doorstep', 1, {
    upgrade: (database) => {
      database.createObjectStore('people', { keyPath: 'principalId' })
    },
  })

/** The officers set up on this phone, the latest first. */
export async function peopleHere(): Promise<string[]> {
  const database = await registry()
  const people = await database.getAll('people')
  database.close()
  return people.toSorted((a, b) => b.usedAt - a.usedAt).map((person) => person.principalId)
}

export async function rememberPerson(principalId: string, now: number): Promise<void> {
  const database = await registry()
  await database.put('people', { principalId, usedAt: now })
  database.close()
}

export type Unlocked =
  | { kind: 'open'; dataKey: CryptoKey }
  | { kind: 'wrong'; left: number; waitMs: number }
  | { kind: 'wait'; waitMs: number }
  | { kind: 'erased' }

export async function isSetUp(database: Database): Promise<boolean> {
  const keyring = await readKeyring(database)
  return keyring !== undefined && keyring.slot !== null
}

/** Makes the data key and its passphrase slot. Keys that are here already (after an erase) stay the same. */
export async function setUp(database: Database, passphrase: string, rounds?: number): Promise<CryptoKey> {
  const { deviceSecret, signing } = await ensureKeyring(database)
  const { slot, dataKey } = await makeSlot(passphrase, deviceSecret, rounds)
  await writeKeyring(database, { deviceSecret, signing, slot, attempts: NO_ATTEMPTS })
  return dataKey
}

/** Tries a passphrase. The attempt is counted on the disk before it is tried, so that killing the page does not help. */
export async function unlock(database: Database, passphrase: string, now: number): Promise<Unlocked> {
  const keyring = await readKeyring(database)
  if (keyring === undefined || keyring.slot === null) return { kind: 'erased' }
  const wait = waitMs(keyring.attempts, now)
  if (wait > 0) return { kind: 'wait', waitMs: wait }
  if (mustErase(keyring.attempts)) return erased(database)
  const counted = afterWrong(keyring.attempts, now)
  await writeKeyring(database, { ...keyring, attempts: counted })
  const dataKey = await openSlot(keyring.slot, passphrase, keyring.deviceSecret)
  if (dataKey !== undefined) {
    await writeKeyring(database, { ...keyring, attempts: NO_ATTEMPTS })
    return { kind: 'open', dataKey }
  }
  if (mustErase(counted)) return erased(database)
  return { kind: 'wrong', left: WRONG_BEFORE_ERASE - counted.wrong, waitMs: waitMs(counted, now) }
}

async function erased(database: Database): Promise<Unlocked> {
  await eraseDataKey(database)
  return { kind: 'erased' }
}

/** Destroys the only way to what is readable here. What waits to be sent is sealed, does not need it, and stays. */
export async function eraseDataKey(database: Database): Promise<void> {
  const keyring = await readKeyring(database)
  const stores = ['keys', 'pages', 'unseen', 'drafts', 'scopes', 'profile', 'outbox', ...ATTACHMENT_STORES] as const
  await database.strictly([...stores], async (writing) => {
    if (keyring !== undefined) {
      await writing.objectStore('keys').put({ ...keyring, slot: null, attempts: NO_ATTEMPTS }, ONLY)
    }
    for (const name of ['pages', 'unseen', 'drafts', 'scopes', 'profile'] as const) await writing.objectStore(name).clear()
    await dropWithDraft(writing, null)
    const outbox = writing.objectStore('outbox')
    for (const item of await outbox.getAll()) await outbox.put({ ...item, readable: null })
  })
}

/** The keys that make this installation one device. Made once; two tabs that race keep the same. */
export async function ensureKeyring(database: Database): Promise<Keyring> {
  const known = await readKeyring(database)
  if (known !== undefined) return known
  const made = { deviceSecret: await newDeviceSecret(), signing: await newSigningKey(), slot: null, attempts: NO_ATTEMPTS }
  let kept: Keyring = made
  await database.strictly(['keys'], async (writing) => {
    const first = await writing.objectStore('keys').get(ONLY)
    if (first === undefined) await writing.objectStore('keys').put(made, ONLY)
    else kept = first
  })
  return kept
}

export function readKeyring(database: Database): Promise<Keyring | undefined> {
  return database.use((handle) => handle.get('keys', ONLY))
}

function writeKeyring(database: Database, keyring: Keyring): Promise<void> {
  return database.strictly(['keys'], async (writing) => {
    await writing.objectStore('keys').put(keyring, ONLY)
  })
}

function newSigningKey(): Promise<CryptoKeyPair> {
  return crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify'])
}

export async function publicJwk(signing: CryptoKeyPair): Promise<{ kty: string; crv: string; x: string; y: string }> {
  const { x, y } = await crypto.subtle.exportKey('jwk', signing.publicKey)
  if (x === undefined || y === undefined) throw new Error('a public key without coordinates')
  return { kty: 'EC', crv: 'P-256', x, y }
}

/** Enough for a supervisor to tell two phones apart; nothing that singles out a person. */
export function deviceName(): string {
  return /Android|iPhone|iPad|Windows|Mac OS|Linux/.exec(navigator.userAgent)?.[0] ?? 'Device'
}
