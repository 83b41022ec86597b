/** Attachments in the simulation: the real queue over the real store, with the driver for its line. */
import { upload, type UploadAnswer, type UploadPorts, type UploadWire } from '../../src/attachments/uploading'
import { sealParts } from '../../src/attachments/parts'
import { base64 } from '../../src/device/bytes'
import type { RecordStore } from '../../src/device/record-store'
import type { Ports, WireAnswer } from '../../src/sync/ports'
import type { Gate } from './gate'

/** A file that a visit promises; its bytes in base64, as the driver drew them. */
export interface File {
  id: string
  key: string
  file: string
}
/** What came of a request. Answers to uploads have headers, too. */
export type Answer = WireAnswer & { headers?: Record<string, string> }
/** Small, so that a small file is many pieces. */
const PIECE_BYTES = 600

/** Between a photo and the draft that names it: sealed parts, in a transaction of their own. */
export async function keepFiles(store: RecordStore, owner: string, files: readonly File[], madeAt: number): Promise<string[]> {
  for (const { id, key, file } of files) {
    const parts = await sealParts(id, key, new Uint8Array(Buffer.from(file, 'base64')))
    const length = parts.reduce((sum, part) => sum + part.length, 0)
    await store.keepAttachment({ id, owner, kind: 'DOCUMENT', length, madeAt }, parts)
  }
  return files.map(({ id }) => id)
}

/** The port by which the core sends what follows the visits. */
export function deliveryOver(store: RecordStore, gate: Gate, send: (input: object) => Promise<Answer>): NonNullable<Ports['deliver']> {
  const memory = { pieceBytes: PIECE_BYTES }
  const ports: UploadPorts = { store: gated(store, gate), wire: wireOver(send), mayUseLine: () => true, onSending: () => undefined }
  return (serverTime) => upload(ports, memory, serverTime)
}

function wireOver(send: (input: object) => Promise<Answer>): UploadWire {
  return {
    async ask(method, path, headers, body): Promise<UploadAnswer> {
      const said = { 'Tus-Resumable': '1.0.0', ...headers }
      const answer = await send({ method, path, headers: said, body: body === undefined ? '' : base64(body) })
      if (answer.kind === 'lost') return { kind: 'lost' }
      const found = answer.headers ?? {}
      return { kind: 'answered', status: answer.status, header: (name) => found[name.toLowerCase()] ?? null, body: answer.body }
    },
  }
}

const gated = (store: RecordStore, gate: Gate): UploadPorts['store'] => ({
  ...store,
  readLog: () => gate.pass(() => store.readLog()),
  readOutbox: () => gate.pass(() => store.readOutbox()),
  readAttachments: () => gate.pass(() => store.readAttachments()),
  readPart: (id, part) => gate.pass(() => store.readPart(id, part)),
  changeAttachment: (id, change) => gate.pass(() => store.changeAttachment(id, change)),
  dropParts: (id) => gate.pass(() => store.dropParts(id)),
})
