import type { JSX } from 'preact'
import { ConflictCard } from '../amending/conflict-card'
import { recordWords } from '../amending/forms'
import { ask } from '../contract/ask'
import { ConflictsDocument, SettleConflictDocument } from '../contract/generated/graphql'
import { Page } from '../ui/page'
import { count } from '../ui/words'
import { PAGE_ROWS } from './overdue-list'
import { Trouble } from './trouble'
import { refusalOf, useAsked, useLive } from './use-asked'

/** What officers of the unit changed differently, for their supervisor to decide. */
export function ConflictsPage({ newId }: { newId: () => string }): JSX.Element {
  const list = useAsked('conflicts', () => ask(ConflictsDocument, { first: PAGE_ROWS }))
  useLive(list.again)
  const page = list.data?.conflicts
  return (
    <Page title="Conflicting changes">
      <Trouble trouble={list.trouble} />
      <p class="govuk-body app-summary" role="status">
        {page === undefined ? 'Reading the list.' : `${count(page.totalCount, 'field')} to decide on.`}
      </p>
      {page?.edges.map(({ node }) => (
        <ConflictCard
          key={node.id}
          clash={node}
          heading={node.nominal === null ? 'Name withheld' : `${node.nominal.name}, ${node.nominal.reference}${recordWords(node.nominal, node.recordId)}`}
          decide={async (choice, value, note) => {
            const input = { id: newId(), conflictId: node.id, nominalId: node.nominalId, choice, value, note }
            const asked = await ask(SettleConflictDocument, { input })
            const refusal = refusalOf(asked, (data) => data.settleConflict.userErrors)
            if (refusal === null) list.again()
            return refusal
          }}
        />
      ))}
    </Page>
  )
}
