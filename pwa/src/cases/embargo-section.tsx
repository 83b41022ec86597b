/** The covert phase: who may know, until when nobody acts. A person ends it. */
import type { JSX } from 'preact'
import { Verdict } from '../ui/verdict'
import { momentWords } from '../ui/dates'
import { useNow } from '../ui/use-cell'
import { liftEmbargo, setEmbargo, type CaseRecord } from './commands'

export function EmbargoSection({ of, again }: { of: CaseRecord; again: () => void }): JSX.Element {
  const now = useNow()
  const current = of.embargoes.find((each) => each.liftedAt === null)
  return (
    <section aria-labelledby="embargo">
      <h2 class="govuk-heading-m" id="embargo">
        Covert phase
      </h2>
      {current === undefined ? (
        <details class="govuk-details">
          <summary class="govuk-details__summary">Make the case covert</summary>
          <div class="govuk-details__text">
            <p class="govuk-body">Only you, your supervisor and those named will know that it exists.</p>
            <Verdict id="embargo-why" label="Why" choices={[{ label: 'Make covert', act: (reason) => setEmbargo(of.id, reason) }]} done={again} />
          </div>
        </details>
      ) : (
        <div class="app-card">
          <p class="govuk-body">
            {current.reason}
            {current.notToBeActedOnUntil === null ? '' : ` Not to be acted on until ${momentWords(new Date(current.notToBeActedOnUntil), now)}.`}
            {of.named.length === 0 ? '' : ` Named: ${of.named.map((each) => each.officer.name).join(', ')}.`}
          </p>
          <Verdict id="embargo-end" label="Why it ends" choices={[{ label: 'End the covert phase', act: (reason) => liftEmbargo(of.id, reason) }]} done={again} />
        </div>
      )}
    </section>
  )
}
