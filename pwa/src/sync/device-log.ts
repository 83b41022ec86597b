/**
 * Pure: the device log and what mends it. Mutations keep their ids and their sealed bytes for ever; only the numbers
 * under which a device sends them may change.
 */
import type { DeviceLog, LoggedOutbox, OutboxItem } from './ports'

export const newDeviceLog = (deviceId: string, epoch: string | null): DeviceLog => ({
  deviceId,
  registered: false,
  epoch,
  lastSeq: 0,
  lastId: null,
})

/** This device's items that wait to be sent, in the order in which they must go. */
export function waiting(items: readonly OutboxItem[]): OutboxItem[] {
  return items.filter((item) => item.state === 'waiting').toSorted((a, b) => a.seq - b.seq)
}

/** FORK or DEVICE_UNKNOWN: what was not answered starts a new log. What was answered stays answered. */
export function renumberWaiting(before: LoggedOutbox, deviceId: string): LoggedOutbox {
  return renumber(before, deviceId, (item) => item.state === 'waiting')
}

/** The server's history has changed (restore, failover): everything kept is sent again, in the order of its making. */
export function replayEverything(before: LoggedOutbox, deviceId: string, epoch: string): LoggedOutbox {
  const replayed = renumber(before, deviceId, () => true)
  return { ...replayed, log: { ...replayed.log, epoch } }
}

function renumber(before: LoggedOutbox, deviceId: string, isSent: (item: OutboxItem) => boolean): LoggedOutbox {
  let lastSeq = 0
  let lastId: string | null = null
  const items = before.items
    .toSorted((a, b) => a.order - b.order)
    .map((item) => {
      if (!isSent(item)) return item
      lastSeq += 1
      const renumbered: OutboxItem = { ...item, deviceId, seq: lastSeq, prevId: lastId, state: 'waiting' }
      lastId = item.id
      return renumbered
    })
  return { log: { ...newDeviceLog(deviceId, before.log.epoch), lastSeq, lastId }, items }
}

/**
 * GAP: the server stands at `serverSeq` and wants what follows. Answered items above it are sent again; undefined where
 * this phone no longer holds them all, and the log must start anew.
 */
export function fillGap(before: LoggedOutbox, serverSeq: number): LoggedOutbox | undefined {
  const { log, items } = before
  const held = new Set(items.filter((item) => item.deviceId === log.deviceId).map((item) => item.seq))
  for (let seq = serverSeq + 1; seq <= log.lastSeq; seq += 1) if (!held.has(seq)) return undefined
  if (serverSeq > log.lastSeq) return undefined
  const isWanted = (item: OutboxItem): boolean => item.deviceId === log.deviceId && item.seq > serverSeq
  return { log, items: items.map((item) => (isWanted(item) ? { ...item, state: 'waiting' } : item)) }
}

/** The numbers that the next item of this log takes. */
export function extend(log: DeviceLog, id: string): { log: DeviceLog; seq: number; prevId: string | null } {
  const seq = log.lastSeq + 1
  return { log: { ...log, lastSeq: seq, lastId: id }, seq, prevId: log.lastId }
}
