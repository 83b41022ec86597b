/** What an officer submits from the phone, with or without a signal; or what is missing, in plain words. Pure. */
export const LINE_MAX = 500
export const TEXT_MAX = 2000
export const NAME_MAX = 200
const AGE_MAX = 120

/** Somebody who cannot be looked up from here, as they were told of. */
export interface Described {
  name: string
  dateOfBirth: string
  age: string
  address: string
  description: string
}
export const NOBODY_YET: Described = { name: '', dateOfBirth: '', age: '', address: '', description: '' }
/** One thing that is known: its grade, whether it is fact or opinion, and whom it is about. */
export interface Item {
  text: string
  assessment: string
  basis: string
  subjectCategory: string
}
export const NOTHING_YET: Item = { text: '', assessment: '', basis: '', subjectCategory: '' }
export interface Written {
  items: readonly Item[]
  provenance: string
  source: string
  sourceEvaluation: string
  handling: string
  conditions: string
  priority: string
  persons: readonly Described[]
}
export const EMPTY: Written = {
  items: [NOTHING_YET],
  provenance: '',
  source: '',
  sourceEvaluation: '',
  handling: 'P',
  conditions: '',
  priority: 'LOW',
  persons: [],
}

export interface Fault {
  field: string
  message: string
}

/** Whom nothing was written of is nobody: the form may offer an empty place. */
const isSaid = (person: Described): boolean => Object.values(person).some((each: string) => each.trim() !== '')

function faultsOfPerson(person: Described, place: number, today: string): Fault[] {
  if (!isSaid(person)) return []
  const age = Number(person.age.trim())
  const faults: Fault[] = []
  if (`${person.name}${person.address}${person.description}`.trim() === '') {
    faults.push({ field: `person-${place}-name`, message: 'Say a name, an address or what they look like' })
  }
  if (person.dateOfBirth > today) faults.push({ field: `person-${place}-dateOfBirth`, message: 'A date of birth cannot be in the future' })
  if (!Number.isInteger(age) || age < 0 || age > AGE_MAX) {
    faults.push({ field: `person-${place}-age`, message: `An age is a whole number of years, ${AGE_MAX} at most` })
  }
  if (person.description.length > TEXT_MAX) faults.push({ field: `person-${place}-description`, message: 'A description must be 2,000 characters or fewer' })
  return faults
}

export function faultsOf(written: Written, today: string): Fault[] {
  const faults: Fault[] = []
  const fault = (field: string, message: string): void => void faults.push({ field, message })
  written.items.forEach((item, place) => {
    if (item.text.trim() === '') fault(`item-${place}`, 'Say what is known')
    else if (item.text.length > TEXT_MAX) fault(`item-${place}`, `Item ${place + 1} must be 2,000 characters or fewer`)
    else if (item.text.trim().includes('\n\n')) fault(`item-${place}`, 'One paragraph for each item: add another item for the rest')
    if (item.assessment === '') fault(`assessment-${place}`, `Choose how item ${place + 1} is known`)
    if (item.basis === '') fault(`basis-${place}`, `Choose what item ${place + 1} is`)
    if (item.subjectCategory === '') fault(`about-${place}`, `Choose whom item ${place + 1} is about`)
  })
  if (written.provenance.trim() === '') fault('provenance', 'Say how it came to be known')
  if (written.sourceEvaluation === '') fault('sourceEvaluation', 'Choose how reliable the source is')
  if (written.handling === 'C' && written.conditions.trim() === '') fault('conditions', 'Say the conditions of handling C')
  written.persons.forEach((person, place) => faults.push(...faultsOfPerson(person, place, today)))
  return faults
}

/** What this phone can read of it afterwards: that it was told, of whom; neither what nor by whom. */
export const keptOf = (nominalId: string | null, reportId: string, { persons }: Written): Record<string, unknown> => ({
  told: nominalId ?? '',
  reportId,
  about: persons.filter(isSaid).map(({ name }) => name.trim() || 'somebody without a name'),
})

export function payloadOf(written: Written, nominalId: string | null, reportId: string, at: Date): Record<string, unknown> {
  return {
    reportId,
    ...(nominalId === null ? {} : { nominalId }),
    informationAt: at.toISOString(),
    provenance: written.provenance.trim(),
    source: written.source.trim(),
    sourceEvaluation: written.sourceEvaluation,
    items: written.items.map((item) => ({ ...item, text: item.text.trim() })),
    handling: written.handling,
    conditions: written.handling === 'C' ? written.conditions.trim() : '',
    marking: 'OFFICIAL_SENSITIVE',
    priority: written.priority,
    persons: written.persons.filter(isSaid).map((person) => ({
      name: person.name.trim(),
      dateOfBirth: person.dateOfBirth === '' ? null : person.dateOfBirth,
      age: person.age.trim() === '' ? null : Number(person.age.trim()),
      address: person.address.trim(),
      description: person.description.trim(),
    })),
  }
}
