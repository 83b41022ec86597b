/**
 * The data key (DEK) under which everything readable on the phone lies, and the passphrase slot that wraps it.
 *
 *   KEK = HKDF( PBKDF2-SHA256(passphrase, salt, 600,000)  then  HMAC(device secret, salt) )      DEK = unwrap(KEK)
 *
 * The device secret cannot be exported, so a copied wrapped key is useless without this browser's own storage. The slot
 * is erased after ten wrong passphrases (attempts.ts); the sealed outbox does not depend on it.
 */
import { fromUtf8, join, randomBytes, utf8, type Bytes } from './bytes'

/** OWASP Password Storage Cheat Sheet, PBKDF2-HMAC-SHA256. About 0.2 s on a laptop, a second on a cheap phone. */
export const PBKDF2_ROUNDS = 600_000
export const PASSPHRASE_CHARS_MIN = 8

export interface Slot {
  salt: Bytes
  rounds: number
  wrapped: Bytes
}

/** One encrypted value. Where it lies (store, id, version) is authenticated with it: it cannot be moved or put back. */
export interface Envelope {
  iv: Bytes
  data: Bytes
}

export function newDeviceSecret(): Promise<CryptoKey> {
  return crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
}

export async function makeSlot(
  passphrase: string,
  deviceSecret: CryptoKey,
  rounds: number = PBKDF2_ROUNDS,
): Promise<{ slot: Slot; dataKey: CryptoKey }> {
  const fresh = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, true, ['encrypt', 'decrypt'])
  const salt = randomBytes(16)
  const kek = await wrappingKey(passphrase, salt, rounds, deviceSecret)
  const slot = { salt, rounds, wrapped: new Uint8Array(await crypto.subtle.wrapKey('raw', fresh, kek, 'AES-KW')) }
  const dataKey = await openSlot(slot, passphrase, deviceSecret)
  if (dataKey === undefined) throw new Error('a slot that was just made did not open')
  return { slot, dataKey }
}

/** The data key, not exportable, or undefined where the passphrase is wrong (AES-KW proves its own integrity). */
export async function openSlot(slot: Slot, passphrase: string, deviceSecret: CryptoKey): Promise<CryptoKey | undefined> {
  const kek = await wrappingKey(passphrase, slot.salt, slot.rounds, deviceSecret)
  try {
    const uses: KeyUsage[] = ['encrypt', 'decrypt']
    return await crypto.subtle.unwrapKey('raw', slot.wrapped, kek, 'AES-KW', 'AES-GCM', false, uses)
  } catch {
    return undefined
  }
}

async function wrappingKey(passphrase: string, salt: Bytes, rounds: number, deviceSecret: CryptoKey): Promise<CryptoKey> {
  const typed = await crypto.subtle.importKey('raw', utf8(passphrase.normalize('NFKC')), 'PBKDF2', false, ['deriveBits'])
  const stretch = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds }
  const known = new Uint8Array(await crypto.subtle.deriveBits(stretch, typed, 256))
  const held = new Uint8Array(await crypto.subtle.sign('HMAC', deviceSecret, salt))
  const both = await crypto.subtle.importKey('raw', join(known, held), 'HKDF', false, ['deriveKey'])
  const expand = { name: 'HKDF', hash: 'SHA-256', salt, info: utf8('doorstep/kek/passphrase') }
  return crypto.subtle.deriveKey(expand, both, { name: 'AES-KW', length: 256 }, false, ['wrapKey', 'unwrapKey'])
}

export async function enclose(key: CryptoKey, place: string, value: unknown): Promise<Envelope> {
  const iv = randomBytes(12)
  const algorithm = { name: 'AES-GCM', iv, additionalData: utf8(place) }
  const data = new Uint8Array(await crypto.subtle.encrypt(algorithm, key, utf8(JSON.stringify(value))))
  return { iv, data }
}

/** The value that was enclosed at this very place. Rejects where the key, the place or the bytes are not the same. */
export async function disclose(key: CryptoKey, place: string, envelope: Envelope): Promise<unknown> {
  const algorithm = { name: 'AES-GCM', iv: envelope.iv, additionalData: utf8(place) }
  const plain = await crypto.subtle.decrypt(algorithm, key, envelope.data)
  const value: unknown = JSON.parse(fromUtf8(new Uint8Array(plain)))
  return value
}
