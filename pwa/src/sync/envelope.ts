/**
 * Which answers are believed. Only HTTP 200, JSON by its content type, with the field asked for and, where the operation
 * carries one, the marker `sync/1`. A captive portal's page, a proxy's 204 or a login form is no answer: nothing was sent.
 */
import { isRecord, readJson, type Parser } from '../contract/parse'
import type { Operation, WireAnswer } from './ports'

export const MARKER = 'sync/1'

export type Judged<T> =
  | { kind: 'believed'; value: T }
  | { kind: 'signIn' }
  | { kind: 'tooLarge' }
  | { kind: 'unreachable' }
  | { kind: 'refused'; code: string; message: string }

export function judge<T>(answer: WireAnswer, operation: Operation, parse: Parser<T>): Judged<T> {
  if (answer.kind === 'lost') return answer.timedOut ? { kind: 'tooLarge' } : { kind: 'unreachable' }
  if (answer.status === 401) return { kind: 'signIn' }
  if (answer.status === 413) return { kind: 'tooLarge' }
  if (!/^application\/(graphql-response\+)?json\b/i.test(answer.contentType)) return { kind: 'unreachable' }
  const body = readJson(answer.body)
  if (!isRecord(body)) return { kind: 'unreachable' }
  const refusal = refusalIn(body['errors'])
  if (refusal !== undefined) return refusal
  if (answer.status !== 200 || !isRecord(body['data'])) return { kind: 'unreachable' }
  const field = body['data'][operation]
  if (!isRecord(field)) return { kind: 'unreachable' }
  if (operation !== 'syncRegisterDevice' && field['marker'] !== MARKER) return { kind: 'unreachable' }
  const value = parse(field)
  return value === undefined ? { kind: 'unreachable' } : { kind: 'believed', value }
}

function refusalIn(errors: unknown): { kind: 'signIn' } | { kind: 'refused'; code: string; message: string } | undefined {
  if (!Array.isArray(errors) || errors.length === 0) return undefined
  const first: unknown = errors[0]
  const extensions = isRecord(first) ? first['extensions'] : undefined
  const code = isRecord(extensions) && typeof extensions['code'] === 'string' ? extensions['code'] : 'UNKNOWN'
  if (code === 'UNAUTHENTICATED') return { kind: 'signIn' }
  return { kind: 'refused', code, message: isRecord(first) ? String(first['message'] ?? '') : '' }
}
