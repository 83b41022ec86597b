/** Days at one address, as the register shows them: the server's rule decides, this only counts for the eye. Pure. */
import { calendarDaysBetween } from '../ui/dates'

export interface Days {
  fromDay: string
  toDay: string
  withdrawnAt: string | null
}

const DAY_MS = 86_400_000
const YEAR_DAYS = 365
const noon = (day: string): Date => new Date(`${day}T12:00:00Z`)

/** By what two ways of writing an address are told to be one, as the server tells it. */
export const samePlace = (premises: string): string => premises.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '')

/** The stays, address by address, in the order in which the addresses are first named. */
export function byPlace<T extends { premises: string }>(stays: readonly T[]): [string, T[]][] {
  const places = new Map<string, T[]>()
  for (const stay of stays) {
    const place = samePlace(stay.premises)
    places.set(place, [...(places.get(place) ?? []), stay])
  }
  return [...places]
}

/** How many days of the last year the stays name; a day counts once. Days in custody are the server's to leave out. */
export function daysInYear(stays: readonly Days[], now: Date): number {
  const days = new Set<string>()
  for (const stay of stays.filter((each) => each.withdrawnAt === null)) {
    const last = noon(stay.toDay).getTime()
    for (let at = noon(stay.fromDay).getTime(); at <= last; at += DAY_MS) {
      const day = new Date(at)
      if (calendarDaysBetween(day, now) < YEAR_DAYS) days.add(day.toISOString().slice(0, 10))
    }
  }
  return days.size
}
