/** The lists of a plan: what sets this person off, and what is done if something happens. */
import type { ComponentChildren, JSX } from 'preact'
import { FieldError, Select, TextArea, TextField } from '../ui/fields'
import { wordsFor } from '../ui/words'
import { DONE_BY, FIRED_BY, HOW_SOON, LINE_MAX, NEW_ROW, ROWS_MAX, TRIGGERS_MAX, withoutTrigger, type PlanDraft, type RowDraft } from './plan-draft'
import { ACTION_BY, ON_WHAT, URGENCY } from '../records/plan-words'
import { chosen } from '../records/told'

interface ListProps {
  draft: PlanDraft
  errorAt: (field: string) => string | undefined
  onDraft: (draft: PlanDraft) => void
}

export function Triggers({ draft, errorAt, onDraft }: ListProps): JSX.Element {
  const { triggers } = draft
  return (
    <Group title="What sets this person off" hint="Each is asked about by name at every visit.">
      {triggers.map((trigger, at) => (
        <div key={at}>
          <TextField
            id={`triggers-${at}`}
            label={`Trigger ${at + 1}`}
            max={LINE_MAX}
            value={trigger}
            error={errorAt(`triggers-${at}`)}
            onValue={(value) => onDraft({ ...draft, triggers: triggers.with(at, value) })}
          />
          <TakeOut what={`trigger ${at + 1}`} act={() => onDraft(withoutTrigger(draft, at))} />
        </div>
      ))}
      <Add id="triggers" error={errorAt('triggers')} isFull={triggers.length >= TRIGGERS_MAX} act={() => onDraft({ ...draft, triggers: [...triggers, ''] })}>
        Add a trigger
      </Add>
    </Group>
  )
}

export function Contingencies({ draft, errorAt, onDraft }: ListProps): JSX.Element {
  const { contingencies: rows } = draft
  const set = (at: number, part: Partial<RowDraft>): void =>
    onDraft({ ...draft, contingencies: rows.map((row, place) => (place === at ? { ...row, ...part } : row)) })
  return (
    <Group title="If and then" hint="What a visit finds fires these.">
      {rows.map((row, at) => (
        <div key={at} class="app-card">
          <h2 class="govuk-heading-s">Row {at + 1}</h2>
          <RowFields row={row} at={at} triggers={draft.triggers} errorAt={errorAt} onRow={(part) => set(at, part)} />
          <TakeOut what={`row ${at + 1}`} act={() => onDraft({ ...draft, contingencies: rows.filter((_, place) => place !== at) })} />
        </div>
      ))}
      <Add id="contingencies" error={errorAt('contingencies')} isFull={rows.length >= ROWS_MAX} act={() => onDraft({ ...draft, contingencies: [...rows, NEW_ROW] })}>
        Add a row
      </Add>
    </Group>
  )
}

function RowFields(props: {
  row: RowDraft
  at: number
  triggers: readonly string[]
  errorAt: (field: string) => string | undefined
  onRow: (part: Partial<RowDraft>) => void
}): JSX.Element {
  const { row, at, triggers, errorAt, onRow } = props
  const id = (name: string): string => `contingencies-${at}-${name}`
  return (
    <>
      <Select
        id={id('onWhat')}
        label="When"
        value={row.onWhat}
        choices={FIRED_BY.map((value) => ({ value, label: wordsFor(ON_WHAT, value) }))}
        onValue={(value) => onRow({ onWhat: chosen(FIRED_BY, value) })}
      />
      {row.onWhat === 'TRIGGER_HAPPENED' ? (
        <Select
          id={id('triggerNumber')}
          label="Which trigger"
          value={String(row.trigger)}
          error={errorAt(id('triggerNumber'))}
          choices={[{ value: '0', label: 'Any' }, ...triggers.map((text, place) => ({ value: String(place + 1), label: text === '' ? `Trigger ${place + 1}` : text }))]}
          onValue={(value) => onRow({ trigger: Number(value) })}
        />
      ) : null}
      <TextArea id={id('ifText')} label="If" rows={2} max={LINE_MAX} value={row.ifText} error={errorAt(id('ifText'))} onValue={(ifText) => onRow({ ifText })} />
      <TextArea id={id('thenText')} label="Then" rows={2} max={LINE_MAX} value={row.thenText} error={errorAt(id('thenText'))} onValue={(thenText) => onRow({ thenText })} />
      <Select
        id={id('who')}
        label="Who does it"
        value={row.who}
        choices={DONE_BY.map((value) => ({ value, label: wordsFor(ACTION_BY, value) }))}
        onValue={(value) => onRow({ who: chosen(DONE_BY, value) })}
      />
      <Select
        id={id('urgency')}
        label="How soon"
        value={row.urgency}
        choices={HOW_SOON.map((value) => ({ value, label: wordsFor(URGENCY, value) }))}
        onValue={(value) => onRow({ urgency: chosen(HOW_SOON, value) })}
      />
    </>
  )
}

function Group({ title, hint, children }: { title: string; hint: string; children: ComponentChildren }): JSX.Element {
  return (
    <fieldset class="govuk-fieldset">
      <legend class="govuk-fieldset__legend govuk-fieldset__legend--m">{title}</legend>
      <p class="govuk-hint">{hint}</p>
      {children}
    </fieldset>
  )
}

function TakeOut({ what, act }: { what: string; act: () => void }): JSX.Element {
  return (
    <button class="govuk-button govuk-button--secondary" type="button" onClick={act}>
      Take out {what}
    </button>
  )
}

function Add(props: { id: string; error: string | undefined; isFull: boolean; act: () => void; children: string }): JSX.Element | null {
  const { id, error, isFull, act, children } = props
  return (
    <>
      <FieldError id={id} error={error} />
      {isFull ? null : (
        <button class="govuk-button govuk-button--secondary" type="button" id={id} onClick={act}>
          {children}
        </button>
      )}
    </>
  )
}
