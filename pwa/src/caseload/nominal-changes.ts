/** What differs between a person's record as an officer last saw it and as it is now, in plain words. Pure. */
import type { Address, Condition, HouseholdMember, Marker, NominalDoc, Order } from '../contract/documents'
import { calendarWords } from '../ui/dates'
import { MARKER, MODE, ORDER, RISK, wordsFor } from '../ui/words'

/** `own`: the ids of household members and warnings that this phone changed: those are no news. */
export function nominalChanges(before: NominalDoc, now: NominalDoc, own: ReadonlySet<string>): string[] {
  return [
    ...risk(before, now),
    ...warnings(before.markers, now.markers, own),
    ...orders(before.orders, now.orders),
    ...plan(before, now),
    ...household(before.household, now.household, own),
    ...addresses(before.addresses, now.addresses),
    ...said(before.managementMode !== now.managementMode, `Now: ${wordsFor(MODE, now.managementMode)}. It was: ${wordsFor(MODE, before.managementMode)}.`),
    ...said(before.name !== now.name, `The name is now ${now.name}. It was ${before.name}.`),
  ]
}

const said = (isSo: boolean, words: string): string[] => (isSo ? [words] : [])

function risk(before: NominalDoc, now: NominalDoc): string[] {
  const words = `Now: ${wordsFor(RISK, now.riskLevel)}. It was: ${wordsFor(RISK, before.riskLevel)}.`
  return said(before.riskLevel !== now.riskLevel, words)
}

function plan(before: NominalDoc, now: NominalDoc): string[] {
  const { added, gone } = compared(before.triggers, now.triggers, () => '')
  const texts = (list: readonly { text: string }[]): Set<string> => new Set(list.map(({ text }) => text))
  // A new plan has new triggers, most of them in the words of the old.
  const known = texts(before.triggers)
  const kept = texts(now.triggers)
  const isNew = now.plan !== null && before.plan?.number !== now.plan.number
  return [
    ...said(isNew, 'A new risk management plan is in force.'),
    ...said(before.plan !== null && now.plan === null, 'No risk management plan is in force now.'),
    ...added.filter(({ text }) => !known.has(text)).map(({ text }) => `New trigger: ${text}`),
    ...gone.filter(({ text }) => !kept.has(text)).map(({ text }) => `No longer a trigger: ${text}`),
  ]
}

function orders(before: readonly Order[], now: readonly Order[]): string[] {
  const { added, gone, changed } = compared(before, now, ({ expiresOn, conditions }) => [expiresOn, conditions.map(conditionWords)])
  const until = ({ expiresOn }: Order): string => (expiresOn === null ? '' : `, until ${calendarWords(expiresOn)}`)
  return [
    ...added.map((order) => `New order: ${wordsFor(ORDER, order.kind)}${until(order)}.`),
    ...gone.map((order) => `No longer in force: ${wordsFor(ORDER, order.kind)}.`),
    ...changed.flatMap(([old, order]) => [
      ...said(old.expiresOn !== order.expiresOn, `${wordsFor(ORDER, order.kind)}: now ${until(order).slice(2) || 'without an end'}.`),
      ...conditions(old.conditions, order.conditions),
    ]),
  ]
}

const conditionWords = ({ kind, text }: Condition): string => `${kind} ${text}`

function conditions(before: readonly Condition[], now: readonly Condition[]): string[] {
  const { added, gone, changed } = compared(before, now, conditionWords)
  return [
    ...added.map(({ text }) => `New condition: ${text}`),
    ...changed.map(([, { text }]) => `A condition was changed: ${text}`),
    ...gone.map(({ text }) => `No longer a condition: ${text}`),
  ]
}

function warnings(before: readonly Marker[], now: readonly Marker[], own: ReadonlySet<string>): string[] {
  const { added, gone, changed } = compared(before, now, ({ code, detail }) => [code, detail], own)
  const words = ({ code, detail }: Marker): string => `${wordsFor(MARKER, code)}${detail === null ? '' : `: ${detail}`}`
  return [
    ...added.map((marker) => `New warning: ${words(marker)}`),
    ...changed.map(([, marker]) => `A warning was changed: ${words(marker)}`),
    ...gone.map((marker) => `No longer a warning: ${words(marker)}`),
  ]
}

function household(before: readonly HouseholdMember[], now: readonly HouseholdMember[], own: ReadonlySet<string>): string[] {
  const essence = (each: HouseholdMember): unknown => [each.firstName, each.relationship, each.isChild, each.ageBand, each.livesThere]
  const { added, gone, changed } = compared(before, now, essence, own)
  const words = ({ firstName, isChild }: HouseholdMember): string => `${firstName}${isChild ? ' (child)' : ''}`
  return [
    ...added.map((member) => `New in the household: ${words(member)}`),
    ...changed.map(([, member]) => `Changed in the household: ${words(member)}`),
    ...gone.map((member) => `No longer in the household: ${words(member)}`),
  ]
}

function addresses(before: readonly Address[], now: readonly Address[]): string[] {
  const current = (list: readonly Address[]): Address[] => list.filter(({ until }) => until === null)
  const essence = ({ lines, postcode }: Address): unknown => [lines, postcode]
  const { added, gone, changed } = compared(current(before), current(now), essence)
  const words = ({ lines, postcode }: Address): string => [...lines, postcode].filter(Boolean).join(', ')
  return [
    ...added.map((address) => `New address: ${words(address)}`),
    ...changed.map(([, address]) => `An address was changed: ${words(address)}`),
    ...gone.map((address) => `No longer an address: ${words(address)}`),
  ]
}

interface Compared<T> {
  added: T[]
  gone: T[]
  changed: [T, T][]
}

/** Two lists by id; `essence` is what a reader would notice. */
function compared<T extends { id: string }>(
  before: readonly T[],
  now: readonly T[],
  essence: (each: T) => unknown,
  own: ReadonlySet<string> = new Set(),
): Compared<T> {
  const held = new Map(before.map((each) => [each.id, each]))
  const kept = new Set(now.map(({ id }) => id))
  const others = now.filter(({ id }) => !own.has(id))
  const isChanged = (old: T, each: T): boolean => JSON.stringify(essence(old)) !== JSON.stringify(essence(each))
  return {
    added: others.filter(({ id }) => !held.has(id)),
    gone: before.filter(({ id }) => !kept.has(id) && !own.has(id)),
    changed: others.flatMap((each): [T, T][] => {
      const old = held.get(each.id)
      return old !== undefined && isChanged(old, each) ? [[old, each]] : []
    }),
  }
}
