/**
 * Sends what visits promised, after the visits themselves: tus 1.0, piece by piece, from wherever the server stands. It
 * needs no key: what lies here is sealed. Oldest visit first, small before large. It stops between two pieces as soon as
 * a visit waits, and after some pieces in any case, so that pulls go on; the next round goes on from there.
 *
 * What was sent is believed only where the answer says so in the protocol's own headers: a captive portal's page has none.
 */
import type { AttachmentStore } from '../device/attachment-store'
import type { StoredAttachment } from '../device/database'
import { base64, utf8, type Bytes } from '../device/bytes'
import type { Ended } from '../sync/rounds'
import type { OutboxItem, SyncStore } from '../sync/ports'
import { SEALED_PART_BYTES } from './parts'

/** What one round sends at most: so much is a minute on a slow line. */
export const PIECES_PER_ROUND = 8
/** On a line that cuts off larger ones, a piece is never smaller than this. */
export const PIECE_BYTES_MIN = 32 * 1_024
/** A whole that arrives damaged so often is damaged here: a person must know. */
export const FAILURES_MAX = 3
/** What has arrived is kept here a day longer, for a server that is put back to yesterday. */
export const KEEP_MS = 86_400_000
const BUSY_MS = 2_000

export type UploadMethod = 'HEAD' | 'POST' | 'PATCH'
export type UploadAnswer =
  | { kind: 'answered'; status: number; header: (name: string) => string | null; body: string }
  | { kind: 'lost' }

export interface UploadWire {
  ask(method: UploadMethod, path: string, headers: Readonly<Record<string, string>>, body?: Bytes): Promise<UploadAnswer>
}

export interface UploadPorts {
  store: AttachmentStore & Pick<SyncStore, 'readOutbox' | 'readLog'>
  wire: UploadWire
  /** False while the officer wants Wi-Fi and there is none. */
  mayUseLine: () => boolean
  onSending: () => void
}

/** What the queue remembers between rounds. Losing it costs one request. */
export interface UploadMemory {
  pieceBytes: number
}
export const freshMemory = (): UploadMemory => ({ pieceBytes: SEALED_PART_BYTES })

export type Uploaded = Exclude<Ended, { kind: 'again' }> | { kind: 'more' }
/** How one attachment's turn ended: `next` lets the others go on. */
type Turn = Uploaded | { kind: 'next' }

/** One round's uploads. `serverTime` is the server's clock at its last answer: what is a day old is judged by it. */
export async function upload(ports: UploadPorts, memory: UploadMemory, serverTime: string | null): Promise<Uploaded> {
  const { epoch } = await ports.store.readLog()
  await letGo(ports.store, epoch, serverTime)
  const items = await ports.store.readOutbox()
  const queue = inOrder(await ports.store.readAttachments(), items)
  const budget = { pieces: PIECES_PER_ROUND }
  let worst: Uploaded = { kind: 'done' }
  for (const attachment of queue) {
    if (!ports.mayUseLine()) return worst
    const turn = await send(ports, memory, attachment, budget, epoch)
    if (turn.kind === 'next') continue
    if (turn.kind === 'more' || turn.kind === 'signIn' || turn.kind === 'busy') return turn
    if (turn.kind !== 'done') worst = turn
    if (turn.kind === 'unreachable') return turn
  }
  return worst
}

/** Those whose visit the server has had, the oldest visit first; of one visit the smallest first. */
export function inOrder(attachments: readonly StoredAttachment[], items: readonly OutboxItem[]): StoredAttachment[] {
  const orders = new Map(items.map((item) => [item.id, item.order]))
  const unsent = new Set(items.filter((item) => item.state === 'waiting').map((item) => item.id))
  const order = ({ owner }: StoredAttachment): number => orders.get(owner) ?? 0
  return attachments
    .filter((each) => each.state === 'waiting' && !unsent.has(each.owner))
    .toSorted((a, b) => order(a) - order(b) || a.length - b.length || a.id.localeCompare(b.id))
}

/** What is complete for a day goes; what was complete in another life of the server waits again, while it is here. */
async function letGo(store: AttachmentStore, epoch: string | null, serverTime: string | null): Promise<void> {
  for (const each of await store.readAttachments()) {
    if (each.state !== 'complete' || each.parts === 0 || each.completedAt === null) continue
    const isOld = serverTime !== null && Date.parse(serverTime) - Date.parse(each.completedAt) >= KEEP_MS
    if (epoch !== null && each.epoch !== epoch) await store.changeAttachment(each.id, { state: 'waiting', completedAt: null })
    else if (isOld) await store.dropParts(each.id)
  }
}

async function send(
  ports: UploadPorts,
  memory: UploadMemory,
  attachment: StoredAttachment,
  budget: { pieces: number },
  epoch: string | null,
): Promise<Turn> {
  const path = `/attachments/${attachment.id}`
  let standing = await stand(ports, attachment, await ports.wire.ask('HEAD', path, {}), epoch)
  if (standing.kind === 'absent') {
    standing = await stand(ports, attachment, await ports.wire.ask('POST', '/attachments', creation(attachment)), epoch)
    // The visit is held, or the server was put back and has not had it again yet.
    if (standing.kind === 'absent') return { kind: 'next' }
  }
  while (standing.kind === 'at') {
    if (budget.pieces === 0 || (await visitWaits(ports))) return { kind: 'more' }
    if (!ports.mayUseLine()) return { kind: 'done' }
    const piece = await nextPiece(ports.store, standing.offset, attachment, memory.pieceBytes)
    if (piece === undefined) return refuse(ports.store, attachment, 'DAMAGED')
    budget.pieces -= 1
    ports.onSending()
    const answer = await ports.wire.ask('PATCH', path, await headersOf(piece, standing.offset), piece)
    memory.pieceBytes = nextSize(memory.pieceBytes, answer)
    standing = await stand(ports, attachment, answer, epoch)
    if (standing.kind === 'absent') return { kind: 'next' }
  }
  return standing.turn
}

type Standing = { kind: 'at'; offset: number } | { kind: 'absent' } | { kind: 'ended'; turn: Turn }

/** What an answer says of where the upload stands. Everything that is not the protocol's own counts as not answered. */
async function stand(
  ports: UploadPorts,
  attachment: StoredAttachment,
  answer: UploadAnswer,
  epoch: string | null,
): Promise<Standing> {
  const ended = (turn: Turn): Standing => ({ kind: 'ended', turn })
  if (answer.kind === 'lost' || answer.header('Tus-Resumable') !== '1.0.0') return ended({ kind: 'unreachable' })
  switch (answer.status) {
    case 200:
    case 201:
    case 204:
      return standsAt(ports, attachment, answer, epoch)
    case 404:
    case 410:
      return { kind: 'absent' }
    case 401:
      return ended({ kind: 'signIn' })
    // Another tab, or a request that we gave up, has written meanwhile: the next round asks where it stands.
    case 409:
    case 423:
    case 429:
    case 503:
      return ended({ kind: 'busy', afterMs: BUSY_MS })
    case 460:
      return ended(await damaged(ports.store, attachment, codeOf(answer.body)))
    case 422:
      return ended(await refuse(ports.store, attachment, codeOf(answer.body)))
    default:
      return ended({ kind: 'unreachable' })
  }
}

async function standsAt(
  ports: UploadPorts,
  attachment: StoredAttachment,
  answer: Extract<UploadAnswer, { kind: 'answered' }>,
  epoch: string | null,
): Promise<Standing> {
  const offset = Number(answer.header('Upload-Offset') ?? Number.NaN)
  const state = answer.header('Attachment-State')
  if (!Number.isInteger(offset) || offset < 0 || offset > attachment.length || state === null) {
    return { kind: 'ended', turn: { kind: 'unreachable' } }
  }
  if (state === 'COMPLETE') {
    const completedAt = answer.header('Attachment-Completed-At')
    await ports.store.changeAttachment(attachment.id, { state: 'complete', completedAt, epoch, problem: null })
    return { kind: 'ended', turn: { kind: 'next' } }
  }
  const problem = answer.header('Attachment-Problem')
  if (state === 'REJECTED' && problem !== null && !RESTARTABLE.has(problem)) {
    return { kind: 'ended', turn: await refuse(ports.store, attachment, problem) }
  }
  return { kind: 'at', offset }
}

/** The server would take the same again (api/visits/attached.py). */
const RESTARTABLE: ReadonlySet<string> = new Set(['HASH_DIFFERS', 'UNOPENABLE'])

/** A piece that was damaged is sent again; a whole that was damaged too, but not for ever. */
async function damaged(store: AttachmentStore, attachment: StoredAttachment, code: string): Promise<Turn> {
  if (!RESTARTABLE.has(code)) return { kind: 'unreachable' }
  const failures = attachment.failures + 1
  if (failures >= FAILURES_MAX) return refuse(store, attachment, 'DAMAGED')
  await store.changeAttachment(attachment.id, { failures, problem: code })
  return { kind: 'next' }
}

async function refuse(store: AttachmentStore, attachment: StoredAttachment, problem: string): Promise<Turn> {
  await store.changeAttachment(attachment.id, { state: 'refused', problem })
  return { kind: 'next' }
}

const visitWaits = async ({ store }: UploadPorts): Promise<boolean> =>
  (await store.readOutbox()).some((item) => item.state === 'waiting')

/** From the offset to the end of its part at most, so that one part alone is in memory. */
async function nextPiece(
  store: AttachmentStore,
  offset: number,
  attachment: StoredAttachment,
  most: number,
): Promise<Bytes | undefined> {
  const part = await store.readPart(attachment.id, Math.floor(offset / SEALED_PART_BYTES))
  const within = offset % SEALED_PART_BYTES
  const piece = part?.slice(within, within + most)
  return piece === undefined || piece.length === 0 ? undefined : piece
}

/** A line that cuts pieces off gets smaller ones, down to a limit; one that carries them, larger ones again. */
function nextSize(size: number, answer: UploadAnswer): number {
  if (answer.kind === 'lost') return Math.max(PIECE_BYTES_MIN, Math.floor(size / 2))
  return Math.min(SEALED_PART_BYTES, size * 2)
}

const creation = (attachment: StoredAttachment): Record<string, string> => ({
  'Upload-Length': String(attachment.length),
  'Upload-Metadata': `id ${base64(utf8(attachment.id))}`,
})

async function headersOf(piece: Bytes, offset: number): Promise<Record<string, string>> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', piece))
  return {
    'Content-Type': 'application/offset+octet-stream',
    'Upload-Offset': String(offset),
    'Upload-Checksum': `sha256 ${base64(digest)}`,
  }
}

function codeOf(body: string): string {
  return /"code":"([A-Z_]{1,50})"/.exec(body)?.[1] ?? 'UNKNOWN'
}
