/** Sharing with an agency: choose it, see exactly what it will see, then send; or decide that it is not told. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { WITHHELD_FOR, WITHHOLD_REASONS } from '../cases/words'
import { ask, type Asked } from '../contract/ask'
import {
  AgreementsInForceDocument,
  type AgreementsInForceQuery,
  type DisclosurePreviewQuery,
  type Purpose,
  type SharedField,
  type WithholdReason,
} from '../contract/generated/graphql'
import { Trouble } from '../oversight/trouble'
import { useAsked } from '../oversight/use-asked'
import { Checkbox, Select, TextArea } from '../ui/fields'
import { wordsFor } from '../ui/words'
import type { ToShare } from './commands'
import { FIELD, ONWARD, PURPOSE } from './sharing-words'

type Agreement = AgreementsInForceQuery['agreements']['nodes'][number]
type Preview = DisclosurePreviewQuery['disclosurePreview']

/** What is told: how it is looked at before, how it is sent, and how it is decided that an agency is not told. */
export interface Telling {
  preview: (agencyId: string, purpose: Purpose, leaveOut: SharedField[], reportId: string | null) => Promise<Asked<DisclosurePreviewQuery>>
  disclose: (toShare: ToShare, reportId: string | null) => Promise<string | null>
  /** What the whole of it is called, beside the reports. */
  record: string
  /** Intelligence reports about the person or case, which can be shared by themselves. */
  reports: readonly { value: string; label: string }[]
  /** null: it is decided elsewhere, for all agencies. */
  withhold: ((agencyId: string, why: WithholdReason, reason: string) => Promise<string | null>) | null
}

/** The reports that may be read, as choices. */
export const reportsOf = (
  links: readonly { report: { id: string; urn: string; handling: string } | null }[],
): { value: string; label: string }[] =>
  links
    .map(({ report }) => report)
    .filter((report) => report !== null)
    .map(({ id, urn, handling }) => ({ value: id, label: `Intelligence report ${urn}${handling === 'C' ? ', with conditions' : ''}` }))

export function ShareForm({ telling, done }: { telling: Telling; done: () => void }): JSX.Element {
  const list = useAsked('agreements', () => ask(AgreementsInForceDocument, {}))
  const [agencyId, setAgency] = useState('')
  const agreements = list.data?.agreements.nodes ?? []
  const chosen = agreements.find((each) => each.agencyId === agencyId)
  const choices = [
    { value: '', label: 'Choose an agency' },
    ...agreements.map((each) => ({ value: each.agencyId, label: each.agency.name })).sort((a, b) => a.label.localeCompare(b.label, 'en-GB')),
  ]
  return (
    <section aria-labelledby="share">
      <h2 class="govuk-heading-m" id="share">
        Share with an agency
      </h2>
      <Trouble trouble={list.trouble} />
      <Select
        id="agency"
        label="Agency"
        hint="Those with an agreement in force."
        value={agencyId}
        choices={choices}
        onValue={setAgency}
      />
      {chosen === undefined ? null : <Look key={chosen.id} telling={telling} agreement={chosen} done={done} />}
    </section>
  )
}

function Look({ telling, agreement, done }: { telling: Telling; agreement: Agreement; done: () => void }): JSX.Element {
  const purposes = agreement.purposes.map((each) => each.purpose)
  const [purpose, setPurpose] = useState(purposes[0] ?? 'CHILD_SAFEGUARDING')
  const [leaveOut, setLeaveOut] = useState<readonly SharedField[]>([])
  const [report, setReport] = useState('')
  const reportId = report === '' ? null : report
  const question = `${agreement.id} ${purpose} ${report} ${leaveOut.join(' ')}`
  const seen = useAsked(question, () => telling.preview(agreement.agencyId, purpose, [...leaveOut], reportId))
  const preview = seen.data?.disclosurePreview
  return (
    <>
      <Select
        id="purpose"
        label="Purpose"
        hint={`${wordsFor(ONWARD, agreement.onward)}.`}
        value={purpose}
        choices={purposes.map((each) => ({ value: each, label: wordsFor(PURPOSE, each) }))}
        onValue={(value) => setPurpose(purposes.find((each) => each === value) ?? purpose)}
      />
      {telling.reports.length === 0 ? null : (
        <Select
          id="what"
          label="What is shared"
          value={report}
          choices={[{ value: '', label: telling.record }, ...telling.reports]}
          onValue={(value) => {
            setReport(value)
            setLeaveOut([])
          }}
        />
      )}
      <Trouble trouble={seen.trouble} />
      {preview === undefined ? (
        <p class="govuk-body" role="status">
          Reading what they would see.
        </p>
      ) : (
        <>
          <WhatTheySee preview={preview} leaveOut={leaveOut} onLeaveOut={setLeaveOut} agency={agreement.agency.name} />
          <Send
            blocked={preview.userErrors.map((each) => each.message)}
            send={(meaning) =>
              telling.disclose(
                { agencyId: agreement.agencyId, purpose, meaning, contentDigest: preview.contentDigest, leaveOut: [...leaveOut] },
                reportId,
              )
            }
            withhold={telling.withhold === null ? null : (why, reason) => telling.withhold?.(agreement.agencyId, why, reason) ?? Promise.resolve(null)}
            done={done}
          />
        </>
      )}
    </>
  )
}

function WhatTheySee(props: {
  preview: Preview
  agency: string
  leaveOut: readonly SharedField[]
  onLeaveOut: (fields: readonly SharedField[]) => void
}): JSX.Element {
  const { preview, agency, leaveOut, onLeaveOut } = props
  const fields = [...new Set([...preview.statements.map((said) => said.field), ...leaveOut])]
  const keptBack = preview.keptBack.filter((field) => !leaveOut.includes(field))
  return (
    <div class="app-card">
      <h3 class="govuk-heading-s">Exactly what {agency} will see</h3>
      <dl class="govuk-summary-list">
        {preview.statements.map((said, place) => (
          <div class="govuk-summary-list__row" key={`${said.field}-${place}`}>
            <dt class="govuk-summary-list__key">{wordsFor(FIELD, said.field)}</dt>
            <dd class="govuk-summary-list__value">{said.text}</dd>
          </div>
        ))}
      </dl>
      {preview.conditions === '' ? null : <p class="govuk-body">On conditions: {preview.conditions}</p>}
      {keptBack.length === 0 ? null : (
        <p class="govuk-body">Kept back by the agreement: {keptBack.map((field) => wordsFor(FIELD, field)).join(', ')}.</p>
      )}
      <details class="govuk-details">
        <summary class="govuk-details__summary">
          <span class="govuk-details__summary-text">Leave something out</span>
        </summary>
        <div class="govuk-details__text govuk-checkboxes govuk-checkboxes--small">
          {fields.map((field) => (
            <Checkbox
              key={field}
              id={`out-${field}`}
              label={`Leave out: ${wordsFor(FIELD, field)}`}
              isChecked={leaveOut.includes(field)}
              onValue={(out) => onLeaveOut(out ? [...leaveOut, field] : leaveOut.filter((each) => each !== field))}
            />
          ))}
        </div>
      </details>
    </div>
  )
}

interface SendProps {
  blocked: readonly string[]
  send: (meaning: string) => Promise<string | null>
  withhold: ((why: WithholdReason, reason: string) => Promise<string | null>) | null
  done: () => void
}

function Send({ blocked, send, withhold: keep, done }: SendProps): JSX.Element {
  const [meaning, setMeaning] = useState('')
  const [why, setWhy] = useState<WithholdReason>('COVERT_PHASE')
  const [reason, setReason] = useState('')
  const [error, setError] = useState<{ at: 'meaning' | 'reason'; words: string } | null>(null)
  const [isBusy, setBusy] = useState(false)
  const act = async (at: 'meaning' | 'reason', doIt: () => Promise<string | null>): Promise<void> => {
    setBusy(true)
    const words = await doIt()
    setBusy(false)
    setError(words === null ? null : { at, words })
    if (words === null) done()
  }
  return (
    <>
      {blocked.map((words) => (
        <p key={words} class="govuk-inset-text">
          {words}
        </p>
      ))}
      {blocked.length > 0 ? null : (
        <>
          <TextArea
            id="meaning"
            label="What this means for the child, or for safety"
            hint="One line. The agency reads it first."
            rows={2}
            max={500}
            value={meaning}
            error={error?.at === 'meaning' ? error.words : undefined}
            onValue={setMeaning}
          />
          <button class="govuk-button" type="button" disabled={isBusy} onClick={() => void act('meaning', () => send(meaning))}>
            Send exactly this
          </button>
        </>
      )}
      {keep === null ? null : (
        <details class="govuk-details">
          <summary class="govuk-details__summary">
            <span class="govuk-details__summary-text">Do not tell them</span>
          </summary>
          <div class="govuk-details__text">
            <Select
              id="withhold"
              label="Why"
              value={why}
              choices={WITHHOLD_REASONS.map((each) => ({ value: each, label: wordsFor(WITHHELD_FOR, each) }))}
              onValue={(value) => setWhy(WITHHOLD_REASONS.find((each) => each === value) ?? why)}
            />
            <TextArea
              id="reason"
              label="Reason in words"
              hint="You look at it again within the time that policy gives."
              rows={2}
              max={2000}
              value={reason}
              error={error?.at === 'reason' ? error.words : undefined}
              onValue={setReason}
            />
            <button class="govuk-button govuk-button--secondary" type="button" disabled={isBusy} onClick={() => void act('reason', () => keep(why, reason))}>
              Withhold
            </button>
          </div>
        </details>
      )}
    </>
  )
}
