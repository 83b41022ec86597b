/** A report that is being written, as the phone keeps it under the data key. Its id becomes the id of the submission. Pure. */
import { listOf, nullable, object, text, withDefault, type Parser } from '../contract/parse'
import { EMPTY, NOBODY_YET, type Described, type Item, type Written } from './submission'

export interface ReportDraft {
  id: string
  reportId: string
  /** Whose page it was begun on; null: of nobody on this phone. */
  nominalId: string | null
  written: Written
}

const words = withDefault(text, '')

/** Reads a draft back from the phone's store; nothing of a draft of another kind. */
export const reportDraft: Parser<ReportDraft> = object<ReportDraft>({
  id: text,
  reportId: text,
  nominalId: nullable(text),
  written: object<Written>({
    items: listOf(object<Item>({ text: words, assessment: words, basis: words, subjectCategory: words })),
    provenance: words,
    source: words,
    sourceEvaluation: words,
    handling: words,
    conditions: words,
    priority: words,
    persons: withDefault(listOf(object<Described>({ name: words, dateOfBirth: words, age: words, address: words, description: words })), []),
  }),
})

/** An empty one. Who holds nobody on the phone is asked first who it is about. */
export const newReport = (nominalId: string | null, ids: { id: string; reportId: string }): ReportDraft => ({
  ...ids,
  nominalId,
  written: nominalId === null ? { ...EMPTY, persons: [NOBODY_YET] } : EMPTY,
})
