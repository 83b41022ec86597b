/** The intelligence unit's queue: to grade, to sanitise, to look at again. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { ask } from '../contract/ask'
import { IntelligenceReportsDocument, type ReportState } from '../contract/generated/graphql'
import { Trouble } from '../oversight/trouble'
import { useAsked } from '../oversight/use-asked'
import { dateWords, momentWords } from '../ui/dates'
import { Select } from '../ui/fields'
import { Page, Tag } from '../ui/page'
import { nextOf, Pager, usePages } from '../ui/pager'
import { useNow } from '../ui/use-cell'
import { count, wordsFor } from '../ui/words'
import { PRIORITY, REPORT_STATE } from './words'

const STATES: readonly ReportState[] = ['TO_EVALUATE', 'TO_SANITISE', 'READY', 'NOT_KEPT']

export function QueuePage(): JSX.Element {
  const now = useNow()
  const [state, setState] = useState<ReportState>('TO_EVALUATE')
  const pages = usePages()
  const { after } = pages
  const list = useAsked(JSON.stringify([state, after]), () => ask(IntelligenceReportsDocument, { filter: { state: [state] }, first: 25, after }))
  const page = list.data?.intelligenceReports
  return (
    <Page title="Intelligence">
      <Trouble trouble={list.trouble} />
      <div class="app-filter">
        <Select
          id="state"
          label="Reports"
          value={state}
          choices={STATES.map((each) => ({ value: each, label: wordsFor(REPORT_STATE, each) }))}
          onValue={(value) => {
            setState(STATES.find((each) => each === value) ?? 'TO_EVALUATE')
            pages.restart()
          }}
        />
      </div>
      <p class="govuk-body app-summary" role="status" data-testid="report-count">
        {page === undefined ? 'Reading the queue.' : `${count(page.totalCount, 'report')}.`}
      </p>
      <ul class="govuk-list">
        {(page?.edges ?? []).map(({ node }) => (
          <li key={node.id} class="app-card">
            <a class="govuk-link" href={`/app/intelligence/${node.id}`}>
              {node.urn}
            </a>{' '}
            <Tag tone={node.priority === 'HIGH' ? 'red' : node.priority === 'MEDIUM' ? 'yellow' : 'grey'}>{wordsFor(PRIORITY, node.priority)}</Tag>
            {node.handling === 'C' ? <Tag tone="blue">With conditions</Tag> : null}
            <span class="app-muted app-line">
              received {momentWords(new Date(node.receivedAt), now)}
              {node.reviewAt === null ? '' : `, to be looked at again by ${dateWords(new Date(node.reviewAt))}`}
            </span>
          </li>
        ))}
      </ul>
      <Pager pages={pages} next={nextOf(page)} />
    </Page>
  )
}
