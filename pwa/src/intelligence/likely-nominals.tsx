/** Who a described person may be: a search that starts with what was told, and each match beside it. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { ask } from '../contract/ask'
import { LikelyNominalsDocument, type DescribedWholeFragment, type LikelyNominalsQuery } from '../contract/generated/graphql'
import { Trouble } from '../oversight/trouble'
import { useAsked } from '../oversight/use-asked'
import { calendarWords } from '../ui/dates'
import { DayField } from '../ui/day-field'
import { Fact } from '../ui/fact'
import { TextField } from '../ui/fields'
import { explained } from '../ui/match-words'
import { count } from '../ui/words'
import { firstSearch } from './described'

type Match = LikelyNominalsQuery['search']['nodes'][number]
type Nominal = Extract<Match['record'], { __typename: 'Nominal' }>
const TEXT_MAX = 200

interface LikelyProps {
  person: DescribedWholeFragment
  link: (nominalId: string) => Promise<void>
}

export function LikelyNominals({ person, link }: LikelyProps): JSX.Element {
  const [typed, setTyped] = useState({ text: firstSearch(person), dateOfBirth: person.dateOfBirth ?? '' })
  const [sought, setSought] = useState(typed)
  return (
    <section aria-labelledby="likely">
      <h2 class="govuk-heading-m" id="likely">
        Who it may be
      </h2>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          setSought(typed)
        }}
      >
        <TextField
          id="text"
          label="Look for"
          hint="A name, however it is spelt, an address or a reference."
          type="search"
          max={TEXT_MAX}
          value={typed.text}
          onValue={(text) => setTyped((before) => ({ ...before, text }))}
        />
        <DayField
          id="dateOfBirth"
          label="Date of birth"
          value={typed.dateOfBirth}
          onValue={(dateOfBirth) => setTyped((before) => ({ ...before, dateOfBirth }))}
        />
        <button class="govuk-button govuk-button--secondary" type="submit">
          Look
        </button>
      </form>
      {`${sought.text}${sought.dateOfBirth}`.trim() === '' ? <p class="govuk-body">Say what to look for.</p> : <Matches sought={sought} link={link} />}
    </section>
  )
}

function Matches({ sought, link }: { sought: { text: string; dateOfBirth: string }; link: LikelyProps['link'] }): JSX.Element {
  const { text, dateOfBirth } = sought
  const found = useAsked(JSON.stringify(sought), () => ask(LikelyNominalsDocument, { text: text.trim() || null, dateOfBirth: dateOfBirth || null }))
  const search = found.data?.search
  return (
    <>
      <Trouble trouble={found.trouble} />
      <p class="govuk-body" role="status" data-testid="likely-count">
        {search === undefined ? 'Looking.' : search.totalCount === 0 ? 'Nobody whom you may see is like this.' : `${count(search.totalCount, 'match', 'matches')}, the nearest first.`}
      </p>
      {(search?.nodes ?? []).map((match) =>
        match.record.__typename === 'Nominal' ? <Likely key={match.record.id} match={match} nominal={match.record} link={link} /> : null,
      )}
    </>
  )
}

function Likely({ match, nominal, link }: { match: Match; nominal: Nominal; link: LikelyProps['link'] }): JSX.Element {
  const [isBusy, setBusy] = useState(false)
  const choose = async (): Promise<void> => {
    setBusy(true)
    await link(nominal.id)
    setBusy(false)
  }
  const address = nominal.addresses.find((each) => each.until === null)
  return (
    <div class="app-card" data-testid="likely">
      <h3 class="govuk-heading-s">
        {nominal.name}, {nominal.reference}
      </h3>
      <dl class="govuk-summary-list">
        <Fact term="Born" value={nominal.dateOfBirth === null ? 'Not known' : calendarWords(nominal.dateOfBirth)} />
        {nominal.otherNames.length === 0 ? null : <Fact term="Also called" value={nominal.otherNames.join(', ')} />}
        <Fact term="Address" value={address === undefined ? 'None that is known now' : [...address.lines, address.postcode ?? ''].filter(Boolean).join(', ')} />
        <Fact term="Managed by" value={`${nominal.owner.name}, ${nominal.unit.name}`} />
      </dl>
      <ul class="govuk-list govuk-list--bullet" aria-label="What matched">
        {match.why.map((why) => (
          <li key={`${why.field} ${why.asked} ${why.found}`}>{explained(why)}</li>
        ))}
      </ul>
      <button class="govuk-button" type="button" disabled={isBusy} onClick={() => void choose()}>
        It is this person<span class="govuk-visually-hidden">: {nominal.name}</span>
      </button>
    </div>
  )
}
