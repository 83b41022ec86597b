/** One described person: what was told beside who it may be, and the two answers: this nominal, or nobody known. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { ask } from '../contract/ask'
import { DescribedPersonDocument, LinkDescribedPersonDocument, RecordNobodyKnownDocument, type DescribedWholeFragment } from '../contract/generated/graphql'
import { newId } from '../device/ids'
import { Trouble } from '../oversight/trouble'
import { refusalOf, useAsked } from '../oversight/use-asked'
import { momentWords } from '../ui/dates'
import { Fact } from '../ui/fact'
import { Page, Tag } from '../ui/page'
import { useNow } from '../ui/use-cell'
import { Verdict } from '../ui/verdict'
import { wordsFor } from '../ui/words'
import { bornWords, nameOf } from './described'
import { LikelyNominals } from './likely-nominals'
import { PERSON_STATE, PRIORITY } from './words'

/** `mayClose`: the intelligence unit, which looks over the whole force, may say that it is nobody known. */
export function LinkPage({ id, mayClose }: { id: string; mayClose: boolean }): JSX.Element {
  const asked = useAsked(id, () => ask(DescribedPersonDocument, { id }))
  const person = asked.data?.describedPerson ?? null
  return (
    <Page title="Described person" heading={person === null ? undefined : nameOf(person)} back={{ href: '/app/described', label: 'Described people' }}>
      <Trouble trouble={asked.trouble} />
      {asked.data !== null && person === null ? <p class="govuk-body">There is no such person that you may see.</p> : null}
      {person === null ? null : (
        <>
          <Said person={person} mayClose={mayClose} />
          {person.state === 'LINKED' || person.state === 'NOT_KEPT' ? null : <Finding person={person} mayClose={mayClose} again={asked.again} />}
        </>
      )}
    </Page>
  )
}

function Said({ person, mayClose }: { person: DescribedWholeFragment; mayClose: boolean }): JSX.Element {
  const now = useNow()
  return (
    <>
      <p class="govuk-body" role="status" data-testid="described-state">
        <Tag tone={person.state === 'TO_LINK' ? 'yellow' : person.state === 'LINKED' ? 'green' : 'grey'}>{wordsFor(PERSON_STATE, person.state)}</Tag>
      </p>
      <dl class="govuk-summary-list">
        <Fact term="Name, as told" value={nameOf(person)} />
        <Fact term="Age" value={bornWords(person) || 'Not told'} />
        <Fact term="Where" value={person.address || 'Not told'} />
        <Fact term="Description" value={person.description || 'Not told'} />
        <Fact term="Priority" value={wordsFor(PRIORITY, person.priority)} />
        <Fact term="Told" value={momentWords(new Date(person.toldAt), now)} />
        <Fact term="Asked" value={`The intelligence unit and the supervisor of ${person.unit.name}`} />
        {person.state === 'LINKED' ? <Fact term="Who it is" value={whoItIs(person)} /> : null}
        {person.reason === null ? null : <Fact term="Why nobody" value={person.reason} />}
      </dl>
      {mayClose && person.report !== null ? (
        <p class="govuk-body">
          <a class="govuk-link" href={`/app/intelligence/${person.reportId}`}>
            Report {person.report.urn}
          </a>
        </p>
      ) : null}
    </>
  )
}

/** The desk may have found somebody of another unit. */
const whoItIs = ({ nominal }: DescribedWholeFragment): string => (nominal === null ? 'Nobody whom you may see' : `${nominal.name}, ${nominal.reference}`)

function Finding({ person, mayClose, again }: { person: DescribedWholeFragment; mayClose: boolean; again: () => void }): JSX.Element {
  const [trouble, setTrouble] = useState<string | null>(null)
  const link = async (nominalId: string): Promise<void> => {
    const answer = await ask(LinkDescribedPersonDocument, { input: { id: newId(), personId: person.id, nominalId } })
    setTrouble(refusalOf(answer, (data) => data.linkDescribedPerson.userErrors))
    // Refused or not, somebody has decided: the page shows how it stands now.
    again()
  }
  return (
    <>
      {trouble === null ? null : (
        <p class="govuk-error-message" role="alert">
          {trouble}
        </p>
      )}
      <LikelyNominals person={person} link={link} />
      {mayClose && person.state === 'TO_LINK' ? (
        <section aria-labelledby="nobody">
          <h2 class="govuk-heading-m" id="nobody">
            Nobody known
          </h2>
          <Verdict
            id="reason"
            label="Where you looked, or why it is nobody known"
            choices={[
              {
                label: 'It is nobody known',
                act: async (reason) =>
                  refusalOf(await ask(RecordNobodyKnownDocument, { input: { id: newId(), personId: person.id, reason } }), (data) => data.recordNobodyKnown.userErrors),
              },
            ]}
            done={again}
          />
        </section>
      ) : null}
    </>
  )
}
