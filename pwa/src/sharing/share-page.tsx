/** One nominal's sharing: what was told to whom, and telling somebody else. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { WITHHELD_FOR } from '../cases/words'
import { ask } from '../contract/ask'
import { DisclosurePreviewDocument, NominalSharingDocument, type NominalSharingQuery } from '../contract/generated/graphql'
import { Trouble } from '../oversight/trouble'
import { useAsked } from '../oversight/use-asked'
import { momentWords } from '../ui/dates'
import { Fact } from '../ui/fact'
import { Page, Tag } from '../ui/page'
import { useNow } from '../ui/use-cell'
import { count, wordsFor } from '../ui/words'
import { disclose, withhold } from './commands'
import { reportsOf, ShareForm, type Telling } from './share-form'
import { DECISION, FIELD, PURPOSE } from './sharing-words'
import { GiveToSubject, KeptFromSubject } from './to-the-subject'
import { Wrong } from './wrong'

type Disclosure = NominalSharingQuery['disclosures']['nodes'][number]
type Nominal = NonNullable<NominalSharingQuery['nominal']>

export function SharePage({ id, back }: { id: string; back: string }): JSX.Element {
  const asked = useAsked(id, () => ask(NominalSharingDocument, { id }))
  const [said, setSaid] = useState<string | null>(null)
  const nominal = asked.data?.nominal ?? null
  const done = (words: string) => () => {
    setSaid(words)
    asked.again()
  }
  return (
    <Page title="Sharing" caption={nominal === null ? undefined : `${nominal.name}, ${nominal.reference}`} back={{ href: back }}>
      <Trouble trouble={asked.trouble} />
      {said === null ? null : (
        <p class="govuk-inset-text" role="status">
          {said}
        </p>
      )}
      {asked.data === null && asked.trouble === null ? <p class="govuk-body">Reading the ledger.</p> : null}
      {asked.data !== null && nominal === null ? <p class="govuk-body">There is nobody here that you may see.</p> : null}
      {nominal === null ? null : (
        <>
          {nominal.restricted ? (
            <p class="govuk-inset-text">This record is restricted: nothing of it is shared through an agreement.</p>
          ) : (
            <ShareForm key={said ?? ''} telling={ofNominal(nominal)} done={done('Done. It stands in the ledger below.')} />
          )}
          <section aria-labelledby="ledger">
            <h2 class="govuk-heading-m" id="ledger">
              Ledger
            </h2>
            <p class="govuk-body">{count(asked.data?.disclosures.totalCount ?? 0, 'entry', 'entries')}.</p>
            <GiveToSubject id={id} reference={nominal.reference} />
            {asked.data?.disclosures.nodes.map((each) => (
              <Entry
                key={each.id}
                each={each}
                recalled={done('The recall is proposed: send it from the Sharing page.')}
                kept={done('It is recorded what the person concerned is given.')}
              />
            ))}
          </section>
        </>
      )}
    </Page>
  )
}

const ofNominal = ({ id: nominalId, intelligence }: Nominal): Telling => ({
  preview: (agencyId, purpose, leaveOut, reportId) => ask(DisclosurePreviewDocument, { nominalId, agencyId, purpose, leaveOut, reportId }),
  disclose: (toShare, reportId) => disclose(nominalId, toShare, reportId),
  record: 'Their record',
  reports: reportsOf(intelligence),
  withhold: (agencyId, why, reason) => withhold(nominalId, agencyId, why, reason),
})

function Entry({ each, recalled, kept }: { each: Disclosure; recalled: () => void; kept: () => void }): JSX.Element {
  const now = useNow()
  const moment = (at: string): string => momentWords(new Date(at), now)
  const isTold = each.decision !== 'WITHHELD'
  return (
    <div class="app-card">
      <h3 class="govuk-heading-s">
        {each.agency.name}{' '}
        <Tag tone={each.isRecalled ? 'red' : isTold ? 'green' : 'yellow'}>{each.isRecalled ? 'Recalled' : wordsFor(DECISION, each.decision)}</Tag>
      </h3>
      <p class="govuk-body-s app-muted">
        {moment(each.disclosedAt)}, {each.officer?.name ?? 'asked for by the agency'}
        {each.enquiry?.onBehalfOf === null || each.enquiry === null ? '' : `, for ${each.enquiry.onBehalfOf}`}
      </p>
      <dl class="govuk-summary-list">
        {isTold ? (
          <>
            <Fact term="Purpose" value={each.purpose === null ? '' : wordsFor(PURPOSE, each.purpose)} />
            <Fact term="Meaning" value={each.meaning} />
            <Fact term="Acknowledged" value={acknowledged(each, moment)} />
            {each.keptBack.length === 0 ? null : (
              <Fact term="Kept back" value={each.keptBack.map((field) => wordsFor(FIELD, field)).join(', ')} />
            )}
          </>
        ) : (
          <>
            <Fact term="Why" value={each.withholdReason === null ? '' : wordsFor(WITHHELD_FOR, each.withholdReason)} />
            <Fact term="In words" value={each.reason} />
            <Fact term="Look again by" value={each.reviewAt === null ? '' : moment(each.reviewAt)} />
          </>
        )}
      </dl>
      {isTold ? (
        <details class="govuk-details">
          <summary class="govuk-details__summary">
            <span class="govuk-details__summary-text">What was told</span>
          </summary>
          <ul class="govuk-details__text govuk-list">
            {each.statements.map((said) => (
              <li key={said.id}>
                {wordsFor(FIELD, said.field)}: {said.text}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      {isTold && !each.isRecalled ? <Wrong id={each.id} proposed={recalled} /> : null}
      {isTold ? <KeptFromSubject id={each.id} why={each.keptFromSubjectReason} done={kept} /> : null}
    </div>
  )
}

function acknowledged(each: Disclosure, moment: (at: string) => string): string {
  if (each.acknowledgedAt !== null) return `${moment(each.acknowledgedAt)}${each.acknowledgedFor === null ? '' : `, for ${each.acknowledgedFor}`}`
  return each.acknowledgeBy === null ? 'Not asked for' : `Not yet; due ${moment(each.acknowledgeBy)}`
}
