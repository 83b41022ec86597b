/**
 * A file as it lies on this phone and as it travels: parts of 512 KiB, each AES-256-GCM under a key made for this file
 * alone. The key is kept with the draft under the data key, and goes to the server inside the sealed visit; so a locked
 * phone can send the parts, and neither it nor whoever carries it can read them. The other half: api/attachments/opening.py.
 */
import { base64url, fromBase64url, join, randomBytes, utf8, type Bytes } from '../device/bytes'

export const PART_BYTES = 512 * 1_024
export const TAG_BYTES = 16
export const SEALED_PART_BYTES = PART_BYTES + TAG_BYTES

export const newKey = (): string => base64url(randomBytes(32))

export const sealedLength = (bytes: number): number => bytes + Math.ceil(bytes / PART_BYTES) * TAG_BYTES

export async function sealParts(id: string, key: string, file: Bytes): Promise<Bytes[]> {
  const cipher = await cipherOf(key, 'encrypt')
  const count = Math.ceil(file.length / PART_BYTES)
  return Promise.all(
    Array.from({ length: count }, async (_, part) => {
      const plain = file.slice(part * PART_BYTES, (part + 1) * PART_BYTES)
      return new Uint8Array(await crypto.subtle.encrypt(place(id, part, count), cipher, plain))
    }),
  )
}

/** The file again; rejects where a part is not the one that was sealed there. */
export async function openParts(id: string, key: string, parts: readonly Bytes[]): Promise<Bytes> {
  const cipher = await cipherOf(key, 'decrypt')
  const opened = await Promise.all(
    parts.map(async (sealed, part) => new Uint8Array(await crypto.subtle.decrypt(place(id, part, parts.length), cipher, sealed))),
  )
  return join(...opened)
}

/** The key is used for one file, so the number of the part is its nonce; its place is authenticated with it. */
function place(id: string, part: number, count: number): AesGcmParams {
  const iv = new Uint8Array(12)
  new DataView(iv.buffer).setUint32(8, part)
  return { name: 'AES-GCM', iv, additionalData: utf8(`${id}|${part}|${part === count - 1 ? 'last' : 'more'}`) }
}

function cipherOf(key: string, use: 'encrypt' | 'decrypt'): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', fromBase64url(key), 'AES-GCM', false, [use])
}
