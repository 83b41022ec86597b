/** Beside the backlog: how visits are made, who cannot be seen and needs a decision, who carries how much; each with its list. */
import type { JSX } from 'preact'
import { useMemo } from 'preact/hooks'
import { ask } from '../contract/ask'
import { PracticeDocument, type PracticePart, type PracticeQuery } from '../contract/generated/graphql'
import { RiskTag } from '../ui/page'
import { count, RISK, wordsFor } from '../ui/words'
import { practiceHref } from './behind-address'
import { addDays, dayOf, endOf } from './board-address'
import { Trouble } from './trouble'
import { useAsked } from './use-asked'

const PERIOD_DAYS = 92

/** `on` is the board's own day, empty for today. What is to be decided and who carries how much is known of today alone. */
export function PracticeSection({ now, on }: { now: Date; on: string }): JSX.Element {
  const day = on === '' ? dayOf(now) : on
  const period = useMemo(() => {
    const to = endOf(day, now) ?? now.toISOString()
    return { from: endOf(addDays(day, -PERIOD_DAYS), now) ?? to, to }
    // The clock goes on while the page is open; the period is of when it was asked for.
    // oxlint-disable-next-line exhaustive-deps
  }, [day])
  const asked = useAsked(`practice-${day}`, () => ask(PracticeDocument, period))
  const found = asked.data
  if (found === null) return <Trouble trouble={asked.trouble} />
  return (
    <>
      <h2 class="govuk-heading-m">How visits were made, the {on === '' ? 'last three months' : 'three months before'}</h2>
      <Rates practice={found.visitPractice} hrefOf={(part) => practiceHref(part, period)} />
      {on === '' ? (
        <>
          <Demanded demanded={found.decisionsDemanded} />
          <Loads loads={found.caseloads} />
        </>
      ) : (
        <p class="govuk-body app-muted">Whom to decide on and who carries how much is told on the board of today.</p>
      )}
    </>
  )
}

interface RatesProps {
  practice: PracticeQuery['visitPractice']
  hrefOf: (part: PracticePart) => string
}

function Rates({ practice, hrefOf }: RatesProps): JSX.Element {
  const number = (size: number, part: PracticePart, words: string): JSX.Element =>
    size === 0 ? (
      <>0{words}</>
    ) : (
      <>
        <a class="govuk-link" href={hrefOf(part)} data-part={part}>
          {size.toLocaleString('en-GB')}
        </a>
        {words}
      </>
    )
  const share = (part: number): string => (practice.visits === 0 ? '' : ` (${Math.round((part / practice.visits) * 100)} %)`)
  const rows: readonly [string, JSX.Element | string][] = [
    ['Attempts', number(practice.visits, 'VISITS', '')],
    ['Succeeded', number(practice.succeeded, 'SUCCEEDED', share(practice.succeeded))],
    [
      'Announced',
      <>
        {number(practice.announced, 'ANNOUNCED', share(practice.announced))},{' '}
        {number(practice.announcedWithoutReason, 'ANNOUNCED_WITHOUT_REASON', ' without a reason')}
      </>,
    ],
    [
      'By one officer',
      <>
        {number(practice.singleCrewed, 'SINGLE_CREWED', share(practice.singleCrewed))},{' '}
        {number(practice.singleCrewedUnauthorised, 'SINGLE_CREWED_UNAUTHORISED', ' not authorised')}
      </>,
    ],
    ['Dip samples', <Samples key="samples" practice={practice} />],
  ]
  return (
    <dl class="govuk-summary-list app-facts" data-testid="rates">
      {rows.map(([name, value]) => (
        <div key={name} class="govuk-summary-list__row">
          <dt class="govuk-summary-list__key">{name}</dt>
          <dd class="govuk-summary-list__value">{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function Demanded({ demanded }: { demanded: PracticeQuery['decisionsDemanded'] }): JSX.Element {
  return (
    <section aria-labelledby="demanded">
      <h2 class="govuk-heading-m" id="demanded">
        {count(demanded.size, 'person', 'people')} not seen after {count(demanded.attempts, 'attempt')} or more
      </h2>
      <p class="govuk-body">Decide for each: a warrant, an arrest, a search for a missing person, or another attempt and why. {demanded.source}.</p>
      <ul class="govuk-list app-demanded">
        {demanded.rows.map((row) => (
          <DemandedRow key={row.nominalId} row={row} />
        ))}
      </ul>
      {demanded.size > demanded.rows.length ? (
        <p class="govuk-body">
          <a class="govuk-link" href="/app/board/decisions">
            All {demanded.size.toLocaleString('en-GB')}, the longest unseen first
          </a>
        </p>
      ) : null}
    </section>
  )
}

function Samples({ practice }: Pick<RatesProps, 'practice'>): JSX.Element {
  if (practice.sampled === 0) return <>None drawn</>
  return (
    <a class="govuk-link" href="/app/samples">
      {`${practice.sampledGood} good, ${practice.sampledNeedsWork} need work, of ${practice.sampled} drawn`}
    </a>
  )
}

export function DemandedRow({ row }: { row: PracticeQuery['decisionsDemanded']['rows'][number] }): JSX.Element {
  return (
    <li class="app-demanded__row">
      <strong>
        {row.name}, {row.reference}
      </strong>{' '}
      <RiskTag level={row.riskLevel} words={wordsFor(RISK, row.riskLevel)} />
      <span class="app-muted app-line">
        {row.daysSinceLastSuccessfulVisit === null ? 'Never successfully visited' : `Last seen ${count(row.daysSinceLastSuccessfulVisit, 'day')} ago`};{' '}
        {count(row.failedAttempts, 'failed attempt')} since. {row.unitName}, {row.ownerName}
      </span>
    </li>
  )
}

function Loads({ loads }: { loads: PracticeQuery['caseloads'] }): JSX.Element {
  const over = loads.officers.filter((officer) => officer.nominals > loads.most)
  return (
    <section aria-labelledby="loads">
      <h2 class="govuk-heading-m" id="loads">
        {over.length} of {count(loads.officers.length, 'officer')} manage more than {loads.most} people
      </h2>
      <details class="govuk-details">
        <summary class="govuk-details__summary">
          <span class="govuk-details__summary-text">Each officer</span>
        </summary>
        <table class="govuk-table">
          <caption class="govuk-visually-hidden">People managed by each officer, the most first</caption>
          <thead class="govuk-table__head">
            <tr class="govuk-table__row">
              <th scope="col" class="govuk-table__header">
                Officer
              </th>
              <th scope="col" class="govuk-table__header govuk-table__header--numeric">
                People
              </th>
              <th scope="col" class="govuk-table__header govuk-table__header--numeric">
                Overdue
              </th>
            </tr>
          </thead>
          <tbody class="govuk-table__body">
            {loads.officers.map((officer) => (
              <tr key={officer.ownerId} class="govuk-table__row">
                <th scope="row" class="govuk-table__header">
                  {officer.name}
                  <span class="app-muted app-line">{officer.unitName}</span>
                </th>
                <td class="govuk-table__cell govuk-table__cell--numeric">
                  <a class="govuk-link app-plot__number" href={`/app/board/caseload?officer=${officer.ownerId}`}>
                    {officer.nominals}
                    <span class="govuk-visually-hidden"> people: {officer.name}</span>
                  </a>
                </td>
                <td class="govuk-table__cell govuk-table__cell--numeric">
                  {officer.overdue === 0 ? (
                    0
                  ) : (
                    <a class="govuk-link app-plot__number" href={`/app/board/list?what=everything&officer=${officer.ownerId}`}>
                      {officer.overdue}
                      <span class="govuk-visually-hidden"> overdue: {officer.name}</span>
                    </a>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
      <p class="govuk-body app-muted">{loads.source}.</p>
    </section>
  )
}
