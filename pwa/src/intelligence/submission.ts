/** What an officer submits from the phone, with or without a signal; or what is missing, in plain words. Pure. */
import { isRecord } from '../contract/parse'

export const SUBMIT_INTELLIGENCE = { op: 'SubmitIntelligence', opVersion: 1 } as const
export const LINE_MAX = 500
export const TEXT_MAX = 2000

export interface Written {
  items: readonly { text: string; assessment: string }[]
  provenance: string
  source: string
  sourceEvaluation: string
  handling: string
  conditions: string
  priority: string
}
export const EMPTY: Written = {
  items: [{ text: '', assessment: '' }],
  provenance: '',
  source: '',
  sourceEvaluation: '',
  handling: 'P',
  conditions: '',
  priority: 'LOW',
}

export interface Fault {
  field: string
  message: string
}

export function faultsOf(written: Written): Fault[] {
  const faults: Fault[] = []
  const fault = (field: string, message: string): void => void faults.push({ field, message })
  written.items.forEach((item, place) => {
    if (item.text.trim() === '') fault(`item-${place}`, 'Say what is known')
    else if (item.text.length > TEXT_MAX) fault(`item-${place}`, `Item ${place + 1} must be 2,000 characters or fewer`)
    else if (item.text.trim().includes('\n\n')) fault(`item-${place}`, 'One paragraph for each item: add another item for the rest')
    if (item.assessment === '') fault(`assessment-${place}`, `Choose how item ${place + 1} is known`)
  })
  if (written.provenance.trim() === '') fault('provenance', 'Say how it came to be known')
  if (written.sourceEvaluation === '') fault('sourceEvaluation', 'Choose how reliable the source is')
  if (written.handling === 'C' && written.conditions.trim() === '') fault('conditions', 'Say the conditions of handling C')
  return faults
}

/** What this phone can read of it afterwards: that it was told, of whom; neither what nor by whom. */
export const keptOf = (nominalId: string, reportId: string): Record<string, unknown> => ({ told: nominalId, reportId })

/** Whom a submission that this phone keeps is about; nothing of any other. */
export const toldOf = (op: string, kept: unknown): string | undefined =>
  op === SUBMIT_INTELLIGENCE.op && isRecord(kept) && typeof kept['told'] === 'string' ? kept['told'] : undefined

export function payloadOf(written: Written, nominalId: string, reportId: string, at: Date): Record<string, unknown> {
  return {
    reportId,
    nominalId,
    informationAt: at.toISOString(),
    provenance: written.provenance.trim(),
    source: written.source.trim(),
    sourceEvaluation: written.sourceEvaluation,
    items: written.items.map((item) => ({ text: item.text.trim(), assessment: item.assessment })),
    handling: written.handling,
    conditions: written.handling === 'C' ? written.conditions.trim() : '',
    marking: 'OFFICIAL_SENSITIVE',
    priority: written.priority,
  }
}
