/** What a visit of this phone brings along, and how far it has come: told from what lies here, never from a hope. */
import type { JSX } from 'preact'
import type { StoredAttachment } from '../device/database'
import type { Work } from '../session/work'
import { Tag } from '../ui/page'
import { useCell } from '../ui/use-cell'
import { nounOfKind, problemWords, progressWords, sizeWords, type Promised } from './kinds'
import { LocalPicture } from './local-picture'

export function OwnAttachments({ work, promises }: { work: Work; promises: readonly Promised[] }): JSX.Element | null {
  const stored = new Map(useCell(work.outstanding).attachments.map((each) => [each.id, each]))
  if (promises.length === 0) return null
  const sent = promises.filter(({ id }) => stored.get(id)?.state === 'complete').length
  return (
    <section aria-labelledby="attachments">
      <h2 class="govuk-heading-m" id="attachments">
        Photos and documents
      </h2>
      <p class="govuk-body" role="status" data-testid="attachments-sent">
        {progressWords(promises, sent, 'sent')}.
      </p>
      <ul class="app-history">
        {promises.map((each, index) => (
          <li key={each.id} class="app-history__item">
            <span>
              {each.caption ?? `${capital(nounOfKind(each.kind))} ${index + 1}`}, {sizeWords(each.bytes)}
            </span>
            <Standing stored={stored.get(each.id)} />
            <LocalPicture store={work.store} promised={each} name={`${nounOfKind(each.kind)} ${index + 1}`} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Standing({ stored }: { stored: StoredAttachment | undefined }): JSX.Element {
  switch (stored?.state) {
    case undefined:
      return <Tag tone="yellow">No longer on this phone</Tag>
    case 'complete':
      return <Tag tone="green">Sent</Tag>
    case 'refused':
      return (
        <>
          <Tag tone="yellow">Not taken</Tag> <span>{problemWords(stored.problem)}</span>
        </>
      )
    case 'draft':
    case 'waiting':
      return <Tag tone="grey">Saved on this phone</Tag>
  }
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)
