/**
 * The other end of the wire for tests of the sync core: the protocol's server side as docs/sync.md describes it, small
 * enough to read. It keeps a ledger and one change log for each scope; it does not open what is sealed.
 */
import { createHash } from 'node:crypto'
import { isRecord } from '../../src/contract/parse'
import type { Operation, Wire, WireAnswer } from '../../src/sync/ports'

interface Logged {
  entity: string
  id: string
  version: number
  present: boolean
  doc: unknown
}
interface Device {
  lastSeq: number
  lastId: string | null
  ids: Map<number, string>
}
export interface Filed {
  id: string
  seq: number
  sha: string
  version: number
}

export class FakeServer {
  epoch = 'epoch-1'
  scopes = ['caseload:1']
  batch = 20
  page = 100
  keepFetchedForDays: number | null = null
  readonly devices = new Map<string, Device>()
  readonly ledger = new Map<string, Filed>()
  readonly logs = new Map<string, Map<string, Logged>>()
  readonly pushes: string[][] = []
  /** What was found of each scope that was compared, in order. */
  readonly compared: string[] = []
  time = '2026-11-23T14:02:00.000Z'
  #tickets = 0

  put(scope: string, entity: string, id: string, doc: unknown = { id }): number {
    return this.#log(scope, entity, id, true, doc)
  }

  remove(scope: string, entity: string, id: string): void {
    this.#log(scope, entity, id, false, 'LEFT_SCOPE')
  }

  #log(scope: string, entity: string, id: string, present: boolean, doc: unknown): number {
    this.#tickets += 1
    const log = this.logs.get(scope) ?? new Map<string, Logged>()
    log.set(`${entity}:${id}`, { entity, id, version: this.#tickets, present, doc })
    this.logs.set(scope, log)
    return this.#tickets
  }

  /** Restores the server to nothing but a new epoch: what it had filed is gone. */
  loseEverything(epoch: string): void {
    this.epoch = epoch
    this.devices.clear()
    this.ledger.clear()
    this.logs.clear()
    this.#tickets = 0
  }

  answer(operation: Operation, input: Readonly<Record<string, unknown>>): unknown {
    switch (operation) {
      case 'syncHello':
        return this.#hello(String(input['deviceId']))
      case 'syncRegisterDevice':
        return this.#register(String(input['deviceId']))
      case 'syncPush':
        return { epoch: this.epoch, serverTime: NOW, marker: 'sync/1', retryAfterMs: null, ...this.#push(input) }
      case 'syncPull':
        return { epoch: this.epoch, serverTime: this.time, marker: 'sync/1', ...this.#pull(input) }
      case 'syncDigest':
        return { epoch: this.epoch, serverTime: this.time, marker: 'sync/1', ...this.#compare(input) }
    }
  }

  #hello(deviceId: string): unknown {
    return {
      protocol: 1,
      epoch: this.epoch,
      serverTime: NOW,
      schema: { current: 1, oldestPush: 1, oldestPull: 1 },
      scopes: this.scopes.map((scope) => ({ scope, priority: 1 })),
      limits: { batch: this.batch, bytes: 512 * 1024, page: this.page },
      sealKeys: { keys: [{ kid: 'k', x: 'x', y: 'y' }] },
      isRegistered: this.devices.has(deviceId),
      keepAckedForDays: 14,
      keepFetchedForDays: this.keepFetchedForDays,
      marker: 'sync/1',
    }
  }

  #register(id: string): unknown {
    const device = this.devices.get(id) ?? { lastSeq: 0, lastId: null, ids: new Map<number, string>() }
    this.devices.set(id, device)
    return { id, lastSeq: device.lastSeq, lastId: device.lastId, revokedAt: null }
  }

  #push(input: Readonly<Record<string, unknown>>): Record<string, unknown> {
    if (input['epoch'] !== this.epoch) return { status: 'EPOCH_CHANGED', lastSeq: 0, lastId: null, results: [] }
    const device = this.devices.get(String(input['deviceId']))
    if (device === undefined) return { status: 'DEVICE_UNKNOWN', lastSeq: 0, lastId: null, results: [] }
    const mutations = Array.isArray(input['mutations']) ? input['mutations'].filter(isRecord) : []
    this.pushes.push(mutations.map((mutation) => String(mutation['id'])))
    const results: unknown[] = []
    let status = 'OK'
    for (const mutation of mutations) {
      const verdict = this.#file(device, mutation)
      if (typeof verdict === 'string') {
        status = verdict
        break
      }
      results.push(verdict)
    }
    return { status, lastSeq: device.lastSeq, lastId: device.lastId, results }
  }

  #file(device: Device, mutation: Record<string, unknown>): unknown {
    const id = String(mutation['id'])
    const seq = Number(mutation['seq'])
    if (seq <= device.lastSeq + 1 && (device.ids.get(seq - 1) ?? null) !== (mutation['prevId'] ?? null)) return 'FORK'
    const sha = createHash('sha256').update(String(mutation['sealed'])).digest('hex')
    const known = this.ledger.get(id)
    if (known === undefined && seq > device.lastSeq + 1) return 'GAP'
    const filed = known ?? { id, seq, sha, version: this.put(this.scopes[0] ?? '', 'visit', `visit-${id}`) }
    this.ledger.set(id, filed)
    if (seq === device.lastSeq + 1) Object.assign(device, { lastSeq: seq, lastId: id, ids: device.ids.set(seq, id) })
    return { id, seq, state: 'APPLIED', version: String(filed.version), reason: null, message: null, receivedAt: NOW, payloadSha256: filed.sha }
  }

  #pull(input: Readonly<Record<string, unknown>>): Record<string, unknown> {
    if (input['epoch'] !== this.epoch) return { status: 'EPOCH_CHANGED', removedScopes: [], pages: [], more: false }
    const have = new Map<string, string | null>()
    for (const each of Array.isArray(input['have']) ? input['have'].filter(isRecord) : []) {
      have.set(String(each['scope']), typeof each['cursor'] === 'string' ? each['cursor'] : null)
    }
    const pages = this.scopes.map((scope) => this.#page(scope, have.get(scope) ?? null, Number(input['limit'])))
    const removedScopes = [...have.keys()].filter((scope) => !this.scopes.includes(scope))
    return { status: 'OK', removedScopes, pages, more: pages.some((page) => page.more) }
  }

  #compare(input: Readonly<Record<string, unknown>>): Record<string, unknown> {
    const asked = Array.isArray(input['scopes']) ? input['scopes'].filter(isRecord) : []
    const scopes = asked.map((one) => {
      const rows = [...(this.logs.get(String(one['scope']))?.values() ?? [])]
      const moved = rows.some((row) => row.version > Number(one['cursor'] ?? 0))
      const present = rows.filter((row) => row.present)
      const first = (row: Logged): bigint =>
        createHash('sha256').update(`${row.entity}|${row.id}|${row.version}`).digest().readBigUInt64BE(0)
      const sum = String(BigInt.asUintN(64, present.reduce((total, row) => total + first(row), 0n)))
      const isSame = one['count'] === present.length && one['sum'] === sum
      const verdict = moved ? 'MOVED' : isSame ? 'SAME' : 'DIFFERS'
      this.compared.push(verdict)
      return { scope: one['scope'], verdict, count: present.length, sum }
    })
    return { status: 'OK', scopes }
  }

  #page(scope: string, cursor: string | null, limit: number): { more: boolean } & Record<string, unknown> {
    const after = Number(cursor ?? 0)
    const rows = [...(this.logs.get(scope)?.values() ?? [])].filter((row) => row.version > after)
    const sorted = rows.toSorted((a, b) => a.version - b.version)
    const shown = sorted.slice(0, limit)
    const changes = shown.map((row) => [row.present ? 0 : 1, row.entity, row.id, String(row.version), row.doc])
    const last = String(shown.at(-1)?.version ?? after)
    return { scope, from: cursor, reset: cursor === null, cursor: last, more: sorted.length > shown.length, changes }
  }
}

export const NOW = '2026-11-23T14:02:00.000Z'

export type Fault = (operation: Operation, input: Readonly<Record<string, unknown>>) => Verdict | undefined
export type Verdict = { before: WireAnswer } | { after: WireAnswer }

export const LOST: WireAnswer = { kind: 'lost', timedOut: false }
export const TIMED_OUT: WireAnswer = { kind: 'lost', timedOut: true }
export const http = (status: number, contentType: string, body: string): WireAnswer => ({
  kind: 'answered',
  status,
  contentType,
  body,
})

/** A wire to the server on which `fault` may lose a request (before) or its answer (after). */
export function wireTo(server: FakeServer, fault: Fault = () => undefined): Wire {
  return {
    async send(operation, input) {
      const verdict = fault(operation, input)
      if (verdict !== undefined && 'before' in verdict) return verdict.before
      const data = { [operation]: server.answer(operation, input) }
      if (verdict !== undefined) return verdict.after
      return http(200, 'application/graphql-response+json', JSON.stringify({ data }))
    },
  }
}
