/** A report with conditions is shared only with an agency to which the intelligence unit has released it, for some days. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { ask } from '../contract/ask'
import { AgreementsInForceDocument, ReleaseIntelligenceDocument } from '../contract/generated/graphql'
import { newId } from '../device/ids'
import { Trouble } from '../oversight/trouble'
import { refusalOf, useAsked } from '../oversight/use-asked'
import { Select, TextField } from '../ui/fields'
import { count } from '../ui/words'

const DAYS = '7'

export function ReleaseForm({ reportId }: { reportId: string }): JSX.Element {
  const list = useAsked('agreements', () => ask(AgreementsInForceDocument, {}))
  const [agencyId, setAgency] = useState('')
  const [days, setDays] = useState(DAYS)
  const [error, setError] = useState<string | null>(null)
  const [done, setDone] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const agencies = (list.data?.agreements.nodes ?? [])
    .map((each) => ({ value: each.agencyId, label: each.agency.name }))
    .sort((a, b) => a.label.localeCompare(b.label, 'en-GB'))
  const release = async (): Promise<void> => {
    const number = Number(days)
    if (agencyId === '' || !Number.isInteger(number)) {
      setError('Choose an agency, and give 1 to 90 days')
      return
    }
    setBusy(true)
    const input = { id: newId(), reportId, agencyId, days: number }
    const trouble = refusalOf(await ask(ReleaseIntelligenceDocument, { input }), (data) => data.releaseIntelligence.userErrors)
    setBusy(false)
    setError(trouble)
    setDone(trouble === null ? `Released to ${agencies.find((each) => each.value === agencyId)?.label ?? ''} for ${count(number, 'day')}.` : null)
  }
  return (
    <section aria-labelledby="release">
      <h2 class="govuk-heading-m" id="release">
        Release to an agency
      </h2>
      <Trouble trouble={list.trouble} />
      <p class="govuk-body">Officers may then share it with this agency, under its conditions. What was shared is seen until the release ends.</p>
      {done === null ? null : (
        <p class="govuk-inset-text" role="status">
          {done}
        </p>
      )}
      <Select
        id="release-agency"
        label="Agency"
        hint="Those with an agreement in force."
        value={agencyId}
        choices={[{ value: '', label: 'Choose an agency' }, ...agencies]}
        onValue={setAgency}
      />
      <TextField id="release-days" label="For how many days" value={days} max={2} error={error ?? undefined} onValue={setDays} />
      <button class="govuk-button" type="button" disabled={isBusy} onClick={() => void release()}>
        Release it
      </button>
    </section>
  )
}
