import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { ask } from '../contract/ask'
import { DeviceRevokeDocument, PhoneHeldDocument, PhonesDocument, type PhonesQuery, type WipeMode } from '../contract/generated/graphql'
import { momentWords } from '../ui/dates'
import { Fact } from '../ui/fact'
import { ErrorSummary, Radios, TextField } from '../ui/fields'
import { Page, Tag } from '../ui/page'
import { useNow } from '../ui/use-cell'
import { count } from '../ui/words'
import { PAGE_ROWS } from './overdue-list'
import { clockWords, lossWords, storageWords, unsentWords, WIPE_WORDS } from './phone-words'
import { Trouble } from './trouble'
import { refusalOf, useAsked } from './use-asked'

type PhoneRow = PhonesQuery['phones']['edges'][number]['node']

/** The unit's phones: who has them, what they still hold, and how to put one out of use. */
export function PhonesPage(): JSX.Element {
  const list = useAsked('phones', () => ask(PhonesDocument, { first: PAGE_ROWS }))
  const page = list.data?.phones
  return (
    <Page title="Phones">
      <Trouble trouble={list.trouble} />
      <p class="govuk-body app-summary" role="status">
        {page === undefined ? 'Reading the list.' : `${count(page.totalCount, 'phone')}. Those with unsent work come first.`}
      </p>
      {page?.edges.map(({ node }) => (
        <PhoneCard key={node.id} phone={node} changed={list.again} />
      ))}
    </Page>
  )
}

function PhoneCard({ phone, changed }: { phone: PhoneRow; changed: () => void }): JSX.Element {
  const now = useNow()
  const moment = (at: string | null): string => (at === null ? 'Never' : momentWords(new Date(at), now))
  const loss = lossWords(phone, now)
  return (
    <section class="app-card" data-testid="phone">
      <h2 class="govuk-heading-s">
        {phone.holder}, {phone.name}
      </h2>
      {phone.revokedAt === null ? null : <Tag tone="red">Out of use since {moment(phone.revokedAt)}</Tag>}
      {loss === null ? null : <Tag tone="red">Unsent work was lost</Tag>}
      <dl class="govuk-summary-list">
        <Fact term="Last seen" value={moment(phone.lastSeenAt)} />
        <Fact term="Unsent work" value={unsentWords(phone, now)} />
        {loss === null ? null : <Fact term="Lost by its browser" value={loss} />}
        <Fact term="Storage" value={storageWords(phone)} />
        <Fact term="Clock" value={clockWords(phone.skewSeconds)} />
        <Fact term="App version" value={phone.appVersion ?? 'Not known'} />
        {phone.repairs === 0 ? null : <Fact term="Records repaired" value={count(phone.repairs, 'time')} />}
      </dl>
      <HeldList phone={phone} />
      {phone.wipe === 'NOW' ? null : <PutOutOfUse phone={phone} changed={changed} />}
    </section>
  )
}

/** Whom the phone held within three days. Asking is itself audited, so it is asked for by hand. */
function HeldList({ phone }: { phone: PhoneRow }): JSX.Element {
  const [isOpen, setOpen] = useState(false)
  return (
    <details class="govuk-details" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">
          Who was on it in the last 72 hours<span class="govuk-visually-hidden">, {phone.holder}</span>
        </span>
      </summary>
      <div class="govuk-details__text">{isOpen ? <Held id={phone.id} /> : null}</div>
    </details>
  )
}

function Held({ id }: { id: string }): JSX.Element {
  const held = useAsked(id, () => ask(PhoneHeldDocument, { phoneId: id, first: 100 }))
  const list = held.data?.heldNominals
  if (list === undefined) return held.trouble === null ? <p class="govuk-body">Reading the list.</p> : <Trouble trouble={held.trouble} />
  return (
    <>
      <p class="govuk-body">
        {count(list.totalCount, 'person', 'people')}. It may list somebody whose details never arrived; it leaves out nobody.
      </p>
      <ul class="govuk-list govuk-list--bullet" data-testid="held-nominals">
        {list.edges.map(({ node: each }) => (
          <li key={each.id}>
            {each.nominal === null ? 'Somebody whose record you may not see' : `${each.nominal.name}, ${each.nominal.reference}`}
          </li>
        ))}
      </ul>
      {list.totalCount > list.edges.length ? <p class="govuk-body">The first {list.edges.length} are shown.</p> : null}
    </>
  )
}

function PutOutOfUse({ phone, changed }: { phone: PhoneRow; changed: () => void }): JSX.Element {
  const [wipe, setWipe] = useState<WipeMode>(phone.revokedAt === null ? 'AFTER_UPLOAD' : 'NOW')
  const [words, setWords] = useState('')
  const [error, setError] = useState<string | undefined>()
  const field = `words-${phone.id}`

  const putOut = async (): Promise<void> => {
    const asked = await ask(DeviceRevokeDocument, { id: phone.id, wipe, words })
    const refusal = refusalOf(asked, (data) => data.deviceRevoke.userErrors)
    setError(refusal ?? undefined)
    if (refusal === null) changed()
  }
  return (
    <details class="govuk-details">
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">
          Put this phone out of use<span class="govuk-visually-hidden">, {phone.holder}</span>
        </span>
      </summary>
      <div class="govuk-details__text">
        <ErrorSummary errors={error === undefined ? [] : [{ field, message: error }]} />
        <Radios
          id={`wipe-${phone.id}`}
          label="What should become of what is on it?"
          legendSize="s"
          value={wipe}
          choices={[
            { value: 'AFTER_UPLOAD', label: 'Erase once everything has been sent', hint: 'It was handed in or replaced' },
            { value: 'NOW', label: 'Erase at its next contact', hint: 'It is lost or stolen. Unsent work stays sealed on it' },
          ]}
          onValue={(value) => setWipe(value === 'NOW' ? 'NOW' : 'AFTER_UPLOAD')}
        />
        <TextField id={field} label={`Type ${WIPE_WORDS[wipe]} to confirm`} value={words} error={error} onValue={setWords} max={20} />
        <button class="govuk-button govuk-button--warning" type="button" onClick={() => void putOut()}>
          Put out of use
        </button>
      </div>
    </details>
  )
}
