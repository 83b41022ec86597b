import type { JSX } from 'preact'
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { ChangeList } from '../attachments/attachments-step'
import type { NominalDoc } from '../contract/documents'
import { beforeLock, session } from '../session/session'
import type { Work } from '../session/work'
import { ErrorSummary } from '../ui/fields'
import { Page } from '../ui/page'
import { later } from '../ui/later'
import { useWriting } from '../ui/writing'
import { useCell } from '../ui/use-cell'
import { CheckAnswers } from './check-answers'
import { stepsOf, type Step, type VisitDraft } from './draft'
import { keepDrafts } from './draft-keeper'
import { draftToCommand, stepErrors, type FieldError } from './draft-to-command'
import { ConditionsStep, CrewStep, NotesStep } from './closing-steps'
import { DevicesStep } from './devices-step'
import { PeopleStep, RoomsStep } from './household-steps'
import { OutcomeStep } from './outcome-step'
import { StatementsStep } from './statements-step'
import type { StepProps } from './step-props'
import { StorageNotice } from './storage-notice'
import { TriggersStep } from './triggers-step'

/** Comes when it is first opened, from what the worker keeps: most visits have no photo. */
const AttachmentsStep = later(() => import('../attachments/attachments-step').then((module) => module.AttachmentsStep))

const TITLES: Readonly<Record<Step, string>> = {
  outcome: 'What happened',
  people: 'Who was there',
  rooms: 'Rooms you saw',
  devices: 'Devices you saw',
  conditions: 'Conditions you checked',
  triggers: 'What sets this person off',
  statements: 'What you saw and were told',
  crew: 'How you went',
  notes: 'Notes',
  attachments: 'Photos and documents',
  check: 'Check your answers',
}

interface FormProps {
  work: Work
  nominal: NominalDoc
  initial: VisitDraft
  step: string
  go: (step: Step) => void
  done: (itemId: string) => void
}

export function VisitForm({ work, nominal, initial, step, go, done }: FormProps): JSX.Element {
  const [draft, setDraft] = useState(initial)
  // A photo is taken in while the officer writes on: what changes then is the draft as it is then.
  const latest = useRef(initial)
  const [filesComing, setFilesComing] = useState(0)
  const [errors, setErrors] = useState<FieldError[]>([])
  const [trouble, setTrouble] = useState('')
  const [isSaving, setSaving] = useState(false)
  const state = useCell(session)
  const own = state.kind === 'open' ? state.identity.officerId : null
  const officers = useCell(work.view).officers.filter((officer) => officer.id !== own)
  const keeper = useMemo(
    () => keepDrafts(work.store.keepDraft, () => setTrouble('What you wrote could not be kept on this phone. Do not close this page.')),
    [work],
  )
  useWriting()
  const steps = stepsOf(draft)
  const current = steps.find((each) => each === step) ?? 'outcome'

  useEffect(() => {
    beforeLock.add(keeper.flush)
    return () => {
      beforeLock.delete(keeper.flush)
      void keeper.flush().then(work.refresh)
    }
  }, [keeper, work])
  useEffect(() => setErrors([]), [current])

  const change = (part: Partial<VisitDraft>): void => {
    const next = { ...latest.current, ...part }
    latest.current = next
    setDraft(next)
    keeper.changed({ id: next.id, content: next })
  }
  const changeAttachments: ChangeList = (list) => change({ attachments: list(latest.current.attachments) })
  const fileIsComing = (isComing: boolean): void => setFilesComing((before) => before + (isComing ? 1 : -1))
  const onward = (event: Event): void => {
    event.preventDefault()
    const problems = stepErrors(draft, current, new Date())
    setErrors(problems)
    const next = steps[steps.indexOf(current) + 1]
    if (problems.length === 0 && next !== undefined) go(next)
  }
  const finish = async (): Promise<void> => {
    const drafted = draftToCommand(draft, new Date())
    if (drafted.kind === 'errors') {
      const first = drafted.errors[0]
      if (first !== undefined) go(first.step)
      setTrouble(first === undefined ? '' : `${first.message}.`)
      return
    }
    setSaving(true)
    await keeper.flush()
    const recorded = await work.record(draft.id, drafted.command)
    setSaving(false)
    if (recorded.kind !== 'saved') {
      setTrouble(NOT_SAVED[recorded.kind])
      return
    }
    await keeper.finish()
    done(draft.id)
  }

  const previous = steps[steps.indexOf(current) - 1]
  const base = `/app/nominals/${nominal.id}`
  return (
    <Page
      title={TITLES[current]}
      caption={`Step ${steps.indexOf(current) + 1} of ${steps.length}`}
      back={{ href: previous === undefined ? base : `${base}/visit/${previous}` }}
      action={
        current === 'check' ? (
          <button class="govuk-button app-action__button" type="button" disabled={isSaving || filesComing > 0} onClick={() => void finish()}>
            {isSaving ? 'Saving' : filesComing > 0 ? 'Taking in a file' : 'Finish visit'}
          </button>
        ) : (
          <button class="govuk-button app-action__button" type="submit" form="visit">
            Continue
          </button>
        )
      }
    >
      <ErrorSummary errors={errors} />
      {trouble === '' ? null : (
        <div class="govuk-inset-text" role="alert">
          {trouble}
        </div>
      )}
      {current === 'outcome' ? <StorageNotice /> : null}
      {current === 'check' ? (
        <CheckAnswers draft={draft} nominal={nominal} officers={officers} />
      ) : (
        <form id="visit" noValidate onSubmit={onward}>
          {current === 'attachments' ? (
            <AttachmentsStep store={work.store} draft={draft} change={changeAttachments} busy={fileIsComing} />
          ) : null}
          <StepFields step={current} draft={draft} nominal={nominal} officers={officers} errors={errors} change={change} />
        </form>
      )}
    </Page>
  )
}

const NOT_SAVED: Readonly<Record<'locked' | 'noServerKey' | 'failed', string>> = {
  locked: 'NOT saved: the phone is locked. Your draft is kept. Unlock and finish again.',
  noServerKey: 'NOT saved yet: this phone has not met the server since it was set up. Your draft is kept. Connect, and finish again.',
  failed: 'NOT saved: this phone could not write it down. Do not close this page. Free some space and finish again.',
}

function StepFields({ step, ...props }: StepProps & { step: Step }): JSX.Element | null {
  switch (step) {
    case 'outcome':
      return <OutcomeStep {...props} />
    case 'people':
      return <PeopleStep {...props} />
    case 'rooms':
      return <RoomsStep {...props} />
    case 'devices':
      return <DevicesStep {...props} />
    case 'conditions':
      return <ConditionsStep {...props} />
    case 'triggers':
      return <TriggersStep {...props} />
    case 'statements':
      return <StatementsStep {...props} />
    case 'crew':
      return <CrewStep {...props} />
    case 'notes':
      return <NotesStep {...props} />
    case 'attachments':
    case 'check':
      return null
  }
}
