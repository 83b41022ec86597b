/** What an item of intelligence is, fact or opinion, and whom it is about: as of every statement (DPA 2018 s.38). */
import type { JSX } from 'preact'
import { Select } from '../ui/fields'
import { BASIS, SUBJECT } from '../ui/law-words'
import { wordsFor, type Words } from '../ui/words'

export interface Statement {
  basis: string
  subjectCategory: string
}

interface StatementFieldsProps {
  place: number
  said: Statement
  error: (field: string) => string | undefined
  set: (part: Partial<Statement>) => void
}

const choices = (words: Words): { value: string; label: string }[] => [
  { value: '', label: 'Choose' },
  ...Object.keys(words).map((value) => ({ value, label: wordsFor(words, value) })),
]

export function StatementFields({ place, said, error, set }: StatementFieldsProps): JSX.Element {
  return (
    <>
      <Select
        id={`basis-${place}`}
        label="What it is"
        value={said.basis}
        choices={choices(BASIS)}
        error={error(`basis-${place}`)}
        onValue={(basis) => set({ basis })}
      />
      <Select
        id={`about-${place}`}
        label="Whom it is about"
        value={said.subjectCategory}
        choices={choices(SUBJECT)}
        error={error(`about-${place}`)}
        onValue={(subjectCategory) => set({ subjectCategory })}
      />
    </>
  )
}
