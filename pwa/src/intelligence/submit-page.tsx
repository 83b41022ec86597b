/** Report intelligence about a person, with or without a signal: sealed on this phone, sent by itself. */
import type { JSX } from 'preact'
import { useLocation } from 'preact-iso/router'
import { useState } from 'preact/hooks'
import { notSaved } from '../amending/amend-page'
import type { Work } from '../session/work'
import { ErrorSummary, Radios, Select, TextArea, TextField } from '../ui/fields'
import { Page } from '../ui/page'
import { wordsFor } from '../ui/words'
import { EMPTY, faultsOf, keptOf, LINE_MAX, payloadOf, SUBMIT_INTELLIGENCE, TEXT_MAX, type Fault, type Written } from './submission'
import { GRADE, GRADES, HANDLING, PRIORITY, SOURCE_GRADE, SOURCE_GRADES } from './words'

const ITEMS_MAX = 20

export function SubmitPage({ work, nominalId, newId }: { work: Work; nominalId: string; newId: () => string }): JSX.Element {
  const { route } = useLocation()
  const [written, setWritten] = useState<Written>(EMPTY)
  const [reportId] = useState(newId)
  const [faults, setFaults] = useState<Fault[]>([])
  const [isBusy, setBusy] = useState(false)
  const back = { href: `/app/nominals/${nominalId}`, label: 'Back to the person' }
  const error = (field: string): string | undefined => faults.find((fault) => fault.field === field)?.message
  const set = (part: Partial<Written>): void => setWritten((before) => ({ ...before, ...part }))
  const setItem = (place: number, part: Partial<Written['items'][number]>): void =>
    set({ items: written.items.map((item, at) => (at === place ? { ...item, ...part } : item)) })
  const save = async (): Promise<void> => {
    const found = faultsOf(written)
    setFaults(found)
    if (found.length > 0) return
    setBusy(true)
    const payload = payloadOf(written, nominalId, reportId, new Date())
    const saved = await work.submit(newId(), SUBMIT_INTELLIGENCE, payload, { readable: keptOf(nominalId, reportId) })
    setBusy(false)
    if (saved.kind === 'saved') route(back.href)
    else setFaults([{ field: 'item-0', message: notSaved(saved) }])
  }
  return (
    <Page
      title="Report intelligence"
      back={back}
      action={
        <button class="govuk-button app-action__button" type="button" disabled={isBusy} onClick={() => void save()}>
          Save
        </button>
      }
    >
      <ErrorSummary errors={faults} />
      {written.items.map((item, place) => (
        <div key={place} class="app-card">
          <TextArea
            id={`item-${place}`}
            label={`What is known${written.items.length === 1 ? '' : `, item ${place + 1}`}`}
            hint="One thing in one paragraph. Do not say who told you."
            rows={4}
            max={TEXT_MAX}
            value={item.text}
            error={error(`item-${place}`)}
            onValue={(text) => setItem(place, { text })}
          />
          <Select
            id={`assessment-${place}`}
            label="How it is known"
            value={item.assessment}
            choices={[{ value: '', label: 'Choose' }, ...GRADES.map((each) => ({ value: each, label: wordsFor(GRADE, each) }))]}
            error={error(`assessment-${place}`)}
            onValue={(assessment) => setItem(place, { assessment })}
          />
        </div>
      ))}
      {written.items.length >= ITEMS_MAX ? null : (
        <button class="govuk-button govuk-button--secondary" type="button" onClick={() => set({ items: [...written.items, { text: '', assessment: '' }] })}>
          Add an item
        </button>
      )}
      <TextField
        id="provenance"
        label="How it came to be known"
        hint="For example: seen at a visit. Name nobody."
        value={written.provenance}
        max={LINE_MAX}
        error={error('provenance')}
        onValue={(provenance) => set({ provenance })}
      />
      <TextField
        id="source"
        label="Who told you (optional)"
        hint="Sealed: only the source register will read it."
        value={written.source}
        max={LINE_MAX}
        onValue={(source) => set({ source })}
      />
      <Radios
        id="sourceEvaluation"
        label="The source"
        legendSize="s"
        value={written.sourceEvaluation}
        choices={SOURCE_GRADES.map((each) => ({ value: each, label: wordsFor(SOURCE_GRADE, each) }))}
        error={error('sourceEvaluation')}
        onValue={(sourceEvaluation) => set({ sourceEvaluation })}
      />
      <Radios
        id="handling"
        label="Handling"
        legendSize="s"
        value={written.handling}
        choices={['P', 'C'].map((each) => ({ value: each, label: wordsFor(HANDLING, each) }))}
        reveals={{
          value: 'C',
          content: (
            <TextField
              id="conditions"
              label="Conditions"
              value={written.conditions}
              max={LINE_MAX}
              error={error('conditions')}
              onValue={(conditions) => set({ conditions })}
            />
          ),
        }}
        onValue={(handling) => set({ handling })}
      />
      <Select
        id="priority"
        label="Priority"
        hint="High: threat to life, serious harm or imminent risk."
        value={written.priority}
        choices={['HIGH', 'MEDIUM', 'LOW'].map((each) => ({ value: each, label: wordsFor(PRIORITY, each) }))}
        onValue={(priority) => set({ priority })}
      />
    </Page>
  )
}
