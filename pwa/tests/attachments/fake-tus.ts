/** A server that speaks tus as ours does, in memory, with the faults that a network has. */
import type { UploadAnswer, UploadWire } from '../../src/attachments/uploading'
import type { Bytes } from '../../src/device/bytes'

export interface Upload {
  length: number
  arrived: Buffer
  state: 'EXPECTED' | 'RECEIVING' | 'COMPLETE' | 'REJECTED'
  problem?: string
}

type Fault = UploadAnswer | 'answer lost' | undefined

export interface FakeTus {
  wire: UploadWire
  uploads: Map<string, Upload>
  asked: string[]
  /** Called before each request; what it answers is answered instead. */
  fault: (method: string, path: string) => Fault | Promise<Fault>
  /** The verdict on a whole. */
  judge: (upload: Upload) => { status: number; code?: string }
}

export const answer = (status: number, headers: Record<string, string> = {}, body = ''): UploadAnswer => ({
  kind: 'answered', status, header: (name) => headers[name] ?? null, body,
})
const OURS = { 'Tus-Resumable': '1.0.0' }

export function fakeTus(): FakeTus {
  const uploads = new Map<string, Upload>()
  const fake: FakeTus = {
    uploads,
    asked: [],
    fault: () => undefined,
    judge: () => ({ status: 204 }),
    wire: {
      async ask(method, path, headers, body) {
        fake.asked.push(method)
        const fault = await fake.fault(method, path)
        if (fault !== undefined && fault !== 'answer lost') return fault
        const said = respond(fake, method, path, headers, body)
        return fault === 'answer lost' ? { kind: 'lost' } : said
      },
    },
  }
  return fake
}

function respond(fake: FakeTus, method: string, path: string, headers: Readonly<Record<string, string>>, body?: Bytes): UploadAnswer {
  const id = method === 'POST' ? Buffer.from(headers['Upload-Metadata']?.slice(3) ?? '', 'base64').toString() : (path.split('/').pop() ?? '')
  const upload = fake.uploads.get(id)
  if (upload === undefined) return answer(404, OURS)
  if (method === 'POST') {
    if (upload.state === 'EXPECTED') upload.state = 'RECEIVING'
    return standing(201, upload)
  }
  if (upload.state === 'EXPECTED') return answer(404, OURS)
  if (method === 'HEAD') return standing(200, upload)
  if (Number(headers['Upload-Offset']) !== upload.arrived.length) return answer(409, OURS)
  upload.arrived = Buffer.concat([upload.arrived, body ?? Buffer.alloc(0)])
  if (upload.arrived.length < upload.length) return standing(204, upload)
  const verdict = fake.judge(upload)
  if (verdict.status === 204) upload.state = 'COMPLETE'
  else upload.arrived = Buffer.alloc(0)
  return verdict.code === undefined ? standing(verdict.status, upload) : answer(verdict.status, OURS, JSON.stringify({ code: verdict.code }))
}

function standing(status: number, upload: Upload): UploadAnswer {
  return answer(status, {
    ...OURS,
    'Upload-Offset': String(upload.arrived.length),
    'Attachment-State': upload.state,
    ...(upload.state === 'COMPLETE' ? { 'Attachment-Completed-At': '2026-11-23T14:00:00Z' } : {}),
    ...(upload.problem === undefined ? {} : { 'Attachment-Problem': upload.problem }),
  })
}
