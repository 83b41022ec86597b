/** A picture that lies on this phone, opened for whoever has unlocked it. Nothing where it is no picture, or has gone. */
import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { AttachmentStore } from '../device/attachment-store'
import { isPicture, type Promised } from './kinds'
import { openParts } from './parts'

export function LocalPicture({ store, promised, name }: { store: AttachmentStore; promised: Promised; name: string }): JSX.Element | null {
  const { id, key, mime } = promised
  const [address, setAddress] = useState<string | null>(null)
  useEffect(() => {
    let made: string | undefined
    let isGone = false
    void opened(store, { id, key, mime }).then((picture) => {
      if (isGone || picture === undefined) return
      made = URL.createObjectURL(picture)
      setAddress(made)
    })
    return () => {
      isGone = true
      if (made !== undefined) URL.revokeObjectURL(made)
    }
  }, [store, id, key, mime])
  return address === null ? null : <img class="app-picture" src={address} alt={promised.caption || name} />
}

type Sealed = Pick<Promised, 'id' | 'key' | 'mime'>

async function opened(store: AttachmentStore, { id, key, mime }: Sealed): Promise<Blob | undefined> {
  if (!isPicture(mime) || key === null) return undefined
  try {
    const parts = await store.readParts(id)
    return parts.length === 0 ? undefined : new Blob([await openParts(id, key, parts)], { type: mime })
  } catch {
    return undefined
  }
}
