/** What a phone can read of intelligence that was reported on it, and how drafts of it are known. Pure; read early, so apart. */
import { isRecord } from '../contract/parse'
import type { Draft } from '../device/outbox-store'

/** Version 2 adds the persons whom it describes; version 3 what each item is, and whom it is about. */
export const SUBMIT_INTELLIGENCE = { op: 'SubmitIntelligence', opVersion: 3 } as const

/** Whom a report of this phone describes, in words; nothing of any other submission. */
export function aboutOf(op: string, kept: unknown): string | undefined {
  if (toldOf(op, kept) === undefined || !isRecord(kept)) return undefined
  const about = Array.isArray(kept['about']) ? kept['about'].filter((each) => typeof each === 'string') : []
  return about.length === 0 ? 'Intelligence' : `Intelligence about ${about.join(' and ')}`
}

/** Whom a submission that this phone keeps is about; nothing of any other. */
export const toldOf = (op: string, kept: unknown): string | undefined =>
  op === SUBMIT_INTELLIGENCE.op && isRecord(kept) && typeof kept['told'] === 'string' ? kept['told'] : undefined

/** A draft that is a report, and of no other kind. */
export const isReport = ({ content }: Draft): boolean => isRecord(content) && 'reportId' in content && 'written' in content
