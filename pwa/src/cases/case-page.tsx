/** One case: its clocks, what is known, what was decided, and what can be decided. */
import type { JSX } from 'preact'
import { ask } from '../contract/ask'
import { CaseCandidatesDocument, CaseRecordDocument } from '../contract/generated/graphql'
import { Trouble } from '../oversight/trouble'
import { useAsked, useLive } from '../oversight/use-asked'
import { dateWords, momentWords } from '../ui/dates'
import { Fact } from '../ui/fact'
import { IDENTITY } from '../ui/known-words'
import { Page, RiskTag, Tag } from '../ui/page'
import { useNow } from '../ui/use-cell'
import { AGE_BAND, count, wordsFor } from '../ui/words'
import { ActionClock, SharingClock } from './clocks'
import type { CaseRecord } from './commands'
import { ConcernsSection } from './concerns-section'
import { DocumentsSection } from './documents-section'
import { EmbargoSection } from './embargo-section'
import { EndingSection } from './ending-section'
import { KiratSection } from './kirat-section'
import { LikenessSection } from './likeness-section'
import { MovingSection } from './moving-section'
import { SafeguardingSection } from './safeguarding-section'
import { SharingSection } from './sharing-section'
import { SuspectSection } from './suspect-section'
import { BAND, CASE_STATE, OUTCOME_OF_CASE, SOURCE } from './words'

export function CasePage({ id }: { id: string }): JSX.Element {
  const asked = useAsked(id, () => ask(CaseRecordDocument, { id }))
  const likeness = useAsked(`${id}-alike`, () => ask(CaseCandidatesDocument, { caseId: id }))
  useLive(asked.again)
  const record = asked.data?.case ?? null
  const again = (): void => {
    asked.again()
    likeness.again()
  }
  return (
    <Page title="Case" heading={record?.reference} caption={record === null ? undefined : wordsFor(SOURCE, record.source)} back={{ href: '/app/cases', label: 'Cases' }}>
      <Trouble trouble={asked.trouble} />
      {asked.data === null && asked.trouble === null ? <p class="govuk-body">Reading the case.</p> : null}
      {asked.data !== null && record === null ? <p class="govuk-body">There is no such case that you may know of.</p> : null}
      {record === null ? null : (
        <>
          <Head of={record} />
          <SharingSection of={record} again={again} />
          <ConcernsSection caseId={record.id} again={again} />
          <KiratSection of={record} again={again} />
          <LikenessSection of={record} found={likeness.data?.caseCandidates ?? []} again={again} />
          <SafeguardingSection of={record} again={again} />
          <SuspectSection of={record} again={again} />
          <EmbargoSection of={record} again={again} />
          <DocumentsSection of={record} again={again} />
          <MovingSection of={record} again={again} />
          <EndingSection of={record} again={again} />
          <Known of={record} />
        </>
      )}
    </Page>
  )
}

function Head({ of }: { of: CaseRecord }): JSX.Element {
  const now = useNow()
  return (
    <>
      <p class="govuk-body">
        <RiskTag level={of.band === 'PENDING' ? 'UNASSESSED' : of.band} words={wordsFor(BAND, of.band)} />{' '}
        {of.embargoed ? <Tag tone="blue">Covert</Tag> : null}
      </p>
      <dl class="govuk-summary-list" data-testid="clocks">
        <div class="govuk-summary-list__row">
          <dt class="govuk-summary-list__key">To act</dt>
          <dd class="govuk-summary-list__value">
            <ActionClock of={of} now={now} />
          </dd>
        </div>
        <div class="govuk-summary-list__row">
          <dt class="govuk-summary-list__key">To tell partners</dt>
          <dd class="govuk-summary-list__value">
            <SharingClock of={of} now={now} />
          </dd>
        </div>
        <Fact term="Received here" value={`${momentWords(new Date(of.receivedAt), now)}, ${count(of.ageDays, 'day')} ago`} />
        {of.originReceivedAt === null ? null : (
          <Fact term={`Received by ${of.originForce ?? 'the other force'}`} value={momentWords(new Date(of.originReceivedAt), now)} />
        )}
        <Fact term="State" value={of.outcome === null ? wordsFor(CASE_STATE, of.state) : `${wordsFor(OUTCOME_OF_CASE, of.outcome)}: ${of.outcomeReason ?? ''}`} />
        <Fact term="Officer" value={of.owner.name} />
      </dl>
      <p class="govuk-body">{of.summary ?? ''}</p>
    </>
  )
}

function Known({ of }: { of: CaseRecord }): JSX.Element {
  return (
    <section aria-labelledby="known">
      <h2 class="govuk-heading-m" id="known">
        What is known
      </h2>
      <dl class="govuk-summary-list">
        <Fact term="Subjects" value={of.subjects.map((each) => [each.name, ...each.otherNames].join(', also ')).join('; ') || 'none'} />
        <Fact
          term="Identities"
          value={of.identities.map((each) => `${wordsFor(IDENTITY, each.kind)} ${each.platform} ${each.value}`).join('; ') || 'none'}
        />
        <Fact term="Addresses" value={of.addresses.map((each) => [...each.lines, each.postcode].join(', ')).join('; ') || 'none'} />
        <Fact
          term="Children"
          value={of.children.map((each) => `${each.firstName} (${wordsFor(AGE_BAND, each.ageBand).toLowerCase()})`).join('; ') || 'none known'}
        />
        <Fact term="Devices" value={of.devices.map((each) => `${each.description}, ${each.exhibit}, ${dateWords(new Date(each.seizedAt))}`).join('; ') || 'none seized'} />
      </dl>
    </section>
  )
}
