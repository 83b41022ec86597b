import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { ask } from '../contract/ask'
import { DecidePairingDocument, VisitPairingsDocument, type VisitPairingsQuery } from '../contract/generated/graphql'
import { momentWords } from '../ui/dates'
import { ErrorSummary, Radios, TextArea } from '../ui/fields'
import { Page } from '../ui/page'
import { useNow } from '../ui/use-cell'
import { OUTCOME } from '../ui/visit-words'
import { count, wordsFor } from '../ui/words'
import { PAGE_ROWS } from './overdue-list'
import { Trouble } from './trouble'
import { refusalOf, useAsked, useLive } from './use-asked'

type Pairing = VisitPairingsQuery['visitPairings']['edges'][number]['node']
type Told = NonNullable<Pairing['one']>

/** Two officers' records that may be of one visit, or that say different things of it, for their supervisor to decide. */
export function PairingsPage({ newId }: { newId: () => string }): JSX.Element {
  const list = useAsked('pairings', () => ask(VisitPairingsDocument, { first: PAGE_ROWS }))
  useLive(list.again)
  const page = list.data?.visitPairings
  return (
    <Page title="One visit or two">
      <Trouble trouble={list.trouble} />
      <p class="govuk-body app-summary" role="status">
        {page === undefined ? 'Reading the list.' : `${count(page.totalCount, 'pair')} of records to decide on.`}
      </p>
      {page?.edges.map(({ node }) =>
        node.one === null || node.other === null ? null : (
          <PairingCard key={node.id} pairing={node} one={node.one} other={node.other} newId={newId} decided={list.again} />
        ),
      )}
    </Page>
  )
}

function PairingCard(props: { pairing: Pairing; one: Told; other: Told; newId: () => string; decided: () => void }): JSX.Element {
  const { pairing, one, other, newId, decided } = props
  const [choice, setChoice] = useState('')
  const [note, setNote] = useState('')
  const [faults, setFaults] = useState<{ field: string; message: string }[]>([])
  const [isBusy, setBusy] = useState(false)
  const own = (name: string): string => `${name}-${pairing.id}`
  const errorOf = (name: string): string | undefined => faults.find((fault) => fault.field === own(name))?.message

  const decide = async (): Promise<void> => {
    const found = [
      ...(choice === '' ? [{ field: own('choice'), message: 'Say whether it was one visit or two' }] : []),
      ...(note.trim() === '' ? [{ field: own('note'), message: 'Say how you know' }] : []),
    ]
    setFaults(found)
    if (found.length > 0) return
    setBusy(true)
    const parted = choice === 'PARTED'
    const input = {
      id: newId(),
      visitId: one.id,
      otherVisitId: other.id,
      verdict: parted ? ('PARTED' as const) : ('JOINED' as const),
      leadId: parted || choice === 'JOINED' ? null : choice,
      note: note.trim(),
    }
    const refusal = refusalOf(await ask(DecidePairingDocument, { input }), (data) => data.decidePairing.userErrors)
    setBusy(false)
    if (refusal === null) decided()
    else setFaults([{ field: own('note'), message: refusal }])
  }

  // Where they disagree, whose record speaks for the visit says what came of it.
  const joins = pairing.outcomesDiffer
    ? [one, other].map((told) => ({ value: told.id, label: `One visit. ${wordsFor(OUTCOME, told.outcome)}, as ${told.officerName} says` }))
    : [{ value: 'JOINED', label: 'One visit' }]
  return (
    <section class="app-card" data-testid="pairing">
      <h2 class="govuk-heading-s">{pairing.nominal === null ? 'Name withheld' : `${pairing.nominal.name}, ${pairing.nominal.reference}`}</h2>
      <ErrorSummary errors={faults} />
      <Record told={one} />
      <Record told={other} />
      <Radios
        id={own('choice')}
        label="Was it one visit or two?"
        legendSize="s"
        value={choice}
        error={errorOf('choice')}
        choices={[...joins, { value: 'PARTED', label: 'Two visits' }]}
        onValue={setChoice}
      />
      <TextArea id={own('note')} label="How do you know?" rows={2} max={2_000} value={note} error={errorOf('note')} onValue={setNote} />
      <button class="govuk-button" type="button" disabled={isBusy} onClick={() => void decide()}>
        Decide
      </button>
    </section>
  )
}

function Record({ told }: { told: Told }): JSX.Element {
  const now = useNow()
  const along = told.secondOfficerName === null ? '' : ` and ${told.secondOfficerName}`
  return (
    <p class="govuk-body">
      <strong>{wordsFor(OUTCOME, told.outcome)}</strong>, {momentWords(new Date(told.startedAt), now)}
      <span class="app-line app-muted">
        {told.officerName}
        {along}
      </span>
      {told.notes === null || told.notes === '' ? null : <span class="app-line">{told.notes}</span>}
    </p>
  )
}
