/** Referrals as a file: each line is taken in or refused with words. Pictures never come in. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { ask, type Asked } from '../contract/ask'
import { ReceiveReferralFileDocument, type ReceiveReferralFileMutation } from '../contract/generated/graphql'
import { newId } from '../device/ids'
import { Trouble } from '../oversight/trouble'
import { describedBy, Field } from '../ui/fields'
import { Page, Tag } from '../ui/page'
import { count } from '../ui/words'

const FIELD = {
  id: 'file',
  label: 'File of referrals',
  hint: 'JSON Lines or CSV, at most 100 lines. The same reference from the same source is one case, however often it comes.',
}

type Taken = ReceiveReferralFileMutation['receiveReferralFile']['taken']

export function IntakePage(): JSX.Element {
  const [taken, setTaken] = useState<Taken | null>(null)
  const [trouble, setTrouble] = useState<Exclude<Asked<unknown>, { kind: 'answer' }> | null>(null)
  const [error, setError] = useState<string | undefined>(undefined)
  const send = async (file: File | undefined): Promise<void> => {
    setError(undefined)
    setTaken(null)
    if (file === undefined) return
    if (!/\.(jsonl|csv|txt)$/i.test(file.name)) setError('Choose a file of lines: .jsonl or .csv')
    else {
      const asked = await ask(ReceiveReferralFileDocument, { input: { id: newId(), content: await file.text() } })
      setTrouble(asked.kind === 'answer' ? null : asked)
      if (asked.kind === 'answer') setTaken(asked.data.receiveReferralFile.taken)
    }
  }
  const refused = taken?.filter((each) => each.caseId === null).length ?? 0
  const field = { ...FIELD, error }
  return (
    <Page title="Receive referrals" back={{ href: '/app/cases', label: 'Cases' }}>
      <Trouble trouble={trouble} />
      <Field {...field}>
        <input
          class="govuk-file-upload"
          id={field.id}
          type="file"
          accept=".jsonl,.csv,.txt"
          aria-describedby={describedBy(field)}
          onChange={(event) => void send(event.currentTarget.files?.[0])}
        />
      </Field>
      {taken === null ? null : (
        <>
          <p class="govuk-body" role="status" data-testid="taken">
            {count(taken.length - refused, 'referral')} taken in, {refused} refused.
          </p>
          <ol class="govuk-list govuk-list--number">
            {taken.map((each) => (
              <li key={each.place}>
                {each.reference === '' ? 'Line without a reference' : each.reference}{' '}
                {each.caseId === null ? (
                  <>
                    <Tag tone="red">Refused</Tag> {each.userErrors.map((fault) => `${fault.field}: ${fault.message}`).join(' ')}
                  </>
                ) : (
                  <a class="govuk-link" href={`/app/cases/${each.caseId}`}>
                    Open the case
                  </a>
                )}
              </li>
            ))}
          </ol>
        </>
      )}
    </Page>
  )
}
