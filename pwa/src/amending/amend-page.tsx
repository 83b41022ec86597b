import type { JSX } from 'preact'
import { useLocation } from 'preact-iso/router'
import { useState } from 'preact/hooks'
import type { Recorded, Work } from '../session/work'
import { ErrorSummary } from '../ui/fields'
import { Page } from '../ui/page'
import { useWriting } from '../ui/writing'
import { useCell } from '../ui/use-cell'
import { AmendField } from './form-field'
import { faultsOf, recordsOf, valuesOf, type Editable, type Values, type Verb } from './forms'
import { isChanged, makePatch, operationOf } from './patches'

type Fault = { field: string; message: string }

/** Change, add or end one record about a person, without a network. `recordId` is null for a new one. */
export function AmendPage(props: { work: Work; nominalId: string; kind: Editable; recordId: string | null; newId: () => string }): JSX.Element {
  const { work, nominalId, kind, recordId } = props
  const nominal = useCell(work.view).nominals.get(nominalId)
  const back = { href: `/app/nominals/${nominalId}`, label: 'Back to the person' }
  const record = nominal === undefined ? undefined : recordsOf(nominal, kind).find(({ id }) => id === recordId)
  if (nominal === undefined || (recordId !== null && record === undefined)) {
    return (
      <Page title="No longer there" back={back}>
        <p class="govuk-body">This is no longer recorded, or has not been fetched yet.</p>
      </Page>
    )
  }
  return <AmendForm {...props} back={back} shown={valuesOf(kind, record)} id={recordId ?? props.newId()} />
}

function AmendForm(props: {
  work: Work
  nominalId: string
  kind: Editable
  recordId: string | null
  newId: () => string
  back: { href: string; label: string }
  shown: Values
  id: string
}): JSX.Element {
  const { work, nominalId, kind, recordId, newId, back } = props
  const { route } = useLocation()
  // What the officer saw when the page was opened is the base, whatever is fetched meanwhile.
  const [{ shown, id }] = useState({ shown: props.shown, id: props.id })
  const [written, setWritten] = useState<Values>(shown)
  const [faults, setFaults] = useState<Fault[]>([])
  const [isBusy, setBusy] = useState(false)
  useWriting()

  const send = async (verb: Verb, values: Values): Promise<void> => {
    setBusy(true)
    const saved = await work.submit(newId(), operationOf(verb, kind), makePatch(nominalId, id, shown, values))
    setBusy(false)
    if (saved.kind === 'saved') route(back.href)
    else setFaults([{ field: kind.fields[0]?.name ?? '', message: notSaved(saved) }])
  }
  const save = (): void => {
    const found = faultsOf(kind, written)
    setFaults(found)
    if (found.length > 0) return
    if (recordId !== null && !isChanged(makePatch(nominalId, id, shown, written))) route(back.href)
    else void send(recordId === null ? 'Add' : 'Amend', written)
  }
  const title = recordId === null ? kind.add : kind.one
  return (
    <Page
      title={title}
      back={back}
      action={
        <button class="govuk-button app-action__button" type="button" disabled={isBusy} onClick={save}>
          Save
        </button>
      }
    >
      <ErrorSummary errors={faults} />
      {kind.fields.map((field) => (
        <AmendField
          key={field.name}
          id={field.name}
          field={field}
          value={written[field.name]}
          error={faults.find((fault) => fault.field === field.name)?.message}
          onValue={(value) => setWritten((before) => ({ ...before, [field.name]: value }))}
        />
      ))}
      {recordId === null || kind.end === null ? null : (
        <button class="govuk-button govuk-button--secondary" type="button" disabled={isBusy} onClick={() => void send('End', {})}>
          {kind.end}
        </button>
      )}
    </Page>
  )
}

export function notSaved(saved: Exclude<Recorded, { kind: 'saved' }>): string {
  switch (saved.kind) {
    case 'locked':
      return 'NOT saved: unlock the phone first'
    case 'noServerKey':
      return 'NOT saved: connect once so that the server can be reached'
    case 'failed':
      return 'NOT saved: the phone could not write it. Try again'
  }
}
