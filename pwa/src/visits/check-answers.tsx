import type { ComponentChildren, JSX } from 'preact'
import { nounOfKind } from '../attachments/kinds'
import type { NominalDoc, OfficerDoc } from '../contract/documents'
import { calendarWords, pad } from '../ui/dates'
import { ANNOUNCED_REASON, BASIS, CONDITION_RESULT, CREW, DEVICE_KIND, OUTCOME, PERMITTED, VISIT_TYPE } from '../ui/visit-words'
import { wordsFor } from '../ui/words'
import { asksConditions, asksEntrySought, asksTriggers, metSomebody, wentIn, type Step, type VisitDraft } from './draft'

interface AnswersProps {
  draft: VisitDraft
  nominal: NominalDoc
  officers: readonly OfficerDoc[]
}

/** Everything that will be saved, each with the way back to where it was asked. */
export function CheckAnswers({ draft, nominal, officers }: AnswersProps): JSX.Element {
  const second = officers.find((officer) => officer.id === draft.secondOfficerId)
  const present = draft.people.filter((person) => person.present).map((person) => person.name || 'not known')
  const seen = draft.rooms.filter((room) => room.seen).map((room) => room.name)
  const href = (step: Step): string => `/app/nominals/${nominal.id}/visit/${step}`
  const date = calendarWords(`${draft.year}-${pad(Number(draft.month))}-${pad(Number(draft.day))}`)
  return (
    <>
      <dl class="govuk-summary-list">
        <Answer question="Outcome" href={href('outcome')}>
          {wordsFor(OUTCOME, draft.outcome)}
        </Answer>
        {asksEntrySought(draft) ? (
          <Answer question="Asked to go in to search" href={href('outcome')}>
            {draft.entrySought === 'yes' ? 'Yes' : 'No'}
          </Answer>
        ) : null}
        <Answer question="Started" href={href('outcome')}>
          {date} at {draft.startTime}
          {draft.endTime === '' ? '' : `, ended ${draft.endTime}`}
        </Answer>
        <Answer question="Type of visit" href={href('outcome')}>
          {wordsFor(VISIT_TYPE, draft.visitType)}
        </Answer>
        {metSomebody(draft) ? (
          <Answer question="Who else was there" href={href('people')}>
            {present.join(', ') || 'Nobody else'}
          </Answer>
        ) : null}
        {wentIn(draft) ? (
          <>
            <Answer question="Rooms seen" href={href('rooms')}>
              {seen.join(', ') || 'None'}
            </Answer>
            <Answer question="Devices" href={href('devices')}>
              {draft.devices
                .map((device) =>
                  [wordsFor(DEVICE_KIND, device.kind), device.description, wordsFor(PERMITTED, device.permitted)].filter(Boolean).join(', '),
                )
                .join('; ') || 'None'}
            </Answer>
          </>
        ) : null}
        {asksConditions(draft) ? (
          <Answer question="Conditions" href={href('conditions')}>
            <ConditionResults draft={draft} nominal={nominal} />
          </Answer>
        ) : null}
        {asksTriggers(draft) ? (
          <Answer question="Triggers" href={href('triggers')}>
            <TriggerAnswers draft={draft} nominal={nominal} />
          </Answer>
        ) : null}
        {metSomebody(draft) ? (
          <Answer question="What you saw and were told" href={href('statements')}>
            {draft.statements.length === 0 ? 'Nothing recorded' : <Statements draft={draft} />}
          </Answer>
        ) : null}
        <Answer question="Crew" href={href('crew')}>
          {wordsFor(CREW, draft.crew)}
          {second === undefined || draft.crew !== 'DOUBLE' ? '' : `, with ${second.name}`}
        </Answer>
        <Answer question="Announced" href={href('crew')}>
          {draft.announced === 'yes' ? `Yes: ${wordsFor(ANNOUNCED_REASON, draft.announcedReason).toLowerCase()}` : 'No'}
        </Answer>
        <Answer question="Notes" href={href('notes')}>
          <span class="app-written">{draft.notes.trim() || 'None'}</span>
        </Answer>
        <Answer question="Photos and documents" href={href('attachments')}>
          {draft.attachments.map((each) => each.caption || nounOfKind(each.kind)).join(', ') || 'None'}
        </Answer>
      </dl>
      <p class="govuk-body">When you finish, the visit is saved on this phone and sent as soon as there is a connection.</p>
    </>
  )
}

function ConditionResults({ draft, nominal }: Pick<AnswersProps, 'draft' | 'nominal'>): JSX.Element {
  const conditions = nominal.orders.flatMap((order) => order.conditions)
  return (
    <ul class="govuk-list">
      {draft.conditions.map((checked) => (
        <li key={checked.conditionId}>
          {conditions.find((each) => each.id === checked.conditionId)?.text ?? 'A condition no longer in force'}:{' '}
          <strong>{wordsFor(CONDITION_RESULT, checked.result)}</strong>
          {checked.note === '' ? '' : ` (${checked.note})`}
        </li>
      ))}
    </ul>
  )
}

function TriggerAnswers({ draft, nominal }: Pick<AnswersProps, 'draft' | 'nominal'>): JSX.Element {
  return (
    <ul class="govuk-list">
      {draft.triggers.map((trigger) => (
        <li key={trigger.triggerId}>
          {nominal.triggers.find((each) => each.id === trigger.triggerId)?.text ?? 'A trigger no longer asked about'}:{' '}
          <strong>{trigger.happened === 'yes' ? 'happened' : 'did not happen'}</strong>
          {trigger.happened === 'yes' ? ` (${trigger.acted === 'yes' ? 'done' : 'nothing done'}: ${trigger.words})` : ''}
        </li>
      ))}
    </ul>
  )
}

function Statements({ draft }: Pick<AnswersProps, 'draft'>): JSX.Element {
  return (
    <ul class="govuk-list">
      {draft.statements.map((statement, index) => (
        <li key={index}>
          <span class="app-written">{statement.text}</span>{' '}
          <span class="app-muted">({wordsFor(BASIS, statement.basis).toLowerCase()})</span>
        </li>
      ))}
    </ul>
  )
}

function Answer({ question, href, children }: { question: string; href: string; children: ComponentChildren }): JSX.Element {
  return (
    <div class="govuk-summary-list__row">
      <dt class="govuk-summary-list__key">{question}</dt>
      <dd class="govuk-summary-list__value">{children}</dd>
      <dd class="govuk-summary-list__actions">
        <a class="govuk-link app-change" href={href}>
          Change<span class="govuk-visually-hidden"> {question.toLowerCase()}</span>
        </a>
      </dd>
    </div>
  )
}
