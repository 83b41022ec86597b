/** The frame around every page: who is here decides what can be opened; the address decides which of it is shown. */
import type { JSX } from 'preact'
import { exec, LocationProvider, useLocation } from 'preact-iso/router'
import { useEffect } from 'preact/hooks'
import { EDITABLE } from './amending/forms'
import { CaseloadPage } from './caseload/caseload-page'
import { NominalPage } from './caseload/nominal-page'
import type { Identity } from './contract/session'
import { newId } from './device/ids'
import { watchForIdle } from './session/auto-lock'
import { LostBar, LostPage } from './session/lost-page'
import { beforeLock, lock, lost, session, signOut } from './session/session'
import { SetUpPage } from './session/set-up-page'
import { SignInPage } from './session/sign-in-page'
import { StatusLine } from './session/status-line'
import { StatusPage } from './session/status-page'
import { UnreadablePage } from './session/unreadable-page'
import { UnlockPage } from './session/unlock-page'
import { WhoPage } from './session/who-page'
import type { Work } from './session/work'
import { Frame, type FrameLink } from './ui/frame'
import { later } from './ui/later'
import { Page } from './ui/page'
import { useCell } from './ui/use-cell'
import { openForms } from './ui/writing'
import { AttentionPage, heldItems } from './visits/attention-page'
import { returnedVisits } from './visits/returned'
import { SavedVisitPage } from './visits/saved-visit-page'
import { VisitPage } from './visits/visit-page'
import { UpdateBar } from './worker/update-bar'

const AmendPage = later(() => import('./amending/amend-page').then((module) => module.AmendPage))
const OwnConflictsPage = later(() => import('./amending/conflicts-page').then((module) => module.ConflictsPage))
const UnitConflictsPage = later(() => import('./oversight/conflicts-page').then((module) => module.ConflictsPage))
const PhonesPage = later(() => import('./oversight/phones-page').then((module) => module.PhonesPage))
const OverduePage = later(() => import('./oversight/overdue-page').then((module) => module.OverduePage))
const BoardPage = later(() => import('./oversight/board-page').then((module) => module.BoardPage))
const BoardListPage = later(() => import('./oversight/list-page').then((module) => module.BoardListPage))
const MovesPage = later(() => import('./oversight/moves-page').then((module) => module.MovesPage))
const SamplesPage = later(() => import('./oversight/samples-page').then((module) => module.SamplesPage))
const ReviewsPage = later(() => import('./oversight/reviews-page').then((module) => module.ReviewsPage))
const ReviewPage = later(() => import('./oversight/review-page').then((module) => module.ReviewPage))
const ReworkPage = later(() => import('./visits/rework-page').then((module) => module.ReworkPage))
const RecordsPage = later(() => import('./records/records-page').then((module) => module.RecordsPage))
const HeldPage = later(() => import('./oversight/held-page').then((module) => module.HeldPage))

const BOARD_LINK: FrameLink = { href: '/app/board', label: 'Board' }
const SUPERVISOR_LINKS: readonly FrameLink[] = [
  BOARD_LINK,
  { href: '/app/overdue', label: 'Overdue visits' },
  { href: '/app/reviews', label: 'Reviews' },
  { href: '/app/held', label: 'Held submissions' },
  { href: '/app/clashes', label: 'Conflicting changes' },
  { href: '/app/phones', label: 'Phones' },
]
const OVERSIGHT: Readonly<Record<string, () => JSX.Element>> = {
  '/app/board': () => <BoardPage />,
  '/app/board/list': () => <BoardListPage />,
  '/app/moves': () => <MovesPage newId={newId} />,
  '/app/samples': () => <SamplesPage newId={newId} />,
  '/app/reviews': () => <ReviewsPage />,
  '/app/overdue': () => <OverduePage />,
  '/app/held': () => <HeldPage />,
  '/app/phones': () => <PhonesPage />,
  '/app/clashes': () => <UnitConflictsPage newId={newId} />,
}
/** What governance may open too. */
const GOVERNED: ReadonlySet<string> = new Set(['/app/board', '/app/board/list', '/app/moves', '/app/samples'])
const REVIEW = '/app/reviews/:id'
const RECORDS = '/app/nominals/:id/records'
/** Whose record is on this phone has a page here; of others there is the list. */
const backFrom = (work: Work, id: string): string => (work.view.get().nominals.has(id) ? `/app/nominals/${id}` : '/app/overdue')
const isSupervisor = (identity: Identity): boolean => identity.roles.includes('supervisor')
const isGovernance = (identity: Identity): boolean => identity.roles.includes('governance')

export function App(): JSX.Element {
  return (
    <LocationProvider scope={/^\/app(\/|$)/}>
      <Session />
    </LocationProvider>
  )
}

function Session(): JSX.Element {
  const state = useCell(session)
  const gone = useCell(lost)
  const isWriting = useCell(openForms) > 0
  // What is typed in an open form is not lost yet: the form stays, and a bar says it.
  if (gone !== null && !isWriting) {
    return (
      <Frame>
        <LostPage mark={gone} />
      </Frame>
    )
  }
  switch (state.kind) {
    case 'starting':
      return <Frame>{null}</Frame>
    case 'unreadable':
      return (
        <Frame>
          <UnreadablePage />
        </Frame>
      )
    case 'signedOut':
      return (
        <Frame bar={<UpdateBar isWriting={false} />}>
          <SignInPage isOffline={state.isOffline} work={state.work} />
        </Frame>
      )
    case 'setUp':
      return (
        <Frame>
          <SetUpPage identity={state.identity} />
        </Frame>
      )
    case 'locked':
      return (
        <Frame bar={<StatusLine work={state.work} isOpen={false} />}>
          <UnlockPage work={state.work} />
        </Frame>
      )
    case 'open':
      return <OfficerApp work={state.work} identity={state.identity} />
    case 'online':
      return <OnlineApp identity={state.identity} />
  }
}

/** Records on this phone: everything here works without a network. */
function OfficerApp({ work, identity }: { work: Work; identity: Identity }): JSX.Element {
  const { path } = useLocation()
  const view = useCell(work.view)
  const held = heldItems(view).length + view.conflicts.length + returnedVisits(view).length
  useEffect(() => {
    const flushAll = (): void => {
      for (const flush of beforeLock) void flush()
    }
    return watchForIdle(() => void lock(), flushAll).stop
  }, [])
  const links: FrameLink[] = [
    { href: '/app/', label: 'Caseload' },
    { href: '/app/attention', label: held === 0 ? 'Needs attention' : `Needs attention (${held})` },
    ...(isSupervisor(identity) ? SUPERVISOR_LINKS : []),
  ]
  const isWriting = exec(path, '/app/nominals/:id/visit/:step?') !== undefined
  const gone = useCell(lost)
  return (
    <Frame
      links={isWriting ? [] : links}
      path={path}
      bar={
        <>
          {gone === null ? null : <LostBar mark={gone} />}
          <StatusLine work={work} isOpen />
          <UpdateBar isWriting={isWriting} />
        </>
      }
      act={
        <button class="app-header__act" type="button" onClick={() => void lock()}>
          Hide
        </button>
      }
    >
      <OfficerPage work={work} identity={identity} path={path} />
    </Frame>
  )
}

function OfficerPage({ work, identity, path }: { work: Work; identity: Identity; path: string }): JSX.Element {
  const visit = exec(path, '/app/nominals/:id/visit/:step?')?.params
  if (visit?.['id'] !== undefined) return <VisitPage key={visit['id']} work={work} id={visit['id']} step={visit['step'] ?? 'outcome'} />
  const amended = exec(path, '/app/nominals/:id/amend/:kind/:record?')?.params
  const kind = EDITABLE[amended?.['kind'] ?? '']
  if (amended?.['id'] !== undefined && kind !== undefined) {
    return <AmendPage key={path} work={work} nominalId={amended['id']} kind={kind} recordId={amended['record'] ?? null} newId={newId} />
  }
  const records = exec(path, RECORDS)?.params['id']
  if (records !== undefined) {
    return <RecordsPage key={records} id={records} isSupervisor={isSupervisor(identity)} back={backFrom(work, records)} />
  }
  const nominal = exec(path, '/app/nominals/:id')?.params['id']
  if (nominal !== undefined) return <NominalPage work={work} id={nominal} />
  const returned = exec(path, '/app/visits/:id/rework')?.params['id']
  if (returned !== undefined) return <ReworkPage key={returned} work={work} id={returned} newId={newId} />
  const saved = exec(path, '/app/visits/:id')?.params['id']
  if (saved !== undefined) return <SavedVisitPage work={work} id={saved} />
  if (path === '/app/attention') return <AttentionPage work={work} />
  if (path === '/app/conflicts') return <OwnConflictsPage work={work} newId={newId} />
  if (path === '/app/status') return <StatusPage work={work} />
  const reviewed = isSupervisor(identity) ? exec(path, REVIEW)?.params['id'] : undefined
  if (reviewed !== undefined) return <ReviewPage key={reviewed} id={reviewed} newId={newId} />
  const overseen = isSupervisor(identity) ? OVERSIGHT[path] : undefined
  if (overseen !== undefined) return overseen()
  return path === '/app' ? <CaseloadPage work={work} /> : <NotFoundPage />
}

/** Nothing is kept on this device: a supervisor's lists, or a plain page for roles without one yet. */
function OnlineApp({ identity }: { identity: Identity }): JSX.Element {
  const { path } = useLocation()
  const act = (
    <button class="app-header__act" type="button" onClick={() => void signOut()}>
      Sign out
    </button>
  )
  if (isGovernance(identity) && !isSupervisor(identity)) {
    return (
      <Frame links={[BOARD_LINK]} path="/app/board" bar={<UpdateBar isWriting={false} />} act={act}>
        {path === '/app' ? <BoardPage /> : ((GOVERNED.has(path) ? OVERSIGHT[path] : undefined) ?? NotFoundPage)()}
      </Frame>
    )
  }
  if (!isSupervisor(identity)) {
    return (
      <Frame bar={<UpdateBar isWriting={false} />}>
        <WhoPage identity={identity} />
      </Frame>
    )
  }
  const records = exec(path, RECORDS)?.params['id']
  const reviewed = exec(path, REVIEW)?.params['id']
  return (
    <Frame links={SUPERVISOR_LINKS} path={path === '/app' ? '/app/overdue' : path} bar={<UpdateBar isWriting={false} />} act={act}>
      {reviewed !== undefined ? (
        <ReviewPage key={reviewed} id={reviewed} newId={newId} />
      ) : records === undefined ? (
        (OVERSIGHT[path === '/app' ? '/app/overdue' : path] ?? NotFoundPage)()
      ) : (
        <RecordsPage key={records} id={records} isSupervisor back="/app/overdue" />
      )}
    </Frame>
  )
}

function NotFoundPage(): JSX.Element {
  return (
    <Page title="Page not found" back={{ href: '/app/', label: 'Start page' }}>
      <p class="govuk-body">There is no page at this address.</p>
    </Page>
  )
}
