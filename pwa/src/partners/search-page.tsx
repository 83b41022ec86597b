/**
 * A search: who somebody may be, as far as the agreement allows. Each search stands in the force's ledger with its purpose
 * and reason. The answer about nobody and about somebody hidden is one answer, so it is one page.
 */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { ask } from '../contract/ask'
import { OwnPurposesDocument, SearchAsPartnerDocument, type OwnPurposesQuery, type Purpose } from '../contract/generated/graphql'
import { Trouble } from '../oversight/trouble'
import { useAsked } from '../oversight/use-asked'
import { PURPOSE } from '../sharing/sharing-words'
import { DayField } from '../ui/day-field'
import { ErrorSummary, Select, TextField } from '../ui/fields'
import { Page } from '../ui/page'
import { wordsFor } from '../ui/words'
import { useWriting } from '../ui/writing'
import { Matches, type Found } from './matches'
import { faultsIn, troubleOf, type Fault, type Search } from './searching'

const TEXT_MAX = 200
const REASON_MAX = 500

type Agreement = OwnPurposesQuery['agreements']['nodes'][number]

export function SearchPage({ mayContribute }: { mayContribute: boolean }): JSX.Element {
  const asked = useAsked('purposes', () => ask(OwnPurposesDocument, {}))
  const agreement = asked.data?.agreements.nodes[0]
  return (
    <Page title="Search">
      <Trouble trouble={asked.trouble} />
      {asked.data !== null && agreement === undefined ? (
        <p class="govuk-inset-text">No agreement between your agency and the police is in force, so nothing can be asked here. Ring the police.</p>
      ) : null}
      {agreement === undefined ? null : <Searching agreement={agreement} mayContribute={mayContribute} />}
    </Page>
  )
}

function Searching({ agreement, mayContribute }: { agreement: Agreement; mayContribute: boolean }): JSX.Element {
  useWriting()
  const purposes = agreement.purposes.map((each) => each.purpose)
  const [search, setSearch] = useState<Search>({ text: '', dateOfBirth: '', purpose: purposes[0] ?? 'CHILD_SAFEGUARDING', reason: '' })
  const [faults, setFaults] = useState<readonly Fault[]>([])
  const [isBusy, setBusy] = useState(false)
  const [found, setFound] = useState<Found | null>(null)
  const errorOf = (field: string): string | undefined => faults.find((fault) => fault.field === field)?.message
  const set = (part: Partial<Search>): void => setSearch((before) => ({ ...before, ...part }))
  const send = async (event: Event): Promise<void> => {
    event.preventDefault()
    const wrong = faultsIn(search)
    setFaults(wrong)
    setFound(null)
    if (wrong.length > 0) return
    setBusy(true)
    const { text, dateOfBirth, purpose, reason } = search
    const said = { text: text.trim() || null, dateOfBirth: dateOfBirth || null, purpose, reason: reason.trim() }
    const answer = await ask(SearchAsPartnerDocument, said)
    setBusy(false)
    if (answer.kind === 'answer') setFound({ matches: answer.data.search.nodes, purpose, reason: said.reason })
    else setFaults([troubleOf(answer)])
  }
  return (
    <>
      <ErrorSummary errors={faults} />
      <form noValidate onSubmit={(event) => void send(event)}>
        <TextField
          id="text"
          label="Whom to look for"
          hint="A name, however it is spelt, an address, a vehicle, an online identity or a police reference. What your agreement does not show is not looked through."
          type="search"
          max={TEXT_MAX}
          value={search.text}
          error={errorOf('text')}
          onValue={(text) => set({ text })}
        />
        <DayField
          id="dateOfBirth"
          label="Date of birth, if it is known"
          value={search.dateOfBirth}
          error={errorOf('dateOfBirth')}
          onValue={(dateOfBirth) => set({ dateOfBirth })}
        />
        <Select
          id="purpose"
          label="What for"
          value={search.purpose}
          choices={purposes.map((value) => ({ value, label: wordsFor(PURPOSE, value) }))}
          error={errorOf('purpose')}
          onValue={(value) => set({ purpose: purposes.find((each: Purpose) => each === value) ?? search.purpose })}
        />
        <TextField
          id="reason"
          label="Why you ask"
          hint="In a line. The police read it, and it is kept."
          max={REASON_MAX}
          value={search.reason}
          error={errorOf('reason')}
          onValue={(reason) => set({ reason })}
        />
        <button class="govuk-button" type="submit" disabled={isBusy}>
          Search
        </button>
      </form>
      <div role="status" aria-live="polite" data-testid="answer">
        {found === null ? null : <Matches found={found} contact={`${agreement.contactName}, ${agreement.contact}`} mayContribute={mayContribute} />}
      </div>
    </>
  )
}
