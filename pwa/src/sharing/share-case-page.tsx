/** A case, or a report about it, is told to an agency through its agreement; telling the case decides about sharing, too. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { ask } from '../contract/ask'
import { CaseDisclosurePreviewDocument, CaseLedgerDocument, type CaseLedgerQuery } from '../contract/generated/graphql'
import { Trouble } from '../oversight/trouble'
import { useAsked } from '../oversight/use-asked'
import { momentWords } from '../ui/dates'
import { Page, Tag } from '../ui/page'
import { useNow } from '../ui/use-cell'
import { count, wordsFor } from '../ui/words'
import { discloseCase } from './commands'
import { reportsOf, ShareForm, type Telling } from './share-form'
import { DECISION, PURPOSE } from './sharing-words'
import { Wrong } from './wrong'

export function ShareCasePage({ id }: { id: string }): JSX.Element {
  const asked = useAsked(id, () => ask(CaseLedgerDocument, { id }))
  const [said, setSaid] = useState<{ words: string; times: number } | null>(null)
  const record = asked.data?.case ?? null
  const ledger = asked.data?.disclosures
  const say = (words: string): void => {
    setSaid({ words, times: (said?.times ?? 0) + 1 })
    asked.again()
  }
  return (
    <Page title="Share the case" caption={record?.reference} back={{ href: `/app/cases/${id}`, label: 'The case' }}>
      <Trouble trouble={asked.trouble} />
      {said === null ? null : (
        <p class="govuk-inset-text" role="status">
          {said.words}
        </p>
      )}
      {asked.data !== null && record === null ? <p class="govuk-body">There is no such case that you may know of.</p> : null}
      {record === null ? null : <ShareForm key={said?.times ?? 0} telling={ofCase(record)} done={() => say('Done. It stands in the ledger below.')} />}
      {ledger === undefined || record === null ? null : (
        <section aria-labelledby="ledger">
          <h2 class="govuk-heading-m" id="ledger">
            Ledger
          </h2>
          <p class="govuk-body">{count(ledger.totalCount, 'entry', 'entries')}.</p>
          {ledger.nodes.map((each) => (
            <Entry key={each.id} each={each} recalled={() => say('The recall is proposed: send it from the Sharing page.')} />
          ))}
        </section>
      )}
    </Page>
  )
}

const ofCase = ({ id: caseId, intelligence }: NonNullable<CaseLedgerQuery['case']>): Telling => ({
  preview: (agencyId, purpose, leaveOut, reportId) => ask(CaseDisclosurePreviewDocument, { caseId, agencyId, purpose, leaveOut, reportId }),
  disclose: (toShare, reportId) => discloseCase(caseId, toShare, reportId),
  record: 'The case',
  reports: reportsOf(intelligence),
  withhold: null,
})

function Entry({ each, recalled }: { each: CaseLedgerQuery['disclosures']['nodes'][number]; recalled: () => void }): JSX.Element {
  const now = useNow()
  return (
    <div class="app-card">
      <h3 class="govuk-heading-s">
        {each.agency.name} <Tag tone={each.isRecalled ? 'red' : 'green'}>{each.isRecalled ? 'Recalled' : wordsFor(DECISION, each.decision)}</Tag>
      </h3>
      <p class="govuk-body">
        {each.meaning}
        <span class="app-line app-muted">
          {momentWords(new Date(each.disclosedAt), now)}, {each.officer?.name ?? ''}, {each.purpose === null ? '' : wordsFor(PURPOSE, each.purpose)};{' '}
          {each.acknowledgedAt === null ? 'not acknowledged yet' : `acknowledged ${momentWords(new Date(each.acknowledgedAt), now)}`}
        </span>
      </p>
      {each.isRecalled ? null : <Wrong id={each.id} proposed={recalled} />}
    </div>
  )
}
