/** The agency's own agreement: the one in force whole, those before it by a line each. */
import type { JSX } from 'preact'
import { ask } from '../contract/ask'
import { OwnAgreementDocument } from '../contract/generated/graphql'
import { Trouble } from '../oversight/trouble'
import { useAsked } from '../oversight/use-asked'
import { Fields, Purposes, Terms } from '../sharing/agreement-page'
import { StateTag } from '../sharing/agreements-page'
import { dateWords } from '../ui/dates'
import { Page } from '../ui/page'

export function OwnAgreementPage(): JSX.Element {
  const asked = useAsked('agreement', () => ask(OwnAgreementDocument, {}))
  const all = asked.data?.agreements.nodes ?? []
  const current = all.find((each) => each.inForce)
  const others = all.filter((each) => each !== current)
  return (
    <Page title="Our agreement" heading={current?.title ?? 'Our agreement'} back={{ href: '/app/', label: 'Shared with us' }}>
      <Trouble trouble={asked.trouble} />
      {asked.data !== null && current === undefined ? (
        <p class="govuk-inset-text">No agreement is in force. Nothing that was shared can be read until one is signed; recalls still arrive.</p>
      ) : null}
      {current === undefined ? null : (
        <>
          <Terms agreement={current} />
          <Purposes agreement={current} />
          <Fields agreement={current} />
          <h2 class="govuk-heading-m">Signature</h2>
          <p class="govuk-body">
            Signed {current.signedAt === null ? '' : dateWords(new Date(current.signedAt))} by {current.signature ?? ''}.
          </p>
        </>
      )}
      {others.length === 0 ? null : (
        <section aria-labelledby="others">
          <h2 class="govuk-heading-m" id="others">
            Other versions
          </h2>
          <ul class="govuk-list">
            {others.map((each) => (
              <li key={each.id}>
                Version {each.version}, until {dateWords(new Date(each.endedAt ?? each.validTo))} <StateTag each={each} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </Page>
  )
}
