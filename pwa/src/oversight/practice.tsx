/** Beside the backlog: how visits are made, who cannot be seen and needs a decision, who carries how much. */
import type { JSX } from 'preact'
import { ask } from '../contract/ask'
import { PracticeDocument, type PracticeQuery } from '../contract/generated/graphql'
import { RiskTag } from '../ui/page'
import { count, RISK, wordsFor } from '../ui/words'
import { addDays, dayOf, endOf } from './board-address'
import { Trouble } from './trouble'
import { useAsked } from './use-asked'

const PERIOD_DAYS = 92

export function PracticeSection({ now }: { now: Date }): JSX.Element {
  const day = dayOf(now)
  const asked = useAsked(`practice-${day}`, () =>
    ask(PracticeDocument, { from: endOf(addDays(day, -PERIOD_DAYS), now) ?? now.toISOString(), to: now.toISOString() }),
  )
  const found = asked.data
  if (found === null) return <Trouble trouble={asked.trouble} />
  return (
    <>
      <h2 class="govuk-heading-m">How visits were made, the last three months</h2>
      <Rates practice={found.visitPractice} />
      <Demanded demanded={found.decisionsDemanded} />
      <Loads loads={found.caseloads} />
    </>
  )
}

function Rates({ practice }: { practice: PracticeQuery['visitPractice'] }): JSX.Element {
  const share = (part: number): string => (practice.visits === 0 ? '' : ` (${Math.round((part / practice.visits) * 100)} %)`)
  return (
    <dl class="govuk-summary-list app-facts">
      {[
        ['Attempts', practice.visits.toLocaleString('en-GB')],
        ['Succeeded', `${practice.succeeded.toLocaleString('en-GB')}${share(practice.succeeded)}`],
        ['Announced', `${practice.announced.toLocaleString('en-GB')}${share(practice.announced)}, ${practice.announcedWithoutReason} without a reason`],
        [
          'By one officer',
          `${practice.singleCrewed.toLocaleString('en-GB')}${share(practice.singleCrewed)}, ${practice.singleCrewedUnauthorised} not authorised`,
        ],
        [
          'Dip samples',
          practice.sampled === 0
            ? 'None drawn'
            : `${practice.sampledGood} good, ${practice.sampledNeedsWork} need work, of ${practice.sampled} drawn`,
        ],
      ].map(([name, value]) => (
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
        {demanded.rows.slice(0, 10).map((row) => (
          <li key={row.nominalId} class="app-demanded__row">
            <strong>
              {row.name}, {row.reference}
            </strong>{' '}
            <RiskTag level={row.riskLevel} words={wordsFor(RISK, row.riskLevel)} />
            <span class="app-muted app-line">
              {row.daysSinceLastSuccessfulVisit === null ? 'Never successfully visited' : `Last seen ${count(row.daysSinceLastSuccessfulVisit, 'day')} ago`};{' '}
              {count(row.failedAttempts, 'failed attempt')} since. {row.unitName}, {row.ownerName}
            </span>
          </li>
        ))}
      </ul>
      {demanded.rows.length > 10 ? <p class="govuk-body">The ten longest unseen are shown.</p> : null}
    </section>
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
                <td class="govuk-table__cell govuk-table__cell--numeric">{officer.nominals}</td>
                <td class="govuk-table__cell govuk-table__cell--numeric">{officer.overdue}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
      <p class="govuk-body app-muted">{loads.source}.</p>
    </section>
  )
}
