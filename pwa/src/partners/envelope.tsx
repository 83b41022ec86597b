/** One thing that was told, whole: what it says, what it means for the child, how far to trust it, and what may be done with it. */
import type { JSX } from 'preact'
import type { SharedWholeFragment } from '../contract/generated/graphql'
import { CATEGORY, FIELD, GATEWAY, ONWARD, PURPOSE } from '../sharing/sharing-words'
import { calendarWords, dateWords, momentWords } from '../ui/dates'
import { Fact } from '../ui/fact'
import { BASIS, SUBJECT } from '../ui/law-words'
import { useNow } from '../ui/use-cell'
import { MODE, RISK, wordsFor } from '../ui/words'

type Statement = SharedWholeFragment['statements'][number]

export function Envelope({ item }: { item: SharedWholeFragment }): JSX.Element {
  const now = useNow()
  const moment = (at: string): string => momentWords(new Date(at), now)
  const { agreement } = item
  if (item.isPointer) {
    return (
      <p class="govuk-inset-text">
        Police hold something about who was asked for, and your agreement does not let it be told here. Ask {contactOf(item)}.
      </p>
    )
  }
  return (
    <>
      <section class="app-outcome">
        <h3 class="govuk-heading-s">What this means for the child, or for safety</h3>
        <p class="govuk-body">{item.meaning}</p>
      </section>
      <dl class="govuk-summary-list">
        {item.statements.map((said) => (
          <Said key={said.id} said={said} moment={moment} />
        ))}
        {item.withheld.map((kept) => (
          <Fact
            key={kept.id}
            term={wordsFor(FIELD, kept.field)}
            value={`Withheld: ${kept.category === null ? '' : `${wordsFor(CATEGORY, kept.category).toLowerCase()}, `}${agreement?.title ?? 'agreement'} clause ${kept.clause}. ${kept.reason} Ask ${contactOf(item)}.`}
          />
        ))}
      </dl>
      <h3 class="govuk-heading-s">How far to trust it, and what may be done with it</h3>
      <dl class="govuk-summary-list">
        <Fact term="Grading" value={item.grading} />
        <Fact term="As of" value={moment(item.asOf)} />
        <Fact term="Verified by" value={item.verifiedBy} />
        <Fact term="About whom" value={wordsFor(SUBJECT, item.subjectCategory)} />
        <Fact term="Purpose" value={item.purpose === null ? 'None is named' : `Only for: ${wordsFor(PURPOSE, item.purpose).toLowerCase()}`} />
        <Fact term="Law" value={item.gateway === null ? 'None is named' : wordsFor(GATEWAY, item.gateway)} />
        <Fact term="Conditions" value={item.conditions === '' ? 'None but the agreement’s' : item.conditions} />
        <Fact term="Telling others" value={wordsFor(ONWARD, item.onward)} />
        <Fact term="May be read until" value={agreement === null ? 'The agreement has ended' : dateWords(new Date(agreement.validTo))} />
        <Fact term="Told" value={moment(item.disclosedAt)} />
      </dl>
    </>
  )
}

export const contactOf = ({ agreement }: Pick<SharedWholeFragment, 'agreement'>): string =>
  agreement === null ? 'the force' : `${agreement.contactName}, ${agreement.contact}`

function Said({ said, moment }: { said: Statement; moment: (at: string) => string }): JSX.Element {
  return (
    <div class="govuk-summary-list__row">
      <dt class="govuk-summary-list__key">{wordsFor(FIELD, said.field)}</dt>
      <dd class="govuk-summary-list__value">
        {worded(said)}
        <p class="govuk-body-s app-muted">
          {wordsFor(BASIS, said.basis)}. {wordsFor(SUBJECT, said.subjectCategory)}.{said.asOf === null ? '' : ` As of ${moment(said.asOf)}.`}
        </p>
      </dd>
    </div>
  )
}

/** Codes and dates as people read them. */
function worded(said: Statement): string {
  switch (said.field) {
    case 'RISK_LEVEL':
      return wordsFor(RISK, said.text)
    case 'MANAGEMENT_MODE':
      return wordsFor(MODE, said.text)
    case 'DATE_OF_BIRTH':
    case 'LAST_SEEN':
      return calendarWords(said.text)
    default:
      return said.text
  }
}
