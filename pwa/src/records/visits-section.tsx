/** The last visits to a nominal as the server has them, and what each has brought along. Told anew whenever one changes. */
import type { JSX } from 'preact'
import { Arrived } from '../attachments/arrived'
import { ask } from '../contract/ask'
import { NominalVisitsDocument } from '../contract/generated/graphql'
import { Trouble } from '../oversight/trouble'
import { useAsked, useLive } from '../oversight/use-asked'
import { dateWords, timeWords } from '../ui/dates'
import { OUTCOME, VISIT_TYPE } from '../ui/visit-words'
import { wordsFor } from '../ui/words'
import { WriteUp } from './write-up'

export function VisitsSection({ nominalId }: { nominalId: string }): JSX.Element {
  const asked = useAsked(nominalId, () => ask(NominalVisitsDocument, { id: nominalId }))
  useLive(asked.again)
  const visits = asked.data?.visits.nodes ?? []
  return (
    <section aria-labelledby="visits">
      <h2 class="govuk-heading-m" id="visits">
        Visits
      </h2>
      <Trouble trouble={asked.trouble} />
      {asked.data !== null && visits.length === 0 ? <p class="govuk-body">No visits are recorded.</p> : null}
      <ol class="app-history">
        {visits.map((visit) => {
          const at = new Date(visit.startedAt)
          const when = `${dateWords(at)} at ${timeWords(at)}`
          return (
            <li key={visit.id} class="app-history__item">
              <strong>{wordsFor(OUTCOME, visit.outcome)}</strong>
              <span>
                {wordsFor(VISIT_TYPE, visit.visitType)}, {when}
              </span>
              <span class="app-muted">{visit.officerName}</span>
              <WriteUp visit={visit} when={when} again={asked.again} />
              <Arrived attachments={visit.attachments} of={`the visit of ${when}`} />
            </li>
          )
        })}
      </ol>
    </section>
  )
}
