/** An officer of any unit of the force: the unit first, then who works there. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { ask } from '../contract/ask'
import { OfficersOfDocument, UnitsOfTheForceDocument, type UnitKind } from '../contract/generated/graphql'
import { useAsked } from '../oversight/use-asked'
import { Select, type Choice } from '../ui/fields'

interface Props {
  id: string
  /** Only units of this kind. */
  kind: UnitKind
  /** What is asked once a unit is chosen; `key` changes with the unit. */
  children: (officers: readonly Choice[], key: string) => JSX.Element
}

const MOST = 100

export function OfficerChoice({ id, kind, children }: Props): JSX.Element {
  const [unit, setUnit] = useState('')
  const units = useAsked('units', () => ask(UnitsOfTheForceDocument, { first: MOST }))
  const officers = useAsked(unit, async () => (unit === '' ? { kind: 'offline' as const } : ask(OfficersOfDocument, { id: unit, first: MOST })))
  const choices = units.data?.units.edges.filter(({ node }) => node.kind === kind).map(({ node }) => ({ value: node.id, label: node.name })) ?? []
  const found = officers.data?.officers.edges.map(({ node }) => ({ value: node.id, label: `${node.name}, ${node.collarNumber}` })) ?? []
  return (
    <>
      <Select id={`${id}-unit`} label="Unit" value={unit} choices={[{ value: '', label: 'Choose a unit' }, ...choices]} onValue={setUnit} />
      {unit === '' ? null : children(found, `${unit}-${found.length}`)}
    </>
  )
}
