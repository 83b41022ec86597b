/** Files of a case. A gate looks into each: pictures, and files that carry any, are refused and never kept. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { ask } from '../contract/ask'
import { AddCaseDocumentDocument, CaseFilesDocument } from '../contract/generated/graphql'
import { newId } from '../device/ids'
import { refusalOf } from '../oversight/use-asked'
import { describedBy, Field } from '../ui/fields'
import { KeptFiles } from '../ui/kept-files'
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
  const contentOf = async (id: string): Promise<string | undefined> => {
    const asked = await ask(CaseFilesDocument, { id: of.id })
    return asked.kind === 'answer' ? asked.data.case?.documents.find((each) => each.id === id)?.content : undefined
  }
  const field = { ...FIELD, error: error ?? undefined }
  return (
    <section aria-labelledby="documents">
      <h2 class="govuk-heading-m" id="documents">
        Documents
      </h2>
      <KeptFiles files={of.documents} contentOf={contentOf} />
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
