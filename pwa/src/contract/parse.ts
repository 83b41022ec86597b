/**
 * The one place where JSON of unknown shape becomes typed values. Parsers answer `undefined` where the value does not fit;
 * they never throw and never guess. Not a validator of business rules: those live with their nouns.
 */
export type Parser<T> = (value: unknown) => T | undefined

export const text: Parser<string> = (value) => (typeof value === 'string' ? value : undefined)
export const number: Parser<number> = (value) =>
  typeof value === 'number' && Number.isFinite(value) ? value : undefined
export const flag: Parser<boolean> = (value) => (typeof value === 'boolean' ? value : undefined)
export const anything: Parser<unknown> = (value) => (value === undefined ? null : value)

export function oneOf<const T extends string>(allowed: readonly T[]): Parser<T> {
  return (value) => allowed.find((candidate) => candidate === value)
}

/** The value or null; a missing value is null, so that an older server's document can still be read. */
export function nullable<T>(inner: Parser<T>): Parser<T | null> {
  return (value) => (value === null || value === undefined ? null : inner(value))
}

/** The value, or `fallback` where it is missing or does not fit. */
export function withDefault<T>(inner: Parser<T>, fallback: T): Parser<T> {
  return (value) => inner(value) ?? fallback
}

/** All the elements, or nothing if one does not fit. */
export function listOf<T>(inner: Parser<T>): Parser<T[]> {
  return (value) => {
    if (!Array.isArray(value)) return undefined
    const out: T[] = []
    for (const element of value) {
      const parsed = inner(element)
      if (parsed === undefined) return undefined
      out.push(parsed)
    }
    return out
  }
}

export function object<T extends object>(shape: { [K in keyof T]: Parser<T[K]> }): Parser<T> {
  const fields = Object.entries<Parser<unknown>>(shape)
  return (value) => {
    if (!isRecord(value)) return undefined
    const out: Record<string, unknown> = {}
    for (const [name, parse] of fields) {
      const parsed = parse(value[name])
      if (parsed === undefined) return undefined
      out[name] = parsed
    }
    // Every key of T was parsed by its own parser just above.
    // oxlint-disable-next-line typescript/consistent-type-assertions
    return out as T
  }
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** JSON text to a value, or undefined: a captive portal's page is not JSON. */
export function readJson(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}
