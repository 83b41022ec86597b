import type { JSX } from 'preact'
import type { Condition, NominalDoc, VisitDoc } from '../contract/documents'
import type { Work } from '../session/work'
import { calendarWords } from '../ui/dates'
import { Page, RiskTag } from '../ui/page'
import { useCell, useNow } from '../ui/use-cell'
import { NominalLinks } from '../ui/nominal-links'
import { FAILED } from '../ui/outcomes'
import { ADDRESS_KIND, AGE_BAND, CONDITION_KIND, MARKER, MODE, count, ORDER, overdueWords, RISK, wordsFor } from '../ui/words'
import { draftNominal } from '../visits/draft'
import { EntryStatus } from '../visits/entry-status'
import { History } from './history'
import { NewsCard } from './news-card'
import { caseloadRows } from './order'
import { Owed } from './owed'

/** One person, in the order in which an officer at the kerb needs it: danger first, then what must be checked. */
export function NominalPage({ work, id }: { work: Work; id: string }): JSX.Element {
  const view = useCell(work.view)
  const { drafts } = useCell(work.outstanding)
  const now = useNow()
  const nominal = view.nominals.get(id)
  if (nominal === undefined) {
    return (
      <Page title="Not on this phone" back={{ href: '/app/', label: 'Your caseload' }}>
        <p class="govuk-body">This person is not on your caseload, or has not been fetched yet.</p>
      </Page>
    )
  }
  const row = caseloadRows(view, now).find((each) => each.nominal.id === id)
  const hasDraft = drafts.some((draft) => draftNominal(draft.content) === id)
  return (
    <Page
      title="Person"
      heading={nominal.name}
      caption={`${nominal.reference}${nominal.dateOfBirth === null ? '' : `, born ${calendarWords(nominal.dateOfBirth)}`}`}
      back={{ href: '/app/', label: 'Your caseload' }}
      action={
        <a class="govuk-button app-action__button" draggable={false} href={`/app/nominals/${id}/visit`}>
          {hasDraft ? 'Continue visit' : 'Record visit'}
        </a>
      }
    >
      <p class="govuk-body app-tags">
        <RiskTag level={nominal.riskLevel} words={wordsFor(RISK, nominal.riskLevel)} />
      </p>
      <p class="govuk-body">
        {wordsFor(MODE, nominal.managementMode)}.{' '}
        {row === undefined || row.dueAt === null
          ? 'No visit due.'
          : row.isVisited
            ? 'Visited; the next visit is being worked out.'
            : `Visit ${overdueWords(row.daysOverdue)}.`}
      </p>
      <NewsCard news={view.news.get(id)} work={work} />
      <AttemptState nominal={nominal} visits={view.visits.get(id) ?? []} />
      <NominalLinks id={id} />
      <p class="govuk-body">
        <a class="govuk-link" href={`/app/nominals/${id}/intelligence`}>
          Report intelligence
        </a>{' '}
        {(view.told.get(id) ?? []).slice(-1).map((item) => (
          <EntryStatus key={item.id} item={item} work={work} />
        ))}
      </p>
      <Safety nominal={nominal} work={work} />
      <Owed owed={view.owed.get(id) ?? []} now={now} />
      <Conditions nominal={nominal} />
      <Household nominal={nominal} work={work} />
      <Addresses nominal={nominal} />
      <History visits={view.visits.get(id) ?? []} waiting={view.overlay.get(id) ?? []} additions={view.additions} work={work} />
    </Page>
  )
}

/** How many attempts have failed since somebody was last seen: the page behind it says when they were and what follows. */
function AttemptState({ nominal, visits }: { nominal: NominalDoc; visits: readonly VisitDoc[] }): JSX.Element | null {
  const since = nominal.lastSuccessfulVisitAt
  const failed = visits.filter((visit) => FAILED.has(visit.outcome) && (since === null || visit.startedAt > since)).length
  if (failed === 0) return null
  return (
    <p class="govuk-body" data-testid="attempt-state">
      <a class="govuk-link" href={`/app/nominals/${nominal.id}/attempts`}>
        {count(failed, 'failed attempt')} since the last successful visit
      </a>
    </p>
  )
}

function Safety({ nominal, work }: { nominal: NominalDoc; work: Work }): JSX.Element {
  return (
    <section class={`app-safety${nominal.markers.length === 0 ? ' app-safety--none' : ''}`} aria-labelledby="safety" data-testid="safety-card">
      <h2 class="govuk-heading-m app-safety__title" id="safety">
        Officer safety
      </h2>
      {nominal.markers.length === 0 ? (
        <p class="govuk-body app-safety__none">No warning markers are recorded. Take care all the same.</p>
      ) : (
        <ul class="govuk-list app-safety__list">
          {nominal.markers.map((marker) => (
            <li key={marker.id}>
              <strong>{wordsFor(MARKER, marker.code)}</strong>
              {marker.detail === null ? '' : `: ${marker.detail}`}
              {marker.reviewedOn === null ? '' : ` (reviewed ${calendarWords(marker.reviewedOn)})`}{' '}
              <Change work={work} nominalId={nominal.id} kind="Marker" recordId={marker.id} name={wordsFor(MARKER, marker.code)} />
            </li>
          ))}
        </ul>
      )}
      <a class="govuk-link app-safety__add" href={`/app/nominals/${nominal.id}/amend/Marker`}>
        Add a warning
      </a>
    </section>
  )
}

function Conditions({ nominal }: { nominal: NominalDoc }): JSX.Element {
  return (
    <section aria-labelledby="conditions">
      <h2 class="govuk-heading-m" id="conditions">
        Conditions
      </h2>
      {nominal.orders.length === 0 ? <p class="govuk-body">No orders in force.</p> : null}
      {nominal.orders.map((order) => (
        <div key={order.id}>
          <h3 class="govuk-heading-s">
            {wordsFor(ORDER, order.kind)}
            {order.expiresOn === null ? '' : `, until ${calendarWords(order.expiresOn)}`}
          </h3>
          <ul class="govuk-list govuk-list--bullet">
            {order.conditions.map((condition) => (
              <ConditionLine key={condition.id} condition={condition} />
            ))}
          </ul>
        </div>
      ))}
    </section>
  )
}

function ConditionLine({ condition }: { condition: Condition }): JSX.Element {
  const kind = condition.kind === '' ? '' : `${wordsFor(CONDITION_KIND, condition.kind)}: `
  const checked = condition.lastCheckedOn === null ? 'never checked' : `last checked ${calendarWords(condition.lastCheckedOn)}`
  return (
    <li>
      {kind}
      {condition.text} <span class="app-muted">({checked})</span>
    </li>
  )
}

function Household({ nominal, work }: { nominal: NominalDoc; work: Work }): JSX.Element {
  const members = nominal.household
  return (
    <section aria-labelledby="household">
      <h2 class="govuk-heading-m" id="household">
        Household
      </h2>
      {members.length === 0 ? <p class="govuk-body">Nobody else is recorded.</p> : null}
      <ul class="govuk-list">
        {members.map((member) => (
          <li key={member.id}>
            {member.firstName}
            {member.relationship === null ? '' : `, ${member.relationship}`}
            {member.ageBand === null ? '' : `, ${wordsFor(AGE_BAND, member.ageBand).toLowerCase()}`}
            {member.isChild ? <strong class="app-child"> (child)</strong> : null}
            {member.livesThere ? '' : ' (does not live there)'}{' '}
            <Change work={work} nominalId={nominal.id} kind="HouseholdMember" recordId={member.id} name={member.firstName} />
          </li>
        ))}
      </ul>
      <p class="govuk-body">
        <a class="govuk-link" href={`/app/nominals/${nominal.id}/amend/HouseholdMember`}>
          Add a person
        </a>
      </p>
    </section>
  )
}

/** The way to change a record, and how the last change made on this phone stands. */
function Change(props: { work: Work; nominalId: string; kind: string; recordId: string; name: string }): JSX.Element {
  const { work, nominalId, kind, recordId, name } = props
  const latest = useCell(work.view).amendments.get(recordId)?.[0]
  return (
    <>
      <a class="govuk-link" href={`/app/nominals/${nominalId}/amend/${kind}/${recordId}`}>
        Change<span class="govuk-visually-hidden"> {name}</span>
      </a>
      {latest === undefined ? null : (
        <>
          {' '}
          <EntryStatus item={latest.item} work={work} />
        </>
      )}
    </>
  )
}

function Addresses({ nominal }: { nominal: NominalDoc }): JSX.Element {
  const current = nominal.addresses.filter((address) => address.until === null)
  return (
    <section aria-labelledby="addresses">
      <h2 class="govuk-heading-m" id="addresses">
        Addresses
      </h2>
      {current.length === 0 ? <p class="govuk-body">No address is recorded.</p> : null}
      {current.map((address) => (
        <p key={address.id} class="govuk-body">
          <strong>{wordsFor(ADDRESS_KIND, address.kind)}</strong>
          {[...address.lines, address.postcode].filter(Boolean).map((line, index) => (
            <span key={index} class="app-line">
              {line}
            </span>
          ))}
        </p>
      ))}
    </section>
  )
}
