/** Hello and registration (docs/sync.md, 4.2): learn epoch, limits, keys and scopes; make this device known. */
import { hello, register, type HelloAnswer, type Wipe } from './answers'
import { renumberWaiting, replayEverything, waiting } from './device-log'
import { judge, type Judged } from './envelope'
import type { DeviceLog, Ports } from './ports'
import { fullBatch } from './push'
import type { Ended, Memory } from './rounds'

export const PROTOCOL = 1
export const SCHEMA_VERSION = 1

export async function greet(ports: Ports, memory: Memory): Promise<Ended> {
  const log = await ports.store.readLog()
  const unsent = waiting(await ports.store.readOutbox())
  const answer = await ports.wire.send('syncHello', {
    deviceId: log.registered ? log.deviceId : null,
    appVersion: ports.appVersion,
    protocol: [PROTOCOL],
    schemaVersion: SCHEMA_VERSION,
    deviceNow: ports.now().toISOString(),
    pending: unsent.length + ((await ports.aside?.()) ?? 0),
    oldestPendingAt: unsent[0]?.savedAt ?? null,
    storage: (await ports.storage?.()) ?? null,
  })
  const judged = judge(answer, 'syncHello', hello)
  if (judged.kind !== 'believed') return unbelieved(judged)
  await keepFacts(ports, judged.value)
  if (judged.value.wipe !== null) await erase(ports, judged.value.wipe)
  memory.serverTime = judged.value.serverTime
  if (memory.batch.max !== judged.value.limits.batch) memory.batch = fullBatch(judged.value.limits.batch)
  if (log.epoch !== null && log.epoch !== judged.value.epoch) return adoptEpoch(ports, judged.value.epoch)
  if (log.epoch === null) await amendLog(ports, { epoch: judged.value.epoch })
  // What answered a registration may have come late, from before a restore: the server itself says whom it knows.
  return log.registered && judged.value.isRegistered ? { kind: 'done' } : enrol(ports)
}

/**
 * This phone is out of use: what can be read here goes, at once or when nothing waits to be sent any more. The sealed
 * outbox stays in either case; the server keeps what it is still sent, and a person decides about it.
 */
export async function erase(ports: Ports, wipe: Exclude<Wipe, null>): Promise<void> {
  if (wipe === 'NOW' || waiting(await ports.store.readOutbox()).length === 0) await ports.store.wipeReadable()
}

async function keepFacts(ports: Ports, answer: HelloAnswer): Promise<void> {
  const before = await ports.store.readFacts()
  await ports.store.writeFacts({
    sealKeys: answer.sealKeys,
    batch: answer.limits.batch,
    batchBytes: answer.limits.bytes,
    page: answer.limits.page,
    keepAckedForDays: answer.keepAckedForDays,
    keepFetchedForDays: answer.keepFetchedForDays,
    expiredAt: before?.expiredAt ?? null,
    lastContactAt: ports.now().toISOString(),
    lastCompleteAt: before?.lastCompleteAt ?? null,
    lastComparedAt: before?.lastComparedAt ?? null,
  })
}

async function enrol(ports: Ports): Promise<Ended> {
  const stopped = await unlessOurs(ports)
  if (stopped !== null) return stopped
  const log = await ports.store.readLog()
  const answer = await ports.wire.send('syncRegisterDevice', {
    deviceId: log.deviceId,
    publicKey: await ports.publicKey(),
    name: ports.deviceName,
  })
  const judged = judge(answer, 'syncRegisterDevice', register)
  // The id is another device's: a new one is made. The waiting items go with it.
  if (judged.kind === 'refused' && judged.code === 'BAD_USER_INPUT') return startNewLog(ports)
  if (judged.kind !== 'believed') return unbelieved(judged)
  // Known under this id with more than we ever made: this phone was rolled back or copied. It starts a log of its own.
  if (judged.value.lastSeq > log.lastSeq) return startNewLog(ports)
  // A revoked device may still deliver, into quarantine; it may no longer read.
  if (judged.value.revokedAt !== null) await ports.store.wipeReadable()
  await amendLog(ports, { registered: true })
  return { kind: 'done' }
}

/**
 * Another officer has signed in on this browser: a phone made known now would be theirs, with the first one's work on it.
 * It waits for its own officer.
 */
export async function unlessOurs(ports: Ports): Promise<Ended | null> {
  if (ports.isOurs === undefined) return null
  const isOurs = await ports.isOurs()
  if (isOurs === null) return { kind: 'unreachable' }
  return isOurs ? null : { kind: 'signIn' }
}

/** In one transaction: a visit that is saved meanwhile must not lose its place in the log. */
function amendLog(ports: Ports, facts: Partial<Pick<DeviceLog, 'epoch' | 'registered'>>): Promise<void> {
  return ports.store.rewriteLog(({ log, items }) => ({ log: { ...log, ...facts }, items }), false)
}

/** FORK or DEVICE_UNKNOWN (4.5): a new device id, and a new log of what was not answered, under the same mutation ids. */
export async function startNewLog(ports: Ports): Promise<Ended> {
  const deviceId = ports.newId()
  await ports.store.rewriteLog((before) => renumberWaiting(before, deviceId), false)
  return { kind: 'again' }
}

/** EPOCH_CHANGED (4.5): a new log, everything kept is sent again in the order of its making, every scope from its start. */
export async function adoptEpoch(ports: Ports, epoch: string): Promise<Ended> {
  const before: DeviceLog = await ports.store.readLog()
  if (before.epoch === epoch) return { kind: 'again' }
  const deviceId = ports.newId()
  await ports.store.rewriteLog((now) => replayEverything(now, deviceId, epoch), true)
  const facts = await ports.store.readFacts()
  if (facts !== null) await ports.store.writeFacts({ ...facts, lastComparedAt: null })
  return { kind: 'again' }
}

export function unbelieved(judged: Exclude<Judged<unknown>, { kind: 'believed' }>): Ended {
  switch (judged.kind) {
    case 'signIn':
      return { kind: 'signIn' }
    case 'refused':
      return judged
    case 'tooLarge':
    case 'unreachable':
      return { kind: 'unreachable' }
  }
}
