import { describe, expect, test } from 'vitest'
import { afterWrong, NO_ATTEMPTS, waitMs } from '../../src/device/attempts'
import { disclose, enclose, makeSlot, newDeviceSecret, openSlot } from '../../src/device/data-key'
import { newId } from '../../src/device/ids'

/** Few rounds: these tests are about the structure, not about how long a guess takes. */
const ROUNDS = 1_000

const newKey = (): Promise<CryptoKey> => crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])

describe('the passphrase slot', () => {
  test('opens with the passphrase and this device, and reads what was written', async () => {
    const secret = await newDeviceSecret()
    const { slot, dataKey } = await makeSlot('three small words', secret, ROUNDS)
    const envelope = await enclose(dataKey, 'drafts|a|1', { notes: 'Calm' })

    const again = await openSlot(slot, 'three small words', secret)

    expect(again).toBeDefined()
    if (again !== undefined) expect(await disclose(again, 'drafts|a|1', envelope)).toEqual({ notes: 'Calm' })
  })

  test('does not open with a wrong passphrase', async () => {
    const secret = await newDeviceSecret()
    const { slot } = await makeSlot('three small words', secret, ROUNDS)

    expect(await openSlot(slot, 'three small wordz', secret)).toBeUndefined()
  })

  test('does not open with the right passphrase on another device', async () => {
    const { slot } = await makeSlot('three small words', await newDeviceSecret(), ROUNDS)

    expect(await openSlot(slot, 'three small words', await newDeviceSecret())).toBeUndefined()
  })

  test('takes the same passphrase however the keyboard composes its accents', async () => {
    const secret = await newDeviceSecret()
    const { slot } = await makeSlot('caf\u00e9 corner', secret, ROUNDS)

    expect(await openSlot(slot, 'cafe\u0301 corner', secret)).toBeDefined()
  })

  test('never lets the data key or the device secret out of the browser', async () => {
    const secret = await newDeviceSecret()
    const { dataKey } = await makeSlot('three small words', secret, ROUNDS)

    expect(dataKey.extractable).toBe(false)
    expect(secret.extractable).toBe(false)
  })
})

describe('an envelope', () => {
  test('opens only at the place where it was put', async () => {
    const key = await newKey()
    const envelope = await enclose(key, 'pages|nominal:a|2', ['a'])

    await expect(disclose(key, 'pages|nominal:b|2', envelope)).rejects.toThrow()
    await expect(disclose(key, 'pages|nominal:a|1', envelope)).rejects.toThrow()
    expect(await disclose(key, 'pages|nominal:a|2', envelope)).toEqual(['a'])
  })

  test('is never written twice with the same bytes', async () => {
    const key = await newKey()

    const [one, two] = [await enclose(key, 'p', 'same'), await enclose(key, 'p', 'same')]

    expect(one.iv).not.toEqual(two.iv)
    expect(one.data).not.toEqual(two.data)
  })
})

describe('wrong passphrases', () => {
  test('cost nothing at first, then half a minute, then five', () => {
    const waits: number[] = []
    let attempts = NO_ATTEMPTS
    for (let wrong = 1; wrong <= 9; wrong += 1) {
      attempts = afterWrong(attempts, 0)
      waits.push(waitMs(attempts, 0) / 1_000)
    }
    expect(waits).toEqual([0, 0, 0, 0, 30, 30, 30, 300, 300])
  })
})

test('ids are UUID version 7 and hold their time', () => {
  const id = newId(Date.UTC(2026, 10, 23))

  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(Date.UTC(2026, 10, 23))
})
