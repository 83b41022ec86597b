/** Files that are kept: what each is, and how to save it on this device. The content is fetched when it is asked for. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { dateWords } from './dates'

export interface KeptFile {
  id: string
  name: string
  kind: string
  bytes: number
  addedAt: string
}

interface Props {
  files: readonly KeptFile[]
  /** The content of one file in base64; undefined: it cannot be had now. */
  contentOf: (id: string) => Promise<string | undefined>
}

export function KeptFiles({ files, contentOf }: Props): JSX.Element {
  const [trouble, setTrouble] = useState('')
  const save = async ({ id, name }: KeptFile): Promise<void> => {
    setTrouble('')
    const content = await contentOf(id)
    if (content === undefined) setTrouble(`${name} could not be fetched. Try again.`)
    else hand(name, content)
  }
  return (
    <>
      {files.length === 0 ? <p class="govuk-body">No files are kept.</p> : null}
      <ul class="app-history app-history--apart" data-testid="documents">
        {files.map((each) => (
          <li key={each.id} class="app-history__item">
            <button class="app-link-button" type="button" onClick={() => void save(each)}>
              Save {each.name}
            </button>
            <span class="app-muted">
              {each.kind}, {Math.ceil(each.bytes / 1000)} kB, {dateWords(new Date(each.addedAt))}
            </span>
          </li>
        ))}
      </ul>
      {trouble === '' ? null : (
        <p class="govuk-error-message" role="alert">
          {trouble}
        </p>
      )}
    </>
  )
}

/** Give a file to the browser to save: what was asked for is kept nowhere else. */
function hand(name: string, content: string): void {
  const bytes = Uint8Array.from(atob(content.replaceAll(/\s/g, '')), (char) => char.codePointAt(0) ?? 0)
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([bytes]))
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}
