/**
 * Whether failed attempts were made at varied times. Practice is to vary days and times, evenings and weekends among them
 * (docs/domain.md 2); a row of attempts at the same time finds the same closed door. And how near a warrant is. Pure.
 */
import { londonParts } from '../ui/dates'

const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const
/** From these hours on, by London's clock. */
const AFTERNOON = 12
const EVENING = 17

export type PartOfDay = 'morning' | 'afternoon' | 'evening'

export function partOfDay(at: Date): PartOfDay {
  const { hour } = londonParts(at)
  if (hour < AFTERNOON) return 'morning'
  return hour < EVENING ? 'afternoon' : 'evening'
}

export function weekday(at: Date): string {
  const { year, month, day } = londonParts(at)
  return DAYS[new Date(Date.UTC(year, month - 1, day)).getUTCDay()] ?? ''
}

/** "All 3 on a weekday morning": what two or more attempts have in common, or null where they were varied. */
export function sameness(attempts: readonly Date[]): string | null {
  const [first, ...others] = attempts
  if (first === undefined || others.length === 0) return null
  const share = (of: (at: Date) => string): string | null => (others.every((at) => of(at) === of(first)) ? of(first) : null)
  const day = share(weekday) ?? share((at) => (isWeekend(at) ? 'weekend' : 'weekday'))
  const part = share(partOfDay)
  if (day === null && part === null) return null
  const number = attempts.length === 2 ? 'Both' : `All ${attempts.length}`
  if (part === null) return day === 'weekday' ? `${number} on weekdays` : `${number} on a ${day}`
  return day === null ? `${number} in the ${part}` : `${number} on a ${day} ${part}`
}

/** How far the attempts that count have come. How many a warrant needs is the law of the day, which the server tells. */
export function towardsWarrant(count: number, needed: number | null): string {
  if (needed === null) return `${count} so far; no policy says how many a warrant needs`
  return count >= needed ? 'available' : `${count} of ${needed}`
}

const isWeekend = (at: Date): boolean => ['Saturday', 'Sunday'].includes(weekday(at))
