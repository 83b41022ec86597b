/** Dip samples: some records drawn by chance, looked at one by one. The same question and seed draw the same again. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { ask } from '../contract/ask'
import { DipSamplesDocument, type DipSamplesQuery, type Sampled } from '../contract/generated/graphql'
import { Verdict } from '../ui/verdict'
import { dateWords, momentWords } from '../ui/dates'
import { Select, TextField } from '../ui/fields'
import { Page, Tag } from '../ui/page'
import { useNow } from '../ui/use-cell'
import { count, wordsFor } from '../ui/words'
import { FINDING, SAMPLED } from './governance-words'
import { addDays, dayOf, startOf } from './board-address'
import { DayField } from './board-filters'
import { drawSample, recordFinding, type NewId } from './told'
import { Trouble } from './trouble'
import { useAsked } from './use-asked'

type Sample = DipSamplesQuery['dipSamples'][number]
type Item = Sample['items'][number]
const KINDS: readonly Sampled[] = ['VISITS', 'ASSESSMENTS', 'PLANS']
const SIZES = ['5', '10', '20', '50']
const MONTH_DAYS = 30

export function SamplesPage({ newId }: { newId: NewId }): JSX.Element {
  const list = useAsked('samples', () => ask(DipSamplesDocument, {}))
  const found = list.data?.dipSamples
  return (
    <Page title="Dip samples" back={{ href: '/app/board', label: 'Board' }}>
      <Trouble trouble={list.trouble} />
      <Draw newId={newId} drawn={list.again} />
      <p class="govuk-body" role="status" data-testid="samples-count">
        {found === undefined ? 'Reading the samples.' : count(found.length, 'sample')}
      </p>
      {found?.map((sample) => (
        <SampleCard key={sample.id} newId={newId} sample={sample} again={list.again} />
      ))}
    </Page>
  )
}

function Draw({ newId, drawn }: { newId: NewId; drawn: () => void }): JSX.Element {
  const today = dayOf(useNow())
  const [sampled, setSampled] = useState<Sampled>('VISITS')
  const [from, setFrom] = useState(addDays(today, -MONTH_DAYS))
  const [until, setUntil] = useState(today)
  const [size, setSize] = useState('10')
  const [seed, setSeed] = useState('1')
  const [error, setError] = useState<string | null>(null)
  const draw = async (): Promise<void> => {
    if (!/^\d{1,9}$/.test(seed)) {
      setError('Enter a seed: a number of at most nine digits')
      return
    }
    const trouble = await drawSample(newId, { sampled, beginsAt: startOf(from), endsAt: startOf(addDays(until, 1)), size: Number(size), seed: Number(seed) })
    setError(trouble)
    if (trouble === null) drawn()
  }
  return (
    <details class="govuk-details">
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">Draw a sample</span>
      </summary>
      <div class="govuk-details__text">
        <div class="app-filter app-board__filters">
          <Select
            id="sampled"
            label="Of what"
            value={sampled}
            choices={KINDS.map((kind) => ({ value: kind, label: wordsFor(SAMPLED, kind) }))}
            onValue={(value) => setSampled(KINDS.find((kind) => kind === value) ?? 'VISITS')}
          />
          <DayField id="sample-from" label="From" value={from} max={until} onDay={setFrom} />
          <DayField id="sample-until" label="To the end of" value={until} max={today} onDay={setUntil} />
          <Select id="size" label="How many" value={size} choices={SIZES.map((value) => ({ value, label: value }))} onValue={setSize} />
          <TextField id="seed" label="Seed" hint="The same seed draws the same" value={seed} max={9} error={error ?? undefined} onValue={setSeed} />
        </div>
        <button class="govuk-button" type="button" onClick={() => void draw()}>
          Draw
        </button>
      </div>
    </details>
  )
}

function SampleCard({ newId, sample, again }: { newId: NewId; sample: Sample; again: () => void }): JSX.Element {
  const now = useNow()
  const looked = sample.items.filter((item) => item.finding !== null)
  const good = looked.filter((item) => item.finding === 'GOOD')
  return (
    <article class="app-card" aria-labelledby={`sample-${sample.id}`} data-testid="sample">
      <h2 class="govuk-heading-m" id={`sample-${sample.id}`}>
        {sample.items.length} of {count(sample.population, wordsFor(SAMPLED, sample.sampled).toLowerCase().replace(/s$/, ''))}
      </h2>
      <p class="govuk-body">
        {dateWords(new Date(sample.beginsAt))} to {dateWords(new Date(Date.parse(sample.endsAt) - 1))}, {sample.unitName ?? 'all units'}, as
        known {momentWords(new Date(sample.knownAt), now)}. Seed {sample.seed}. <strong>{good.length} good</strong> of {looked.length} looked at.
      </p>
      <p class="govuk-body app-muted app-digest">SHA-256 {sample.digest}</p>
      <ul class="govuk-list app-moves">
        {sample.items.map((item) => (
          <ItemLine key={item.id} newId={newId} item={item} sampled={sample.sampled} again={again} />
        ))}
      </ul>
    </article>
  )
}

function ItemLine({ newId, item, sampled, again }: { newId: NewId; item: Item; sampled: Sampled; again: () => void }): JSX.Element {
  const href = sampled === 'VISITS' ? `/app/reviews/${item.recordId}` : `/app/nominals/${item.nominalId}/records`
  return (
    <li class="app-moves__move">
      <p class="govuk-body app-moves__words">
        {item.mayFind || item.finding !== null ? (
          <a class="govuk-link" href={href}>
            {item.name}, {item.reference}
          </a>
        ) : (
          `${item.name}, ${item.reference}`
        )}
        , {dateWords(new Date(item.doneAt))}, {item.officerName}
      </p>
      {item.finding === null ? null : (
        <p class="govuk-body">
          <Tag tone={item.finding === 'GOOD' ? 'green' : 'yellow'}>{wordsFor(FINDING, item.finding)}</Tag> {item.comment}
          {item.finding === 'NEEDS_WORK' ? (item.returned ? ' It went back to its officer.' : ' It is in force and stays: ask its officer for a new one.') : ''}
        </p>
      )}
      {item.mayFind ? (
        <details class="govuk-details">
          <summary class="govuk-details__summary">
            <span class="govuk-details__summary-text">
              What is it worth?<span class="govuk-visually-hidden"> {item.reference}</span>
            </span>
          </summary>
          <div class="govuk-details__text">
            <Verdict
              id={`finding-${item.id}`}
              label="Comment, needed where it needs work"
              choices={[
                { label: 'Good', isMain: true, act: (text) => recordFinding(newId, item.id, 'GOOD', text) },
                { label: 'Needs work', act: (text) => recordFinding(newId, item.id, 'NEEDS_WORK', text) },
              ]}
              done={again}
            />
          </div>
        </details>
      ) : null}
    </li>
  )
}
