/** The answers of the sync operations, and how they are read. */
import { anything, flag, isRecord, listOf, nullable, number, object, oneOf, text, withDefault, type Parser } from '../contract/parse'

const SYNC_PUSH = ['OK', 'GAP', 'FORK', 'EPOCH_CHANGED', 'BUSY', 'UPGRADE_REQUIRED', 'DEVICE_UNKNOWN'] as const
const SYNC_PULL = ['OK', 'EPOCH_CHANGED', 'UPGRADE_REQUIRED', 'BUSY', 'DEVICE_REVOKED'] as const
const STATES = ['APPLIED', 'MERGED', 'CONFLICT', 'QUARANTINED', 'RESOLVED'] as const

/** How what can be read here goes, where this phone is out of use; null: it is in use. */
export type Wipe = 'AFTER_UPLOAD' | 'NOW' | null
const wipe: Parser<Wipe> = nullable(oneOf(['AFTER_UPLOAD', 'NOW'] as const))

export interface SealKeyAnswer {
  kid: string
  x: string
  y: string
}
const sealKey: Parser<SealKeyAnswer> = object<SealKeyAnswer>({ kid: text, x: text, y: text })

/** A JWK set, or a bare list of keys; keys of another kind are for other clients. */
const sealKeys: Parser<SealKeyAnswer[]> = (value) => {
  const list = isRecord(value) ? value['keys'] : value
  return Array.isArray(list) ? list.flatMap((key) => sealKey(key) ?? []) : undefined
}

export interface HelloAnswer {
  epoch: string
  serverTime: string
  scopes: { scope: string; priority: number }[]
  limits: { batch: number; bytes: number; page: number }
  sealKeys: SealKeyAnswer[]
  isRegistered: boolean
  keepAckedForDays: number
  keepFetchedForDays: number | null
  wipe: Wipe
}
export const hello: Parser<HelloAnswer> = object<HelloAnswer>({
  epoch: text,
  serverTime: text,
  scopes: listOf(object<{ scope: string; priority: number }>({ scope: text, priority: number })),
  limits: object<{ batch: number; bytes: number; page: number }>({ batch: number, bytes: number, page: number }),
  sealKeys,
  isRegistered: withDefault(flag, true),
  keepAckedForDays: number,
  keepFetchedForDays: withDefault(nullable(number), null),
  wipe,
})

export interface RegisterAnswer {
  id: string
  lastSeq: number
  lastId: string | null
  revokedAt: string | null
}
export const register: Parser<RegisterAnswer> = object<RegisterAnswer>({
  id: text,
  lastSeq: number,
  lastId: nullable(text),
  revokedAt: nullable(text),
})

export interface ReceiptAnswer {
  id: string
  seq: number
  state: (typeof STATES)[number]
  version: string | null
  reason: string | null
  message: string | null
  receivedAt: string
  payloadSha256: string
}
const receipt: Parser<ReceiptAnswer> = object<ReceiptAnswer>({
  id: text,
  seq: number,
  state: oneOf(STATES),
  version: nullable(text),
  reason: nullable(text),
  message: nullable(text),
  receivedAt: text,
  payloadSha256: text,
})

export interface PushAnswer {
  status: (typeof SYNC_PUSH)[number]
  epoch: string
  lastSeq: number
  lastId: string | null
  results: ReceiptAnswer[]
  retryAfterMs: number | null
  serverTime: string
}
export const push: Parser<PushAnswer> = object<PushAnswer>({
  status: oneOf(SYNC_PUSH),
  epoch: text,
  lastSeq: number,
  lastId: nullable(text),
  results: withDefault(listOf(receipt), []),
  retryAfterMs: nullable(number),
  serverTime: text,
})

export type Change =
  | { kind: 'put'; entity: string; id: string; version: string; doc: unknown }
  | { kind: 'remove'; entity: string; id: string; version: string }

/** `[0, entity, id, version, doc]` puts a record, `[1, entity, id, version, reason]` removes it. */
const change: Parser<Change> = (value) => {
  if (!Array.isArray(value)) return undefined
  const [op, entity, id, version, rest]: unknown[] = value
  const known = typeof entity === 'string' && typeof id === 'string'
  const numbered = typeof version === 'string' ? version : typeof version === 'number' ? String(version) : undefined
  if (!known || numbered === undefined || !/^\d+$/.test(numbered)) return undefined
  if (op === 0) return { kind: 'put', entity, id, version: numbered, doc: rest }
  if (op === 1) return { kind: 'remove', entity, id, version: numbered }
  return undefined
}

export interface PageAnswer {
  scope: string
  from: string | null
  reset: boolean
  cursor: string
  more: boolean
  changes: Change[]
}
const page: Parser<PageAnswer> = object<PageAnswer>({
  scope: text,
  from: nullable(text),
  reset: flag,
  cursor: text,
  more: flag,
  changes: listOf(change),
})

export interface PullAnswer {
  status: (typeof SYNC_PULL)[number]
  epoch: string
  serverTime: string
  removedScopes: string[]
  pages: PageAnswer[]
  more: boolean
  retryAfterMs: number | null
  wipe: Wipe
  marker: unknown
}
export const pull: Parser<PullAnswer> = object<PullAnswer>({
  status: oneOf(SYNC_PULL),
  epoch: text,
  serverTime: text,
  removedScopes: withDefault(listOf(text), []),
  pages: listOf(page),
  more: flag,
  retryAfterMs: withDefault(nullable(number), null),
  wipe,
  marker: anything,
})

const COMPARED = ['SAME', 'DIFFERS', 'MOVED'] as const

export interface DigestAnswer {
  status: (typeof SYNC_PULL)[number]
  serverTime: string
  scopes: { scope: string; verdict: (typeof COMPARED)[number] }[]
}
export const digest: Parser<DigestAnswer> = object<DigestAnswer>({
  status: oneOf(SYNC_PULL),
  serverTime: text,
  scopes: listOf(object<DigestAnswer['scopes'][number]>({ scope: text, verdict: oneOf(COMPARED) })),
})
