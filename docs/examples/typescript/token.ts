/** A program's access token: client credentials, proved by the program's own key (private_key_jwt, RFC 7523). */
import { createHash, createPrivateKey, createPublicKey, randomUUID, sign } from 'node:crypto'
import { readFileSync } from 'node:fs'

const ISSUER = process.env.DOORSTEP_ISSUER ?? 'http://127.0.0.1:8000/idp'
const CLIENT_ID = process.env.DOORSTEP_CLIENT_ID ?? 'integrator'
const KEY_FILE = process.env.DOORSTEP_KEY ?? 'data/machine-integrator.key.pem'

const base64url = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')

/** Signed by the key, good for a minute and once. */
function assertion(audience: string): string {
  const key = createPrivateKey(readFileSync(KEY_FILE))
  const { crv, kty, x, y } = createPublicKey(key).export({ format: 'jwk' })
  const kid = createHash('sha256').update(JSON.stringify({ crv, kty, x, y })).digest('base64url')
  const now = Math.floor(new Date().getTime() / 1000)
  const claims = { iss: CLIENT_ID, sub: CLIENT_ID, aud: audience, jti: randomUUID(), iat: now, exp: now + 60 }
  const said = `${base64url({ alg: 'ES256', kid })}.${base64url(claims)}`
  return `${said}.${sign('sha256', Buffer.from(said), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`
}

/** A bearer token for this program. It lasts some minutes: ask for a new one when the API answers 401. */
export async function programToken(): Promise<string> {
  const issuer = await (await fetch(`${ISSUER}/.well-known/openid-configuration`)).json()
  const answer = await fetch(issuer.token_endpoint, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      scope: 'profile:read visits:read visits:write adhoc:query',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: assertion(issuer.issuer),
    }),
  })
  if (!answer.ok) throw new Error(`no token: ${await answer.text()}`)
  return (await answer.json()).access_token
}
