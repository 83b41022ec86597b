import { describe, expect, it } from 'vitest'
import type { VisitDoc } from '../../src/contract/documents'
import { returnedVisits } from '../../src/visits/returned'

const visit = (id: string, startedAt: string, step: string | null): VisitDoc => ({
  id,
  nominalId: 'n',
  visitType: 'ROUTINE',
  outcome: 'SUCCESSFUL',
  startedAt,
  endedAt: null,
  receivedAt: null,
  officerName: 'PC Invented',
  secondOfficerName: null,
  announced: false,
  notes: null,
  flags: [],
  conditionChecks: [],
  joinedTo: null,
  attachments: [],
  lastReview: step === null ? null : { step, comment: 'Why?', at: startedAt },
})

describe('returned visits', () => {
  it('are those whose last step is a return, of everybody, the latest first', () => {
    const visits = new Map([
      ['a', [visit('1', '2026-03-01T10:00:00Z', 'RETURNED'), visit('2', '2026-03-04T10:00:00Z', 'REWORKED')]],
      ['b', [visit('3', '2026-03-02T10:00:00Z', 'RETURNED'), visit('4', '2026-03-05T10:00:00Z', null)]],
    ])

    expect(returnedVisits({ visits }).map((each) => each.id)).toEqual(['3', '1'])
  })

  it('are none where nothing was returned', () => {
    expect(returnedVisits({ visits: new Map() })).toEqual([])
  })
})
