/** The page of the visit form for photos, signatures, voice notes and documents. Each is kept on the phone at once. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { AttachmentStore } from '../device/attachment-store'
import { TextField } from '../ui/fields'
import type { VisitDraft } from '../visits/draft'
import { addFile, keep, type Added } from './adding'
import { ATTACHMENTS_MAX, CAPTION_CHARS_MAX, nounOfKind, sizeWords, type Kind, type Promised } from './kinds'
import { LocalPicture } from './local-picture'
import { SignaturePad } from './signature-pad'

/** Changes the list as it stands then, whatever has been changed since the page was drawn. */
export type ChangeList = (change: (list: Promised[]) => Promised[]) => void

interface Props {
  store: AttachmentStore
  draft: VisitDraft
  change: ChangeList
  /** Told while a file is being taken in, so that the visit is not finished without it. */
  busy: (isBusy: boolean) => void
}

interface Way {
  id: string
  kind: Kind
  label: string
  accept: string
  capture?: 'environment' | 'user'
  many?: boolean
}

const WAYS: readonly Way[] = [
  { id: 'take-photo', kind: 'PHOTO', label: 'Take a photo', accept: 'image/*', capture: 'environment' },
  { id: 'choose-photos', kind: 'PHOTO', label: 'Choose photos', accept: 'image/*', many: true },
  { id: 'voice-note', kind: 'VOICE_NOTE', label: 'Record or choose a voice note', accept: 'audio/*', capture: 'user' },
  { id: 'document', kind: 'DOCUMENT', label: 'Choose a document', accept: 'application/pdf,image/*' },
]

export function AttachmentsStep({ store, draft, change, busy }: Props): JSX.Element {
  const [said, setSaid] = useState('')
  const [trouble, setTrouble] = useState<{ id: string; words: string } | null>(null)
  const taken = draft.attachments.length

  const add = async (id: string, making: Promise<Added>): Promise<void> => {
    busy(true)
    try {
      const added = await making
      if (added.kind === 'refused') return setTrouble({ id, words: added.words })
      change((list) => [...list, added.promised])
      setTrouble(null)
      setSaid(`${capital(nounOfKind(added.promised.kind))} kept on this phone.`)
    } finally {
      busy(false)
    }
  }
  const take = async (way: Way, files: readonly File[]): Promise<void> => {
    for (const [place, file] of files.entries()) await add(way.id, addFile(store, draft.id, way.kind, file, taken + place))
  }
  const remove = async (each: Promised): Promise<void> => {
    change((list) => list.filter(({ id }) => id !== each.id))
    await store.dropAttachment(each.id)
    setSaid(`${capital(nounOfKind(each.kind))} removed.`)
  }

  return (
    <>
      <p class="govuk-body">
        Continue if there is nothing to add. Up to {ATTACHMENTS_MAX} for a visit, 20 MB each; photos are made smaller, and what
        they say of place and time is removed.
      </p>
      <div class="govuk-inset-text" data-testid="never">
        <p class="govuk-body">
          <strong>Never photograph or add an indecent image of a child, or what may be one.</strong> Leave it where it is, and
          follow your force’s procedure for seizing the device.
        </p>
        <p class="govuk-body">Do not photograph victims or children.</p>
      </div>
      <p class="govuk-visually-hidden" role="status">
        {said}
      </p>
      <ol class="app-history" data-testid="attachments">
        {draft.attachments.map((each, index) => (
          <li key={each.id} class="app-history__item">
            <strong>
              {capital(nounOfKind(each.kind))} {index + 1}, {sizeWords(each.bytes)}
            </strong>
            <LocalPicture store={store} promised={each} name={`${nounOfKind(each.kind)} ${index + 1}`} />
            {each.kind === 'SIGNATURE' ? (
              <span>{each.caption}</span>
            ) : (
              <TextField
                id={`caption-${index}`}
                label={`What ${nounOfKind(each.kind)} ${index + 1} shows (optional)`}
                max={CAPTION_CHARS_MAX}
                value={each.caption ?? ''}
                onValue={(caption) => change((list) => list.map((one) => (one.id === each.id ? { ...one, caption } : one)))}
              />
            )}
            <button class="govuk-button govuk-button--secondary" type="button" onClick={() => void remove(each)}>
              Remove {nounOfKind(each.kind)} {index + 1}
            </button>
          </li>
        ))}
      </ol>
      {WAYS.map((way) => (
        <Chooser
          key={way.id}
          way={way}
          error={trouble?.id === way.id ? trouble.words : undefined}
          isFull={taken >= ATTACHMENTS_MAX}
          onFiles={(files) => void take(way, files)}
        />
      ))}
      <details class="govuk-details">
        <summary class="govuk-details__summary">
          <span class="govuk-details__summary-text">Add a signature</span>
        </summary>
        <div class="govuk-details__text">
          <SignaturePad
            done={(picture, caption) => add('signature', keep(store, draft.id, { kind: 'SIGNATURE', mime: 'image/png', caption }, picture))}
          />
        </div>
      </details>
    </>
  )
}

interface ChooserProps {
  way: Way
  error: string | undefined
  isFull: boolean
  onFiles: (files: readonly File[]) => void
}

function Chooser({ way, error, isFull, onFiles }: ChooserProps): JSX.Element {
  return (
    <div class={`govuk-form-group${error === undefined ? '' : ' govuk-form-group--error'}`}>
      <label class="govuk-label" for={way.id}>
        {way.label}
      </label>
      {error === undefined ? null : (
        <p class="govuk-error-message" id={`${way.id}-error`} role="alert">
          <span class="govuk-visually-hidden">Error: </span>
          {error}
        </p>
      )}
      <input
        class="govuk-file-upload app-file"
        id={way.id}
        type="file"
        accept={way.accept}
        capture={way.capture}
        multiple={way.many === true}
        disabled={isFull}
        aria-describedby={error === undefined ? undefined : `${way.id}-error`}
        onChange={(event) => {
          const input = event.currentTarget
          onFiles([...(input.files ?? [])])
          input.value = ''
        }}
      />
    </div>
  )
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)
