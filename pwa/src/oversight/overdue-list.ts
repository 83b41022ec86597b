/** The supervisor's questions to the server about what is overdue, and how old each answer is. Online only. */
import { ask, type Asked } from '../contract/ask'
import {
  ColleaguesDocument,
  OverdueObligationsDocument,
  type ColleaguesQuery,
  type OverdueObligationsQuery,
  type RiskLevel,
} from '../contract/generated/graphql'

export const PAGE_ROWS = 50

export type OverduePage = OverdueObligationsQuery['overdueObligations']
export type OverdueRow = OverduePage['edges'][number]['node']
export type Colleague = ColleaguesQuery['colleagues']['edges'][number]['node']

export interface OverdueQuestion {
  riskLevel: RiskLevel | ''
  ownerId: string
  after: string | null
}

export function askOverdue({ riskLevel, ownerId, after }: OverdueQuestion): Promise<Asked<OverdueObligationsQuery>> {
  const filter = {
    kind: ['VISIT_ROUTINE' as const],
    ...(riskLevel === '' ? {} : { riskLevel: [riskLevel] }),
    ...(ownerId === '' ? {} : { ownerId }),
  }
  return ask(OverdueObligationsDocument, { first: PAGE_ROWS, after, filter })
}

export const askColleagues = (): Promise<Asked<ColleaguesQuery>> => ask(ColleaguesDocument, { first: 100 })
