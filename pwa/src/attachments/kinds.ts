/**
 * What may be attached to a visit, and how much of it: the same words and limits as api/visits/attached.py. Pure.
 */
import { nullable, number, object, oneOf, text, type Parser } from '../contract/parse'
import { count } from '../ui/words'

export const ATTACHMENTS_MAX = 20
export const ATTACHMENT_BYTES_MAX = 20 * 1_024 * 1_024
export const CAPTION_CHARS_MAX = 500
/** The longer side of a photo after it was drawn again on this phone. */
export const SIDE_PIXELS_MAX = 1_600

export const KINDS = ['PHOTO', 'SIGNATURE', 'VOICE_NOTE', 'DOCUMENT'] as const
export type Kind = (typeof KINDS)[number]

/** One attachment as the visit promises it. `key` opens what travels; it is sealed to the server with the visit. */
export interface Promised {
  id: string
  kind: Kind
  mime: string
  /** The size of the file and its SHA-256, before it is sealed. */
  bytes: number
  sha256: string
  caption: string | null
  key: string | null
}

const maybe = nullable(text)
export const promised: Parser<Promised> = object<Promised>({
  id: text,
  kind: oneOf(KINDS),
  mime: text,
  bytes: number,
  sha256: text,
  caption: maybe,
  key: maybe,
})

export const isPicture = (mime: string): boolean => mime.startsWith('image/')

/** What is taken of each kind; pictures are drawn again and become JPEG whatever they were. */
const TAKEN: Readonly<Record<Kind, readonly string[]>> = {
  PHOTO: ['image/jpeg'],
  SIGNATURE: ['image/png'],
  VOICE_NOTE: ['audio/mp4', 'audio/mpeg', 'audio/ogg', 'audio/wav', 'audio/webm'],
  DOCUMENT: ['application/pdf', 'image/jpeg'],
}
/** What browsers call them otherwise. */
const ALSO: Readonly<Record<string, string>> = {
  'audio/x-m4a': 'audio/mp4',
  'audio/m4a': 'audio/mp4',
  'audio/mp3': 'audio/mpeg',
  'audio/x-wav': 'audio/wav',
  'audio/vnd.wave': 'audio/wav',
  'video/webm': 'audio/webm',
  'application/ogg': 'audio/ogg',
}

/** The media type under which a file of this kind is promised; undefined where it is not taken. */
export function takenAs(kind: Kind, mime: string): string | undefined {
  const plain = mime.split(';')[0]?.trim().toLowerCase() ?? ''
  const known = ALSO[plain] ?? plain
  return TAKEN[kind].includes(known) ? known : undefined
}

const NOUN: Readonly<Record<Kind, string>> = {
  PHOTO: 'photo',
  SIGNATURE: 'signature',
  VOICE_NOTE: 'voice note',
  DOCUMENT: 'document',
}

export const nounOfKind = (kind: string): string => NOUN[KINDS.find((known) => known === kind) ?? 'DOCUMENT']

/** "2 of 3 photos sent", "1 of 1 attachment arrived": of all of them, in the noun that fits all of them. */
export function progressWords(all: readonly { kind: string }[], done: number, verb: string): string {
  const kinds = new Set(all.map((each) => each.kind))
  const only = kinds.size === 1 ? [...kinds][0] : undefined
  return `${done} of ${count(all.length, only === undefined ? 'attachment' : nounOfKind(only))} ${verb}`
}

export function sizeWords(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1_000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`
}

/** Why the server does not take one, and what to do; by its code. */
export const PROBLEM: Readonly<Record<string, string>> = {
  HASH_DIFFERS: 'It was damaged on the way. It is sent again.',
  UNOPENABLE: 'It was damaged on the way. It is sent again.',
  DAMAGED: 'It is damaged on this phone and cannot be sent. Add it to a later record if you still have it.',
  KIND_NOT_TAKEN: 'Files of this kind are not taken.',
  MORE_THAN_IT_SAYS: 'Something else is hidden behind the picture. Take the picture again and add it to a later record.',
  NOT_WHAT_IT_SAYS: 'The file is not of the kind that it says.',
  TOO_BIG: 'It is larger than 20 MB.',
  TOO_MANY: 'A visit takes 20 attachments.',
  TOO_MANY_PIXELS: 'The picture is too large.',
  UNREADABLE_PICTURE: 'The picture cannot be read. Take it again and add it to a later record.',
}
export const problemWords = (code: string | null): string =>
  (code === null ? undefined : PROBLEM[code]) ?? 'The server does not take it. Tell your supervisor.'
