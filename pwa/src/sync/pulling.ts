/** The way in (docs/sync.md, 4.4): one call after another until there is no more; each is applied whole or not at all. */
import { pull, type PullAnswer } from './answers'
import { judge } from './envelope'
import { adoptEpoch, erase, SCHEMA_VERSION, unbelieved } from './greeting'
import { planPull } from './pull'
import type { Ports } from './ports'
import type { Ended, Memory } from './rounds'

const PAGE_ROWS = 500
const PAGE_BYTES = 1_000_000
const BUSY_MS = 5_000
/** Pages in one round; a first sync of 2,000 records takes about five. */
const PAGES_MAX = 1_000

export async function pullAll(ports: Ports, memory: Memory): Promise<Ended> {
  for (let page = 0; page < PAGES_MAX; page += 1) {
    const rows = await ports.store.rows()
    // Locked: there is no key to keep records under. Sending went on all the same.
    if (rows === null) return { kind: 'sent' }
    memory.onStep('fetching', [])
    const log = await ports.store.readLog()
    const scopes = await ports.store.readScopes()
    const facts = await ports.store.readFacts()
    const answer = await ports.wire.send('syncPull', {
      deviceId: log.deviceId,
      epoch: log.epoch ?? '',
      schemaVersion: SCHEMA_VERSION,
      have: scopes.map(({ scope, cursor }) => ({ scope, cursor })),
      limit: Math.min(PAGE_ROWS, facts?.page ?? PAGE_ROWS),
      maxBytes: PAGE_BYTES,
    })
    const judged = judge(answer, 'syncPull', pull)
    if (judged.kind !== 'believed') return unbelieved(judged)
    memory.serverTime = judged.value.serverTime
    if (judged.value.status !== 'OK') return stopped(ports, judged.value)
    if (!(await ports.store.commitPull(planPull(rows, scopes, judged.value)))) {
      // Locked meanwhile, or another tab was quicker: nothing was written, and the next round reads where it stands.
      return (await ports.store.rows()) === null ? { kind: 'sent' } : { kind: 'unreachable' }
    }
    if (!judged.value.more) return { kind: 'done' }
  }
  return { kind: 'unreachable' }
}

async function stopped(ports: Ports, answer: PullAnswer): Promise<Ended> {
  switch (answer.status) {
    case 'EPOCH_CHANGED':
      return adoptEpoch(ports, answer.epoch)
    case 'UPGRADE_REQUIRED':
      return { kind: 'upgrade' }
    case 'DEVICE_REVOKED':
      await erase(ports, answer.wipe ?? 'NOW')
      return { kind: 'revoked' }
    case 'OK':
    case 'BUSY':
      return { kind: 'busy', afterMs: answer.retryAfterMs ?? BUSY_MS }
  }
}
