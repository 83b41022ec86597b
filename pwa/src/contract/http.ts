/**
 * One request to the server, with what came back told as it was. It judges nothing: whether an answer may be believed
 * is decided by the caller (sync/envelope.ts, contract/ask.ts), since a captive portal also answers 200.
 */
import type { TypedDocumentString } from './generated/graphql'

export const APP_VERSION = import.meta.env['VITE_BUILD'] ?? 'dev'
export const CLIENT_HEADER = `pwa/${APP_VERSION}`

/** A pull over slow 3G may take long; a request that says nothing for this long is taken as lost. */
export const REQUEST_TIMEOUT_MS = 30_000

export type HttpAnswer =
  | { kind: 'answered'; status: number; contentType: string; body: string }
  | { kind: 'lost'; timedOut: boolean }

export function post<R, V>(document: TypedDocumentString<R, V>, variables: V): Promise<HttpAnswer> {
  return postById(documentId(document), variables)
}

export function postById(id: string, variables: unknown): Promise<HttpAnswer> {
  return request('/graphql', {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      Accept: 'application/graphql-response+json, application/json',
      'X-Doorstep-Client': CLIENT_HEADER,
    },
    body: JSON.stringify({ documentId: id, variables }),
  })
}

export async function request(path: string, init: RequestInit): Promise<HttpAnswer> {
  const timeout = AbortSignal.timeout(REQUEST_TIMEOUT_MS)
  try {
    const response = await fetch(path, { ...init, cache: 'no-store', redirect: 'error', signal: timeout })
    const contentType = response.headers.get('Content-Type') ?? ''
    return { kind: 'answered', status: response.status, contentType, body: await response.text() }
  } catch {
    return { kind: 'lost', timedOut: timeout.aborted }
  }
}

export function documentId<R, V>(document: TypedDocumentString<R, V>): string {
  const hash: unknown = document.__meta__?.['hash']
  if (typeof hash !== 'string') throw new Error('an operation without a digest: run npm run codegen')
  return hash
}
