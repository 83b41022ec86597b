/**
 * An ARMS assessment while it is written: each factor begins with what visits said for it since the last one, so that
 * the reassessment is assembled and not written anew. What an officer leaves out stays in the visits. Pure.
 */
import type {
  ArmsFactor,
  ArmsPriority,
  EvidenceSource,
  FactorAssessedInput,
  FactorRating,
  NominalArmsQuery,
  StatementBasis,
  SubjectCategory,
} from '../contract/generated/graphql'

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
/** Where an officer's own evidence comes from; what a visit said is taken from the visit. */
export const SOURCES = ['INTERVIEW', 'POLICE_RECORD', 'AGENCY', 'THIRD_PARTY', 'VISIT', 'OTHER'] as const satisfies readonly EvidenceSource[]
export const PRIORITIES = ['VERY_HIGH', 'HIGH', 'MEDIUM', 'LOW'] as const satisfies readonly ArmsPriority[]

/** One statement of a visit that speaks for a factor; `isUsed`: it becomes evidence of this assessment. */
export interface Said {
  statementId: string
  text: string
  basis: StatementBasis
  subjectCategory: SubjectCategory
  visitedAt: string | null
  isUsed: boolean
}

/** A piece that the officer adds: what, how it is known, where it comes from, whom it is about. */
export interface Own {
  text: string
  basis: StatementBasis
  source: EvidenceSource
  subjectCategory: SubjectCategory
}

export const NEW_PIECE: Own = { text: '', basis: 'ASSESSMENT', source: 'INTERVIEW', subjectCategory: 'CONVICTED' }

export interface FactorDraft {
  factor: ArmsFactor
  rating: FactorRating | null
  said: readonly Said[]
  own: readonly Own[]
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
      subjectCategory: statement.subjectCategory,
      visitedAt: visit?.startedAt ?? null,
      isUsed: kept === undefined || used.has(statement.id),
    }))
  const own = before?.evidence.filter((piece) => piece.statementId === null) ?? []
  return {
    factor,
    rating: before?.rating ?? null,
    said,
    own: own.map(({ text, basis, source, subjectCategory }) => ({ text, basis, source, subjectCategory })),
  }
}

/** What is sent: each factor with what it rests on. */
export function factorsOf(draft: ArmsDraft): FactorAssessedInput[] {
  return draft.factors.map(({ factor, rating, said, own }) => ({
    factor,
    rating,
    evidence: [
      ...said
        .filter((each) => each.isUsed)
        .map(({ text, basis, subjectCategory, statementId }) => ({ text, basis, subjectCategory, statementId, source: 'VISIT' as const })),
      ...own.filter((piece) => piece.text.trim() !== '').map((piece) => ({ ...piece, text: piece.text.trim(), statementId: null })),
    ],
  }))
}

/** The draft with one factor otherwise. */
export const withFactor = (draft: ArmsDraft, factor: ArmsFactor, change: Partial<FactorDraft>): ArmsDraft => ({
  ...draft,
  factors: draft.factors.map((each) => (each.factor === factor ? { ...each, ...change } : each)),
})
