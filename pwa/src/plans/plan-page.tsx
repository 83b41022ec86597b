/** Writing the next risk management plan from the one before. On a phone what was begun opens without a network too. */
import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { ask } from '../contract/ask'
import { NominalRecordsDocument } from '../contract/generated/graphql'
import { newId } from '../device/ids'
import { useAsked } from '../oversight/use-asked'
import type { Work } from '../session/work'
import { Page } from '../ui/page'
import { useAlone } from '../ui/writing'
import type { Records } from '../records/commands'
import { keyOf } from './kept-plan'
import { before, draftOf, planDraft, type PlanDraft } from './plan-draft'
import { PlanForm } from './plan-form'
import { forget } from './plan-keeping'
import { RecordPage } from '../records/record-page'

interface PageProps {
  id: string
  back: string
  work?: Work
}

export function PlanPage({ id, back, work }: PageProps): JSX.Element {
  const hold = useAlone(`doorstep-plan-${id}`)
  if (hold === 'elsewhere') {
    return (
      <Page title="Open in another tab" back={{ href: back }}>
        <p class="govuk-body" role="status">
          This plan is being written in another tab. Go on there, or close it: then it opens here.
        </p>
      </Page>
    )
  }
  return hold === 'ours' ? <Planning id={id} back={back} work={work ?? null} /> : <Page title="Write a plan">{null}</Page>
}

function Planning({ id, back, work }: { id: string; back: string; work: Work | null }): JSX.Element {
  const asked = useAsked(id, () => ask(NominalRecordsDocument, { id }))
  const kept = useKeptHere(work, id)
  const records = asked.data?.nominal ?? null
  const onPhone = work?.view.get().nominals.get(id) ?? null
  return (
    <RecordPage id={id} title="Write a plan" page="plan" back={back} reading={asked} about={records ?? onPhone}>
      {kept === undefined ? null : <Beginning id={id} records={records} kept={kept} work={work} again={asked.again} />}
    </RecordPage>
  )
}

/** What this phone keeps of it: null, nothing; undefined, not read yet. */
function useKeptHere(work: Work | null, id: string): PlanDraft | null | undefined {
  const [kept, setKept] = useState<PlanDraft | null | undefined>(work === null ? null : undefined)
  useEffect(() => {
    void work?.store.readDrafts().then(
      (drafts) => setKept(planDraft(drafts.find((draft) => draft.id === keyOf(id))?.content) ?? null),
      () => setKept(null),
    )
  }, [work, id])
  return kept
}

interface BeginProps {
  id: string
  records: Records | null
  kept: PlanDraft | null
  work: Work | null
  again: () => void
}

/**
 * What is being written stays as it stands, whatever the network brings meanwhile: an answer that comes late changes
 * what is said around the form, and the server says at saving what it cannot take.
 */
function Beginning({ id, records, kept, work, again }: BeginProps): JSX.Element | null {
  const [begun, setBegun] = useState<PlanDraft | null>(null)
  const [isDiscarded, setDiscarded] = useState(false)
  const [isSigned, setSigned] = useState(false)
  const plans = records?.plans ?? null
  const waits = plans?.some((plan) => plan.state === 'SUBMITTED') ?? false
  const server = plans === null ? null : draftOf(id, plans, newId)
  const dropKept = async (next: PlanDraft | null): Promise<void> => {
    if (work !== null) await forget(work, id)
    setDiscarded(true)
    setBegun(next)
  }
  if (waits && (begun === null || isSigned)) {
    return (
      <>
        <Waits />
        {kept === null || begun !== null || isDiscarded ? null : <Discard act={() => void dropKept(server)} />}
      </>
    )
  }
  const own = isDiscarded ? null : kept
  if (begun === null && own !== null && plans !== null && server !== null && isBehind(own, plans)) {
    return <Choice theirs={() => void dropKept(server)} mine={() => setBegun({ ...own, planId: server.planId, version: server.version })} />
  }
  if (begun === null) {
    // Without an answer only what was begun here can be gone on with.
    setBegun(own ?? server)
    return null
  }
  const from = plans === null ? undefined : before(plans)
  const comment = from?.state === 'RETURNED' ? from.comment : null
  return (
    <>
      {waits ? <Waits /> : null}
      {comment === null ? null : <p class="govuk-inset-text">Returned: {comment}</p>}
      <PlanForm
        key={isDiscarded ? 'anew' : 'kept'}
        initial={begun}
        from={from}
        work={work}
        again={again}
        signed={() => setSigned(true)}
        discarded={() => void dropKept(server)}
      />
    </>
  )
}

function Waits(): JSX.Element {
  return <p class="govuk-inset-text">A plan waits for a supervisor. The next can be written when that is decided.</p>
}

/** Somebody saved the draft since, or another took its place. */
function isBehind(kept: PlanDraft, plans: Records['plans']): boolean {
  const draft = plans.find((plan) => plan.state === 'DRAFT')
  if (draft === undefined) return kept.version > 0 || plans.some((plan) => plan.id === kept.planId)
  return draft.id !== kept.planId || draft.version !== kept.version
}

function Choice({ theirs, mine }: { theirs: () => void; mine: () => void }): JSX.Element {
  return (
    <>
      <p class="govuk-inset-text">
        This phone keeps a plan that you began, and the plan was changed elsewhere since. Go on with yours, which will take the place of that one when
        you save it, or with that one: then yours is thrown away.
      </p>
      <div class="govuk-button-group">
        <button class="govuk-button" type="button" onClick={mine}>
          Go on with mine
        </button>
        <button class="govuk-button govuk-button--secondary" type="button" onClick={theirs}>
          Go on with the other
        </button>
      </div>
    </>
  )
}

function Discard({ act }: { act: () => void }): JSX.Element {
  return (
    <p class="govuk-body">
      This phone still keeps what you began.{' '}
      <button class="govuk-button govuk-button--secondary" type="button" onClick={act}>
        Throw it away
      </button>
    </p>
  )
}
