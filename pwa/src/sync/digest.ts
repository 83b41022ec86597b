/**
 * A digest of what this phone holds of each scope, compared with the server's once a day and after a restore
 * (docs/sync.md, 8). A scope that differs is fetched anew; the outbox has no part in it.
 */
import { digest } from './answers'
import { judge } from './envelope'
import type { Ports, Row, ScopeState } from './ports'
import type { Memory } from './rounds'

export const COMPARE_EVERY_MS = 86_400_000

export interface Holding {
  count: number
  /** Decimal; below 2^64. */
  sum: string
}

/** The count, and the sum modulo 2^64 of the first eight bytes of SHA-256 of `entity|id|version`. */
export async function digestOf(rows: Iterable<Pick<Row, 'entity' | 'id' | 'version'>>): Promise<Holding> {
  const named = [...rows].map(({ entity, id, version }) => new TextEncoder().encode(`${entity}|${id}|${version}`))
  const hashes = await Promise.all(named.map((name) => crypto.subtle.digest('SHA-256', name)))
  const total = hashes.reduce((sum, hash) => sum + new DataView(hash).getBigUint64(0), 0n)
  return { count: hashes.length, sum: String(BigInt.asUintN(64, total)) }
}

/**
 * Compares where it is due. True where a scope was found to differ and has to be pulled again. Not being able to ask is
 * no failure of the round: it is asked at the next.
 */
export async function compare(ports: Ports, memory: Memory): Promise<boolean> {
  const facts = await ports.store.readFacts()
  const rows = await ports.store.rows()
  const scopes = await ports.store.readScopes()
  const isDue = facts !== null && isLongAgo(facts.lastComparedAt ?? null, memory.serverTime)
  if (!isDue || rows === null || scopes.length === 0) return false
  const log = await ports.store.readLog()
  const holdings = await Promise.all(scopes.map(async (scope) => ({ ...named(scope), ...(await held(rows, scope)) })))
  const answer = await ports.wire.send('syncDigest', { deviceId: log.deviceId, epoch: log.epoch ?? '', scopes: holdings })
  const judged = judge(answer, 'syncDigest', digest)
  if (judged.kind !== 'believed' || judged.value.status !== 'OK') return false
  const verdicts = new Map(judged.value.scopes.map(({ scope, verdict }) => [scope, verdict]))
  if ([...verdicts.values()].includes('MOVED')) return dropCursors(ports, scopes, verdicts)
  await ports.store.writeFacts({ ...facts, lastComparedAt: judged.value.serverTime })
  return dropCursors(ports, scopes, verdicts)
}

const named = ({ scope, cursor }: ScopeState): { scope: string; cursor: string | null } => ({ scope, cursor })

const held = (rows: ReadonlyMap<string, Row>, { scope }: ScopeState): Promise<Holding> =>
  digestOf([...rows.values()].filter((row) => row.scope === scope))

/** Where the clock of the server was put back, the last comparison counts as long ago. */
function isLongAgo(last: string | null, serverTime: string | null): boolean {
  if (last === null) return true
  if (serverTime === null) return false
  const age = Date.parse(serverTime) - Date.parse(last)
  return age >= COMPARE_EVERY_MS || age < 0
}

/** A scope without a cursor starts anew at the next pull, and what is not sent again is swept. */
async function dropCursors(ports: Ports, scopes: ScopeState[], verdicts: ReadonlyMap<string, string>): Promise<boolean> {
  const after = scopes.map((scope) => (verdicts.get(scope.scope) === 'DIFFERS' ? { ...scope, cursor: null } : scope))
  if (after.every((scope, place) => scope === scopes[place])) return false
  const basedOn = new Map(scopes.map((scope) => [scope.scope, scope.cursor]))
  return ports.store.commitPull({ upserts: [], removals: [], before: new Map(), scopes: after, removedScopes: [], basedOn })
}
