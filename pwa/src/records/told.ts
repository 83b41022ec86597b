/** What stands against a command, each at its field; nothing: it was done. */
import type { Asked } from '../contract/ask'

export type Faults = readonly { field: string; message: string }[]

export function faultsOf<R>(asked: Asked<R>, answerOf: (data: R) => { userErrors: Faults }): Faults {
  switch (asked.kind) {
    case 'answer':
      return answerOf(asked.data).userErrors
    case 'offline':
      return [{ field: '', message: 'No connection: nothing was recorded. Try again' }]
    case 'signIn':
      return [{ field: '', message: 'Your session has ended: sign in again' }]
    case 'refused':
      return [{ field: '', message: asked.message }]
  }
}

/** The member of a list of words that a form's choice names; the first where it names none. */
export function chosen<T extends string>(options: readonly [T, ...T[]], value: string | undefined): T {
  return options.find((option) => option === value) ?? options[0]
}

/** What was typed, or nothing at all. */
export const orNull = (value: string | undefined): string | null => {
  const text = value?.trim() ?? ''
  return text === '' ? null : text
}

/** A whole number that was typed; null where it is none. */
export const numberOrNull = (value: string | undefined): number | null => {
  const text = orNull(value)
  const number = text === null ? Number.NaN : Number(text)
  return Number.isInteger(number) ? number : null
}
