/** What people decide about a person: risk level, how they are managed, how often they are visited, by whom. */
import type { JSX } from 'preact'
import { ask } from '../contract/ask'
import { NominalManagedDocument, TransfersDocument, type NominalManagedQuery } from '../contract/generated/graphql'
import { useAsked } from '../oversight/use-asked'
import { dateWords } from '../ui/dates'
import { RiskTag } from '../ui/page'
import { MODE, RISK, wordsFor } from '../ui/words'
import { ClocksSection } from './clocks-section'
import { IntervalSection } from './interval-section'
import { LevelSection } from './level-section'
import { ModeSection } from './mode-section'
import { ProposeTransferForm } from './propose-transfer-form'
import { RecordPage, type RecordPageProps } from './record-page'
import { TransferCard } from './transfer-card'

export type Managed = NonNullable<NominalManagedQuery['nominal']>
export type Eligibility = NominalManagedQuery['reactiveEligibility']

export interface SectionProps {
  nominal: Managed
  isSupervisor: boolean
  again: () => void
}

export function ManagePage({ id, isSupervisor, back }: RecordPageProps): JSX.Element {
  const asked = useAsked(id, () => ask(NominalManagedDocument, { id }))
  const nominal = asked.data?.nominal ?? null
  const section = nominal === null ? null : { nominal, isSupervisor, again: asked.again }
  return (
    <RecordPage id={id} title="Manage" page="manage" back={back} reading={asked} about={nominal}>
      {nominal === null || section === null ? null : (
        <>
          <p class="govuk-body app-tags">
            <RiskTag level={nominal.riskLevel} words={wordsFor(RISK, nominal.riskLevel)} />
          </p>
          <p class="govuk-body">
            {wordsFor(MODE, nominal.managementMode)}, {nominal.owner.name}, {nominal.unit.name}.{' '}
            {nominal.nextVisitDueAt === null ? 'No visit due.' : `Next visit due ${dateWords(new Date(nominal.nextVisitDueAt))}.`}
          </p>
          <LevelSection {...section} />
          <IntervalSection {...section} />
          <ModeSection {...section} eligibility={asked.data?.reactiveEligibility ?? null} />
          <Transfers nominal={nominal} again={asked.again} />
          <ClocksSection nominal={nominal} again={asked.again} />
        </>
      )}
    </RecordPage>
  )
}

function Transfers({ nominal, again }: Pick<SectionProps, 'nominal' | 'again'>): JSX.Element {
  const asked = useAsked(nominal.id, () => ask(TransfersDocument, { first: 20, filter: { nominalId: nominal.id } }))
  const all = asked.data?.transfers.edges.map(({ node }) => node) ?? []
  const both = (): void => {
    asked.again()
    again()
  }
  return (
    <section aria-labelledby="transfers">
      <h2 class="govuk-heading-m" id="transfers">
        Transfers
      </h2>
      {all.toReversed().map((transfer) => (
        <TransferCard key={transfer.id} transfer={transfer} again={both} />
      ))}
      {all.some((transfer) => transfer.state === 'PROPOSED') ? null : <ProposeTransferForm nominal={nominal} again={both} />}
    </section>
  )
}
