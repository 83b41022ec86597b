import type { JSX } from 'preact'
import { useEffect } from 'preact/hooks'
import { momentWords } from '../ui/dates'
import type { Draft } from '../device/outbox-store'
import { reportDraft } from '../intelligence/report-draft'
import { isReport } from '../intelligence/told'
import { isPlan, planOf } from '../plans/kept-plan'
import { Fact } from '../ui/fact'
import { Page } from '../ui/page'
import { useCell, useNow } from '../ui/use-cell'
import { OUTCOME } from '../ui/visit-words'
import { count, OPERATION, wordsFor } from '../ui/words'
import { EntryStatus } from '../visits/entry-status'
import { draftNominal } from '../visits/draft'
import { StorageNotice } from '../visits/storage-notice'
import { opensOffline, readStorage, storage, type StorageFacts } from '../device/storage'
import { signOut } from './session'
import { FollowingFacts, WifiOnly } from '../attachments/following-facts'
import { nounOf, unsentWords } from './status-words'
import type { Work } from './work'
import { expiresAt } from '../sync/expiry'

interface Home {
  href: string
  label: string
}
const CASELOAD: Home = { href: '/app/', label: 'Your caseload' }

/** Everything this phone holds and how it stands, from the outbox itself. It says nothing that it does not know. */
export function StatusPage({ work, home = CASELOAD }: { work: Work; home?: Home }): JSX.Element {
  const { items, facts, drafts, attachments } = useCell(work.outstanding)
  const following = attachments.filter((each) => each.state === 'waiting').length
  const loop = useCell(work.loop.status)
  const view = useCell(work.view)
  const now = useNow()
  const kept = useStorage()
  const keptUntil = facts === null || typeof facts.expiredAt === 'string' ? null : expiresAt(facts)
  const waiting = items.filter((item) => item.state === 'waiting').length
  const moment = (at: string | null | undefined): string => (at ? momentWords(new Date(at), now) : 'never on this phone')

  return (
    <Page
      title="Sent and saved"
      back={home}
      action={
        <button class="govuk-button app-action__button" type="button" onClick={() => work.loop.poke()}>
          {loop.step === 'idle' ? 'Sync now' : 'Syncing'}
        </button>
      }
    >
      <dl class="govuk-summary-list">
        <Fact term="Waiting to be sent" value={unsentWords(waiting, nounOf(items), following)} />
        <Fact term="Not finished" value={notFinished(drafts)} />
        <Fact term="Last answer from the server" value={moment(facts?.lastContactAt)} />
        <Fact term="Last fully up to date" value={moment(facts?.lastCompleteAt)} />
        {keptUntil === null ? null : <Fact term="Kept here without a connection" value={`Until ${momentWords(keptUntil, now)}`} />}
        <Fact term="On this phone" value={count(view.nominals.size, 'person', 'people')} />
        <Fact term="Without a connection" value={offlineWords(useCell(opensOffline))} />
        {kept === null ? null : <Fact term="Storage" value={storageWords(kept)} />}
        <FollowingFacts attachments={attachments} />
      </dl>
      <WifiOnly poke={() => work.loop.poke()} />
      <StorageNotice />
      <h2 class="govuk-heading-m">Saved on this phone</h2>
      {items.length === 0 ? <p class="govuk-body">Nothing has been recorded on this phone.</p> : null}
      <ol class="app-history">
        {items
          .toSorted((a, b) => b.order - a.order)
          .map((item) => {
            const visit = view.entries.find((entry) => entry.item.id === item.id)?.visit
            return (
              <li key={item.id} class="app-history__item">
                {visit === undefined ? (
                  <span>
                    {wordsFor(OPERATION, item.op)}, saved {momentWords(new Date(item.savedAt), now)}
                  </span>
                ) : (
                  <a class="govuk-link" href={`/app/visits/${item.id}`}>
                    {wordsFor(OUTCOME, visit.outcome)}, saved {momentWords(new Date(item.savedAt), now)}
                  </a>
                )}
                <EntryStatus item={item} work={work} />
              </li>
            )
          })}
      </ol>
      {drafts.map((draft) => (
        <p key={draft.id} class="govuk-body">
          <Unfinished draft={draft} />
        </p>
      ))}
      <h2 class="govuk-heading-m">Sign out</h2>
      <SignOut hasDrafts={drafts.length > 0} waiting={waiting + following === 0 ? null : unsentWords(waiting, nounOf(items), following)} />
    </Page>
  )
}

function Unfinished({ draft }: { draft: Draft }): JSX.Element {
  const report = reportDraft(draft.content)
  if (report !== undefined) {
    const href = report.nominalId === null ? `/app/report/${report.id}` : `/app/nominals/${report.nominalId}/intelligence`
    return (
      <a class="govuk-link" href={href}>
        A report that is not finished
      </a>
    )
  }
  const [about, page, words] = isPlan(draft) ? [planOf(draft), 'plan', 'A plan'] : [draftNominal(draft.content), 'visit', 'A visit']
  return (
    <a class="govuk-link" href={`/app/nominals/${about}/${page}`}>
      {words} that is not finished
    </a>
  )
}

function notFinished(drafts: readonly Draft[]): string {
  const plans = drafts.filter(isPlan).length
  const reports = drafts.filter(isReport).length
  const visits = drafts.length - plans - reports
  const others = [plans === 0 ? '' : count(plans, 'plan'), reports === 0 ? '' : count(reports, 'report')].filter(Boolean)
  return (visits === 0 && others.length > 0 ? others : [count(visits, 'visit'), ...others]).join(', ')
}

function SignOut({ hasDrafts, waiting }: { hasDrafts: boolean; waiting: string | null }): JSX.Element {
  if (hasDrafts) return <p class="govuk-body">Finish or discard what is not finished before you sign out.</p>
  return (
    <>
      <p class="govuk-body">
        Signing out removes what can be read from this phone.
        {waiting === null ? '' : ` ${waiting} waiting to be sent will stay, sealed, and go when you sign in again.`}
      </p>
      <button class="govuk-button govuk-button--secondary" type="button" onClick={() => void signOut()}>
        Sign out
      </button>
    </>
  )
}

function offlineWords(opens: boolean | null): string {
  if (opens === null) return 'Not known yet'
  return opens ? 'The app opens' : 'The app does not open. Keep it open while you are out of reach'
}

/** "12 MB used, 900 MB free. The browser keeps it." */
function storageWords({ usedMb, freeMb, isKept }: StorageFacts): string {
  const room = `${usedMb} MB used${freeMb === null ? '' : `, ${freeMb} MB free`}`
  return `${room}. ${isKept ? 'The browser keeps it.' : 'The browser may clear it.'}`
}

function useStorage(): StorageFacts | null {
  useEffect(() => void readStorage(), [])
  return useCell(storage)
}
