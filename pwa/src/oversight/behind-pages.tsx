/** The lists behind the rates of visits, the decisions that are due, and the caseloads: as many lines as the number said. */
import type { ComponentChildren, JSX } from 'preact'
import { useLocation } from 'preact-iso/router'
import { ask } from '../contract/ask'
import { CaseloadListDocument, DecisionsDemandedDocument, VisitPracticeListDocument } from '../contract/generated/graphql'
import { dateWords, timeWords } from '../ui/dates'
import { Page, RiskTag } from '../ui/page'
import { Pager, usePages, type Pages } from '../ui/pager'
import { ANNOUNCED_REASON, CREW, OUTCOME } from '../ui/visit-words'
import { count, MODE, RISK, wordsFor } from '../ui/words'
import { PRACTICE, readPractice } from './behind-address'
import { DemandedRow } from './practice'
import { Trouble } from './trouble'
import { useAsked, type Reading } from './use-asked'

const ROWS = 50
const BOARD = { href: '/app/board', label: 'Board' }

interface ListProps<R> {
  title: string
  asked: Reading<R>
  /** What stands above the list; null while it is read. */
  words: string | null
  pages: Pages
  next: string | null
  children: ComponentChildren
}

function List<R>({ title, asked, words, pages, next, children }: ListProps<R>): JSX.Element {
  return (
    <Page title={title} back={BOARD}>
      <Trouble trouble={asked.trouble} />
      <p class="govuk-body app-summary" role="status" data-testid="list-size">
        {words ?? 'Reading the list.'}
      </p>
      <ol class="govuk-list app-attempts" data-testid="list">
        {children}
      </ol>
      <Pager pages={pages} next={next} />
      <button class="govuk-button govuk-button--secondary app-no-print" type="button" onClick={() => print()}>
        Print
      </button>
    </Page>
  )
}

export function PractisedPage(): JSX.Element {
  const { query } = useLocation()
  const which = readPractice(query)
  const pages = usePages()
  const asked = useAsked(JSON.stringify([which, pages.after]), () =>
    which === null
      ? Promise.resolve({ kind: 'refused' as const, code: 'NOT_SAID', field: '', message: 'The address does not say which visits. Go back to the board.' })
      : ask(VisitPracticeListDocument, { ...which, first: ROWS, after: pages.after }),
  )
  const page = asked.data?.visitPracticeList
  const period = which === null ? '' : `From ${dateWords(new Date(which.from))} to ${dateWords(new Date(Date.parse(which.to) - 1))}.`
  return (
    <List
      title={which === null ? 'Attempts' : PRACTICE[which.part]}
      asked={asked}
      words={page === undefined ? null : `${count(page.size, 'attempt')}, the latest first. ${period}`}
      pages={pages}
      next={page?.next ?? null}
    >
      {page?.rows.map((row) => (
        <li key={row.visitId} class="app-attempts__line">
          <strong>
            {row.name}, {row.reference}
          </strong>{' '}
          <RiskTag level={row.riskLevel} words={wordsFor(RISK, row.riskLevel)} />
          <span class="app-line">
            {dateWords(new Date(row.startedAt))}, {timeWords(new Date(row.startedAt))}: {wordsFor(OUTCOME, row.outcome).toLowerCase()};{' '}
            {wordsFor(CREW, row.crewMode).toLowerCase()}
            {row.announced ? `; announced, ${row.announcedReason === null ? 'no reason given' : wordsFor(ANNOUNCED_REASON, row.announcedReason).toLowerCase()}` : ''}
          </span>
          <span class="app-muted app-line">
            {row.officerName}, {row.unitName}
          </span>
        </li>
      ))}
    </List>
  )
}

export function CarriedPage(): JSX.Element {
  const { query } = useLocation()
  const ownerId = query['officer'] ?? ''
  const pages = usePages()
  const asked = useAsked(JSON.stringify([ownerId, pages.after]), () => ask(CaseloadListDocument, { ownerId, first: ROWS, after: pages.after }))
  const page = asked.data?.caseloadList
  return (
    <List
      title="Caseload"
      asked={asked}
      words={page === undefined ? null : `${count(page.size, 'person', 'people')}, by reference.`}
      pages={pages}
      next={page?.next ?? null}
    >
      {page?.rows.map((row) => (
        <li key={row.nominalId} class="app-attempts__line">
          <strong>
            {row.name}, {row.reference}
          </strong>{' '}
          <RiskTag level={row.riskLevel} words={wordsFor(RISK, row.riskLevel)} />
          <span class="app-muted app-line">
            {wordsFor(MODE, row.managementMode)}.{' '}
            {row.lastSuccessfulVisitAt === null ? 'Never successfully visited' : `Last successful visit ${dateWords(new Date(row.lastSuccessfulVisitAt))}`}
          </span>
        </li>
      ))}
    </List>
  )
}

export function DemandedPage(): JSX.Element {
  const pages = usePages()
  const asked = useAsked(String(pages.after), () => ask(DecisionsDemandedDocument, { first: ROWS, after: pages.after }))
  const page = asked.data?.decisionsDemanded
  return (
    <List
      title="Decisions on failed attempts"
      asked={asked}
      words={page === undefined ? null : `${count(page.size, 'person', 'people')} not seen after ${count(page.attempts, 'attempt')} or more, the longest unseen first.`}
      pages={pages}
      next={page?.next ?? null}
    >
      {page?.rows.map((row) => (
        <DemandedRow key={row.nominalId} row={row} />
      ))}
    </List>
  )
}
