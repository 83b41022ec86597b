import type { JSX } from 'preact'
import { useLocation } from 'preact-iso/router'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { NominalDoc } from '../contract/documents'
import { newId } from '../device/ids'
import type { Work } from '../session/work'
import { Page } from '../ui/page'
import { useCell } from '../ui/use-cell'
import { useAlone } from '../ui/writing'
import { newDraft, visitDraft, type VisitDraft } from './draft'
import { VisitForm } from './visit-form'

/** Drafts begun or taken up again since the page was loaded; any other one is asked about first. */
const takenUp = new Set<string>()

interface VisitPageProps {
  work: Work
  id: string
  step: string
}

/** Recording a visit to one person, in one tab at a time: two that write one draft would overwrite each other. */
export function VisitPage(props: VisitPageProps): JSX.Element {
  const { work, id } = props
  const hold = useAlone(`doorstep-visit-${id}`)
  const [isRead, setRead] = useState(false)
  useEffect(() => {
    // Another tab may have kept or finished a draft meanwhile.
    if (hold === 'ours') void work.refresh().then(() => setRead(true))
  }, [hold, work])
  if (hold === 'elsewhere') {
    return (
      <Page title="Open in another tab" back={{ href: `/app/nominals/${id}`, label: 'Back to the person' }}>
        <p class="govuk-body" role="status">
          A visit to this person is being recorded in another tab. Go on there, or close it: then it opens here.
        </p>
      </Page>
    )
  }
  return isRead ? <Recording {...props} /> : <Page title="Record a visit">{null}</Page>
}

/** One draft for each person at a time; an old one is offered back, never overwritten. */
function Recording({ work, id, step }: VisitPageProps): JSX.Element {
  const held = useCell(work.view).nominals.get(id)
  const seen = useRef(held)
  seen.current = held ?? seen.current
  const { drafts } = useCell(work.outstanding)
  const { route } = useLocation()
  const [begun, setBegun] = useState<VisitDraft | null>(null)
  // Somebody who leaves the phone in the middle of a visit to them does not take the open form along.
  const nominal = held ?? (begun === null ? undefined : seen.current)
  const kept = drafts.map((draft) => visitDraft(draft.content)).find((draft) => draft?.nominalId === id)

  const begin = (person: NominalDoc): VisitDraft => {
    const draft = newDraft(person, { id: newId(), visitId: newId() }, new Date())
    takenUp.add(draft.id)
    return draft
  }
  const back = { href: `/app/nominals/${id}`, label: 'Back to the person' }

  if (nominal === undefined) {
    return (
      <Page title="Not on this phone" back={{ href: '/app/', label: 'Your caseload' }}>
        <p class="govuk-body">This person is not on your caseload, or has not been fetched yet.</p>
      </Page>
    )
  }
  if (begun === null && kept !== undefined && !takenUp.has(kept.id)) {
    const recover = (): void => {
      takenUp.add(kept.id)
      setBegun(kept)
    }
    const discard = async (): Promise<void> => {
      await work.store.dropDraft(kept.id)
      setBegun(begin(nominal))
      await work.refresh()
    }
    return (
      <Page title="Recover your work?" back={back}>
        <p class="govuk-body">You began to record a visit to this person and did not finish. What you wrote is kept.</p>
        <div class="govuk-button-group">
          <button class="govuk-button" type="button" onClick={recover}>
            Recover
          </button>
          <button class="govuk-button govuk-button--warning" type="button" onClick={() => void discard()}>
            Discard
          </button>
        </div>
      </Page>
    )
  }
  if (begun === null) {
    setBegun(kept ?? begin(nominal))
    return <Page title="Record a visit">{null}</Page>
  }
  return (
    <VisitForm
      key={begun.id}
      work={work}
      nominal={nominal}
      initial={begun}
      step={step}
      go={(to) => route(`/app/nominals/${id}/visit/${to}`)}
      done={(itemId) => route(`/app/visits/${itemId}`, true)}
    />
  )
}
