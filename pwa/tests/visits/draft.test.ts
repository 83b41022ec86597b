import { describe, expect, test } from 'vitest'
import { nominalDoc, type NominalDoc } from '../../src/contract/documents'
import { newDraft, stepsOf, visitDraft, type VisitDraft } from '../../src/visits/draft'
import { draftToCommand, stepErrors } from '../../src/visits/draft-to-command'
import { recordedVisit } from '../../src/visits/recorded'

const NOW = new Date('2026-11-23T14:02:30Z')

export function nominal(part: Partial<NominalDoc> = {}): NominalDoc {
  const made = nominalDoc({ id: 'n1', name: 'Harold Lomax', ...part })
  if (made === undefined) throw new Error('not a nominal')
  return made
}
const withOrder = nominal({
  orders: [
    {
      id: 'o1',
      kind: 'SHPO',
      madeOn: null,
      expiresOn: null,
      conditions: [{ id: 'c1', kind: 'DEVICE', text: 'Must show each device', checkMethod: null, lastCheckedOn: null }],
    },
  ],
  household: [{ id: 'h1', firstName: 'Maureen', relationship: 'partner', isChild: false, ageBand: 'ADULT', livesThere: true }],
})
const draft = (part: Partial<VisitDraft> = {}, about = withOrder): VisitDraft => ({
  ...newDraft(about, { id: 'd1', visitId: 'v1' }, NOW),
  outcome: 'NO_REPLY',
  entrySought: 'no',
  crew: 'DOUBLE',
  announced: 'no',
  ...part,
})
const messages = (part: Partial<VisitDraft>): string[] => {
  const drafted = draftToCommand(draft(part), NOW)
  return drafted.kind === 'errors' ? drafted.errors.map((error) => error.message) : []
}

describe('the pages of the form', () => {
  test('follow the outcome: nobody in means no household, rooms or devices to describe', () => {
    expect(stepsOf(draft())).toEqual(['outcome', 'crew', 'notes', 'attachments', 'check'])
  })
  test('a successful visit asks for everything that the orders name', () => {
    expect(stepsOf(draft({ outcome: 'SUCCESSFUL' }))).toEqual([
      'outcome', 'people', 'rooms', 'devices', 'conditions', 'statements', 'crew', 'notes', 'attachments', 'check',
    ])
  })
  test('no conditions are asked for where there is no order', () => {
    expect(stepsOf(draft({ outcome: 'SUCCESSFUL' }, nominal()))).not.toContain('conditions')
  })
})

const watched = nominal({ triggers: [{ id: 't1', text: 'Drinking again' }, { id: 't2', text: 'Rejected by a partner' }] })
const met = (part: Partial<VisitDraft> = {}): VisitDraft => draft({ outcome: 'SUCCESSFUL', ...part }, watched)

describe('the triggers of the plan', () => {
  test('are asked about by name where somebody was met, and not at a closed door', () => {
    expect(stepsOf(met())).toContain('triggers')
    expect(stepsOf(draft({}, watched))).not.toContain('triggers')
  })
  test.each<[string, Partial<VisitDraft['triggers'][number]>, string[]]>([
    ['no answer', {}, ['Select whether trigger 1 happened']],
    ['it did not happen', { happened: 'no' }, []],
    ['it happened and nothing more is said', { happened: 'yes' }, ['Select whether you did something about trigger 1']],
    ['something was done, not what', { happened: 'yes', acted: 'yes', words: ' ' }, ['Enter what you did about trigger 1']],
    ['nothing was done, not why', { happened: 'yes', acted: 'no' }, ['Enter why you did nothing about trigger 1']],
    ['nothing was done, for a reason', { happened: 'yes', acted: 'no', words: 'Probation knows.' }, []],
  ])('%s', (_name, part, expected) => {
    const [first, second] = met().triggers
    if (first === undefined || second === undefined) throw new Error('no triggers')
    const given = met({ triggers: [{ ...first, ...part }, { ...second, happened: 'no' }] })
    expect(stepErrors(given, 'triggers', NOW).map((error) => error.message)).toEqual(expected)
  })
  test('become answers with an action or a reason for none', () => {
    const given = met({
      triggers: [
        { triggerId: 't1', happened: 'yes', acted: 'yes', words: ' Rang probation. ' },
        { triggerId: 't2', happened: 'no', acted: 'yes', words: 'left over' },
      ],
    })
    const drafted = draftToCommand(given, NOW)
    expect(drafted.kind === 'command' && drafted.command.triggerAnswers).toEqual([
      { triggerId: 't1', happened: true, action: 'Rang probation.', noActionReason: null },
      { triggerId: 't2', happened: false, action: null, noActionReason: null },
    ])
  })
})

describe('statements', () => {
  const said = { text: ' New laptop. ', basis: 'FACT_OBSERVED', subjectCategory: 'CONVICTED', factors: [{ factor: 'OPPORTUNITY', direction: 'UP' }] }
  test('carry how they are known and the ARMS factors for which they speak', () => {
    const drafted = draftToCommand(draft({ outcome: 'SUCCESSFUL', conditions: [], statements: [said] }), NOW)
    expect(drafted.kind === 'command' && drafted.command.statements).toEqual([{ ...said, text: 'New laptop.' }])
  })
  test('need words and a basis', () => {
    const bare = draft({ outcome: 'SUCCESSFUL', statements: [{ ...said, text: '', basis: '' }] })
    expect(stepErrors(bare, 'statements', NOW).map((error) => error.field)).toEqual(['statement-0-text', 'statement-0-basis'])
  })
  test('a visit kept by an older version of the app is still read', () => {
    const drafted = draftToCommand(draft(), NOW)
    if (drafted.kind !== 'command') throw new Error('not complete')
    const { statements: _statements, triggerAnswers: _answers, ...older } = drafted.command
    expect(recordedVisit(older)).toEqual(drafted.command)
  })
})

describe('conditions', () => {
  test('of an order that has ended are not asked about', () => {
    const ended = nominal({ orders: withOrder.orders.map((order) => ({ ...order, expiresOn: '2026-11-22' })) })
    const lastDay = nominal({ orders: withOrder.orders.map((order) => ({ ...order, expiresOn: '2026-11-23' })) })
    expect([draft({}, ended).conditions.length, draft({}, lastDay).conditions.length]).toEqual([0, 1])
  })
  test('that were not checked need a reason', () => {
    const unsaid = draft({ outcome: 'SUCCESSFUL', conditions: [{ conditionId: 'c1', result: 'NOT_CHECKED', note: ' ' }] })
    expect(stepErrors(unsaid, 'conditions', NOW).map((error) => error.message)).toEqual(['Enter why condition 1 was not checked'])
  })
})

describe('a new draft', () => {
  test('starts now, on the clock of this country, also in summer', () => {
    const summer = newDraft(nominal(), { id: 'd', visitId: 'v' }, new Date('2026-07-01T22:30:00Z'))
    expect([summer.day, summer.month, summer.year, summer.startTime]).toEqual(['1', '7', '2026', '23:30'])
  })
  test('offers the household that lives there, so that nothing is typed twice', () => {
    expect(draft().people).toEqual([{ name: 'Maureen', relationship: 'partner', isChild: false, present: false, note: '' }])
  })
  test('is read back as it was kept', () => {
    expect(visitDraft(JSON.parse(JSON.stringify(draft())))).toEqual(draft())
  })
})

describe('a complete draft becomes a command', () => {
  test('for a failed attempt, with nothing invented', () => {
    const drafted = draftToCommand(draft({ notes: '  Lights were on. ' }), NOW)

    expect(drafted).toEqual({
      kind: 'command',
      command: {
        visitId: 'v1',
        nominalId: 'n1',
        visitType: 'ROUTINE',
        outcome: 'NO_REPLY',
        startedAt: '2026-11-23T14:02:00+00:00',
        endedAt: null,
        announced: false,
        announcedReason: null,
        announcedReasonText: null,
        crewMode: 'DOUBLE',
        secondOfficerId: null,
        nominalSeen: false,
        entrySoughtToSearch: false,
        people: [],
        rooms: [],
        devices: [],
        conditionChecks: [],
        notes: 'Lights were on.',
        statements: [],
        triggerAnswers: [],
        attachments: [],
      },
    })
  })
  test('with the offset of the day itself, not of today', () => {
    const drafted = draftToCommand(draft({ day: '1', month: '7', startTime: '9:05' }), NOW)
    expect(drafted.kind === 'command' && drafted.command.startedAt).toBe('2026-07-01T09:05:00+01:00')
  })
  test('an end after midnight is on the next day', () => {
    const drafted = draftToCommand(draft({ day: '31', month: '10', startTime: '23:50', endTime: '00:20' }), NOW)
    expect(drafted.kind === 'command' && drafted.command.endedAt).toBe('2026-11-01T00:20:00+00:00')
  })
  test('answers that the outcome no longer asks for are left out', () => {
    const given: Partial<VisitDraft> = { rooms: [{ name: 'Kitchen', seen: true, note: '' }], announcedReason: 'WELFARE' }
    const drafted = draftToCommand(draft(given), NOW)
    expect(drafted.kind === 'command' && drafted.command.rooms).toEqual([])
    expect(drafted.kind === 'command' && drafted.command.announcedReason).toBeNull()
  })
})

describe('an incomplete draft is answered in plain words', () => {
  test.each<[string, Partial<VisitDraft>, string]>([
    ['no outcome', { outcome: '' }, 'Select what happened at the visit'],
    ['no such day', { day: '31', month: '2' }, 'Enter the date and time when the visit started'],
    ['an hour that the clocks skip', { day: '29', month: '3', startTime: '01:30' }, 'Enter the date and time when the visit started'],
    ['a start in the future', { startTime: '14:30' }, 'The visit must have started in the past'],
    ['a time that is none', { endTime: 'later' }, 'Enter the time when the visit ended, for example 14:30'],
    ['a refusal without saying what was asked', { outcome: 'ENTRY_REFUSED', entrySought: '', conditions: [] }, 'Select yes if you asked to go in to search'],
    ['an announced visit without a reason', { announced: 'yes' }, 'Select why the visit was announced'],
    ['another reason that is not told', { announced: 'yes', announcedReason: 'OTHER' }, 'Enter why the visit was announced'],
    ['notes beyond the limit', { notes: 'x'.repeat(4_001) }, 'Notes must be 4,000 characters or fewer'],
    ['a condition that was not answered', { outcome: 'SUCCESSFUL' }, 'Select what you found for condition 1'],
  ])('%s', (_name, part, message) => {
    expect(messages(part)).toEqual([message])
  })
  test('a start a little ahead of the phone clock is let through', () => {
    expect(messages({ startTime: '14:06' })).toEqual([])
  })
  test('each page tells only of itself', () => {
    expect(stepErrors(draft({ outcome: '', crew: '' }), 'crew', NOW).map((error) => error.field)).toEqual(['crew'])
  })
})
