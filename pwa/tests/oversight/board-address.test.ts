import { describe, expect, test } from 'vitest'
import { addDays, endOf, readAddress, timesOf, whichOf, writeAddress } from '../../src/oversight/board-address'
import { niceCeiling } from '../../src/oversight/trend-plot'

const NOW = new Date('2026-07-31T12:00:00Z')
const read = (address: string) => readAddress(Object.fromEntries(new URLSearchParams(address.split('?')[1] ?? '')))

describe('the address of a board', () => {
  test('is read as it was written', () => {
    const address = read('/app/board?what=everything&on=2026-03-29&known=then&risk=HIGH&kind=SAR&unit=u1&district=&officer=o1&from=8&to=30')

    expect(read(writeAddress('/app/board', address))).toEqual(address)
    expect(whichOf(address)).toEqual({
      kinds: ['SAR'],
      riskLevels: ['HIGH'],
      unitId: 'u1',
      district: '',
      ownerId: 'o1',
      daysFrom: 8,
      daysTo: 30,
    })
  })

  test('says nothing of what is usual', () => {
    expect(writeAddress('/app/board', read('/app/board'))).toBe('/app/board')
    expect(whichOf(read('/app/board'))).toEqual({ kinds: ['VISIT_FIRST', 'VISIT_ROUTINE'] })
  })

  test('drops what it does not know', () => {
    expect(read('/app/board?what=nonsense&on=yesterday&risk=AWFUL&kind=__proto__&from=-4')).toEqual(read('/app/board'))
  })
})

describe('the end of a day', () => {
  test('is midnight in London, whatever the season', () => {
    expect(endOf('2026-03-28', NOW)).toBe('2026-03-29T00:00:00+00:00')
    expect(endOf('2026-06-30', NOW)).toBe('2026-07-01T00:00:00+01:00')
  })

  test('has not come today', () => {
    expect(endOf('2026-07-31', NOW)).toBeNull()
    expect(timesOf(read('/app/board?on=2026-07-30&known=then'), NOW)).toEqual({
      at: '2026-07-31T00:00:00+01:00',
      knownAt: '2026-07-31T00:00:00+01:00',
    })
  })

  test('follows the calendar over months and years', () => {
    expect(addDays('2026-02-28', 1)).toBe('2026-03-01')
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31')
  })
})

test('a scale ends at a round number that nothing passes', () => {
  expect([1, 4, 5, 21, 858].map(niceCeiling)).toEqual([4, 4, 8, 32, 1200])
})
