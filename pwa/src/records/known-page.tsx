/** What is known of somebody beside their visits: what they were to the law, and what a case handed over on conviction. */
import type { JSX } from 'preact'
import { ask } from '../contract/ask'
import { NominalFilesDocument, NominalKnownDocument, type NominalKnownQuery } from '../contract/generated/graphql'
import { useAsked } from '../oversight/use-asked'
import { calendarWords, dateWords } from '../ui/dates'
import { KeptFiles } from '../ui/kept-files'
import { CATEGORY, IDENTITY, STEP } from '../ui/known-words'
import { WelfarePlans } from '../ui/welfare-plans'
import { wordsFor } from '../ui/words'
import { RecordPage, type RecordPageProps } from './record-page'

type Known = NonNullable<NominalKnownQuery['nominal']>

export function KnownPage({ id, back }: RecordPageProps): JSX.Element {
  const asked = useAsked(id, () => ask(NominalKnownDocument, { id }))
  const nominal = asked.data?.nominal ?? null
  return (
    <RecordPage id={id} title="What is known" page="known" back={back} reading={asked} about={nominal}>
      {nominal === null ? null : <Shown nominal={nominal} />}
    </RecordPage>
  )
}

/** Whoever sees the person and not their whole record gets nothing of this: that must not read as if there were nothing. */
function Shown({ nominal }: { nominal: Known }): JSX.Element {
  if (nominal.withheld.some(({ field }) => field === 'documents')) {
    return <p class="govuk-inset-text">What is known of this person is read by their officer, the unit’s supervisor, and whoever was given need to know. Ask one of them.</p>
  }
  return (
    <>
      <Facts nominal={nominal} />
      {nominal.documents.length === 0 ? null : <Documents nominal={nominal} />}
      {nominal.welfarePlans.length === 0 ? null : (
        <section aria-labelledby="welfare">
          <h2 class="govuk-heading-m" id="welfare">
            How they were looked after as a suspect
          </h2>
          <WelfarePlans plans={nominal.welfarePlans} />
        </section>
      )}
    </>
  )
}

function Facts({ nominal }: { nominal: Known }): JSX.Element {
  return (
    <dl class="govuk-summary-list" data-testid="known">
      <Lines term="Suspect or convicted" all={nominal.categories.map(standing)} none="Nothing is recorded" />
      <Lines term="Identities" all={nominal.identities.map((each) => `${wordsFor(IDENTITY, each.kind)} ${each.platform} ${each.value}`)} />
      <Lines term="Devices" all={nominal.devices.map(device)} />
      <Lines term="References of other agencies" all={nominal.agencyReferences.map(reference)} />
    </dl>
  )
}

function Lines({ term, all, none = 'None' }: { term: string; all: readonly string[]; none?: string }): JSX.Element {
  return (
    <div class="govuk-summary-list__row">
      <dt class="govuk-summary-list__key">{term}</dt>
      <dd class="govuk-summary-list__value">
        {all.length === 0 ? none : null}
        {all.map((line, index) => (
          <span key={index} class="app-line">
            {line}
          </span>
        ))}
      </dd>
    </div>
  )
}

function Documents({ nominal }: { nominal: Known }): JSX.Element {
  const contentOf = async (id: string): Promise<string | undefined> => {
    const asked = await ask(NominalFilesDocument, { id: nominal.id })
    return asked.kind === 'answer' ? asked.data.nominal?.documents.find((each) => each.id === id)?.content : undefined
  }
  return (
    <section aria-labelledby="documents">
      <h2 class="govuk-heading-m" id="documents">
        Documents
      </h2>
      <p class="govuk-body">The case handed these over at the conviction.</p>
      <KeptFiles files={nominal.documents} contentOf={contentOf} />
    </section>
  )
}

/** "Convicted since 20 January 2026 (Northmoor Crown Court)", "Suspect from 5 January 2026 to 20 January 2026 (…)". */
function standing({ category, since, until, source }: Known['categories'][number]): string {
  const when = until === null ? `since ${calendarWords(since)}` : `from ${calendarWords(since)} to ${calendarWords(until)}`
  return `${wordsFor(CATEGORY, category)} ${when} (${source})`
}

function device({ description, exhibit, seizedAt }: Known['devices'][number]): string {
  return [description, exhibit, seizedAt === null ? 'not seized' : `seized ${dateWords(new Date(seizedAt))}`].filter(Boolean).join(', ')
}

function reference({ agency, reference: number, what, since }: Known['agencyReferences'][number]): string {
  return `${agency}, ${number} (${wordsFor(STEP, what).toLowerCase()}, ${dateWords(new Date(since))})`
}
