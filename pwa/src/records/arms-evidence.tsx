/** What an officer adds for a factor: each piece says how it is known, where it comes from and whom it is about. */
import type { JSX } from 'preact'
import { Select, TextArea } from '../ui/fields'
import { EVIDENCE_SOURCE } from '../ui/record-words'
import { BASIS, CATEGORY } from '../ui/visit-words'
import { wordsFor, type Words } from '../ui/words'
import { NEW_PIECE, SOURCES, type Own } from './arms-draft'
import { chosen } from './told'

const BASES = ['FACT_OBSERVED', 'FACT_DOCUMENT', 'SUBJECT_SAID', 'THIRD_PARTY_SAID', 'ASSESSMENT'] as const
const CATEGORIES = ['CONVICTED', 'HOUSEHOLD', 'CHILD_AT_RISK', 'ASSOCIATE', 'SUSPECT', 'VICTIM', 'WITNESS', 'OTHER'] as const
/** As many as the server takes for a factor; what visits said counts too, and the server says so if they are too many. */
const PIECES_MAX = 50

const choicesOf = (words: Words, codes: readonly string[]) => codes.map((value) => ({ value, label: wordsFor(words, value) }))

interface OwnProps {
  id: string
  own: readonly Own[]
  onOwn: (own: readonly Own[]) => void
}

export function OwnEvidence({ id, own, onOwn }: OwnProps): JSX.Element {
  return (
    <>
      {own.map((piece, place) => (
        <Piece
          // A piece has no id of its own until it is kept; pieces change places only when one is taken out.
          // oxlint-disable-next-line no-array-index-key
          key={place}
          id={`${id}-own-${place}`}
          number={place + 1}
          piece={piece}
          set={(part) => onOwn(own.map((one, at) => (at === place ? { ...one, ...part } : one)))}
          remove={() => onOwn(own.filter((_, at) => at !== place))}
        />
      ))}
      <button
        class="govuk-button govuk-button--secondary"
        type="button"
        disabled={own.length >= PIECES_MAX}
        onClick={() => onOwn([...own, NEW_PIECE])}
      >
        {own.length === 0 ? 'Add evidence' : 'Add more evidence'}
      </button>
    </>
  )
}

interface PieceProps {
  id: string
  number: number
  piece: Own
  set: (part: Partial<Own>) => void
  remove: () => void
}

function Piece({ id, number, piece, set, remove }: PieceProps): JSX.Element {
  return (
    <fieldset class="govuk-fieldset app-item">
      <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">Evidence {number}</legend>
      <TextArea id={`${id}-text`} label="What?" rows={2} max={1000} value={piece.text} onValue={(text) => set({ text })} />
      <Select
        id={`${id}-basis`}
        label="How do you know?"
        value={piece.basis}
        choices={choicesOf(BASIS, BASES)}
        onValue={(value) => set({ basis: chosen(BASES, value) })}
      />
      <Select
        id={`${id}-source`}
        label="Where does it come from?"
        value={piece.source}
        choices={choicesOf(EVIDENCE_SOURCE, SOURCES)}
        onValue={(value) => set({ source: chosen(SOURCES, value) })}
      />
      <Select
        id={`${id}-category`}
        label="Whom is it about?"
        value={piece.subjectCategory}
        choices={choicesOf(CATEGORY, CATEGORIES)}
        onValue={(value) => set({ subjectCategory: chosen(CATEGORIES, value) })}
      />
      <button class="govuk-button govuk-button--secondary" type="button" onClick={remove}>
        Remove evidence {number}
      </button>
    </fieldset>
  )
}
