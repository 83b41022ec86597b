/** Alerts: of one person, and all that wait for an answer. */
import type { JSX } from 'preact'
import { ask } from '../contract/ask'
import { AboutNominalDocument, AlertsDocument } from '../contract/generated/graphql'
import { Trouble } from '../oversight/trouble'
import { useAsked, useLive } from '../oversight/use-asked'
import { Page } from '../ui/page'
import { useNow } from '../ui/use-cell'
import { count } from '../ui/words'
import { AlertCard } from './alert-card'
import { DescribedConcerns } from './described-concerns'
import { RecordPage, type RecordPageProps } from './record-page'

const ROWS = 50

export function NominalAlertsPage({ id, back }: RecordPageProps): JSX.Element {
  const asked = useAsked(id, () => ask(AboutNominalDocument, { id }))
  const list = useAsked(`alerts-${id}`, () => ask(AlertsDocument, { filter: { nominalId: id }, first: ROWS }))
  const now = useNow()
  const alerts = list.data?.alerts.edges
  return (
    <RecordPage id={id} title="Alerts" page="alerts" back={back} reading={asked} about={asked.data?.nominal ?? null}>
      <Trouble trouble={asked.trouble === null ? list.trouble : null} />
      {alerts?.length === 0 ? <p class="govuk-body">No signals have come together about this person.</p> : null}
      {alerts?.map(({ node }) => (
        <AlertCard key={node.id} alert={node} isNamed={false} now={now} again={list.again} />
      ))}
    </RecordPage>
  )
}

export function AlertsPage(): JSX.Element {
  const list = useAsked('alerts', () => ask(AlertsDocument, { filter: { answered: false }, first: ROWS }))
  useLive(list.again)
  const now = useNow()
  const page = list.data?.alerts
  return (
    <Page title="Alerts">
      <Trouble trouble={list.trouble} />
      <p class="govuk-body app-summary" role="status" data-testid="alert-count">
        {page === undefined ? 'Reading the list.' : `${count(page.totalCount, 'alert')} to answer.`}
        {page?.pageInfo.hasNextPage === true ? ` The latest ${ROWS} are shown.` : ''}
      </p>
      {page?.edges.map(({ node }) => (
        <AlertCard key={node.id} alert={node} isNamed now={now} again={list.again} />
      ))}
      <DescribedConcerns now={now} linked={list.again} />
    </Page>
  )
}
