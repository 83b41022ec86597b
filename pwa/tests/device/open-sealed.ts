/** The server's half of sealing, for tests only: opens a JWE compact and verifies the JWS in it, with WebCrypto. */
import { fromBase64url, fromUtf8, join, utf8, type Bytes } from '../../src/device/bytes'
import { concatKdf } from '../../src/device/seal'

const P256 = { name: 'ECDH', namedCurve: 'P-256' }

export async function openSealed(sealed: string, key: JsonWebKey): Promise<string> {
  const [head, wrapped, iv, text, tag] = parts(sealed, 5)
  const header: { epk: JsonWebKey } = JSON.parse(fromUtf8(fromBase64url(head)))
  const { d, x, y } = key
  const own = await crypto.subtle.importKey('jwk', { kty: 'EC', crv: 'P-256', d: d ?? '', x: x ?? '', y: y ?? '' }, P256, false, ['deriveBits'])
  const theirs = await crypto.subtle.importKey('jwk', header.epk, P256, false, [])
  const shared = new Uint8Array(await crypto.subtle.deriveBits({ name: 'ECDH', public: theirs }, own, 256))
  const kek = await crypto.subtle.importKey('raw', await concatKdf(shared, 'ECDH-ES+A256KW'), 'AES-KW', false, ['unwrapKey'])
  const contentKey = await crypto.subtle.unwrapKey('raw', fromBase64url(wrapped), kek, 'AES-KW', 'AES-GCM', false, ['decrypt'])
  const algorithm = { name: 'AES-GCM', iv: fromBase64url(iv), additionalData: utf8(head) }
  const cipher: Bytes = join(fromBase64url(text), fromBase64url(tag))
  return fromUtf8(new Uint8Array(await crypto.subtle.decrypt(algorithm, contentKey, cipher)))
}

/** The payload of a JWS compact, where the key has signed it. */
export async function openSigned(signed: string, key: CryptoKey): Promise<{ header: unknown; payload: string }> {
  const [head, payload, signature] = parts(signed, 3)
  const how = { name: 'ECDSA', hash: 'SHA-256' }
  const isTrue = await crypto.subtle.verify(how, key, fromBase64url(signature), utf8(`${head}.${payload}`))
  if (!isTrue) throw new Error('the signature does not hold')
  const header: unknown = JSON.parse(fromUtf8(fromBase64url(head)))
  return { header, payload: fromUtf8(fromBase64url(payload)) }
}

function parts(compact: string, count: number): [string, string, string, string, string] {
  const all = compact.split('.')
  if (all.length !== count) throw new Error(`${all.length} parts, not ${count}`)
  const [a = '', b = '', c = '', d = '', e = ''] = all
  return [a, b, c, d, e]
}
