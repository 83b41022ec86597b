/** UUID version 7 (RFC 9562): ordered by time where clocks agree, unique where they do not. Never sorted by. */
import { randomBytes } from './bytes'
import { nowMs } from './clock'

export function newId(now: number = nowMs()): string {
  const bytes = randomBytes(16)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, Math.floor(now / 0x1_0000))
  view.setUint16(4, now % 0x1_0000)
  view.setUint8(6, (view.getUint8(6) & 0x0f) | 0x70)
  view.setUint8(8, (view.getUint8(8) & 0x3f) | 0x80)
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
