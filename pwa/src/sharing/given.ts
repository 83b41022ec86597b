/** What a person concerned is given of what was told of them (DPA 2018 s.45): a line for each statement. */
import type { GivenToSubjectQuery } from '../contract/generated/graphql'
import { BASIS, SUBJECT } from '../ui/law-words'
import { wordsFor } from '../ui/words'
import { FIELD } from './sharing-words'

type Told = GivenToSubjectQuery['disclosures']['nodes'][number]

const HEAD = ['Told to', 'On', 'What', 'Said', 'Fact or opinion', 'About whom', 'As of', 'Taken back since'] as const

export function givenFile(told: readonly Told[]): string {
  const lines = told.flatMap((each) =>
    each.statements.map((said) => [
      each.agency.name,
      dayOf(each.disclosedAt),
      wordsFor(FIELD, said.field),
      said.text,
      wordsFor(BASIS, said.basis),
      wordsFor(SUBJECT, said.subjectCategory),
      said.asOf === null ? '' : dayOf(said.asOf),
      each.isRecalled ? 'Yes' : 'No',
    ]),
  )
  return [HEAD, ...lines].map((line) => `${line.map(cell).join(',')}\r\n`).join('')
}

const dayOf = (at: string): string => at.slice(0, 10)

/** In quotes, and never a formula to whatever opens the file. */
const cell = (text: string): string => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`
