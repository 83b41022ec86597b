/**
 * Report intelligence, with or without a signal: kept on this phone as it is written, sealed when it is saved, sent by
 * itself. `nominalId`: the person on whose page it was begun; null where nobody is on the phone.
 */
import type { JSX } from 'preact'
import { useLocation } from 'preact-iso/router'
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { notSaved } from '../amending/amend-page'
import { beforeLock } from '../session/session'
import type { Work } from '../session/work'
import { londonParts, pad } from '../ui/dates'
import { ErrorSummary } from '../ui/fields'
import { Page } from '../ui/page'
import { useCell } from '../ui/use-cell'
import { useAlone, useWriting } from '../ui/writing'
import { keepDrafts } from '../visits/draft-keeper'
import { StorageNotice } from '../visits/storage-notice'
import { newReport, reportDraft, type ReportDraft } from './report-draft'
import { ReportFields } from './report-fields'
import { faultsOf, keptOf, payloadOf, type Fault, type Written } from './submission'
import { SUBMIT_INTELLIGENCE } from './told'

interface SubmitProps {
  work: Work
  nominalId: string | null
  back: { href: string; label: string }
  newId: () => string
  /** The draft that is gone on with; otherwise the one that was begun about this person, or a new one. */
  draftId?: string
}

export function SubmitPage(props: SubmitProps): JSX.Element {
  const { work, nominalId, draftId, newId, back } = props
  const hold = useAlone(`doorstep-report-${draftId ?? nominalId ?? ''}`)
  const [initial, setInitial] = useState<ReportDraft | null>(null)
  useEffect(() => {
    if (hold !== 'ours') return
    // Another tab may have kept or finished it meanwhile.
    void work.refresh().then(() => {
      const kept = work.outstanding.get().drafts.map((draft) => reportDraft(draft.content))
      const wanted = kept.find((draft) => (draftId === undefined ? draft?.nominalId === nominalId : draft?.id === draftId))
      setInitial(wanted ?? newReport(nominalId, { id: draftId ?? newId(), reportId: newId() }))
    })
  }, [hold, work, nominalId, draftId, newId])
  if (hold === 'elsewhere') {
    return (
      <Page title="Open in another tab" back={back}>
        <p class="govuk-body" role="status">
          This report is being written in another tab. Go on there, or close it: then it opens here.
        </p>
      </Page>
    )
  }
  return initial === null ? <Page title="Report intelligence">{null}</Page> : <Writing {...props} initial={initial} />
}

function Writing({ work, nominalId, back, initial }: SubmitProps & { initial: ReportDraft }): JSX.Element {
  const { route } = useLocation()
  const [draft, setDraft] = useState(initial)
  const latest = useRef(initial)
  // What is typed while it is being saved must not bring the draft back once the save has removed it.
  const isSealing = useRef(false)
  const [faults, setFaults] = useState<readonly Fault[]>([])
  const [trouble, setTrouble] = useState('')
  const [isBusy, setBusy] = useState(false)
  const isKept = useCell(work.outstanding).drafts.some(({ id }) => id === initial.id)
  const keeper = useMemo(
    () => keepDrafts(work.store.keepDraft, () => setTrouble('What you wrote could not be kept on this phone. Do not close this page.')),
    [work],
  )
  useWriting()
  useEffect(() => {
    beforeLock.add(keeper.flush)
    return () => {
      beforeLock.delete(keeper.flush)
      void keeper.flush().then(work.refresh)
    }
  }, [keeper, work])

  const set = (part: Partial<Written>): void => {
    latest.current = { ...latest.current, written: { ...latest.current.written, ...part } }
    setDraft(latest.current)
    if (!isSealing.current) keeper.changed({ id: initial.id, content: latest.current })
  }
  const save = async (): Promise<void> => {
    const { id, reportId, written } = latest.current
    const { year, month, day } = londonParts(new Date())
    const found = faultsOf(written, `${year}-${pad(month)}-${pad(day)}`)
    setFaults(found)
    if (found.length > 0) return
    setBusy(true)
    isSealing.current = true
    await keeper.flush()
    const payload = payloadOf(written, nominalId, reportId, new Date())
    const saved = await work.submit(id, SUBMIT_INTELLIGENCE, payload, { readable: keptOf(nominalId, reportId, written) })
    setBusy(false)
    isSealing.current = saved.kind === 'saved'
    if (saved.kind !== 'saved') {
      keeper.changed({ id, content: latest.current })
      setTrouble(notSaved(saved))
      return
    }
    await keeper.finish()
    route(back.href, true)
  }
  const discard = async (): Promise<void> => {
    await keeper.finish()
    await work.store.dropDraft(initial.id)
    await work.refresh()
    route(back.href, true)
  }
  return (
    <Page
      title="Report intelligence"
      back={back}
      action={
        <button class="govuk-button app-action__button" type="button" disabled={isBusy} onClick={() => void save()}>
          {isBusy ? 'Saving' : 'Save'}
        </button>
      }
    >
      <ErrorSummary errors={faults} />
      {trouble === '' ? null : (
        <div class="govuk-inset-text" role="alert">
          {trouble}
        </div>
      )}
      <StorageNotice />
      <ReportFields written={draft.written} faults={faults} personsFirst={nominalId === null} set={set} />
      {isKept || draft !== initial ? (
        <button class="govuk-button govuk-button--warning" type="button" onClick={() => void discard()}>
          Discard this report
        </button>
      ) : null}
    </Page>
  )
}
