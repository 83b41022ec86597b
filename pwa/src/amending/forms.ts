/**
 * The records that officers amend at the door, each declared once: what it is called, its fields, what may be done. The
 * server's declaration is api/nominals/editable.py. Pure.
 */
import type { NominalDoc } from '../contract/documents'
import { isRecord } from '../contract/parse'
import { calendarWords } from '../ui/dates'
import { AGE_BAND, MARKER, wordsFor } from '../ui/words'

export type Verb = 'Add' | 'Amend' | 'End'
export type Values = Readonly<Record<string, unknown>>

interface Common {
  name: string
  label: string
  hint?: string
}
export type FormField = Common &
  (
    | { kind: 'text'; max: number; isOptional?: boolean }
    | { kind: 'yesNo' }
    | { kind: 'choice'; words: Readonly<Record<string, string>> }
    | { kind: 'day' }
  )

export interface Editable {
  name: string
  /** Where a nominal's document has them. */
  list: 'household' | 'markers'
  one: string
  add: string
  end: string | null
  fields: readonly FormField[]
}

export const EDITABLE: Readonly<Record<string, Editable>> = {
  HouseholdMember: {
    name: 'HouseholdMember',
    list: 'household',
    one: 'Person in the household',
    add: 'Add a person',
    end: 'No longer lives there or visits',
    fields: [
      { name: 'firstName', label: 'First name', kind: 'text', max: 100 },
      { name: 'relationship', label: 'What they are to the person you visit', hint: 'For example partner or daughter', kind: 'text', max: 100 },
      { name: 'isChild', label: 'Are they under 18?', kind: 'yesNo' },
      { name: 'ageBand', label: 'Age', kind: 'choice', words: AGE_BAND },
      { name: 'livesThere', label: 'Do they live there?', kind: 'yesNo' },
    ],
  },
  Marker: {
    name: 'Marker',
    list: 'markers',
    one: 'Warning',
    add: 'Add a warning',
    end: null,
    fields: [
      { name: 'code', label: 'What it warns of', kind: 'choice', words: MARKER },
      { name: 'detail', label: 'What a visitor should know', kind: 'text', max: 500, isOptional: true },
      { name: 'since', label: 'Since which day', hint: 'For example 2026-11-23', kind: 'day' },
      { name: 'reviewedOn', label: 'When somebody last made sure of it', hint: 'For example 2026-11-23', kind: 'day' },
    ],
  },
}

export const fieldOf = (entity: string, field: string): FormField | undefined =>
  EDITABLE[entity]?.fields.find((each) => each.name === field)

/** The records of a kind that a nominal has, as a form's values. */
export const recordsOf = (nominal: NominalDoc, { list }: Editable): { id: string }[] => nominal[list]

/** The form's values of a record; of nothing, an empty form. */
export function valuesOf(kind: Editable, record: object | undefined): Values {
  const found: Values = isRecord(record) ? record : {}
  return Object.fromEntries(kind.fields.map((field) => [field.name, found[field.name] ?? null]))
}

/** Which record of the person it is, in words; nothing where it is not there any more. */
export function recordWords(nominal: Named | null | undefined, recordId: string): string {
  const member = nominal?.household.find(({ id }) => id === recordId)
  const marker = nominal?.markers.find(({ id }) => id === recordId)
  if (member !== undefined) return `, ${member.firstName}`
  return marker === undefined ? '' : `, ${wordsFor(MARKER, marker.code).toLowerCase()}`
}
interface Named {
  household: readonly { id: string; firstName: string }[]
  markers: readonly { id: string; code: string }[]
}

/** A value in words, as a person reads it. */
export function valueWords(field: FormField | undefined, value: unknown): string {
  if (value === null || value === undefined || value === '') return 'Nothing'
  if (typeof value === 'boolean') return value ? 'Yes' : 'No'
  const said = String(value)
  if (field?.kind === 'choice') return wordsFor(field.words, said)
  return field?.kind === 'day' ? calendarWords(said) : said
}

/** What must be mended before it can be saved. */
export function faultsOf(kind: Editable, values: Values): { field: string; message: string }[] {
  return kind.fields.flatMap((field) => {
    const fault = faultOf(field, values[field.name])
    return fault === null ? [] : [{ field: field.name, message: fault }]
  })
}

export function faultOf(field: FormField, value: unknown): string | null {
  const isEmpty = value === null || value === undefined || String(value).trim() === ''
  if (isEmpty) return field.kind === 'text' && field.isOptional === true ? null : `Give an answer: ${field.label}`
  if (field.kind === 'text' && String(value).length > field.max) return `${field.label}: at most ${field.max} characters`
  if (field.kind === 'day' && !isDay(String(value))) return `${field.label}: a day as in 2026-11-23`
  return null
}

const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.startsWith(text) === true
