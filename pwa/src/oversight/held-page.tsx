import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { ask } from '../contract/ask'
import {
  HeldSubmissionsDocument,
  ResolveSubmissionDocument,
  type HeldSubmissionsQuery,
  type Resolution,
} from '../contract/generated/graphql'
import { momentWords } from '../ui/dates'
import { ErrorSummary, TextArea } from '../ui/fields'
import { Page } from '../ui/page'
import { useNow } from '../ui/use-cell'
import { count, OPERATION, wordsFor } from '../ui/words'
import { PAGE_ROWS } from './overdue-list'
import { Trouble } from './trouble'
import { refusalOf, useAsked, useLive } from './use-asked'

type HeldRow = HeldSubmissionsQuery['heldSubmissions']['edges'][number]['node']

/** What phones have sent that a person must decide on: apply it as it is, or dismiss it, each with a note. */
export function HeldPage(): JSX.Element {
  const list = useAsked('held', () => ask(HeldSubmissionsDocument, { first: PAGE_ROWS }))
  useLive(list.again)
  const page = list.data?.heldSubmissions
  return (
    <Page title="Held submissions">
      <Trouble trouble={list.trouble} />
      <p class="govuk-body app-summary" role="status">
        {page === undefined ? 'Reading the list.' : `${count(page.totalCount, 'submission')} to decide on.`}
      </p>
      {page?.edges.map(({ node }) => (
        <HeldCard key={node.id} row={node} decided={list.again} />
      ))}
    </Page>
  )
}

function HeldCard({ row, decided }: { row: HeldRow; decided: () => void }): JSX.Element {
  const [note, setNote] = useState('')
  const [errors, setErrors] = useState<{ field: string; message: string }[]>([])
  const [isBusy, setBusy] = useState(false)
  const field = `note-${row.id}`
  const now = useNow()

  const decide = async (action: Resolution): Promise<void> => {
    if (note.trim() === '') {
      setErrors([{ field, message: 'Enter a note that says why' }])
      return
    }
    setBusy(true)
    const asked = await ask(ResolveSubmissionDocument, { input: { submissionId: row.id, action, note: note.trim() } })
    setBusy(false)
    const refusal = refusalOf(asked, (data) => data.resolveSubmission.userErrors)
    setErrors(refusal === null ? [] : [{ field, message: refusal }])
    if (refusal === null) decided()
  }

  return (
    <section class="app-card" aria-labelledby={`held-${row.id}`}>
      <h2 class="govuk-heading-s" id={`held-${row.id}`}>
        {row.nominal === null ? 'Person not known' : `${row.nominal.name}, ${row.nominal.reference}`}
      </h2>
      <ErrorSummary errors={errors} />
      <p class="govuk-body">
        {wordsFor(OPERATION, row.op)} by {row.author}, received {momentWords(new Date(row.receivedAt), now)}.{' '}
        {row.message ?? ''}
      </p>
      <TextArea id={field} label="Note" rows={2} value={note} error={errors[0]?.message} onValue={setNote} />
      <div class="govuk-button-group">
        <button class="govuk-button" type="button" disabled={isBusy} onClick={() => void decide('APPLY')}>
          Apply
        </button>
        <button class="govuk-button govuk-button--secondary" type="button" disabled={isBusy} onClick={() => void decide('DISMISS')}>
          Dismiss
        </button>
      </div>
    </section>
  )
}
