/**
 * A phone that has had no answer of the server for as long as policy allows lets go of what it has fetched, by itself:
 * nobody may know where it is (docs/decisions/0155). What was written on it stays, and is sent when there is a way.
 */
import type { Ports, ServerFacts } from './ports'
import type { Ended } from './rounds'

const DAY_MS = 86_400_000

/** The ends of a round in which no answer could be had that says: this phone is still its officer's. */
const WITHOUT: ReadonlySet<Ended['kind']> = new Set(['unreachable', 'busy', 'signIn', 'refused', 'broken'])
export const isWithout = (ended: Ended): boolean => WITHOUT.has(ended.kind)

/** When what was fetched goes, unless there is contact before; null: no policy has been told. Pure. */
export function expiresAt({ keepFetchedForDays, lastContactAt }: ServerFacts): Date | null {
  return typeof keepFetchedForDays === 'number' ? new Date(Date.parse(lastContactAt) + keepFetchedForDays * DAY_MS) : null
}

/** Lets go of it once it is time. The latest time that was ever known counts: a clock put back buys none. */
export async function expire(ports: Ports): Promise<void> {
  const facts = await ports.store.readFacts()
  const end = facts === null ? null : expiresAt(facts)
  if (facts === null || end === null) return
  const latest = new Date(Math.max(ports.now().getTime(), Date.parse(facts.latestAt ?? facts.lastContactAt)))
  const kept: ServerFacts = { ...facts, latestAt: latest.toISOString() }
  if (latest < end || typeof facts.expiredAt === 'string') return ports.store.writeFacts(kept)
  await ports.store.forgetFetched()
  await ports.store.writeFacts({ ...kept, expiredAt: latest.toISOString(), lastCompleteAt: null, lastComparedAt: null })
}
