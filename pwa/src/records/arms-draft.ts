/**
 * An ARMS assessment while it is written: each factor begins with what visits said for it since the last one, so that
 * the reassessment is assembled and not written anew. What an officer leaves out stays in the visits. Pure.
 */
import type { ArmsFactor, FactorAssessedInput, FactorRating, NominalArmsQuery, ArmsPriority, StatementBasis } from '../contract/generated/graphql'

export type Arms = NonNullable<NominalArmsQuery['nominal']>

export const FACTORS = [
  'OPPORTUNITY',
  'SEXUAL_PREOCCUPATION',
  'OFFENCE_RELATED_INTEREST',
  'EMOTIONAL_CONGRUENCE',
  'HOSTILE_ORIENTATION',
  'POOR_SELF_MANAGEMENT',
  'ANTISOCIAL_INFLUENCES',
  'COMMITMENT_TO_DESIST',
  'INTIMATE_RELATIONSHIP',
  'POSITIVE_ROUTINE',
  'SOCIAL_INVESTMENT',
] as const satisfies readonly ArmsFactor[]
export const RATINGS = ['HIGH', 'MEDIUM', 'LOW', 'NOT_KNOWN'] as const satisfies readonly FactorRating[]
export const PRIORITIES = ['VERY_HIGH', 'HIGH', 'MEDIUM', 'LOW'] as const satisfies readonly ArmsPriority[]

/** One statement of a visit that speaks for a factor; `isUsed`: it becomes evidence of this assessment. */
export interface Said {
  statementId: string
  text: string
  basis: StatementBasis
  visitedAt: string | null
  isUsed: boolean
}

export interface FactorDraft {
  factor: ArmsFactor
  rating: FactorRating | null
  said: readonly Said[]
  /** What the officer adds, one piece a line. */
  own: string
}

export interface ArmsDraft {
  assessmentId: string
  version: number
  factors: readonly FactorDraft[]
  formulation: string
  priority: ArmsPriority | null
}

/** The draft that is kept on the server, or a new one; with what visits have said since the last that was countersigned. */
export function draftOf(nominal: Arms, newId: () => string): ArmsDraft {
  const kept = nominal.armsAssessments.find((each) => each.state === 'DRAFT')
  return {
    assessmentId: kept?.id ?? newId(),
    version: kept?.version ?? 0,
    factors: FACTORS.map((factor) => factorDraft(nominal, factor, kept)),
    formulation: kept?.formulation ?? '',
    priority: kept?.priority ?? null,
  }
}

function factorDraft(nominal: Arms, factor: ArmsFactor, kept: Arms['armsAssessments'][number] | undefined): FactorDraft {
  const before = kept?.factors.find((each) => each.factor === factor)
  const used = new Set(before?.evidence.flatMap((piece) => piece.statementId ?? []))
  const said = nominal.armsEvidence
    .filter((tag) => tag.factor === factor)
    .map(({ statement, visit }) => ({
      statementId: statement.id,
      text: statement.text,
      basis: statement.basis,
      visitedAt: visit?.startedAt ?? null,
      isUsed: kept === undefined || used.has(statement.id),
    }))
  const own = before?.evidence.filter((piece) => piece.statementId === null).map((piece) => piece.text) ?? []
  return { factor, rating: before?.rating ?? null, said, own: own.join('\n') }
}

/** What is sent: each factor with what it rests on. */
export function factorsOf(draft: ArmsDraft): FactorAssessedInput[] {
  return draft.factors.map(({ factor, rating, said, own }) => ({
    factor,
    rating,
    evidence: [
      ...said
        .filter((each) => each.isUsed)
        .map(({ text, basis, statementId }) => ({ text, basis, statementId, source: 'VISIT' as const })),
      ...own
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '')
        .map((text) => ({ text, basis: 'ASSESSMENT' as const, statementId: null, source: 'OTHER' as const })),
    ],
  }))
}

/** The draft with one factor otherwise. */
export const withFactor = (draft: ArmsDraft, factor: ArmsFactor, change: Partial<FactorDraft>): ArmsDraft => ({
  ...draft,
  factors: draft.factors.map((each) => (each.factor === factor ? { ...each, ...change } : each)),
})
