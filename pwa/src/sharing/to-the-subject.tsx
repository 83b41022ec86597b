/** What the person concerned may be given of what was told of them, and what is kept from them, for a reason on record. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { ask } from '../contract/ask'
import { GivenToSubjectDocument, type GivenToSubjectQuery } from '../contract/generated/graphql'
import { refusalOf } from '../oversight/use-asked'
import { Verdict } from '../ui/verdict'
import { keepFromSubject } from './commands'
import { givenFile } from './given'

type Told = GivenToSubjectQuery['disclosures']['nodes'][number]

export function GiveToSubject({ id, reference }: { id: string; reference: string }): JSX.Element {
  const [trouble, setTrouble] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const save = async (): Promise<void> => {
    setBusy(true)
    const found = await everything(id)
    setBusy(false)
    setTrouble(typeof found === 'string' ? found : null)
    if (typeof found === 'string') return
    const link = document.createElement('a')
    link.href = URL.createObjectURL(new Blob([givenFile(found)], { type: 'text/csv' }))
    link.download = `told-of-${reference}.csv`
    link.click()
    URL.revokeObjectURL(link.href)
  }
  return (
    <>
      {trouble === null ? null : (
        <p class="govuk-error-message" role="alert">
          {trouble}
        </p>
      )}
      <button class="govuk-button govuk-button--secondary" type="button" disabled={isBusy} onClick={() => void save()}>
        Save what they may be given
      </button>
    </>
  )
}

/** All pages of it, or why not. */
async function everything(id: string): Promise<Told[] | string> {
  const all: Told[] = []
  let after: string | null = null
  for (;;) {
    const asked = await ask(GivenToSubjectDocument, { id, after })
    if (asked.kind !== 'answer') return refusalOf(asked, () => []) ?? 'Nothing could be read. Try again'
    const page: GivenToSubjectQuery['disclosures'] = asked.data.disclosures
    all.push(...page.nodes)
    if (!page.pageInfo.hasNextPage) return all
    after = page.pageInfo.endCursor
  }
}

export function KeptFromSubject({ id, why, done }: { id: string; why: string | null; done: () => void }): JSX.Element {
  const label = 'Why: what the person has a right to see is kept back only where it would prejudice an investigation, or harm somebody'
  return (
    <details class="govuk-details">
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">{why === null ? 'Keep it from the person concerned' : 'Kept from the person concerned'}</span>
      </summary>
      <div class="govuk-details__text">
        {why === null ? (
          <Verdict
            id={`keep-${id}`}
            label={label}
            choices={[{ label: 'Keep it from them', act: async (text) => (text === '' ? 'Say why they are not given it.' : keepFromSubject(id, text)) }]}
            done={done}
          />
        ) : (
          <>
            <p class="govuk-body">{why}</p>
            <button class="govuk-button govuk-button--secondary" type="button" onClick={() => void keepFromSubject(id, '').then((trouble) => (trouble === null ? done() : undefined))}>
              They may be given it
            </button>
          </>
        )}
      </div>
    </details>
  )
}
