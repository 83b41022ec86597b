/** Randomness that is the same for the same name: nothing in a schedule may depend on the machine that runs it. */
import { createHash } from 'node:crypto'

export interface Chance {
  /** At least 0, less than 1. */
  random(): number
  newId(): string
}

export function chanceOf(name: string): Chance {
  let drawn = 0
  const draw = (): Buffer => createHash('sha256').update(`${name}/${(drawn += 1)}`).digest()
  return {
    random: () => draw().readUInt32BE(0) / 2 ** 32,
    newId() {
      const bytes = draw().subarray(0, 16)
      bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70
      bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
      const hex = bytes.toString('hex')
      return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
    },
  }
}
