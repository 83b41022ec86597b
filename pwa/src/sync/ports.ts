/**
 * What the sync core needs from outside: a store, a wire, a clock, randomness. The core itself knows no browser, no
 * database and no key; it runs in Node under a simulated clock as it runs on the phone.
 */
import type { Ended } from './rounds'

/** The device's own log of mutations: dense `seq` from 1, each naming the id before it, so that gaps and clones show. */
export interface DeviceLog {
  deviceId: string
  registered: boolean
  epoch: string | null
  lastSeq: number
  lastId: string | null
}

/** What the server last told about itself. */
export interface ServerFacts {
  sealKeys: { kid: string; x: string; y: string }[]
  batch: number
  batchBytes: number
  page: number
  keepAckedForDays: number
  /** After so many days without contact what was fetched goes; null: no policy says it. Absent: not told yet. */
  keepFetchedForDays?: number | null
  /** The latest time that this phone has known since the last contact, RFC 3339: a clock put back buys no time. */
  latestAt?: string
  /** When what was fetched went for want of contact; null or absent: it has been fetched anew since. */
  expiredAt?: string | null
  /** The last answer of the server that could be believed, RFC 3339. */
  lastContactAt: string
  /** The last time when everything had been sent and fetched. */
  lastCompleteAt: string | null
  /** When the digests of the scopes were last compared, by the server's clock; null: at the next chance. */
  lastComparedAt?: string | null
}

export interface ScopeState {
  scope: string
  cursor: string | null
  /** Rises at each reset; rows of an older generation go when the reset is complete. */
  generation: number
  sweeping: boolean
  /** Its first reading has not ended: what it brings is what there is, and no news. */
  isFirst?: boolean
}

/** One record as the server knows it. `version` is a decimal number of any size. */
export interface Row {
  entity: string
  id: string
  scope: string
  version: string
  generation: number
  doc: unknown
}

export type ReceiptState = 'APPLIED' | 'MERGED' | 'CONFLICT' | 'QUARANTINED' | 'RESOLVED'

export interface Receipt {
  state: ReceiptState
  version: string | null
  reason: string | null
  message: string | null
  receivedAt: string
}

export interface OutboxItem {
  id: string
  /** The device log in which `seq` and `prevId` hold. */
  deviceId: string
  seq: number
  prevId: string | null
  /** The order in which items were made on this phone; survives renumbering. */
  order: number
  op: string
  opVersion: number
  /** The server applies all of a group or none; its items lie side by side in the log, and no push cuts it. */
  group?: string
  groupSize?: number
  at: string
  savedAt: string
  sealed: string
  sha256: string
  state: 'waiting' | 'acked'
  receipt: Receipt | null
}

export type NewItem = Omit<OutboxItem, 'deviceId' | 'seq' | 'prevId' | 'order' | 'state' | 'receipt' | 'group' | 'groupSize'>

export interface PullChange {
  upserts: Row[]
  /** Keys (`rowKey`) of rows that go. */
  removals: string[]
  /** What stood in the rows that change, by key: null where there was none. A first reading changes nothing. */
  before: Map<string, unknown>
  scopes: ScopeState[]
  removedScopes: string[]
  /** The cursors on which this change was computed; if the store holds others, the change is void. */
  basedOn: Map<string, string | null>
}

export interface SyncStore {
  readLog(): Promise<DeviceLog>
  readFacts(): Promise<ServerFacts | null>
  writeFacts(facts: ServerFacts): Promise<void>
  readOutbox(): Promise<OutboxItem[]>
  /** Marks items as answered, in one strict transaction. */
  settle(receipts: ReadonlyMap<string, Receipt>): Promise<void>
  /** Applies `change` to log and outbox in one strict transaction; `dropCursors` makes every scope start again. */
  rewriteLog(change: (before: LoggedOutbox) => LoggedOutbox, dropCursors: boolean): Promise<void>
  /** Deletes answered items that the horizon has passed. */
  forget(ids: readonly string[]): Promise<void>
  /** The readable rows, or null while the phone is locked: then nothing is pulled. */
  rows(): Promise<ReadonlyMap<string, Row> | null>
  readScopes(): Promise<ScopeState[]>
  /** Rows and cursors in one transaction; false where the store stands elsewhere or was locked meanwhile. */
  commitPull(change: PullChange): Promise<boolean>
  /** What was fetched goes, with its cursors: it is fetched anew. What was written here stays. Works while locked. */
  forgetFetched(): Promise<void>
  /** Everything readable goes: the server has revoked this device. The outbox stays. */
  wipeReadable(): Promise<void>
}

export interface LoggedOutbox {
  log: DeviceLog
  items: OutboxItem[]
}

export type Operation = 'syncHello' | 'syncRegisterDevice' | 'syncPush' | 'syncPull' | 'syncDigest'

export type WireAnswer =
  | { kind: 'answered'; status: number; contentType: string; body: string }
  | { kind: 'lost'; timedOut: boolean }

export interface Wire {
  send(operation: Operation, input: Readonly<Record<string, unknown>>): Promise<WireAnswer>
}

export interface Ports {
  store: SyncStore
  wire: Wire
  now: () => Date
  /** At least 0, less than 1. */
  random: () => number
  newId: () => string
  publicKey: () => Promise<unknown>
  appVersion: string
  deviceName: string
  /** Sends what follows the submissions (attachments); `more`: there is more to send at once. */
  deliver?: (serverTime: string | null) => Promise<Exclude<Ended, { kind: 'again' }> | { kind: 'more' }>
  /** What the browser says of this phone's store, and what was lost of it, for whoever answers for the phone. */
  storage?: () => Promise<object | null>
  /** Whether the server would take this phone for its own officer's; null: it cannot be asked. */
  isOurs?: () => Promise<boolean | null>
  /** How many items lie outside the store, because it could not take them: they are unsent, too. */
  aside?: () => Promise<number>
}

export const rowKey = (entity: string, id: string): string => `${entity}:${id}`
