/** Bytes to text and back, in the forms that JOSE and digests use. No cryptography here. */
export type Bytes = Uint8Array<ArrayBuffer>

const encoder = new TextEncoder()
const decoder = new TextDecoder()

export const utf8 = (value: string): Bytes => encoder.encode(value)
export const fromUtf8 = (value: Bytes): string => decoder.decode(value)

export function join(...parts: readonly Bytes[]): Bytes {
  const out = new Uint8Array(parts.reduce((size, part) => size + part.length, 0))
  let at = 0
  for (const part of parts) {
    out.set(part, at)
    at += part.length
  }
  return out
}

export function base64(value: Bytes): string {
  let binary = ''
  for (const byte of value) binary += String.fromCodePoint(byte)
  return btoa(binary)
}

export function base64url(value: Bytes): string {
  return base64(value).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

export function fromBase64url(value: string): Bytes {
  const binary = atob(value.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(binary, (character) => character.codePointAt(0) ?? 0)
}

/** Four bytes, most significant first. */
export function uint32(value: number): Bytes {
  const out = new Uint8Array(4)
  new DataView(out.buffer).setUint32(0, value)
  return out
}

export const sha256Hex = (ascii: string): Promise<string> => sha256HexOf(utf8(ascii))

export async function sha256HexOf(bytes: Bytes): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

export const randomBytes = (count: number): Bytes => crypto.getRandomValues(new Uint8Array(count))
