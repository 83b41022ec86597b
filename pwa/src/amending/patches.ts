/**
 * What an officer changes of a record, as it is sealed and sent: of each field what the phone showed and what was
 * written; and how it shows on this phone until the server's own record has come back. Pure.
 */
import type { NominalDoc } from '../contract/documents'
import { isRecord, type Parser } from '../contract/parse'
import type { OutboxItem } from '../sync/ports'
import { EDITABLE, type Editable, type Values, type Verb } from './forms'

export interface FieldPatch {
  base: unknown
  value: unknown
}
export interface Patch {
  nominalId: string
  recordId: string
  fields: Readonly<Record<string, FieldPatch>>
}
/** A patch of the outbox, with what it is of. */
export interface Amendment {
  item: OutboxItem
  verb: Verb
  kind: Editable
  patch: Patch
}

const VERBS: readonly Verb[] = ['Add', 'Amend', 'End']
export const PATCH_VERSION = 1

export const operationOf = (verb: Verb, kind: Editable): { op: string; opVersion: number } => ({
  op: `${verb}${kind.name}`,
  opVersion: PATCH_VERSION,
})

/** Every field that was shown, with what was written; a field left alone says so by being alike. */
export function makePatch(nominalId: string, recordId: string, shown: Values, written: Values): Patch {
  const names = Object.keys(written)
  const fields = names.map((name): [string, FieldPatch] => [name, { base: shown[name] ?? null, value: written[name] ?? null }])
  return { nominalId, recordId, fields: Object.fromEntries(fields) }
}

export const isChanged = (patch: Patch): boolean => Object.values(patch.fields).some(({ base, value }) => base !== value)

/** Reads back a readable copy by its operation; undefined where it is none of ours. */
export function amendmentOf(item: OutboxItem, readable: unknown): Amendment | undefined {
  const verb = VERBS.find((each) => item.op.startsWith(each))
  const kind = verb === undefined ? undefined : EDITABLE[item.op.slice(verb.length)]
  const read = patch(readable)
  return verb === undefined || kind === undefined || read === undefined ? undefined : { item, verb, kind, patch: read }
}

const patch: Parser<Patch> = (value) => {
  if (!isRecord(value)) return undefined
  const { nominalId, recordId, fields } = value
  if (typeof nominalId !== 'string' || typeof recordId !== 'string') return undefined
  const entries = isRecord(fields) ? Object.entries(fields) : []
  const read = entries.map(([name, each]): [string, FieldPatch] => [
    name,
    isRecord(each) ? { base: each['base'] ?? null, value: each['value'] ?? null } : { base: null, value: null },
  ])
  return { nominalId, recordId, fields: Object.fromEntries(read) }
}

/** The server's record of a nominal, with what this phone changed of it and the server does not yet show. */
export function replayed(nominal: NominalDoc, amendments: readonly Amendment[]): NominalDoc {
  return amendments.reduce(applied, nominal)
}

function applied(nominal: NominalDoc, { verb, kind, patch }: Amendment): NominalDoc {
  const before: readonly { id: string }[] = nominal[kind.list]
  return { ...nominal, [kind.list]: changed(before, verb, patch) }
}

function changed(records: readonly { id: string }[], verb: Verb, { recordId, fields }: Patch): { id: string }[] {
  switch (verb) {
    case 'Add': {
      const values = Object.fromEntries(Object.entries(fields).map(([name, { value }]) => [name, value]))
      return records.some(({ id }) => id === recordId) ? [...records] : [...records, { id: recordId, ...values }]
    }
    case 'End':
      return records.filter(({ id }) => id !== recordId)
    case 'Amend':
      return records.map((record) => (record.id === recordId ? merged(record, fields) : record))
  }
}

/** The server's own rule: what is as it was shown is set; what somebody else changed meanwhile stands. */
function merged(record: { id: string }, fields: Patch['fields']): { id: string } {
  const current: Values = { ...record }
  const set = Object.entries(fields).filter(([name, { base, value }]) => value !== base && (current[name] ?? null) === base)
  return { ...record, ...Object.fromEntries(set.map(([name, { value }]) => [name, value])) }
}

