/** Files of a case. A gate looks into each: pictures, and files that carry any, are refused and never kept. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { ask } from '../contract/ask'
import { AddCaseDocumentDocument, CaseFilesDocument } from '../contract/generated/graphql'
import { newId } from '../device/ids'
import { refusalOf } from '../oversight/use-asked'
import { dateWords } from '../ui/dates'
import { describedBy, Field } from '../ui/fields'
import type { CaseRecord } from './commands'

/** A request carries 64 KiB, and base64 makes four bytes of three. */
const BYTES_MAX = 45_000
const FIELD = { id: 'case-file', label: 'Add a file', hint: 'Never pictures: they are refused.' }

export function DocumentsSection({ of, again }: { of: CaseRecord; again: () => void }): JSX.Element {
  const [error, setError] = useState<string | null>(null)
  const [said, setSaid] = useState('')
  const add = async (file: File): Promise<void> => {
    setSaid('')
    if (file.size > BYTES_MAX) {
      setError(`The file has ${Math.ceil(file.size / 1000)} kB: at most ${BYTES_MAX / 1000} kB can be kept. Save it smaller, or as text.`)
      return
    }
    const content = base64(new Uint8Array(await file.arrayBuffer()))
    const trouble = refusalOf(await ask(AddCaseDocumentDocument, { input: { id: newId(), caseId: of.id, name: file.name, content } }), (data) => data.addCaseDocument.userErrors)
    setError(trouble)
    if (trouble !== null) return
    setSaid(`${file.name} is kept.`)
    again()
  }
  const save = async (id: string, name: string): Promise<void> => {
    const asked = await ask(CaseFilesDocument, { id: of.id })
    const found = asked.kind === 'answer' ? asked.data.case?.documents.find((each) => each.id === id) : undefined
    if (found === undefined) {
      setError('The file could not be fetched. Try again.')
      return
    }
    const link = document.createElement('a')
    link.href = URL.createObjectURL(new Blob([Uint8Array.from(atob(found.content.replaceAll(/\s/g, '')), (char) => char.codePointAt(0) ?? 0)]))
    link.download = name
    link.click()
    URL.revokeObjectURL(link.href)
  }
  const field = { ...FIELD, error: error ?? undefined }
  return (
    <section aria-labelledby="documents">
      <h2 class="govuk-heading-m" id="documents">
        Documents
      </h2>
      {of.documents.length === 0 ? <p class="govuk-body">No files are kept.</p> : null}
      <ul class="govuk-list" data-testid="documents">
        {of.documents.map((each) => (
          <li key={each.id}>
            <button class="govuk-button govuk-button--secondary" type="button" onClick={() => void save(each.id, each.name)}>
              Save {each.name}
            </button>
            <span class="app-line app-muted">
              {each.kind}, {Math.ceil(each.bytes / 1000)} kB, {dateWords(new Date(each.addedAt))}
            </span>
          </li>
        ))}
      </ul>
      <Field {...field}>
        <input
          class="govuk-file-upload"
          id={field.id}
          type="file"
          aria-describedby={describedBy(field)}
          onChange={(event) => {
            const [file] = event.currentTarget.files ?? []
            event.currentTarget.value = ''
            if (file !== undefined) void add(file)
          }}
        />
      </Field>
      <p class="govuk-body" role="status">
        {said}
      </p>
    </section>
  )
}

const base64 = (bytes: Uint8Array): string => btoa(Array.from(bytes, (byte) => String.fromCodePoint(byte)).join(''))
