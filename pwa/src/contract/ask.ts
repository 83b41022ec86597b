/** Typed questions for pages that work online only (the supervisor's list). The phone's own records come by sync. */
import type { TypedDocumentString } from './generated/graphql'
import { post, type HttpAnswer } from './http'
import { isRecord, readJson } from './parse'

export type Asked<R> =
  | { kind: 'answer'; data: R }
  | { kind: 'offline' }
  | { kind: 'signIn' }
  | { kind: 'refused'; code: string; message: string; field: string }

export async function ask<R, V>(document: TypedDocumentString<R, V>, variables: V): Promise<Asked<R>> {
  return judge<R>(await post(document, variables))
}

function judge<R>(answer: HttpAnswer): Asked<R> {
  if (answer.kind === 'lost') return { kind: 'offline' }
  if (answer.status === 401) return { kind: 'signIn' }
  const body = readJson(answer.body)
  if (!isRecord(body) || !/^application\/(graphql-response\+)?json/.test(answer.contentType)) return { kind: 'offline' }
  const refusal = firstError(body['errors'])
  if (refusal !== undefined) return refusal.code === 'UNAUTHENTICATED' ? { kind: 'signIn' } : refusal
  if (answer.status !== 200 || !isRecord(body['data'])) return { kind: 'offline' }
  // The server answers its own published contract, from which R was generated.
  // oxlint-disable-next-line typescript/consistent-type-assertions
  return { kind: 'answer', data: body['data'] as R }
}

function firstError(errors: unknown): { kind: 'refused'; code: string; message: string; field: string } | undefined {
  if (!Array.isArray(errors) || errors.length === 0) return undefined
  const first: unknown = errors[0]
  const message = isRecord(first) && typeof first['message'] === 'string' ? first['message'] : 'The server refused.'
  const extensions = isRecord(first) ? first['extensions'] : undefined
  const code = isRecord(extensions) && typeof extensions['code'] === 'string' ? extensions['code'] : 'UNKNOWN'
  // The argument that is wrong, where the server names one.
  const field = isRecord(extensions) && typeof extensions['field'] === 'string' ? extensions['field'] : ''
  return { kind: 'refused', code, message, field }
}
