import { expect, test } from 'vitest'
import { base64url, fromBase64url, sha256Hex, utf8 } from '../../src/device/bytes'
import { concatKdf, encryptTo, seal, sign } from '../../src/device/seal'
import vectors from './joserfc-vectors.json'
import { openSealed, openSigned } from './open-sealed'

const serverKey = { kid: 'seal-2026', x: vectors.sealKey.x, y: vectors.sealKey.y }

const newDeviceKey = (): Promise<CryptoKeyPair> =>
  crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify'])

test('the key derivation is that of RFC 7518, with the inputs of its appendix C', async () => {
  const shared = Uint8Array.from([
    158, 86, 217, 29, 129, 113, 53, 211, 114, 131, 66, 131, 191, 132, 38, 156, 251, 49, 110, 163, 218, 128, 106, 72, 246,
    218, 167, 121, 140, 254, 144, 196,
  ])

  const derived = await concatKdf(shared, 'A128GCM', utf8('Alice'), utf8('Bob'))

  // The appendix derives 128 bits, and the length is part of the hash: the same inputs for 256 bits, by another library.
  expect(Buffer.from(derived).toString('hex')).toBe('b4eebcf8408fef8642226325874e245715dcb68a48837ccc190883bbe5f9a9cd')
})

test('what the server library sealed and signed opens here, so both speak the same form', async () => {
  const signed = await openSealed(vectors.sealed, vectors.sealKey)
  expect(signed).toBe(vectors.signed)

  const how = { name: 'ECDSA', namedCurve: 'P-256' }
  const { x, y } = vectors.deviceKey
  const key = await crypto.subtle.importKey('jwk', { kty: 'EC', crv: 'P-256', x, y }, how, false, ['verify'])
  const opened = await openSigned(signed, key)

  expect(opened.header).toEqual({ alg: 'ES256', typ: 'doorstep-item+jws' })
  expect(opened.payload).toBe(vectors.item)
})

test('an item sealed on the phone opens with the server key alone, and its signature holds', async () => {
  const device = await newDeviceKey()
  const item = { id: 'a', payload: { notes: 'Café – calm' } }

  const sealed = await seal(item, device.privateKey, serverKey)

  const opened = await openSigned(await openSealed(sealed, vectors.sealKey), device.publicKey)
  expect(JSON.parse(opened.payload)).toEqual(item)
  expect(opened.header).toEqual({ alg: 'ES256', typ: 'doorstep-item+jws' })
})

test('the header of a sealed item names the algorithms and the key, and nothing about the visit', async () => {
  const sealed = await encryptTo(serverKey, utf8('secret'))

  const header: unknown = JSON.parse(Buffer.from(fromBase64url(sealed.split('.')[0] ?? '')).toString())

  expect(header).toEqual({
    alg: 'ECDH-ES+A256KW',
    enc: 'A256GCM',
    kid: 'seal-2026',
    epk: { kty: 'EC', crv: 'P-256', x: expect.any(String), y: expect.any(String) },
  })
})

test('a sealed item that was tampered with does not open', async () => {
  const sealed = await encryptTo(serverKey, utf8('secret'))
  const [head, key, iv, text = '', tag] = sealed.split('.')
  const bytes = fromBase64url(text)
  bytes[0] = (bytes[0] ?? 0) ^ 1

  const tampered = [head, key, iv, base64url(bytes), tag].join('.')

  await expect(openSealed(tampered, vectors.sealKey)).rejects.toThrow()
})

test('an item signed by another device is not taken for ours', async () => {
  const [ours, theirs] = [await newDeviceKey(), await newDeviceKey()]

  const signed = await sign({ id: 'a' }, theirs.privateKey)

  await expect(openSigned(signed, ours.publicKey)).rejects.toThrow('signature')
})

test('the digest of an item is lowercase hex SHA-256 of its ASCII bytes', async () => {
  expect(await sha256Hex('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
})
