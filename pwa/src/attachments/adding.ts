/** A file becomes an attachment of a draft: drawn again if it is a picture, sealed, and on the disk before it is named. */
import { sha256HexOf, type Bytes } from '../device/bytes'
import { nowMs } from '../device/clock'
import { newId } from '../device/ids'
import type { AttachmentStore } from '../device/attachment-store'
import { ATTACHMENT_BYTES_MAX, ATTACHMENTS_MAX, isPicture, sizeWords, takenAs, type Kind, type Promised } from './kinds'
import { newKey, sealedLength, sealParts } from './parts'
import { redraw } from './redraw'

export type Added = { kind: 'added'; promised: Promised } | { kind: 'refused'; words: string }

const refused = (words: string): Added => ({ kind: 'refused', words })

export async function addFile(
  store: AttachmentStore,
  owner: string,
  kind: Kind,
  file: File,
  already: number,
): Promise<Added> {
  if (already >= ATTACHMENTS_MAX) return refused(`A visit takes ${ATTACHMENTS_MAX} attachments. Remove one first.`)
  if (isPicture(file.type)) {
    const drawn = await redraw(file)
    return drawn === undefined
      ? refused('This picture cannot be read on this phone. Take it again, or choose another.')
      : keep(store, owner, { kind, mime: 'image/jpeg', caption: null }, drawn)
  }
  const mime = takenAs(kind, file.type)
  if (mime === undefined) return refused('Files of this kind are not taken. Choose a picture, a PDF, or a sound.')
  if (file.size > ATTACHMENT_BYTES_MAX) {
    return refused(`This file has ${sizeWords(file.size)}. Choose one of at most ${sizeWords(ATTACHMENT_BYTES_MAX)}.`)
  }
  return keep(store, owner, { kind, mime, caption: null }, new Uint8Array(await file.arrayBuffer()))
}

export async function keep(
  store: AttachmentStore,
  owner: string,
  what: Pick<Promised, 'kind' | 'mime' | 'caption'>,
  file: Bytes,
): Promise<Added> {
  if (file.length === 0) return refused('This file is empty.')
  const id = newId()
  const key = newKey()
  try {
    const parts = await sealParts(id, key, file)
    await store.keepAttachment({ id, owner, kind: what.kind, madeAt: nowMs(), length: sealedLength(file.length) }, parts)
  } catch {
    return refused('NOT kept: this phone could not write it down. Free some space and try again.')
  }
  return { kind: 'added', promised: { ...what, id, bytes: file.length, sha256: await sha256HexOf(file), key } }
}
