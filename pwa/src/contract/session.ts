/** Who is signed in, as the server's session says. The app holds no token: the browser's cookie is the session. */
import { CLIENT_HEADER, request } from './http'
import { listOf, nullable, number, object, readJson, text, withDefault, type Parser } from './parse'

export interface Identity {
  principalId: string
  name: string
  roles: string[]
  forceId: number | null
  forceName: string | null
  unitId: string | null
  unitName: string | null
  officerId: string | null
}

export const identity: Parser<Identity> = object<Identity>({
  principalId: text,
  name: text,
  roles: withDefault(listOf(text), []),
  forceId: nullable(number),
  forceName: nullable(text),
  unitId: nullable(text),
  unitName: nullable(text),
  officerId: nullable(text),
})

export type SessionAnswer = { kind: 'signedIn'; identity: Identity } | { kind: 'signedOut' } | { kind: 'offline' }

export async function readSession(): Promise<SessionAnswer> {
  const answer = await request('/auth/session', { headers: { Accept: 'application/json' } })
  if (answer.kind === 'lost') return { kind: 'offline' }
  const body = readJson(answer.body)
  if (answer.status === 401) return { kind: 'signedOut' }
  const who = answer.status === 200 ? identity(body) : undefined
  return who === undefined ? { kind: 'offline' } : { kind: 'signedIn', identity: who }
}

export function signInAddress(returnTo: string): string {
  return `/auth/login?return=${encodeURIComponent(returnTo)}`
}

export async function endSession(): Promise<void> {
  await request('/auth/logout', { method: 'POST', headers: { 'X-Doorstep-Client': CLIENT_HEADER } })
}
