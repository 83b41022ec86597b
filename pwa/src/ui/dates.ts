/** Dates and times as officers read them: London time, "23 November 2026", "14:02". Rendering only; records keep instants. */
const ZONE = 'Europe/London'
const DAY_MS = 86_400_000

const dateFormat = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: ZONE })
const timeFormat = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: ZONE })
const partsFormat = new Intl.DateTimeFormat('en-GB', {
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
  timeZone: ZONE,
})

export const dateWords = (at: Date): string => dateFormat.format(at)
export const timeWords = (at: Date): string => timeFormat.format(at)

/** "14:02" today, "23 November 2026 at 14:02" on another day. */
export function momentWords(at: Date, now: Date): string {
  return isSameDay(at, now) ? timeWords(at) : `${dateWords(at)} at ${timeWords(at)}`
}

/** A date of the calendar, YYYY-MM-DD, in words; anything else as it is. */
export function calendarWords(value: string): string {
  const at = new Date(`${value.slice(0, 10)}T12:00:00Z`)
  return Number.isNaN(at.getTime()) ? value : dateWords(at)
}

export const isSameDay = (a: Date, b: Date): boolean => calendarDaysBetween(a, b) === 0

/** London's calendar days from `from` to `to`; negative where `to` is before. */
export function calendarDaysBetween(from: Date, to: Date): number {
  return Math.round((londonMidnight(to) - londonMidnight(from)) / DAY_MS)
}

function londonMidnight(at: Date): number {
  const { year, month, day } = londonParts(at)
  return Date.UTC(year, month - 1, day)
}

export interface LondonParts {
  year: number
  month: number
  day: number
  hour: number
  minute: number
  second: number
}

export function londonParts(at: Date): LondonParts {
  const parts = new Map(partsFormat.formatToParts(at).map((part) => [part.type, Number(part.value)]))
  const read = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0
  return {
    year: read('year'),
    month: read('month'),
    day: read('day'),
    hour: read('hour'),
    minute: read('minute'),
    second: read('second'),
  }
}

/** Minutes by which London's clock is ahead of UTC at this instant: 0 or 60. */
export function londonOffsetMinutes(at: Date): number {
  const { year, month, day, hour, minute, second } = londonParts(at)
  return Math.round((Date.UTC(year, month - 1, day, hour, minute, second) - at.getTime()) / 60_000)
}

/**
 * The instant at which London's clocks show this, with its offset (RFC 3339), or undefined where no such day or time
 * exists. In the hour that occurs twice in October, the first is taken.
 */
export function londonInstant(year: number, month: number, day: number, hour: number, minute: number): string | undefined {
  const asUtc = Date.UTC(year, month - 1, day, hour, minute)
  for (const offset of [60, 0]) {
    const at = new Date(asUtc - offset * 60_000)
    if (Number.isNaN(at.getTime())) return undefined
    const parts = londonParts(at)
    const matches = parts.year === year && parts.month === month && parts.day === day && parts.hour === hour
    if (matches && parts.minute === minute) return `${pad(year, 4)}-${pad(month)}-${pad(day)}T${pad(hour)}:${pad(minute)}:00+0${offset / 60}:00`
  }
  return undefined
}

export const pad = (value: number, width = 2): string => String(value).padStart(width, '0')
