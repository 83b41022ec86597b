/**
 * The second store: where a save goes when the database cannot be written even on a fresh handle, or is full. One file for
 * each save, in the order of saving. It holds what the outbox would: the sealed item, and its copy under the data key.
 * Whatever is here is taken into the outbox at the next good chance, once, before anything that is saved later.
 */
import { listOf, nullable, number, object, readJson, text, withDefault, type Parser } from '../contract/parse'
import type { OutboxItem } from '../sync/ports'
import { base64url, fromBase64url } from './bytes'
import type { Envelope } from './data-key'
import type { Files } from './files'
import type { Keeping, Outbox, Save } from './outbox-store'

export interface Journal {
  /** Rejects where it could not be written: then the save is nowhere. A save that is here already is not written again. */
  keep(save: Save): Promise<void>
  /** The saves that wait here, the oldest first. */
  read(): Promise<Save[]>
  /** Hands each save to `outbox`, the oldest first, and lets go of it when that is done. Stops at the first that fails. */
  takeInto(outbox: Pick<Outbox, 'write'>): Promise<number>
}

/** Runs `work` alone among all tabs. */
export type Exclusively = <T>(work: () => Promise<T>) => Promise<T>

const PLACES = 9

export function journalOver(files: () => Promise<Files | null>, exclusively: Exclusively): Journal {
  return {
    keep: (save) =>
      exclusively(async () => {
        const folder = await files()
        if (folder === null) throw new Error('this browser has no second store')
        const names = await folder.names()
        if (names.some((name) => name.endsWith(endOf(save)))) return
        const last = Number(names.at(-1)?.slice(0, PLACES) ?? 0)
        await folder.write(String(last + 1).padStart(PLACES, '0') + endOf(save), JSON.stringify(written(save)))
      }),
    read: () => exclusively(async () => (await readAll(await files())).map(({ save }) => save)),
    takeInto: (outbox) =>
      exclusively(async () => {
        const folder = await files()
        const found = await readAll(folder)
        for (const { name, save } of found) {
          await outbox.write(save)
          await folder?.remove(name)
        }
        return found.length
      }),
  }
}

/** What waits here as the pages show it: after everything in the outbox, without a number of its own yet. */
export function asItems(saves: readonly Save[]): OutboxItem[] {
  const items = saves.flatMap((save) => save.items.map(({ item }) => item))
  return items.map((item, place) => ({
    ...item,
    deviceId: '',
    seq: Number.MAX_SAFE_INTEGER,
    prevId: null,
    order: Number.MAX_SAFE_INTEGER - items.length + place,
    state: 'waiting',
    receipt: null,
  }))
}

/** A save is known by its first item. */
const endOf = (save: Save): string => `-${save.items[0]?.item.id ?? ''}.json`

/** A file that cannot be read was never whole, so nobody was told that it was kept. It stays where it is. */
async function readAll(folder: Files | null): Promise<{ name: string; save: Save }[]> {
  if (folder === null) return []
  const found: { name: string; save: Save }[] = []
  for (const name of await folder.names()) {
    const save = readSave(readJson(await folder.read(name)))
    if (save !== undefined) found.push({ name, save })
  }
  return found
}

interface Written {
  group: string | null
  items: { item: Keeping['item']; promises: string[]; readable: { iv: string; data: string } | null }[]
}

const written = ({ group, items }: Save): Written => ({
  group,
  items: items.map(({ item, promises, readable }) => ({
    item,
    promises,
    readable: readable === null ? null : { iv: base64url(readable.iv), data: base64url(readable.data) },
  })),
})

const bytes: Parser<Envelope> = (value) => {
  const parts = object<{ iv: string; data: string }>({ iv: text, data: text })(value)
  return parts === undefined ? undefined : { iv: fromBase64url(parts.iv), data: fromBase64url(parts.data) }
}
const keeping: Parser<Keeping> = object<Keeping>({
  item: object<Keeping['item']>({
    id: text,
    op: text,
    opVersion: number,
    at: text,
    savedAt: text,
    sealed: text,
    sha256: text,
  }),
  promises: withDefault(listOf(text), []),
  readable: withDefault(nullable(bytes), null),
})
const readSave: Parser<Save> = object<Save>({ group: nullable(text), items: listOf(keeping) })
