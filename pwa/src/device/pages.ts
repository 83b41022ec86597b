/**
 * Rows are kept in encrypted pages of about a hundred, not one by one: a thousand small decryptions at each start would
 * cost seconds on a cheap phone. Pure grouping; record-store.ts writes the pages.
 */
import { anything, listOf, number, object, text, type Parser } from '../contract/parse'
import { rowKey, type Row } from '../sync/ports'

/** The last digit of a UUID is random, so each entity falls into sixteen pages of like size. */
export const pageKey = (entity: string, id: string): string => `${entity}:${id.slice(-1)}`

export type Page = Map<string, Row>

const row: Parser<Row> = object<Row>({
  entity: text,
  id: text,
  scope: text,
  version: text,
  generation: number,
  doc: anything,
})
const rows = listOf(row)

export function readPage(value: unknown): Page {
  const list = rows(value)
  if (list === undefined) throw new Error('a page that holds no rows')
  return new Map(list.map((each) => [rowKey(each.entity, each.id), each]))
}

/** The pages that a change touches, as they will be. */
export function changedPages(
  current: ReadonlyMap<string, Row>,
  upserts: readonly Row[],
  removals: readonly string[],
): Map<string, Page> {
  const touched = new Set(upserts.map((each) => pageKey(each.entity, each.id)))
  for (const key of removals) {
    const gone = current.get(key)
    if (gone !== undefined) touched.add(pageKey(gone.entity, gone.id))
  }
  const pages = new Map<string, Page>([...touched].map((key) => [key, new Map()]))
  for (const [key, each] of current) pages.get(pageKey(each.entity, each.id))?.set(key, each)
  for (const each of upserts) pages.get(pageKey(each.entity, each.id))?.set(rowKey(each.entity, each.id), each)
  for (const key of removals) for (const page of pages.values()) page.delete(key)
  return pages
}

