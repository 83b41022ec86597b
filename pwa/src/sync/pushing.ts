/** The way out (docs/sync.md, 4.3): oldest first, in batches, until nothing waits or something stops it. */
import { push, type PushAnswer } from './answers'
import { fillGap, waiting } from './device-log'
import { judge } from './envelope'
import { adoptEpoch, startNewLog, unbelieved, unlessOurs } from './greeting'
import type { OutboxItem, Ports } from './ports'
import { halved, nextBatch, succeeded, toMutation, trueReceipts } from './push'
import type { Ended, Memory } from './rounds'

const BYTES_MAX = 512 * 1_024
const RETRY_MS = 5_000

export async function pushAll(ports: Ports, memory: Memory): Promise<Ended> {
  for (;;) {
    const items = waiting(await ports.store.readOutbox())
    if (items.length === 0) return { kind: 'done' }
    const ended = await pushOnce(ports, memory, items)
    if (ended !== 'more') return ended
  }
}

async function pushOnce(ports: Ports, memory: Memory, items: readonly OutboxItem[]): Promise<Ended | 'more'> {
  const log = await ports.store.readLog()
  const bytes = (await ports.store.readFacts())?.batchBytes ?? BYTES_MAX
  const batch = nextBatch(items, memory.batch.size, bytes)
  memory.onStep(
    'sending',
    batch.map((item) => item.id),
  )
  const answer = await ports.wire.send('syncPush', {
    deviceId: log.deviceId,
    epoch: log.epoch ?? '',
    deviceNow: ports.now().toISOString(),
    mutations: batch.map(toMutation),
  })
  memory.onStep('sending', [])
  const judged = judge(answer, 'syncPush', push)
  if (judged.kind === 'tooLarge') {
    // 413 or silence: try with half at once while there is a half; a single item that is too much waits like any failure.
    const wasSingle = batch.length === 1
    memory.batch = halved({ ...memory.batch, size: Math.min(memory.batch.size, batch.length) })
    return wasSingle ? { kind: 'unreachable' } : 'more'
  }
  if (judged.kind !== 'believed') return unbelieved(judged)
  return obey(ports, memory, batch, judged.value)
}

async function obey(ports: Ports, memory: Memory, batch: readonly OutboxItem[], answer: PushAnswer): Promise<Ended | 'more'> {
  const receipts = trueReceipts(batch, answer.results)
  if (receipts.size > 0) await ports.store.settle(receipts)
  switch (answer.status) {
    case 'OK':
      if (receipts.size === 0) return { kind: 'unreachable' }
      memory.batch = succeeded(memory.batch)
      return 'more'
    case 'GAP':
      return closeGap(ports, answer.lastSeq, receipts.size > 0)
    case 'DEVICE_UNKNOWN':
      return (await unlessOurs(ports)) ?? startNewLog(ports)
    case 'FORK':
      return startNewLog(ports)
    case 'EPOCH_CHANGED':
      return adoptEpoch(ports, answer.epoch)
    case 'BUSY':
      return { kind: 'busy', afterMs: answer.retryAfterMs ?? RETRY_MS }
    case 'UPGRADE_REQUIRED':
      return { kind: 'upgrade' }
  }
}

/** The server misses items below those we sent. They are sent again if they are still here; else a new log begins. */
async function closeGap(ports: Ports, serverSeq: number, progressed: boolean): Promise<Ended | 'more'> {
  const before = { log: await ports.store.readLog(), items: await ports.store.readOutbox() }
  const first = waiting(before.items)[0]
  const wasContiguous = first !== undefined && first.seq === serverSeq + 1
  if (wasContiguous) return progressed ? 'more' : { kind: 'unreachable' }
  if (fillGap(before, serverSeq) === undefined) return startNewLog(ports)
  await ports.store.rewriteLog((now) => fillGap(now, serverSeq) ?? now, false)
  return 'more'
}
