/**
 * Attachments on the disk: the sealed parts, and how far each has come. They belong to the draft until the transaction
 * that saves its visit keeps them; what that visit does not promise goes with the draft.
 */
import type { Bytes } from './bytes'
import type { Database, StoredAttachment, Writing } from './database'

export interface AttachmentStore {
  /** Writes one with its parts, for a draft, in one strict transaction. */
  keepAttachment(attachment: NewAttachment, parts: readonly Bytes[]): Promise<void>
  readAttachments(): Promise<StoredAttachment[]>
  /** The sealed parts, in their order; fewer than there should be where the browser has lost some. */
  readParts(id: string): Promise<Bytes[]>
  readPart(id: string, part: number): Promise<Bytes | undefined>
  changeAttachment(id: string, change: Partial<Omit<StoredAttachment, 'id'>>): Promise<void>
  /** Lets go of the parts; how it ended is kept. */
  dropParts(id: string): Promise<void>
  /** Taken off its draft. */
  dropAttachment(id: string): Promise<void>
  /** What was made before then for drafts that do not name it: a page died between the file and the draft. */
  dropOrphans(named: ReadonlySet<string>, before: number): Promise<void>
}

export type NewAttachment = Pick<StoredAttachment, 'id' | 'owner' | 'kind' | 'length' | 'madeAt'>

/** The stores that these lie in. */
export const ATTACHMENT_STORES = ['attachments', 'parts'] as const

export function attachmentsOver(database: Database): AttachmentStore {
  return {
    keepAttachment: ({ id, owner, kind, length, madeAt }, parts) =>
      database.strictly([...ATTACHMENT_STORES], async (writing) => {
        const fresh = { id, owner, kind, length, madeAt, parts: parts.length, state: 'draft', failures: 0 } as const
        await writing.objectStore('attachments').put({ ...fresh, problem: null, completedAt: null, epoch: null })
        // As ArrayBuffers: WebKit has corrupted Blobs in IndexedDB.
        for (const [index, part] of parts.entries()) {
          await writing.objectStore('parts').put({ attachment: id, index, data: part.slice().buffer })
        }
      }),
    readAttachments: () => database.use((handle) => handle.getAll('attachments')),
    async readParts(id) {
      const stored = await database.use((handle) => handle.getAll('parts', partsOf(id)))
      return stored.map(({ data }) => new Uint8Array(data))
    },
    async readPart(id, part) {
      const stored = await database.use((handle) => handle.get('parts', [id, part]))
      return stored === undefined ? undefined : new Uint8Array(stored.data)
    },
    changeAttachment: (id, change) =>
      database.strictly(['attachments'], async (writing) => {
        const stored = await writing.objectStore('attachments').get(id)
        if (stored !== undefined) await writing.objectStore('attachments').put({ ...stored, ...change })
      }),
    dropParts: (id) =>
      database.strictly([...ATTACHMENT_STORES], async (writing) => {
        const stored = await writing.objectStore('attachments').get(id)
        await writing.objectStore('parts').delete(partsOf(id))
        if (stored !== undefined) await writing.objectStore('attachments').put({ ...stored, parts: 0 })
      }),
    dropAttachment: (id) => database.strictly([...ATTACHMENT_STORES], (writing) => erase(writing, id)),
    dropOrphans: (named, before) =>
      database.strictly([...ATTACHMENT_STORES], async (writing) => {
        for (const each of await writing.objectStore('attachments').getAll()) {
          if (each.state === 'draft' && each.madeAt < before && !named.has(each.id)) await erase(writing, each.id)
        }
      }),
  }
}

/** In the transaction that saves a visit: what it promises is kept and waits, what else its draft had goes. */
export async function keepForVisit(writing: Writing, owner: string, promises: readonly string[]): Promise<void> {
  for (const each of await writing.objectStore('attachments').getAll()) {
    if (each.owner !== owner || each.state !== 'draft') continue
    if (promises.includes(each.id)) await writing.objectStore('attachments').put({ ...each, state: 'waiting' })
    else await erase(writing, each.id)
  }
}

/** In the transaction that ends a draft (or all of them: null): what belonged to it goes. */
export async function dropWithDraft(writing: Writing, owner: string | null): Promise<void> {
  for (const each of await writing.objectStore('attachments').getAll()) {
    if (each.state === 'draft' && (owner === null || each.owner === owner)) await erase(writing, each.id)
  }
}

/** In the transaction that lets go of answered visits: how their attachments ended goes with them. */
export async function forgetOf(writing: Writing, owners: readonly string[]): Promise<void> {
  for (const each of await writing.objectStore('attachments').getAll()) {
    if (owners.includes(each.owner) && (each.state === 'complete' || each.state === 'refused')) await erase(writing, each.id)
  }
}

async function erase(writing: Writing, id: string): Promise<void> {
  await writing.objectStore('attachments').delete(id)
  await writing.objectStore('parts').delete(partsOf(id))
}

const partsOf = (id: string): IDBKeyRange => IDBKeyRange.bound([id, 0], [id, Number.MAX_SAFE_INTEGER])
