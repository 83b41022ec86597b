/** One agreement as a page that a data-protection officer reads, prints and signs. */
import type { JSX } from 'preact'
import { ask } from '../contract/ask'
import { AgreementDocument, type AgreementQuery } from '../contract/generated/graphql'
import { Trouble } from '../oversight/trouble'
import { useAsked } from '../oversight/use-asked'
import { Verdict } from '../ui/verdict'
import { dateWords } from '../ui/dates'
import { Fact } from '../ui/fact'
import { Page } from '../ui/page'
import { MODE, RISK, wordsFor } from '../ui/words'
import { StateTag } from './agreements-page'
import { endAgreement, signAgreement } from './commands'
import { CATEGORY, FIELD, GATEWAY, ONWARD, PURPOSE } from './sharing-words'

type Agreement = NonNullable<AgreementQuery['agreement']>

export function AgreementPage({ id, maySign }: { id: string; maySign: boolean }): JSX.Element {
  const asked = useAsked(id, () => ask(AgreementDocument, { id }))
  const agreement = asked.data?.agreement ?? null
  const faults = asked.data?.agreementCheck.userErrors ?? []
  return (
    <Page title="Agreement" heading={agreement?.title} back={{ href: '/app/agreements', label: 'Agreements' }}>
      <Trouble trouble={asked.trouble} />
      {asked.data !== null && agreement === null ? <p class="govuk-body">There is no such agreement.</p> : null}
      {agreement === null ? null : (
        <>
          <Terms agreement={agreement} />
          <Purposes agreement={agreement} />
          <Fields agreement={agreement} />
          <section aria-labelledby="check">
            <h2 class="govuk-heading-m" id="check">
              Checked by the machine
            </h2>
            {faults.length === 0 ? <p class="govuk-body">Nothing is wrong with it.</p> : null}
            <ul class="govuk-list govuk-list--bullet">
              {faults.map((fault) => (
                <li key={`${fault.field}-${fault.code}`}>{fault.message}</li>
              ))}
            </ul>
          </section>
          <Signature agreement={agreement} maySign={maySign} again={asked.again} />
        </>
      )}
    </Page>
  )
}

export function Terms({ agreement }: { agreement: Agreement }): JSX.Element {
  return (
    <>
      <p class="govuk-body">
        {agreement.agency.name}, version {agreement.version} <StateTag each={agreement} />
      </p>
      <dl class="govuk-summary-list">
        <Fact term="Holds" value={`from ${dateWords(new Date(agreement.validFrom))} until ${dateWords(new Date(agreement.validTo))}`} />
        <Fact term="Contact" value={`${agreement.contactName}, ${agreement.contact}`} />
        <Fact term="Onward sharing" value={wordsFor(ONWARD, agreement.onward)} />
        <Fact
          term="Of people it does not cover"
          value={agreement.pointer ? 'The agency is told that police hold something, and whom to ask' : 'The agency is told what it is told of nobody'}
        />
        <Fact term="The agency’s machines" value={agreement.namesPerson ? 'Name the person they ask for' : 'Need not name the person they ask for'} />
        <Fact term="DPA 2018 Schedule 8" value={agreement.schedule8 === '' ? 'No condition is named' : agreement.schedule8} />
      </dl>
    </>
  )
}

export function Purposes({ agreement }: { agreement: Agreement }): JSX.Element {
  return (
    <section aria-labelledby="purposes">
      <h2 class="govuk-heading-m" id="purposes">
        What for, about whom
      </h2>
      <dl class="govuk-summary-list">
        {agreement.purposes.map((each) => (
          <Fact
            key={each.id}
            term={wordsFor(PURPOSE, each.purpose)}
            value={`${each.gateway === null ? 'No law is named' : wordsFor(GATEWAY, each.gateway)}. ${each.necessity}`}
          />
        ))}
        {agreement.rows.map((each, place) => (
          <Fact key={each.id} term={place === 0 ? 'People covered' : 'And people'} value={covered(each)} />
        ))}
      </dl>
      <p class="govuk-body">A restricted record is in no agreement.</p>
    </section>
  )
}

function covered(rows: Agreement['rows'][number]): string {
  const parts = [
    rows.districts.length === 0 ? '' : `managed in ${rows.districts.join(' or ')}`,
    rows.riskLevels.length === 0 ? '' : `of risk ${rows.riskLevels.map((level) => wordsFor(RISK, level).toLowerCase()).join(' or ')}`,
    rows.modes.length === 0 ? '' : `managed as ${rows.modes.map((mode) => wordsFor(MODE, mode).toLowerCase()).join(' or ')}`,
    rows.withChildren ? 'with a child in the home' : '',
  ]
  return parts.filter((part) => part !== '').join(', and ')
}

export function Fields({ agreement }: { agreement: Agreement }): JSX.Element {
  return (
    <section aria-labelledby="fields">
      <h2 class="govuk-heading-m" id="fields">
        Fields
      </h2>
      <p class="govuk-body">Shown: {agreement.shown.map((each) => wordsFor(FIELD, each.field).toLowerCase()).join(', ')}.</p>
      <table class="govuk-table">
        <caption class="govuk-table__caption govuk-table__caption--s">Withheld</caption>
        <thead class="govuk-table__head">
          <tr class="govuk-table__row">
            <th class="govuk-table__header" scope="col">
              Field
            </th>
            <th class="govuk-table__header" scope="col">
              Why
            </th>
          </tr>
        </thead>
        <tbody class="govuk-table__body">
          {agreement.withheld.map((each) => (
            <tr class="govuk-table__row" key={each.id}>
              <th class="govuk-table__header" scope="row">
                {wordsFor(FIELD, each.field)}
              </th>
              <td class="govuk-table__cell">
                {each.category === null ? '' : `${wordsFor(CATEGORY, each.category)}, `}clause {each.clause}: {each.reason}
                {each.told ? '' : ' The agency is not told of it.'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Signature({ agreement, maySign, again }: { agreement: Agreement; maySign: boolean; again: () => void }): JSX.Element {
  return (
    <section aria-labelledby="signature">
      <h2 class="govuk-heading-m" id="signature">
        Signature
      </h2>
      <p class="govuk-body">
        {agreement.signedAt === null
          ? 'Not signed: it counts for nothing yet.'
          : `Signed ${dateWords(new Date(agreement.signedAt))} by ${agreement.signature ?? ''}.`}
        {agreement.endedAt === null ? '' : ` Ended ${dateWords(new Date(agreement.endedAt))}: ${agreement.endReason ?? ''}`}
      </p>
      <div class="app-no-print">
        {maySign && agreement.signedAt === null ? (
          <Verdict
            id="sign"
            label="Your name, as your signature"
            choices={[{ label: 'Sign', isMain: true, act: (text) => signAgreement(agreement.id, text) }]}
            done={again}
          />
        ) : null}
        {maySign && agreement.signedAt !== null && agreement.endedAt === null ? (
          <Verdict
            id="end"
            label="Why it ends now"
            choices={[{ label: 'End it', act: (text) => endAgreement(agreement.id, text) }]}
            done={again}
          />
        ) : null}
      </div>
    </section>
  )
}
