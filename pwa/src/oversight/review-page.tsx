/** One visit as it was recorded, whole, and what a supervisor says of it: reviewed, countersigned, or returned and why. */
import type { ComponentChildren, JSX } from 'preact'
import { Arrived } from '../attachments/arrived'
import { useLocation } from 'preact-iso/router'
import { ask } from '../contract/ask'
import { VisitRecordDocument, type VisitRecordQuery } from '../contract/generated/graphql'
import { Verdict } from '../ui/verdict'
import { momentWords, timeWords } from '../ui/dates'
import { Page, RiskTag, Tag } from '../ui/page'
import { useNow } from '../ui/use-cell'
import { ANNOUNCED_REASON, BASIS, CATEGORY, CONDITION_RESULT, CREW, FLAG, OUTCOME, PERMITTED, REVIEW, VISIT_TYPE } from '../ui/visit-words'
import { count, RISK, wordsFor } from '../ui/words'
import { reviewVisit, type NewId } from './told'
import { Trouble } from './trouble'
import { useAsked } from './use-asked'

type Visit = Extract<NonNullable<VisitRecordQuery['node']>, { visitType: string }>
const SECONDS_A_MINUTE = 60

export function ReviewPage({ id, newId }: { id: string; newId: NewId }): JSX.Element {
  const { route } = useLocation()
  const asked = useAsked(id, () => ask(VisitRecordDocument, { id }))
  const node = asked.data?.node
  const visit = isVisit(node) ? node : null
  return (
    <Page
      title="Review a visit"
      caption={visit?.nominal === null || visit === null ? undefined : `${visit.nominal.name}, ${visit.nominal.reference}`}
      back={{ href: '/app/reviews', label: 'Reviews' }}
    >
      <Trouble trouble={asked.trouble} />
      {asked.data === null && asked.trouble === null ? <p class="govuk-body">Reading the visit.</p> : null}
      {asked.data !== null && visit === null ? <p class="govuk-body">There is no such visit that you may see.</p> : null}
      {visit === null ? null : (
        <>
          <Whole visit={visit} />
          <Steps visit={visit} />
          <h2 class="govuk-heading-m">Your review</h2>
          <Verdict
            id="review-comment"
            label="Comment, needed to return it"
            choices={[
              { label: 'Reviewed', isMain: true, act: (text) => reviewVisit(newId, visit.id, 'REVIEWED', text) },
              { label: 'Countersign', act: (text) => reviewVisit(newId, visit.id, 'COUNTERSIGNED', text) },
              { label: 'Return to the officer', act: (text) => reviewVisit(newId, visit.id, 'RETURNED', text) },
            ]}
            done={() => route('/app/reviews')}
          />
        </>
      )}
    </Page>
  )
}

const isVisit = (node: VisitRecordQuery['node'] | undefined): node is Visit => node !== undefined && node !== null && 'outcome' in node

function Whole({ visit }: { visit: Visit }): JSX.Element {
  const now = useNow()
  const crew = [visit.officerName, visit.secondOfficerName].filter((name) => name !== null).join(' and ')
  const skew = visit.clockSkewSeconds
  return (
    <>
      <p class="app-tags">
        {visit.nominal === null ? null : <RiskTag level={visit.nominal.riskLevel} words={wordsFor(RISK, visit.nominal.riskLevel)} />}
        {visit.flags.map((flag) => (
          <Tag key={flag} tone="yellow">
            {wordsFor(FLAG, flag)}
          </Tag>
        ))}
      </p>
      <dl class="govuk-summary-list">
        <Fact name="Visit">
          {wordsFor(VISIT_TYPE, visit.visitType)}: <strong>{wordsFor(OUTCOME, visit.outcome)}</strong>
        </Fact>
        <Fact name="When">
          {momentWords(new Date(visit.startedAt), now)}
          {visit.endedAt === null ? '' : ` to ${timeWords(new Date(visit.endedAt))}`}
          <span class="app-muted app-line">
            By the phone. Received {momentWords(new Date(visit.receivedAt), now)}
            {skew === null || Math.abs(skew) < SECONDS_A_MINUTE
              ? ''
              : `; the phone's clock was ${count(Math.round(Math.abs(skew) / SECONDS_A_MINUTE), 'minute')} ${skew > 0 ? 'behind' : 'ahead'}`}
          </span>
        </Fact>
        <Fact name="Officers">
          {crew}
          <span class="app-muted app-line">{wordsFor(CREW, visit.crewMode)}</span>
        </Fact>
        <Fact name="Announced">
          {visit.announced ? 'Yes' : 'No'}
          {visit.announcedReason === null ? '' : `: ${wordsFor(ANNOUNCED_REASON, visit.announcedReason)}`} {visit.announcedReasonText ?? ''}
        </Fact>
        <Fact name="Seen in person">{visit.nominalSeen ? 'Yes' : 'No'}</Fact>
        <Fact name="Entry sought to search">{visit.entrySoughtToSearch ? 'Yes' : 'No'}</Fact>
        <Fact name="Notes">
          <span class="app-written">{visit.notes === null ? 'Withheld' : visit.notes === '' ? 'None' : visit.notes}</span>
        </Fact>
        {visit.attachments.length === 0 ? null : (
          <Fact name="Photos and documents">
            <Arrived attachments={visit.attachments} of="this visit" />
          </Fact>
        )}
      </dl>
      <Several
        heading="Triggers of the plan"
        lines={visit.triggerAnswers.map((said) => [
          said.id,
          said.trigger?.text ?? 'A trigger of another plan',
          said.happened ? `Happened. ${said.action ?? `No action: ${said.noActionReason ?? 'no reason given'}`}` : 'Did not happen',
        ])}
      />
      <Several
        heading="Conditions"
        lines={visit.conditionChecks.map((check) => [
          check.id,
          check.condition === null ? 'A condition' : `${check.condition.position}. ${check.condition.text}`,
          `${wordsFor(CONDITION_RESULT, check.result)}${check.note === null ? '' : `. ${check.note}`}`,
        ])}
      />
      <Several heading="Rooms" lines={visit.rooms.map((room) => [room.id, room.name, `${room.seen ? 'Seen' : 'Not seen'}${room.note === null ? '' : `. ${room.note}`}`])} />
      <Several
        heading="Devices"
        lines={visit.devices.map((device) => [
          device.id,
          `${device.kind}: ${device.description}`,
          `${wordsFor(PERMITTED, device.permitted)}. ${device.examined ? 'Examined' : 'Not examined'}${device.note === null ? '' : `. ${device.note}`}`,
        ])}
      />
      <Several heading="People met" lines={visit.people.map((met) => [met.id, `${met.name}, ${met.relationship}`, `${met.isChild ? 'A child' : 'An adult'}${met.note === null ? '' : `. ${met.note}`}`])} />
      <Several heading="Statements" lines={visit.statements.map((said) => [said.id, said.text, `${wordsFor(BASIS, said.basis)}. ${wordsFor(CATEGORY, said.subjectCategory)}`])} />
    </>
  )
}

function Steps({ visit }: { visit: Visit }): JSX.Element | null {
  const now = useNow()
  return (
    <Several
      heading="Review so far"
      lines={visit.reviews.map((step) => [
        step.id,
        `${step.step === 'RETURNED' ? 'Returned' : wordsFor(REVIEW, step.step)} by ${step.by.name}, ${momentWords(new Date(step.at), now)}`,
        step.comment,
      ])}
    />
  )
}

function Fact({ name, children }: { name: string; children: ComponentChildren }): JSX.Element {
  return (
    <div class="govuk-summary-list__row">
      <dt class="govuk-summary-list__key">{name}</dt>
      <dd class="govuk-summary-list__value">{children}</dd>
    </div>
  )
}

function Several({ heading, lines }: { heading: string; lines: readonly (readonly [string, string, string])[] }): JSX.Element | null {
  if (lines.length === 0) return null
  return (
    <section>
      <h2 class="govuk-heading-s">{heading}</h2>
      <ul class="govuk-list">
        {lines.map(([key, what, said]) => (
          <li key={key}>
            {what}
            <span class="app-muted app-line">{said}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
