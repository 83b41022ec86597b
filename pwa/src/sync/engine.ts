/**
 * The sync core: one round after another on one loop (docs/sync.md, 4.2 to 4.5). A round says hello where needed, pushes
 * the outbox oldest first, then pulls until there is no more. It decides nothing about records and draws nothing.
 *
 * The numbers in the comments are those of the protocol page.
 */
import { backoffMs } from './backoff'
import { compare } from './digest'
import { expire, isWithout } from './expiry'
import type { Ports } from './ports'
import { pullAll } from './pulling'
import { pushAll } from './pushing'
import { greet } from './greeting'
import { fullBatch } from './push'
import type { Ended, Memory } from './rounds'

/** With nothing to send, the phone asks again after this long. */
export const IDLE_MS = 300_000
/** A round greets again when the last greeting is older than this: scopes and limits may have moved. */
export const GREET_EVERY_MS = 300_000
/** Repairs (new log, gap) in one round before the round gives up and waits like after any failure. */
const REPAIRS_MAX = 5
const DAY_MS = 86_400_000

export interface Round {
  ended: Exclude<Ended, { kind: 'again' }>
  /** When the next round is due if nothing else wakes the loop. */
  nextMs: number
}

export interface Engine {
  round(): Promise<Round>
  /** The network is back, the officer looks, or asks: the next failure waits a second again, not minutes. */
  resetBackoff(): void
  /** Hello before the next push: a sign-in or a set-up has changed what the server would say. */
  greetAgain(): void
}

export function createEngine(ports: Ports, onStep: Memory['onStep'] = () => undefined): Engine {
  const memory: Memory = { greetedAt: null, batch: fullBatch(20), failures: 0, serverTime: null, hasMore: false, onStep }
  return {
    async round() {
      memory.hasMore = false
      const how = await runRound(ports, memory).catch(asBroken)
      const ended = isWithout(how) ? await expire(ports).then(() => how, asBroken) : how
      memory.failures = isFailure(ended) || ended.kind === 'busy' ? memory.failures + 1 : 0
      return { ended, nextMs: memory.hasMore ? 0 : nextMs(ended, memory.failures, ports.random()) }
    },
    resetBackoff() {
      memory.failures = 0
    },
    greetAgain() {
      memory.greetedAt = null
    },
  }
}

async function runRound(ports: Ports, memory: Memory): Promise<Round['ended']> {
  for (let repairs = 0; repairs <= REPAIRS_MAX; repairs += 1) {
    const ended = await oneWay(ports, memory)
    if (ended.kind !== 'again') return ended
    memory.greetedAt = null
  }
  return { kind: 'unreachable' }
}

/** Greet, push, pull; the first that does not end well ends the way. */
async function oneWay(ports: Ports, memory: Memory): Promise<Ended> {
  const now = ports.now().getTime()
  if (memory.greetedAt === null || now - memory.greetedAt > GREET_EVERY_MS || now < memory.greetedAt) {
    const greeted = await greet(ports, memory)
    if (greeted.kind !== 'done') return greeted
    memory.greetedAt = now
  }
  const pushed = await pushAll(ports, memory)
  // An old app may be told to pull no more, and a full server to push later; neither stops the other way.
  if (pushed.kind !== 'done' && pushed.kind !== 'busy' && pushed.kind !== 'refused') return pushed
  let pulled = await pullAll(ports, memory)
  // What visits have promised may go on arriving from a phone that pulls no more.
  if (pulled.kind === 'revoked' || pulled.kind === 'upgrade') await deliver(ports, memory)
  if (pulled.kind === 'done' && (await compare(ports, memory))) pulled = await pullAll(ports, memory)
  if (pulled.kind !== 'done' && pulled.kind !== 'sent') return pulled
  if (pushed.kind !== 'done') return pushed
  await tidy(ports, memory, pulled.kind === 'done')
  const delivered = await deliver(ports, memory)
  return delivered.kind === 'done' ? pulled : delivered
}

/** What follows the submissions, after them; visits that were saved meanwhile go first again. */
async function deliver(ports: Ports, memory: Memory): Promise<Ended> {
  const ended = (await ports.deliver?.(memory.serverTime)) ?? { kind: 'done' }
  if (ended.kind !== 'more') return ended
  memory.hasMore = true
  return { kind: 'done' }
}

/** Notes the moment of completeness and lets go of answered items beyond the horizon, by the server's own clock. */
async function tidy(ports: Ports, memory: Memory, isFetched: boolean): Promise<void> {
  const now = ports.now()
  const facts = await ports.store.readFacts()
  if (facts === null) return
  const lastCompleteAt = isFetched ? now.toISOString() : facts.lastCompleteAt
  const expiredAt = isFetched ? null : (facts.expiredAt ?? null)
  await ports.store.writeFacts({ ...facts, lastContactAt: now.toISOString(), lastCompleteAt, expiredAt })
  if (memory.serverTime === null) return
  const horizon = Date.parse(memory.serverTime) - facts.keepAckedForDays * DAY_MS
  const items = await ports.store.readOutbox()
  const past = items.filter(
    (item) => item.state === 'acked' && item.receipt !== null && Date.parse(item.receipt.receivedAt) < horizon,
  )
  if (past.length > 0) await ports.store.forget(past.map((item) => item.id))
}

/** A round that fails inside must not end the loop: it is shown, and tried again like any failure. */
const asBroken = (error: unknown): Round['ended'] => ({
  kind: 'broken',
  message: error instanceof Error ? `${error.name}: ${error.message}` : 'unknown',
})

const FAILURES: ReadonlySet<Ended['kind']> = new Set(['unreachable', 'refused', 'broken'])
const isFailure = (ended: Ended): boolean => FAILURES.has(ended.kind)

function nextMs(ended: Ended, failures: number, random: number): number {
  // As long as the server says, and then not in step with others; longer each time that it is busy still.
  if (ended.kind === 'busy') return ended.afterMs + backoffMs(failures, random)
  return isFailure(ended) ? backoffMs(failures, random) : IDLE_MS
}
