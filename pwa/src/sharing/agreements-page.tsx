/** The force's agreements: what holds, what waits for a signature, what ends soon. */
import type { JSX } from 'preact'
import { ask } from '../contract/ask'
import { AgreementsDocument, type AgreementsQuery } from '../contract/generated/graphql'
import { Trouble } from '../oversight/trouble'
import { useAsked } from '../oversight/use-asked'
import { dateWords } from '../ui/dates'
import { Page, Tag } from '../ui/page'
import { count } from '../ui/words'

type Agreement = AgreementsQuery['agreements']['nodes'][number]

export function AgreementsPage(): JSX.Element {
  const list = useAsked('agreements', () => ask(AgreementsDocument, {}))
  const nodes = list.data?.agreements.nodes ?? []
  const drafts = nodes.filter((each) => each.signedAt === null)
  return (
    <Page title="Agreements">
      <Trouble trouble={list.trouble} />
      <p class="govuk-body app-summary" role="status">
        {list.data === null ? 'Reading the list.' : `${count(nodes.filter((each) => each.inForce).length, 'agreement')} in force, ${drafts.length} to sign.`}
      </p>
      <ul class="govuk-list">
        {[...drafts, ...nodes.filter((each) => each.signedAt !== null)].map((each) => (
          <li key={each.id} class="app-card">
            <a class="govuk-link" href={`/app/agreements/${each.id}`}>
              {each.title}
            </a>{' '}
            <StateTag each={each} />
            <p class="govuk-body-s app-muted">
              {each.agency.name}, version {each.version}, until {dateWords(new Date(each.validTo))}
            </p>
          </li>
        ))}
      </ul>
    </Page>
  )
}

export function StateTag({ each }: { each: Pick<Agreement, 'signedAt' | 'endedAt' | 'inForce'> }): JSX.Element {
  if (each.signedAt === null) return <Tag tone="yellow">To sign</Tag>
  if (each.inForce) return <Tag tone="green">In force</Tag>
  return <Tag tone="grey">{each.endedAt === null ? 'Not in force' : 'Ended'}</Tag>
}
