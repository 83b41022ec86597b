import type { JSX } from 'preact'
import type { NominalDoc } from '../contract/documents'
import type { Work } from '../session/work'
import { Page } from '../ui/page'
import { useCell } from '../ui/use-cell'
import { notSaved } from './amend-page'
import { ConflictCard } from './conflict-card'
import { SETTLE_CONFLICT, type Decision } from './conflicts'
import { recordWords } from './forms'

const headingOf = (nominal: NominalDoc | undefined, recordId: string): string =>
  nominal === undefined ? 'Person not on this phone' : `${nominal.name}${recordWords(nominal, recordId)}`

/** What two people changed differently, decided on this phone, with or without a network. */
export function ConflictsPage({ work, newId }: { work: Work; newId: () => string }): JSX.Element {
  const { conflicts, nominals } = useCell(work.view)
  return (
    <Page title="Two changes of the same" back={{ href: '/app/attention', label: 'Needs attention' }}>
      {conflicts.length === 0 ? <p class="govuk-body">Nothing is left to decide.</p> : null}
      {conflicts.map((clash) => (
        <ConflictCard
          key={clash.id}
          clash={clash}
          heading={headingOf(nominals.get(clash.nominalId), clash.recordId)}
          decide={async (choice, value, note) => {
            const decision: Decision = { conflictId: clash.id, nominalId: clash.nominalId, choice, value, note }
            const saved = await work.submit(newId(), SETTLE_CONFLICT, decision)
            return saved.kind === 'saved' ? null : notSaved(saved)
          }}
        />
      ))}
    </Page>
  )
}
