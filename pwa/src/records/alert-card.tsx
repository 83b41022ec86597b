/** Weak signals on one person that came together, and the answer to all of them at once. */
import type { JSX } from 'preact'
import { ask } from '../contract/ask'
import { AnswerAlertDocument, type AlertAnswer, type AlertsQuery } from '../contract/generated/graphql'
import { newId } from '../device/ids'
import { dateWords, momentWords } from '../ui/dates'
import { RiskTag, Tag } from '../ui/page'
import { RISK, wordsFor } from '../ui/words'
import { Form } from './form'
import { chosen, faultsOf } from './told'
import { ALERT_ANSWER, SIGNAL } from './words'

export type Alert = AlertsQuery['alerts']['edges'][number]['node']

const ANSWERS = ['ACTED', 'VISIT_ARRANGED', 'RISK_REVIEWED', 'NOTHING_FURTHER'] as const satisfies readonly AlertAnswer[]

/** `isNamed`: the card says whom it is about. */
export function AlertCard({ alert, isNamed, now, again }: { alert: Alert; isNamed: boolean; now: Date; again: () => void }): JSX.Element {
  const { nominal } = alert
  const isOpen = alert.answeredAt === null
  return (
    <div class="app-card" data-testid="alert">
      <h2 class="govuk-heading-s">
        {isNamed ? (
          <a class="govuk-link" href={`/app/nominals/${nominal.id}/alerts`}>
            {nominal.name}, {nominal.reference}
          </a>
        ) : (
          `Alert of ${dateWords(new Date(alert.openedAt))}`
        )}{' '}
        <Tag tone={isOpen ? 'red' : 'grey'}>{isOpen ? 'To answer' : wordsFor(ALERT_ANSWER, alert.answer ?? '')}</Tag>
      </h2>
      {isNamed ? (
        <p class="govuk-body">
          <RiskTag level={nominal.riskLevel} words={wordsFor(RISK, nominal.riskLevel)} /> <span class="app-muted">{nominal.owner.name}</span>
        </p>
      ) : null}
      <ul class="govuk-list govuk-list--bullet">
        {alert.signals.map((signal) => (
          <li key={signal.id}>
            {signal.says}
            <span class="app-line app-muted">
              {wordsFor(SIGNAL, signal.kind)}, {momentWords(new Date(signal.at), now)}
            </span>
          </li>
        ))}
      </ul>
      {isOpen ? <Answer alert={alert} again={again} /> : <p class="govuk-body">{alert.reason}</p>}
    </div>
  )
}

function Answer({ alert, again }: { alert: Alert; again: () => void }): JSX.Element {
  const hasConcern = alert.signals.some((signal) => signal.kind === 'CONCERN')
  return (
    <Form
      id={`alert-${alert.id}`}
      title="Answer"
      submit="Record the answer"
      fields={[
        { name: 'answer', label: 'What came of it', kind: 'choice', choices: ANSWERS.map((value) => ({ value, label: wordsFor(ALERT_ANSWER, value) })) },
        { name: 'reason', label: 'What was done, or why nothing is', kind: 'area' },
        ...(hasConcern
          ? [{ name: 'toldPartner', label: 'What the partner is told', kind: 'area' as const, hint: 'Word for word. Left empty: that it was dealt with.' }]
          : []),
      ]}
      act={async (values) =>
        faultsOf(
          await ask(AnswerAlertDocument, {
            input: {
              id: newId(),
              alertId: alert.id,
              answer: chosen(ANSWERS, values['answer']),
              reason: values['reason'] ?? '',
              toldPartner: values['toldPartner'] ?? '',
            },
          }),
          (data) => data.answerAlert,
        )
      }
      done={again}
    />
  )
}
