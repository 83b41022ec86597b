/**
 * An auditor's page: who looked at one person, with a signal or without, of the force or of a partner. It shows no name of
 * the person and nothing of what was read but the names of fields. Each asking is in the audit, with its reason.
 */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { ask } from '../contract/ask'
import { AccessesDocument } from '../contract/generated/graphql'
import { useAsked } from '../oversight/use-asked'
import { dateWords, timeWords } from '../ui/dates'
import { ErrorSummary, Select, TextField } from '../ui/fields'
import { Page, Tag } from '../ui/page'
import { nextOf, Pager, usePages } from '../ui/pager'
import { count, wordsFor } from '../ui/words'
import { faultsIn, fieldLines, KIND, reasonWords, SHOW, troubleWords, whoWords, type Access, type Fault, type Question } from './accesses'

const ROWS = 50
const REFERENCE_MAX = 30
const REASON_MAX = 500

export function AccessesPage(): JSX.Element {
  const [question, setQuestion] = useState<Question>({ reference: '', reason: '', show: 'all' })
  const [asked, setAsked] = useState<{ turn: number; question: Question } | null>(null)
  const [faults, setFaults] = useState<readonly Fault[]>([])
  const errorOf = (field: Fault['field']): string | undefined => faults.find((fault) => fault.field === field)?.message
  const set = (part: Partial<Question>): void => setQuestion((before) => ({ ...before, ...part }))
  const submit = (event: Event): void => {
    event.preventDefault()
    const wrong = faultsIn(question)
    setFaults(wrong)
    setAsked(wrong.length === 0 ? { turn: (asked?.turn ?? 0) + 1, question } : null)
  }
  return (
    <Page title="Who looked at somebody">
      <ErrorSummary errors={faults} />
      <form noValidate onSubmit={submit}>
        <TextField
          id="reference"
          label="Reference of the person"
          hint="The police reference. You are shown no name, and nothing of what was read but which fields."
          max={REFERENCE_MAX}
          value={question.reference}
          error={errorOf('reference')}
          onValue={(reference) => set({ reference })}
        />
        <TextField
          id="reason"
          label="Why you ask"
          hint="In a line. It stands in the audit beside your name."
          max={REASON_MAX}
          value={question.reason}
          error={errorOf('reason')}
          onValue={(reason) => set({ reason })}
        />
        <Select
          id="show"
          label="Show"
          value={question.show}
          choices={Object.entries(SHOW).map(([value, { label }]) => ({ value, label }))}
          onValue={(show) => set({ show })}
        />
        <button class="govuk-button" type="submit">
          Ask
        </button>
      </form>
      {asked === null ? null : <Answer key={asked.turn} question={asked.question} />}
    </Page>
  )
}

/** The answer to one asking: what is typed afterwards changes nothing of it, on whatever page. */
function Answer({ question }: { question: Question }): JSX.Element {
  const pages = usePages()
  const { after } = pages
  const said = { reference: question.reference.trim(), reason: question.reason.trim(), filter: { kind: SHOW[question.show]?.kinds ?? null } }
  const list = useAsked(after ?? '', () => ask(AccessesDocument, { ...said, first: ROWS, after }))
  const page = list.trouble === null ? list.data?.accesses : undefined
  return (
    <>
      {list.trouble === null ? null : (
        <p class="govuk-inset-text" role="alert">
          {troubleWords(list.trouble)}
        </p>
      )}
      <p class="govuk-body app-summary" role="status" data-testid="accesses-size">
        {list.trouble !== null ? '' : page === undefined ? 'Reading the audit.' : `${count(page.totalCount, 'entry', 'entries')} of ${said.reference}, the latest first.`}
      </p>
      <ul class="govuk-list" data-testid="accesses">
        {page?.edges.map(({ node }) => (
          <li key={node.id} class="app-card">
            <Entry access={node} />
          </li>
        ))}
      </ul>
      <Pager pages={pages} next={nextOf(page)} />
    </>
  )
}

/** Always with its day: what is printed today is read another day. */
const moment = (at: string): string => `${dateWords(new Date(at))} at ${timeWords(new Date(at))}`

function Entry({ access }: { access: Access }): JSX.Element {
  const lines = fieldLines(access.fields)
  return (
    <>
      <p class="govuk-body">
        <strong>{whoWords(access)}</strong>{' '}
        <Tag tone={access.kind === 'DISCLOSURE' || access.kind === 'HELD' ? 'yellow' : 'grey'}>{wordsFor(KIND, access.kind)}</Tag>{' '}
        {access.decision === 'PERMIT' ? null : <Tag tone="red">{access.decision === 'DENY' ? 'Refused' : 'Held'}</Tag>}
        <span class="app-line">{access.kind === 'HELD' ? heldWords(access) : moment(access.at)}</span>
        <span class="app-line app-muted">
          {[access.action, access.phone, access.clientId].filter((each) => each !== null && each !== '').join(', ')}
        </span>
        {access.reason === null ? null : <span class="app-line">Reason: {reasonWords(access.reason)}</span>}
      </p>
      {lines.length === 0 ? null : (
        <details class="govuk-details">
          <summary class="govuk-details__summary">
            <span class="govuk-details__summary-text">
              {count(access.fields.length, 'field')}
              <span class="govuk-visually-hidden"> told to {access.who}</span>
            </span>
          </summary>
          <ul class="govuk-details__text govuk-list">
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

function heldWords(access: Access): string {
  return `From ${moment(access.at)} ${access.until === null ? 'and still there' : `until ${moment(access.until)}`}: read there as often as one likes, with no signal.`
}
