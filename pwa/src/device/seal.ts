/**
 * Sealing: an item is signed by this device (JWS, ES256) and then encrypted to the server's public key (JWE compact,
 * ECDH-ES+A256KW with A256GCM, RFC 7516 and 7518). Nobody on the phone, and no thief of it, can open it again; anybody
 * may deliver it. Written by hand over WebCrypto so that the app carries no JOSE library.
 */
import { base64url, join, uint32, utf8, type Bytes } from './bytes'

const P256 = { name: 'ECDH', namedCurve: 'P-256' }
const KEY_AGREEMENT = 'ECDH-ES+A256KW'
const CONTENT_CIPHER = 'A256GCM'
const TAG_BYTES = 16
const ITEM_TYPE = 'doorstep-item+jws'

/** A server's public key as JWK, with the name (kid) by which it knows the private half. */
export interface SealKey {
  kid: string
  x: string
  y: string
}

export async function seal(item: object, signing: CryptoKey, to: SealKey): Promise<string> {
  return encryptTo(to, utf8(await sign(item, signing)))
}

export async function sign(item: object, signing: CryptoKey): Promise<string> {
  const header = base64url(utf8(JSON.stringify({ alg: 'ES256', typ: ITEM_TYPE })))
  const input = `${header}.${base64url(utf8(JSON.stringify(item)))}`
  const signature = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, signing, utf8(input))
  return `${input}.${base64url(new Uint8Array(signature))}`
}

export async function encryptTo(to: SealKey, plain: Bytes): Promise<string> {
  const once = await crypto.subtle.generateKey(P256, false, ['deriveBits'])
  const epk = await crypto.subtle.exportKey('jwk', once.publicKey)
  const header = base64url(
    utf8(
      JSON.stringify({
        alg: KEY_AGREEMENT,
        enc: CONTENT_CIPHER,
        kid: to.kid,
        epk: { kty: 'EC', crv: 'P-256', x: epk.x, y: epk.y },
      }),
    ),
  )
  const contentKey = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, true, ['encrypt'])
  const wrapping = await agree(once.privateKey, to)
  const wrapped = new Uint8Array(await crypto.subtle.wrapKey('raw', contentKey, wrapping, 'AES-KW'))
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const algorithm = { name: 'AES-GCM', iv, additionalData: utf8(header) }
  const sealed = new Uint8Array(await crypto.subtle.encrypt(algorithm, contentKey, plain))
  const text = sealed.slice(0, -TAG_BYTES)
  const tag = sealed.slice(-TAG_BYTES)
  return [header, base64url(wrapped), base64url(iv), base64url(text), base64url(tag)].join('.')
}

async function agree(own: CryptoKey, to: SealKey): Promise<CryptoKey> {
  const jwk = { kty: 'EC', crv: 'P-256', x: to.x, y: to.y }
  const theirs = await crypto.subtle.importKey('jwk', jwk, P256, false, [])
  const shared = new Uint8Array(await crypto.subtle.deriveBits({ name: 'ECDH', public: theirs }, own, 256))
  return crypto.subtle.importKey('raw', await concatKdf(shared, KEY_AGREEMENT), 'AES-KW', false, ['wrapKey', 'unwrapKey'])
}

/** RFC 7518, 4.6.2, for a key of 256 bits: one round of SHA-256, with no party information. */
export async function concatKdf(shared: Bytes, algorithm: string, apu: Bytes = utf8(''), apv: Bytes = utf8('')): Promise<Bytes> {
  const name = utf8(algorithm)
  const info = join(uint32(name.length), name, uint32(apu.length), apu, uint32(apv.length), apv, uint32(256))
  return new Uint8Array(await crypto.subtle.digest('SHA-256', join(uint32(1), shared, info)))
}
