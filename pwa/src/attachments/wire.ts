/** The upload queue's wire: tus over fetch. It judges nothing. */
import { CLIENT_HEADER } from '../contract/http'
import type { UploadWire } from './uploading'

/** A part of half a megabyte over a poor line. Who needs longer sends smaller pieces next time. */
const PIECE_TIMEOUT_MS = 120_000

export const uploadWire: UploadWire = {
  async ask(method, path, headers, body) {
    try {
      const response = await fetch(path, {
        method,
        headers: { 'Tus-Resumable': '1.0.0', 'X-Doorstep-Client': CLIENT_HEADER, ...headers },
        ...(body === undefined ? {} : { body }),
        cache: 'no-store',
        redirect: 'error',
        signal: AbortSignal.timeout(PIECE_TIMEOUT_MS),
      })
      const text = await response.text()
      return { kind: 'answered', status: response.status, header: (name) => response.headers.get(name), body: text }
    } catch {
      return { kind: 'lost' }
    }
  },
}
