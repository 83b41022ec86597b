/** What every page of the visit form is given, and the small things that they share. */
import type { NominalDoc, OfficerDoc } from '../contract/documents'
import type { Choice } from '../ui/fields'
import type { VisitDraft } from './draft'
import type { FieldError as Problem } from './draft-to-command'

export interface StepProps {
  draft: VisitDraft
  nominal: NominalDoc
  officers: readonly OfficerDoc[]
  errors: readonly Problem[]
  change: (part: Partial<VisitDraft>) => void
}

export const choicesOf = (words: Readonly<Record<string, string>>, hints: Readonly<Record<string, string>> = {}): Choice[] =>
  Object.entries(words).map(([value, label]) => ({ value, label, hint: hints[value] }))

export const YES_NO: readonly Choice[] = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
]

export const errorOf = (errors: readonly Problem[], field: string): string | undefined =>
  errors.find((error) => error.field === field)?.message

/** A copy of `list` with the element at `index` changed. */
export const changed = <T,>(list: readonly T[], index: number, part: Partial<T>): T[] =>
  list.map((each, at) => (at === index ? { ...each, ...part } : each))
