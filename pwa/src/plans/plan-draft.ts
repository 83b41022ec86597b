/**
 * A risk management plan while it is written: it begins with the words of the one before. Pure. A line that is empty is
 * left out when it is saved, so that one that was only begun never stands against the rest.
 */
import { listOf, number, object, oneOf, text, type Parser } from '../contract/parse'
import type { ActionBy, ActionUrgency, ContingencyOn, SavePlanInput } from '../contract/generated/graphql'
import { wordsFor } from '../ui/words'
import type { Plan } from '../records/commands'
import { ACTION_BY, ON_WHAT, URGENCY } from '../records/plan-words'
import { chosen, numberOrNull, orNull } from '../records/told'

/** The server's limits (api/plans/commands.py). */
export const PILLAR_MAX = 4_000
export const LINE_MAX = 500
export const TRIGGERS_MAX = 15
export const ROWS_MAX = 30

export const FIRED_BY = ['TRIGGER_HAPPENED', 'SUSPECTED_BREACH', 'FAILED_ATTEMPT', 'NOT_RESIDENT', 'OTHER'] as const satisfies readonly ContingencyOn[]
export const DONE_BY = ['OWNER', 'SUPERVISOR'] as const satisfies readonly ActionBy[]
export const HOW_SOON = ['AT_ONCE', 'WITHIN_DAYS', 'WITHIN_A_WEEK'] as const satisfies readonly ActionUrgency[]

export interface RowDraft {
  onWhat: ContingencyOn
  /** The trigger's place, 1 the first; 0: any. */
  trigger: number
  ifText: string
  thenText: string
  who: ActionBy
  urgency: ActionUrgency
}

export interface PlanDraft {
  /** Of whom. Not `nominalId`, by which a visit's draft is known. */
  planOf: string
  planId: string
  /** What the server's draft had when this was read; 0: it has none. */
  version: number
  currentSituation: string
  supervision: string
  monitoringControl: string
  interventionsTreatment: string
  victimSafety: string
  triggers: string[]
  contingencies: RowDraft[]
  months: string
  reason: string
}

export const NEW_ROW: RowDraft = { onWhat: 'TRIGGER_HAPPENED', trigger: 0, ifText: '', thenText: '', who: 'OWNER', urgency: 'AT_ONCE' }
export const TEXTS = [
  { name: 'currentSituation', label: 'How things stand' },
  { name: 'supervision', label: 'Supervision' },
  { name: 'monitoringControl', label: 'Monitoring and control' },
  { name: 'interventionsTreatment', label: 'Interventions and treatment' },
  { name: 'victimSafety', label: 'Victim safety' },
] as const

/** Reads a draft back from the phone's store; undefined: it is of something else. */
export const planDraft: Parser<PlanDraft> = object<PlanDraft>({
  planOf: text,
  planId: text,
  version: number,
  currentSituation: text,
  supervision: text,
  monitoringControl: text,
  interventionsTreatment: text,
  victimSafety: text,
  triggers: listOf(text),
  contingencies: listOf(
    object<RowDraft>({ onWhat: oneOf(FIRED_BY), trigger: number, ifText: text, thenText: text, who: oneOf(DONE_BY), urgency: oneOf(HOW_SOON) }),
  ),
  months: text,
  reason: text,
})

/** The plan that the next one begins with, and is compared with: the latest that was signed. */
export const before = (plans: readonly Plan[]): Plan | undefined =>
  plans.filter((plan) => plan.state !== 'DRAFT').toSorted((a, b) => b.number - a.number)[0]

/** The draft that the server keeps, or a new one with the words of the plan before. */
export function draftOf(nominalId: string, plans: readonly Plan[], newId: () => string): PlanDraft {
  const kept = plans.find((plan) => plan.state === 'DRAFT')
  const from = kept ?? before(plans)
  const triggers = from?.triggers ?? []
  return {
    planOf: nominalId,
    planId: kept?.id ?? newId(),
    version: kept?.version ?? 0,
    currentSituation: from?.currentSituation ?? '',
    supervision: from?.supervision ?? '',
    monitoringControl: from?.monitoringControl ?? '',
    interventionsTreatment: from?.interventionsTreatment ?? '',
    victimSafety: from?.victimSafety ?? '',
    triggers: triggers.map((each) => each.text),
    contingencies: (from?.contingencies ?? []).map(({ onWhat, trigger, ifText, thenText, who, urgency }) => ({
      onWhat,
      ifText,
      thenText,
      who,
      urgency,
      trigger: trigger === null ? 0 : triggers.findIndex((each) => each.id === trigger.id) + 1,
    })),
    months: from?.visitEveryMonths?.toString() ?? '',
    reason: from?.visitIntervalReason ?? '',
  }
}

/** Without one trigger; what named it names any, and what named a later one still names that. */
export function withoutTrigger(draft: PlanDraft, place: number): PlanDraft {
  const moved = (at: number): number => (at === place + 1 ? 0 : at > place + 1 ? at - 1 : at)
  return {
    ...draft,
    triggers: draft.triggers.filter((_, at) => at !== place),
    contingencies: draft.contingencies.map((row) => ({ ...row, trigger: moved(row.trigger) })),
  }
}

/** Without the lines in which nothing is written. */
export function tidied(draft: PlanDraft): PlanDraft {
  const contingencies = draft.contingencies.filter((row) => row.ifText.trim() !== '' || row.thenText.trim() !== '')
  return draft.triggers.reduceRight((kept, trigger, at) => (trigger.trim() === '' ? withoutTrigger(kept, at) : kept), { ...draft, contingencies })
}

/** What is sent. */
export function inputOf(draft: PlanDraft, id: string): SavePlanInput {
  const { planOf, planId, version, months, reason, contingencies, ...words } = draft
  return {
    ...words,
    id,
    planId,
    nominalId: planOf,
    expectedVersion: version,
    contingencies: contingencies.map(({ trigger, ...row }) => ({
      ...row,
      triggerNumber: row.onWhat === 'TRIGGER_HAPPENED' && trigger > 0 ? trigger : null,
    })),
    // What is no whole number is out of the server's range, and is said there at its field.
    visitEveryMonths: orNull(months) === null ? null : (numberOrNull(months) ?? 0),
    visitIntervalReason: orNull(reason),
  }
}

/** The field of the page that the server's name of one stands for. */
export function fieldOf(name: string): string {
  if (/^(triggers|contingencies)(\.|$)/.test(name) || name.startsWith('visit')) return name.replaceAll('.', '-')
  return chosen(['currentSituation', 'supervision', 'monitoringControl', 'interventionsTreatment', 'victimSafety'], name)
}

type Said = readonly (readonly [string, readonly string[]])[]

const lineOf = (row: Omit<RowDraft, 'trigger'>): string =>
  `${wordsFor(ON_WHAT, row.onWhat)}. If: ${row.ifText}. Then: ${row.thenText} (${wordsFor(ACTION_BY, row.who).toLowerCase()}, ${wordsFor(URGENCY, row.urgency).toLowerCase()}).`
const linesOf = (words: string): string[] => words.split('\n').filter((line) => line.trim() !== '')
const visitsOf = (months: number | string | null, reason: string | null): string[] =>
  months === null || months === '' ? [] : [`Every ${months} months: ${reason ?? ''}`]

/** What a plan says, by its parts, line by line. */
export function saidBy(plan: Plan | PlanDraft): Said {
  const isDraft = 'planOf' in plan
  return [
    ...TEXTS.map(({ name, label }) => [label, linesOf(plan[name])] as const),
    ['Triggers', isDraft ? plan.triggers : plan.triggers.map((each) => each.text)],
    ['If and then', plan.contingencies.map(lineOf)],
    ['Visits', isDraft ? visitsOf(plan.months, plan.reason) : visitsOf(plan.visitEveryMonths, plan.visitIntervalReason)],
  ]
}

export interface Change {
  term: string
  gone: string[]
  come: string[]
}

/** What one plan says and the other does not, part by part; the order of lines says nothing. */
export function changesOf(from: Said, to: Said): Change[] {
  const had = new Map(from)
  return to
    .map(([term, lines]) => {
      const old = had.get(term) ?? []
      return { term, gone: old.filter((line) => !lines.includes(line)), come: lines.filter((line) => !old.includes(line)) }
    })
    .filter((change) => change.gone.length + change.come.length > 0)
}
