import { expect, test } from 'vitest'
import { EMPTY, inputOf, placed } from '../../src/partners/concern'
import { idPerContent } from '../../src/partners/sending'

test('a concern about somebody told of names them by that alone', () => {
  const written = { ...EMPTY, text: 'Seen again', name: 'Left over from before' }
  expect(inputOf(written, 'item')).toEqual({ text: 'Seen again', happenedAt: null, disclosureId: 'item' })
})

test('a described one says what is known and nothing empty', () => {
  const written = { ...EMPTY, text: 'Seen again', about: ' the man upstairs ' }
  expect(inputOf(written, null)).toEqual({ text: 'Seen again', happenedAt: null, name: null, dateOfBirth: null, about: 'the man upstairs' })
})

test('the time is London’s, in summer and in winter', () => {
  expect(inputOf({ ...EMPTY, happenedAt: '2026-07-01T10:30' }, 'item').happenedAt).toBe('2026-07-01T10:30:00+01:00')
  expect(inputOf({ ...EMPTY, happenedAt: '2026-12-01T10:30' }, 'item').happenedAt).toBe('2026-12-01T10:30:00+00:00')
})

test('every fault has a place on the page', () => {
  const faults = [
    { field: 'name', message: 'Say whom' },
    { field: 'agencyId', message: 'No agreement' },
  ]
  expect(placed(faults, false).map((fault) => fault.field)).toEqual(['name', 'text'])
  expect(placed(faults, true).map((fault) => fault.field)).toEqual(['text', 'text'])
})

test('the same text sent again is the same request, another text is another', () => {
  let made = 0
  const idFor = idPerContent(() => `id-${(made += 1)}`)
  expect([idFor({ text: 'a' }), idFor({ text: 'a' }), idFor({ text: 'b' }), idFor({ text: 'a' })]).toEqual(['id-1', 'id-1', 'id-2', 'id-3'])
})
