/** The risk management plan: what waits for a signature, what is in force, and what it has asked for. */
import type { JSX } from 'preact'
import { dateWords } from '../ui/dates'
import { Fact } from '../ui/fact'
import { Tag } from '../ui/page'
import { SIGNING } from '../ui/record-words'
import { wordsFor } from '../ui/words'
import { ACTION_BY, URGENCY } from './plan-words'
import { PlanChanges } from '../plans/plan-changes'
import { completeAction, decidePlan, type Plan, type Records } from './commands'
import { Verdict } from '../ui/verdict'

export function PlanSection({ records, isSupervisor, again }: { records: Records; isSupervisor: boolean; again: () => void }): JSX.Element {
  const shown = records.plans.filter((plan) => plan.state === 'SUBMITTED' || (plan.state === 'COUNTERSIGNED' && plan.endedAt === null))
  const waiting = records.planActions.filter((action) => action.doneAt === null)
  return (
    <section aria-labelledby="plan">
      <h2 class="govuk-heading-m" id="plan">
        Risk management plan
      </h2>
      {shown.length === 0 ? <p class="govuk-body">No plan is in force.</p> : null}
      <p class="govuk-body">
        <a class="govuk-link" href={`/app/nominals/${records.id}/plan`}>
          {records.plans.some((plan) => plan.state === 'DRAFT') ? 'Go on with the draft of the next plan' : 'Write the next plan'}
        </a>
      </p>
      {waiting.map((action) => (
        <div key={action.id} class="app-card">
          <p class="govuk-body">
            <strong>{action.what}</strong> ({wordsFor(ACTION_BY, action.who).toLowerCase()}
            {action.dueAt === null ? '' : `, by ${dateWords(new Date(action.dueAt))}`}), because: {action.why}.
          </p>
          <Verdict
            id={`action-${action.id}`}
            label="What came of it"
            choices={[{ label: 'Done', act: (text) => completeAction(action.id, text) }]}
            done={again}
          />
        </div>
      ))}
      {shown.map((plan) => (
        <div key={plan.id} class="app-card">
          <PlanWords plan={plan} />
          <Compared plan={plan} plans={records.plans} />
          {isSupervisor && plan.state === 'SUBMITTED' ? (
            <Verdict
              id={`plan-${plan.id}`}
              label="Comment"
              choices={[
                { label: 'Countersign', isMain: true, act: (text) => decidePlan(plan, 'COUNTERSIGN', text) },
                { label: 'Return', act: (text) => decidePlan(plan, 'RETURN', text) },
              ]}
              done={again}
            />
          ) : null}
        </div>
      ))}
    </section>
  )
}

/** What a plan that waits would change of the one in force. */
function Compared({ plan, plans }: { plan: Plan; plans: readonly Plan[] }): JSX.Element | null {
  const from = plans.find((each) => each.state === 'COUNTERSIGNED' && each.endedAt === null && each.id !== plan.id)
  return plan.state !== 'SUBMITTED' || from === undefined ? null : <PlanChanges from={from} to={plan} />
}

function PlanWords({ plan }: { plan: Plan }): JSX.Element {
  return (
    <>
      <h3 class="govuk-heading-s">
        Plan {plan.number} <Tag tone={plan.state === 'SUBMITTED' ? 'yellow' : 'green'}>{wordsFor(SIGNING, plan.state)}</Tag>
      </h3>
      <p class="govuk-body-s app-muted">
        {plan.author.name}
        {plan.submittedAt === null ? '' : `, ${dateWords(new Date(plan.submittedAt))}`}
        {plan.decider === null ? '' : `; ${plan.decider.name}`}
      </p>
      <dl class="govuk-summary-list">
        <Fact term="Situation" value={plan.currentSituation} />
        <Fact term="Supervision" value={plan.supervision} />
        <Fact term="Monitoring and control" value={plan.monitoringControl} />
        <Fact term="Interventions and treatment" value={plan.interventionsTreatment} />
        <Fact term="Victim safety" value={plan.victimSafety} />
        <Fact term="Triggers" value={plan.triggers.map((trigger) => trigger.text).join('; ')} />
      </dl>
      <ul class="govuk-list govuk-list--bullet">
        {plan.contingencies.map((row) => (
          <li key={row.id}>
            If: {row.ifText}. Then: {row.thenText} ({wordsFor(ACTION_BY, row.who).toLowerCase()},{' '}
            {wordsFor(URGENCY, row.urgency).toLowerCase()}).
          </li>
        ))}
      </ul>
    </>
  )
}
