/** A nominal's plan and assessments: read from the server, decided on by whoever may. */
import type { JSX } from 'preact'
import { ask } from '../contract/ask'
import { NominalRecordsDocument } from '../contract/generated/graphql'
import { useAsked } from '../oversight/use-asked'
import { ArmsSection } from './arms-section'
import { PlanSection } from './plan-section'
import { RecordPage, type RecordPageProps } from './record-page'
import { VisitsSection } from './visits-section'

export function RecordsPage({ id, isSupervisor, back }: RecordPageProps): JSX.Element {
  const asked = useAsked(id, () => ask(NominalRecordsDocument, { id }))
  const records = asked.data?.nominal ?? null
  return (
    <RecordPage id={id} title="Plan and assessments" page="records" back={back} reading={asked} about={records}>
      {records === null ? null : (
        <>
          <PlanSection records={records} isSupervisor={isSupervisor} again={asked.again} />
          <ArmsSection records={records} isSupervisor={isSupervisor} again={asked.again} />
          <VisitsSection nominalId={records.id} />
        </>
      )}
    </RecordPage>
  )
}
