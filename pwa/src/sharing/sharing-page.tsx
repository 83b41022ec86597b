/** What waits for somebody in sharing: recalls, questions, partners who have not acknowledged, and who asked in vain. */
import type { ComponentChildren, JSX } from 'preact'
import { useMemo } from 'preact/hooks'
import { ask } from '../contract/ask'
import { AskedAboutDocument, SharingToDoDocument, SilentNoticesDocument, type AskedAboutQuery, type SharingToDoQuery } from '../contract/generated/graphql'
import { Trouble } from '../oversight/trouble'
import { useAsked } from '../oversight/use-asked'
import { Verdict } from '../ui/verdict'
import { momentWords } from '../ui/dates'
import { Page, Tag } from '../ui/page'
import { useNow } from '../ui/use-cell'
import { wordsFor } from '../ui/words'
import { answerQuestion, dismissRecall, seeNotice, sendRecall } from './commands'
import { RECALL } from './sharing-words'

type Recall = SharingToDoQuery['recalls']['nodes'][number]
type About = { nominalId: string | null; caseId: string | null; nominal: { name: string; reference: string } | null }
const who = (nominal: About['nominal']): string => (nominal === null ? 'Somebody' : `${nominal.name}, ${nominal.reference}`)
const NOBODY: AskedAboutQuery = { nodes: [] }

export function SharingPage(): JSX.Element {
  const now = useNow()
  const since = useMemo(() => new Date().toISOString(), [])
  const list = useAsked('to do', () => ask(SharingToDoDocument, { now: since }))
  const notices = useAsked('notices', () => ask(SilentNoticesDocument, {}))
  const asked = list.data?.partnerQuestions.nodes.map((each) => each.disclosureId) ?? []
  const told = useAsked(asked.join(' '), async () => (asked.length === 0 ? { kind: 'answer', data: NOBODY } : ask(AskedAboutDocument, { ids: asked })))
  const aboutOf = (id: string): About | undefined => told.data?.nodes.filter((each) => each?.__typename === 'Disclosure').find((each) => each.id === id)
  const moment = (at: string): string => momentWords(new Date(at), now)
  const { late, recalls, partnerQuestions } = list.data ?? {}
  return (
    <Page title="Sharing">
      <Trouble trouble={list.trouble ?? notices.trouble} />
      {list.data === null && list.trouble === null ? (
        <p class="govuk-body" role="status">
          Reading what waits.
        </p>
      ) : null}
      <Part id="recalls" title="Recalls" empty="No recall waits." items={recalls?.nodes.filter(isOpen)}>
        {(recall) => <RecallCard key={recall.id} recall={recall} moment={moment} again={list.again} />}
      </Part>
      <Part id="questions" title="Questions from partners" empty="No question waits." items={partnerQuestions?.nodes}>
        {(question) => (
          <div key={question.id} class="app-card">
            <p class="govuk-body">
              <strong>{question.agency.name}</strong>, {moment(question.askedAt)}
              {question.onBehalfOf === null ? '' : `, for ${question.onBehalfOf}`}: {question.text}
            </p>
            <Ledger about={aboutOf(question.disclosureId)} />
            <Verdict
              id={`answer-${question.id}`}
              label="Answer"
              choices={[{ label: 'Send the answer', isMain: true, act: (text) => answerQuestion(question.id, text) }]}
              done={list.again}
            />
          </div>
        )}
      </Part>
      <Part id="late" title="Not acknowledged in time" empty="Every partner has acknowledged in time." items={late?.nodes}>
        {(each) => (
          <div key={each.id} class="app-card">
            <p class="govuk-body">
              <strong>{each.agency.name}</strong> about {who(each.nominal)}: shared {moment(each.disclosedAt)}, due{' '}
              {each.acknowledgeBy === null ? '' : moment(each.acknowledgeBy)}. Ask {each.agreement?.contact ?? 'the agency'}.
            </p>
            <Ledger about={each} />
          </div>
        )}
      </Part>
      <Part id="notices" title="Asked in vain" empty="No partner has asked about somebody hidden from it." items={notices.data?.silentNotices.nodes}>
        {(notice) => (
          <div key={notice.id} class="app-card">
            <p class="govuk-body">
              <strong>{notice.agency.name}</strong> asked about {who(notice.nominal)}, {moment(notice.at)}. It was told nothing: its agreement does not cover
              this person. Consider ringing them.
            </p>
            <button
              class="govuk-button govuk-button--secondary"
              type="button"
              onClick={() => void seeNotice(notice.id).then((trouble) => (trouble === null ? notices.again() : undefined))}
            >
              Seen<span class="govuk-visually-hidden">: {notice.agency.name}</span>
            </button>
          </div>
        )}
      </Part>
    </Page>
  )
}

/** The way to all that was told of the same person or case. */
function Ledger({ about }: { about: About | undefined }): JSX.Element | null {
  if (about === undefined) return null
  const href = about.caseId === null ? `/app/nominals/${about.nominalId ?? ''}/share` : `/app/cases/${about.caseId}/share`
  return (
    <p class="govuk-body">
      <a class="govuk-link" href={href}>
        Ledger of {about.caseId === null ? who(about.nominal) : 'the case'}
      </a>
    </p>
  )
}

const isOpen = (recall: Recall): boolean => recall.state === 'PROPOSED' || recall.notices.some((notice) => notice.acknowledgedAt === null)

function Part<T>(props: {
  id: string
  title: string
  empty: string
  items: readonly T[] | undefined
  children: (item: T) => ComponentChildren
}): JSX.Element {
  const { id, title, empty, items, children } = props
  return (
    <section aria-labelledby={id}>
      <h2 class="govuk-heading-m" id={id}>
        {title}
      </h2>
      {items?.length === 0 ? <p class="govuk-body">{empty}</p> : null}
      {items?.map((item) => children(item))}
    </section>
  )
}

function RecallCard({ recall, moment, again }: { recall: Recall; moment: (at: string) => string; again: () => void }): JSX.Element {
  const waiting = recall.notices.filter((notice) => notice.acknowledgedAt === null)
  return (
    <div class="app-card">
      <h3 class="govuk-heading-s">
        {who(recall.nominal)}{' '}
        <Tag tone={recall.state === 'PROPOSED' ? 'red' : 'yellow'}>{recall.state === 'PROPOSED' ? 'To decide' : wordsFor(RECALL, recall.kind)}</Tag>
      </h3>
      <p class="govuk-body">
        {recall.reason} ({moment(recall.proposedAt)})
      </p>
      {recall.state === 'PROPOSED' ? (
        <Verdict
          id={`recall-${recall.id}`}
          label="Reason, if it is let be"
          choices={[
            { label: 'Send to everybody who has it', isMain: true, act: async () => sendRecall(recall.id) },
            { label: 'Let it be', act: (text) => dismissRecall(recall.id, text) },
          ]}
          done={again}
        />
      ) : (
        <p class="govuk-body">
          Not acknowledged by {waiting.map((notice) => `${notice.agency.name} (told ${moment(notice.sentAt)})`).join('; ')}.
        </p>
      )}
    </div>
  )
}
