/** Who was found: the nearest first, each with what matched; and what else is held of one of them, if it is asked for. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { EnquireInput, Purpose, SearchAsPartnerQuery, SharedWholeFragment } from '../contract/generated/graphql'
import { calendarWords } from '../ui/dates'
import { explained } from '../ui/match-words'
import { count } from '../ui/words'
import { enquire } from './commands'
import { Envelope } from './envelope'
import { whoOf } from './shared-page'

type Match = SearchAsPartnerQuery['search']['nodes'][number]
type Told = Extract<Match['record'], { __typename: 'SharedItem' }>

export interface Found {
  matches: readonly Match[]
  purpose: Purpose
  reason: string
}

export function Matches({ found, contact, mayContribute }: { found: Found; contact: string; mayContribute: boolean }): JSX.Element {
  if (found.matches.length === 0) {
    return (
      <p class="govuk-inset-text">
        Nothing can be told. Either the police hold nobody like this, or your agreement does not cover them: the answer is the same. If a child may be
        at risk now, ring 999. Otherwise ask {contact}.
      </p>
    )
  }
  return (
    <>
      <h2 class="govuk-heading-m">{count(found.matches.length, 'match', 'matches')}, the nearest first</h2>
      {found.matches.map((match) =>
        match.record.__typename === 'SharedItem' ? (
          <MatchCard key={match.record.id} match={match} record={match.record} found={found} mayContribute={mayContribute} />
        ) : null,
      )}
    </>
  )
}

function MatchCard(props: { match: Match; record: Told; found: Found; mayContribute: boolean }): JSX.Element {
  const { match, record, found, mayContribute } = props
  const born = record.statements.find((said) => said.field === 'DATE_OF_BIRTH')?.text
  return (
    <div class="app-card">
      <h3 class="govuk-heading-s">{whoOf(record)}</h3>
      {record.isPointer ? (
        <p class="govuk-body">
          Your agreement does not let it be told here. Ask{' '}
          {record.agreement === null ? 'the police' : `${record.agreement.contactName}, ${record.agreement.contact}`}.
        </p>
      ) : (
        <>
          <p class="govuk-body">
            {born === undefined ? '' : `Born ${calendarWords(born)}. `}Holds {match.score}% of what was asked.
          </p>
          <ul class="govuk-list govuk-list--bullet">
            {match.why.map((why) => (
              <li key={`${why.field} ${why.asked} ${why.found}`}>{explained(why)}</li>
            ))}
          </ul>
          <More asked={askedOf(record, born, found)} />
          {mayContribute ? (
            <p class="govuk-body">
              <a class="govuk-link" href={`/app/concerns/about/${record.id}`}>
                Tell a concern<span class="govuk-visually-hidden"> about {whoOf(record)}</span>
              </a>
            </p>
          ) : null}
        </>
      )}
    </div>
  )
}

/** An enquiry names one person: by the reference where that is shown, or else by name and date of birth. */
function askedOf(record: Told, born: string | undefined, { purpose, reason }: Found): Omit<EnquireInput, 'id'> | null {
  if (record.reference !== null) return { purpose, reason, reference: record.reference }
  return record.name === null || born === undefined ? null : { purpose, reason, name: record.name, dateOfBirth: born }
}

function More({ asked }: { asked: Omit<EnquireInput, 'id'> | null }): JSX.Element | null {
  const [told, setTold] = useState<readonly SharedWholeFragment[] | null>(null)
  const [trouble, setTrouble] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  if (asked === null) return null
  const act = async (): Promise<void> => {
    setBusy(true)
    const answer = await enquire(asked)
    setBusy(false)
    setTrouble(answer.trouble)
    if (answer.trouble === null) setTold(answer.items)
  }
  return (
    <>
      {trouble === null ? null : (
        <p class="govuk-error-message" role="alert">
          {trouble}
        </p>
      )}
      {told === null ? (
        <button class="govuk-button govuk-button--secondary" type="button" disabled={isBusy} onClick={() => void act()}>
          Ask what is held<span class="govuk-visually-hidden"> of {asked.reference ?? asked.name}</span>
        </button>
      ) : null}
      {told?.length === 0 ? <p class="govuk-body">Nothing more can be told.</p> : null}
      {told?.map((item) => (
        <div key={item.id}>
          <Envelope item={item} />
          <p class="govuk-body">
            <a class="govuk-link" href={`/app/shared/${item.id}`}>
              Open it, and ask about it
            </a>
          </p>
        </div>
      ))}
    </>
  )
}
