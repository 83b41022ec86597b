import { describe, expect, test } from 'vitest'
import { nounOf, statusWords } from '../../src/session/status-words'
import { passphraseProblems } from '../../src/session/set-up-page'
import { entryState } from '../../src/sync/entries'
import type { LoopStatus } from '../../src/sync/loop'

const NOW = new Date('2026-11-23T14:10:00Z')
const ENDS: NonNullable<LoopStatus['ended']>[] = [
  { kind: 'done' },
  { kind: 'sent' },
  { kind: 'unreachable' },
  { kind: 'busy', afterMs: 1 },
  { kind: 'signIn' },
  { kind: 'upgrade' },
  { kind: 'revoked' },
  { kind: 'refused', code: 'X', message: '' },
  { kind: 'broken', message: '' },
]
const words = (ended: LoopStatus['ended'], waiting: number) =>
  statusWords({ loop: { step: 'idle', sending: new Set(), ended, endedAt: NOW }, waiting, lastCompleteAt: '2026-11-23T14:02:00Z', isOpen: true, now: NOW })

describe('the status line', () => {
  test.each(ENDS)('never says up to date or received while something waits: $kind', (ended) => {
    expect(words(ended, 2).words).not.toMatch(/up to date|received/i)
    expect(words(ended, 2).tone).not.toBe('done')
  })
  test.each(ENDS)('nor while photos of a sent visit wait: $kind', (ended) => {
    const facts = { loop: { step: 'idle', sending: new Set<string>(), ended, endedAt: NOW }, waiting: 0, following: 2, lastCompleteAt: null, now: NOW } as const
    for (const isOpen of [true, false]) {
      expect(statusWords({ ...facts, isOpen }).words).not.toMatch(/up to date|received|nothing waits/i)
      expect(statusWords({ ...facts, isOpen }).tone).not.toBe('done')
    }
  })
  test('counts what is on its way', () => {
    const facts = { loop: { step: 'following', sending: new Set<string>(), ended: null, endedAt: null }, lastCompleteAt: null, isOpen: true, now: NOW } as const
    expect(statusWords({ ...facts, waiting: 0, following: 1 }).words).toBe('Sending 1 attachment.')
    expect(statusWords({ ...facts, waiting: 2, following: 3 }).words).toBe('Sending 2 visits and 3 attachments.')
  })
  test('says when it was last true', () => {
    expect(words({ kind: 'done' }, 0).words).toBe('Up to date. Last updated 14:02.')
  })
  test('a phone that was locked when it last sent is not up to date once it is opened', () => {
    expect(words({ kind: 'sent' }, 0)).toMatchObject({ tone: 'neutral', words: 'Starting. Last updated 14:02.' })
  })
  test('being offline is told plainly, in the neutral tone', () => {
    expect(words({ kind: 'unreachable' }, 1)).toMatchObject({
      tone: 'neutral',
      words: 'No connection. 1 visit saved on this phone. Last updated 14:02.',
    })
  })
  test('an ended session says what is to be sent', () => {
    expect(words({ kind: 'signIn' }, 3)).toMatchObject({ words: 'Sign in to send 3 visits. Last updated 14:02.', needsSignIn: true })
  })
})

describe('a saved visit', () => {
  const receipt = { version: '1', reason: null, message: null, receivedAt: '2026-11-23T14:02:00Z' }
  test('is saved, then sending, then received', () => {
    expect(entryState({ state: 'waiting', receipt: null }, false).kind).toBe('saved')
    expect(entryState({ state: 'waiting', receipt: null }, true).kind).toBe('sending')
    expect(entryState({ state: 'acked', receipt: { ...receipt, state: 'APPLIED' } }, true)).toEqual({ kind: 'received', at: receipt.receivedAt })
  })
  test('that must be sent again does not count as received', () => {
    expect(entryState({ state: 'waiting', receipt: { ...receipt, state: 'APPLIED' } }, false).kind).toBe('saved')
  })
  test.each(['QUARANTINED', 'CONFLICT'] as const)('that is %s needs attention', (state) => {
    expect(entryState({ state: 'acked', receipt: { ...receipt, state } }, false).kind).toBe('needsAttention')
  })
})

test('a passphrase is at least eight characters, twice the same', () => {
  expect(passphraseProblems('seven77', 'seven77')).toHaveLength(1)
  expect(passphraseProblems('eight888', 'eight889')).toHaveLength(1)
  expect(passphraseProblems('eight888', 'eight888')).toEqual([])
})

test('what waits is called a visit only where nothing but visits waits', () => {
  const item = (op: string, state: string): { op: string; state: string } => ({ op, state })
  expect(nounOf([item('RecordVisit', 'waiting'), item('AmendMarker', 'acked')])).toBe('visit')
  expect(nounOf([item('RecordVisit', 'waiting'), item('AmendMarker', 'waiting')])).toBe('item')
})
