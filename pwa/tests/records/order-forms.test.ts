import { expect, test } from 'vitest'
import { conditionsOf } from '../../src/records/order-forms'

let made = 0
const make = (): string => String((made += 1))

test('each line is a condition; a number in front is its number in the order', () => {
  const found = conditionsOf({ DEVICE: '3. No phone without software\n\n4a) No second phone', PROHIBITION: 'No parks', checkMethod: ' ' }, make)

  expect(found.map(({ kind, position, text }) => [kind, position, text])).toEqual([
    ['PROHIBITION', '1', 'No parks'],
    ['DEVICE', '3', 'No phone without software'],
    ['DEVICE', '4a', 'No second phone'],
  ])
  expect(new Set(found.map(({ id }) => id)).size).toBe(3)
  expect(found[0]?.checkMethod).toBeNull()
})
