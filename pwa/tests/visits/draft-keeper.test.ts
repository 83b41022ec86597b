import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { KEEP_WITHIN_MS, keepDrafts } from '../../src/visits/draft-keeper'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const writer = () => {
  const written: unknown[] = []
  return { written, write: async (draft: { id: string; content: unknown }) => void written.push(draft.content) }
}

test('steady typing is written at least every 300 ms, not only when it stops', async () => {
  const { written, write } = writer()
  const keeper = keepDrafts(write, () => undefined)

  for (let key = 1; key <= 20; key += 1) {
    keeper.changed({ id: 'a', content: key })
    await vi.advanceTimersByTimeAsync(50)
  }

  expect(KEEP_WITHIN_MS).toBeLessThanOrEqual(300)
  expect(written.length).toBeGreaterThanOrEqual(3)
})

test('what was typed last is written at once when the screen is hidden', async () => {
  const { written, write } = writer()
  const keeper = keepDrafts(write, () => undefined)
  keeper.changed({ id: 'a', content: 'last word' })

  await keeper.flush()

  expect(written).toEqual(['last word'])
})

test('a finished visit is not written again as a draft', async () => {
  const { written, write } = writer()
  const keeper = keepDrafts(write, () => undefined)
  keeper.changed({ id: 'a', content: 'x' })

  await keeper.finish()
  await vi.advanceTimersByTimeAsync(1_000)

  expect(written).toEqual([])
})

test('a write that fails is told, and the next one is still made', async () => {
  const failures: unknown[] = []
  const written: unknown[] = []
  const keeper = keepDrafts(
    async (draft) => {
      if (draft.content === 'full') throw new Error('quota')
      written.push(draft.content)
    },
    (error) => failures.push(error),
  )
  keeper.changed({ id: 'a', content: 'full' })
  await keeper.flush()
  keeper.changed({ id: 'a', content: 'fits' })
  await keeper.flush()

  expect(failures).toHaveLength(1)
  expect(written).toEqual(['fits'])
})
