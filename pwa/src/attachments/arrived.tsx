/**
 * What has arrived of a visit's attachments, for whoever reads the visit: "2 of 3 photos arrived", and the pictures, as
 * the server has written them anew. They are fetched when they are asked for, and kept nowhere: each is a consultation.
 */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { nounOfKind, problemWords, progressWords, sizeWords } from './kinds'

export interface ArrivedAttachment {
  id: string
  kind: string
  bytes: number
  caption: string | null
  state: string
  problem: string | null
}

export function Arrived({ attachments, of }: { attachments: readonly ArrivedAttachment[]; of: string }): JSX.Element | null {
  if (attachments.length === 0) return null
  const here = attachments.filter((each) => each.state === 'COMPLETE').length
  return (
    <>
      <span data-testid="attachments-arrived">{progressWords(attachments, here, 'arrived')}.</span>
      <ul class="govuk-list">
        {attachments.map((each, index) => (
          <li key={each.id}>
            <One attachment={each} name={each.caption ?? `${nounOfKind(each.kind)} ${index + 1}`} of={of} />
          </li>
        ))}
      </ul>
    </>
  )
}

function One({ attachment, name, of }: { attachment: ArrivedAttachment; name: string; of: string }): JSX.Element {
  if (attachment.state === 'REJECTED') {
    return (
      <span>
        {name}: {problemWords(attachment.problem)}
      </span>
    )
  }
  if (attachment.state !== 'COMPLETE') return <span>{name}: still to come</span>
  const isShown = attachment.kind === 'PHOTO' || attachment.kind === 'SIGNATURE'
  return isShown ? <Picture id={attachment.id} name={name} of={of} /> : <Saved attachment={attachment} name={name} of={of} />
}

function Picture({ id, name, of }: { id: string; name: string; of: string }): JSX.Element {
  const [state, setState] = useState<'closed' | 'open' | 'failed'>('closed')
  return (
    <>
      <button
        class="app-link-button"
        type="button"
        aria-expanded={state === 'open'}
        onClick={() => setState(state === 'open' ? 'closed' : 'open')}
      >
        {state === 'open' ? 'Close' : 'Open'} {name}
        <span class="govuk-visually-hidden"> of {of}</span>
      </button>
      {state === 'open' ? (
        <img class="app-picture" src={`/attachments/${id}/content`} alt={name} onError={() => setState('failed')} />
      ) : null}
      {state === 'failed' ? <p class="govuk-body">It cannot be opened now. It is fetched from the server: look at your connection.</p> : null}
    </>
  )
}

function Saved({ attachment, name, of }: { attachment: ArrivedAttachment; name: string; of: string }): JSX.Element {
  return (
    <a class="govuk-link" href={`/attachments/${attachment.id}/content`} target="_blank" rel="noreferrer">
      {name}, {sizeWords(attachment.bytes)}
      <span class="govuk-visually-hidden"> of {of} (is saved on this device)</span>
    </a>
  )
}
