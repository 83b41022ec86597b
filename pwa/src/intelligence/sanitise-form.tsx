/** The twin that may be shared: each item in words that tell of no source, with what it is and whom it is about. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { ask } from '../contract/ask'
import {
  SanitiseIntelligenceDocument,
  type IntelligenceFileQuery,
  type StatementBasis,
  type SubjectCategory,
} from '../contract/generated/graphql'
import { newId } from '../device/ids'
import { refusalOf } from '../oversight/use-asked'
import { FieldError, TextArea } from '../ui/fields'
import { BASIS, SUBJECT } from '../ui/law-words'
import { StatementFields, type Statement } from './statement-fields'

type Report = NonNullable<IntelligenceFileQuery['intelligenceReport']>
type Submission = NonNullable<IntelligenceFileQuery['intelligenceFile']>['submissions'][number]
type Writing = Statement & { text: string }

interface SanitiseFormProps {
  report: Report
  told: Submission
  again: () => void
}

/** It was written before anybody was asked what each item is: it cannot be shared until somebody says so. */
export const isUnsaid = (report: Report): boolean =>
  report.items.some(({ text, basis, subjectCategory }) => text !== null && (basis === null || subjectCategory === null))

const isBasis = (word: string): word is StatementBasis => Object.hasOwn(BASIS, word)
const isCategory = (word: string): word is SubjectCategory => Object.hasOwn(SUBJECT, word)

export function SanitiseForm({ report, told, again }: SanitiseFormProps): JSX.Element {
  const begun = (item: Submission['raw'][number]): Writing => {
    const twin = report.items.find(({ id }) => id === item.itemId)
    return { text: twin?.text ?? '', basis: twin?.basis ?? item.basis ?? '', subjectCategory: twin?.subjectCategory ?? item.subjectCategory ?? '' }
  }
  const [written, setWritten] = useState<Record<string, Writing>>(() => Object.fromEntries(told.raw.map((item) => [item.itemId, begun(item)])))
  const [error, setError] = useState<string | null>(null)
  const send = async (): Promise<void> => {
    const items = Object.entries(written).map(([itemId, { text, basis, subjectCategory }]) => ({
      itemId,
      text,
      basis: isBasis(basis) ? basis : null,
      subjectCategory: isCategory(subjectCategory) ? subjectCategory : null,
    }))
    const input = { id: newId(), reportId: report.id, expectedVersion: report.version, items }
    const trouble = refusalOf(await ask(SanitiseIntelligenceDocument, { input }), (data) => data.sanitiseIntelligence.userErrors)
    setError(trouble)
    if (trouble === null) again()
  }
  return (
    <section aria-labelledby="twin">
      <h2 class="govuk-heading-m" id="twin">
        Write what may be shared
      </h2>
      <p class="govuk-body">
        Nothing that tells who the source is, or how they know. Leave an item empty to leave it out. Whoever is told reads what each item is, and whom it is about.
      </p>
      {report.state === 'READY' ? (
        <p class="govuk-inset-text">It does not say yet what each item is and whom it is about: until it does, it is not shared.</p>
      ) : null}
      {told.raw.map(({ itemId }, place) => {
        const said = written[itemId]
        if (said === undefined) return null
        const set = (part: Partial<Writing>): void => setWritten((before) => ({ ...before, [itemId]: { ...said, ...part } }))
        return (
          <div key={itemId} class="app-card">
            <TextArea id={`twin-${place}`} label={`Item ${place + 1}`} rows={3} max={2000} value={said.text} onValue={(text) => set({ text })} />
            <StatementFields place={place} said={said} error={() => undefined} set={set} />
          </div>
        )
      })}
      <FieldError id="twin-error" error={error ?? undefined} />
      <button class="govuk-button" type="button" onClick={() => void send()}>
        Keep
      </button>
    </section>
  )
}
