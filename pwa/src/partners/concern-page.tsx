/** Telling a concern: about somebody the agency was told of, or somebody described. What is typed stays until it is taken. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { ask } from '../contract/ask'
import { ConcernAboutDocument } from '../contract/generated/graphql'
import { signInAddress } from '../contract/session'
import { newId } from '../device/ids'
import { Trouble } from '../oversight/trouble'
import { useAsked } from '../oversight/use-asked'
import type { Faults } from '../records/told'
import { DayField } from '../ui/day-field'
import { ErrorSummary, TextArea, TextField } from '../ui/fields'
import { Page } from '../ui/page'
import { useWriting } from '../ui/writing'
import { contribute } from './commands'
import { EMPTY, inputOf, placed, type Written } from './concern'
import { idPerContent } from './sending'
import { whoOf } from './shared-page'

const TEXT_MAX = 2_000
const LINE_MAX = 500
const NAME_MAX = 200
const BACK = { href: '/app/concerns', label: 'Concerns' }

export function ConcernPage({ about }: { about: string | null }): JSX.Element {
  const [isTold, setTold] = useState(false)
  return (
    <Page title="Tell a concern" back={BACK}>
      {isTold ? (
        <>
          <div class="app-outcome app-outcome--received" role="status">
            <p class="app-outcome__title">Received by the police</p>
            <p class="app-outcome__words">If somebody is in danger now, ring 999 as well.</p>
          </div>
          <a class="govuk-link" href={BACK.href}>
            All concerns, and what came of them
          </a>
        </>
      ) : (
        <>
          {about === null ? null : <About id={about} />}
          <ConcernForm about={about} done={() => setTold(true)} />
        </>
      )}
    </Page>
  )
}

function About({ id }: { id: string }): JSX.Element {
  const asked = useAsked(id, () => ask(ConcernAboutDocument, { id }))
  const item = asked.data?.sharedItem
  return (
    <>
      <Trouble trouble={asked.trouble} />
      {item === undefined || item === null ? null : <p class="govuk-body">About {whoOf(item)}.</p>}
    </>
  )
}

function ConcernForm({ about, done }: { about: string | null; done: () => void }): JSX.Element {
  useWriting()
  const [idFor] = useState(() => idPerContent(newId))
  const [written, setWritten] = useState<Written>(EMPTY)
  const [faults, setFaults] = useState<Faults>([])
  const [isBusy, setBusy] = useState(false)
  const errorOf = (field: string): string | undefined => faults.find((fault) => fault.field === field)?.message
  const set = (part: Partial<Written>): void => setWritten((before) => ({ ...before, ...part }))
  const send = async (event: Event): Promise<void> => {
    event.preventDefault()
    const said = inputOf(written, about)
    setBusy(true)
    const found = placed(await contribute({ id: idFor(said), ...said }), about !== null)
    setBusy(false)
    setFaults(found)
    if (found.length === 0) done()
  }
  return (
    <form noValidate onSubmit={(event) => void send(event)}>
      <ErrorSummary errors={faults} />
      <p class="govuk-body">If somebody is in danger now, ring 999 first.</p>
      <TextArea
        id="text"
        label="What you are concerned about"
        hint="What was seen or heard, by whom, where."
        rows={6}
        max={TEXT_MAX}
        value={written.text}
        error={errorOf('text')}
        onValue={(text) => set({ text })}
      />
      {about === null ? <Describe written={written} errorOf={errorOf} set={set} /> : null}
      <DayField
        id="happenedAt"
        label="When it happened, if it is known"
        type="datetime-local"
        value={written.happenedAt}
        error={errorOf('happenedAt')}
        onValue={(happenedAt) => set({ happenedAt })}
      />
      <button class="govuk-button" type="submit" disabled={isBusy}>
        Send to the police
      </button>
      <p class="govuk-body-s app-muted">
        Nothing that you type is kept on this device. If your session has ended,{' '}
        <a class="govuk-link" href={signInAddress('/app/')} target="_blank" rel="noopener">
          sign in in another tab
        </a>{' '}
        and send again: this page keeps the text.
      </p>
    </form>
  )
}

function Describe(props: { written: Written; errorOf: (field: string) => string | undefined; set: (part: Partial<Written>) => void }): JSX.Element {
  const { written, errorOf, set } = props
  return (
    <>
      <TextField
        id="name"
        label="Whom it is about"
        hint="The name, if it is known."
        max={NAME_MAX}
        value={written.name}
        error={errorOf('name')}
        onValue={(name) => set({ name })}
      />
      <DayField
        id="dateOfBirth"
        label="Their date of birth, if it is known"
        value={written.dateOfBirth}
        error={errorOf('dateOfBirth')}
        onValue={(dateOfBirth) => set({ dateOfBirth })}
      />
      <TextField
        id="about"
        label="Who they are, in words"
        hint="For example: the man in the flat above, drives a white van."
        max={LINE_MAX}
        value={written.about}
        error={errorOf('about')}
        onValue={(about) => set({ about })}
      />
    </>
  )
}
