import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { newKey, openParts, PART_BYTES, sealedLength, sealParts } from '../../src/attachments/parts'
import vectors from './server-vectors.json'

const bytes = (length: number): Uint8Array<ArrayBuffer> => Uint8Array.from({ length }, (_, at) => at % 251)
const sealed = async (file: Uint8Array<ArrayBuffer>): Promise<Buffer> => Buffer.concat(await sealParts(vectors.id, vectors.key, file))

test('what the phone seals is what the server opens, byte for byte', async () => {
  const small = new Uint8Array(Buffer.from(vectors.small.file, 'base64'))
  expect((await sealed(small)).toString('base64')).toBe(vectors.small.sealed)

  const large = await sealed(bytes(vectors.twoParts.bytes))
  expect(createHash('sha256').update(large).digest('hex')).toBe(vectors.twoParts.sealedSha256)
})

test.each([1, PART_BYTES - 1, PART_BYTES, PART_BYTES + 1, 2 * PART_BYTES])('a file of %i bytes comes back, as long as was said', async (size) => {
  const file = bytes(size)
  const parts = await sealParts('a', vectors.key, file)

  expect(parts.reduce((sum, part) => sum + part.length, 0)).toBe(sealedLength(size))
  expect(Buffer.compare(await openParts('a', vectors.key, parts), file)).toBe(0)
})

test('a part in another place, of another file, or under another key does not open', async () => {
  const parts = await sealParts('a', vectors.key, bytes(2 * PART_BYTES + 1))
  const [first, second, third] = parts
  if (first === undefined || second === undefined || third === undefined) throw new Error('three parts')

  await expect(openParts('a', vectors.key, [second, first, third])).rejects.toThrow()
  await expect(openParts('a', vectors.key, [first, second])).rejects.toThrow()
  await expect(openParts('b', vectors.key, parts)).rejects.toThrow()
  await expect(openParts('a', newKey(), parts)).rejects.toThrow()
})
