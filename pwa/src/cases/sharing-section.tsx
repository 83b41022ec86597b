/** Whether partners are told: due at intake whatever the band. Telling one decides it; not telling has a reason and a review. */
import type { JSX } from 'preact'
import { dateWords } from '../ui/dates'
import { wordsFor } from '../ui/words'
import type { CaseRecord } from './commands'
import { WithholdForm } from './withhold-form'
import { SHARING, WITHHELD_FOR } from './words'

export function SharingSection({ of, again }: { of: CaseRecord; again: () => void }): JSX.Element {
  return (
    <section aria-labelledby="sharing">
      <h2 class="govuk-heading-m" id="sharing">
        Telling partners
      </h2>
      <ul class="govuk-list">
        {of.shareDecisions.map((made) => (
          <li key={made.id}>
            {dateWords(new Date(made.decidedAt))}: <strong>{wordsFor(SHARING, made.decision)}</strong>, {made.meaning} {made.told === '' ? '' : `Told: ${made.told}.`}{' '}
            {made.withheldFor === null ? '' : `${wordsFor(WITHHELD_FOR, made.withheldFor)}: ${made.reason} Review: ${made.reviewer?.name ?? ''}.`} ({made.decider.name})
          </li>
        ))}
      </ul>
      {of.state === 'TRANSFERRED' ? null : (
        <>
          <a class="govuk-button" href={`/app/cases/${of.id}/share`}>
            Tell an agency through its agreement
          </a>
          <WithholdForm of={of} again={again} />
        </>
      )}
    </section>
  )
}
