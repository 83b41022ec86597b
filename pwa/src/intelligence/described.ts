/** Words about somebody whom a report describes. Pure. */
import { calendarWords } from '../ui/dates'

interface Said {
  name: string
  dateOfBirth: string | null
  age: number | null
  address: string
}

export const nameOf = ({ name }: Pick<Said, 'name'>): string => (name.trim() === '' ? 'Somebody without a name' : name)

/** "Born 2 April 1971, seemed 45": as far as it was told. */
export function bornWords({ dateOfBirth, age }: Pick<Said, 'dateOfBirth' | 'age'>): string {
  const born = dateOfBirth === null ? '' : `born ${calendarWords(dateOfBirth)}`
  const seemed = age === null ? '' : `seemed ${age} years old`
  const words = [born, seemed].filter(Boolean).join(', ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

const TEXT_MAX = 200

/** What is looked for first: the name and where they live, as search takes it. */
export const firstSearch = ({ name, address }: Pick<Said, 'name' | 'address'>): string => (name.trim() || address.trim()).slice(0, TEXT_MAX)
