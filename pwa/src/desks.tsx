/** The pages that are read from the server, by their addresses. Each is fetched when it is opened. */
import type { JSX } from 'preact'
import { exec } from 'preact-iso/router'
import { newId } from './device/ids'
import { ALERTS_LINK } from './links'
import { NotFoundPage } from './not-found-page'
import type { RecordPageProps } from './records/record-page'
import { later } from './ui/later'

const UnitConflictsPage = later(() => import('./oversight/conflicts-page').then((module) => module.ConflictsPage))
const PhonesPage = later(() => import('./oversight/phones-page').then((module) => module.PhonesPage))
const OverduePage = later(() => import('./oversight/overdue-page').then((module) => module.OverduePage))
const BoardPage = later(() => import('./oversight/board-page').then((module) => module.BoardPage))
const BoardListPage = later(() => import('./oversight/list-page').then((module) => module.BoardListPage))
const MovesPage = later(() => import('./oversight/moves-page').then((module) => module.MovesPage))
const SamplesPage = later(() => import('./oversight/samples-page').then((module) => module.SamplesPage))
const ReviewsPage = later(() => import('./oversight/reviews-page').then((module) => module.ReviewsPage))
const ReviewPage = later(() => import('./oversight/review-page').then((module) => module.ReviewPage))
const WaitingPage = later(() => import('./records/waiting-page').then((module) => module.WaitingPage))
const AlertsPage = later(() => import('./records/alerts-pages').then((module) => module.AlertsPage))
const PairingsPage = later(() => import('./oversight/pairings-page').then((module) => module.PairingsPage))
const SharingPage = later(() => import('./sharing/sharing-page').then((module) => module.SharingPage))
const AgreementsPage = later(() => import('./sharing/agreements-page').then((module) => module.AgreementsPage))
const AgreementPage = later(() => import('./sharing/agreement-page').then((module) => module.AgreementPage))
const CasesPage = later(() => import('./cases/cases-page').then((module) => module.CasesPage))
const CasePage = later(() => import('./cases/case-page').then((module) => module.CasePage))
const IntakePage = later(() => import('./cases/intake-page').then((module) => module.IntakePage))
const QueuePage = later(() => import('./intelligence/queue-page').then((module) => module.QueuePage))
const ReportPage = later(() => import('./intelligence/report-page').then((module) => module.ReportPage))
const DescribedPage = later(() => import('./intelligence/described-page').then((module) => module.DescribedPage))
const LinkPage = later(() => import('./intelligence/link-page').then((module) => module.LinkPage))
const HeldPage = later(() => import('./oversight/held-page').then((module) => module.HeldPage))
const PractisedPage = later(() => import('./oversight/behind-pages').then((module) => module.PractisedPage))
const CarriedPage = later(() => import('./oversight/behind-pages').then((module) => module.CarriedPage))
const DemandedPage = later(() => import('./oversight/behind-pages').then((module) => module.DemandedPage))
const SharingBoardPage = later(() => import('./sharing/sharing-board-page').then((module) => module.SharingBoardPage))
const SharedCasesPage = later(() => import('./sharing/sharing-lists').then((module) => module.SharedCasesPage))
const ShareCasePage = later(() => import('./sharing/share-case-page').then((module) => module.ShareCasePage))
const SharedLedgerPage = later(() => import('./sharing/sharing-lists').then((module) => module.SharedLedgerPage))
const AccessesPage = later(() => import('./audit/accesses-page').then((module) => module.AccessesPage))
const RECORDS: Readonly<Record<string, (props: RecordPageProps) => JSX.Element | null>> = {
  records: later(() => import('./records/records-page').then((module) => module.RecordsPage)),
  arms: later(() => import('./records/arms-page').then((module) => module.ArmsPage)),
  plan: later(() => import('./plans/plan-page').then((module) => module.PlanPage)),
  manage: later(() => import('./records/manage-page').then((module) => module.ManagePage)),
  register: later(() => import('./records/register-page').then((module) => module.RegisterPage)),
  known: later(() => import('./records/known-page').then((module) => module.KnownPage)),
  orders: later(() => import('./records/orders-page').then((module) => module.OrdersPage)),
  alerts: later(() => import('./records/alerts-pages').then((module) => module.NominalAlertsPage)),
  attempts: later(() => import('./records/attempts-page').then((module) => module.AttemptsPage)),
  share: later(() => import('./sharing/share-page').then((module) => module.SharePage)),
}

const OVERSIGHT: Readonly<Record<string, () => JSX.Element>> = {
  '/app/board': () => <BoardPage />,
  '/app/board/list': () => <BoardListPage />,
  '/app/board/visits': () => <PractisedPage />,
  '/app/board/caseload': () => <CarriedPage />,
  '/app/board/decisions': () => <DemandedPage />,
  '/app/moves': () => <MovesPage newId={newId} />,
  '/app/samples': () => <SamplesPage newId={newId} />,
  '/app/reviews': () => <ReviewsPage />,
  '/app/waiting': () => <WaitingPage />,
  '/app/overdue': () => <OverduePage />,
  '/app/alerts': () => <AlertsPage />,
  '/app/held': () => <HeldPage />,
  '/app/phones': () => <PhonesPage />,
  '/app/pairings': () => <PairingsPage newId={newId} />,
  '/app/clashes': () => <UnitConflictsPage newId={newId} />,
}
/** What governance may open too. */
const GOVERNED: ReadonlySet<string> = new Set([
  '/app/board',
  '/app/board/list',
  '/app/board/visits',
  '/app/board/caseload',
  '/app/board/decisions',
  '/app/moves',
  '/app/samples',
])

/** How soon partners were told, and the lists behind it. `mayOpen`: cases are opened from there. */
function sharingBoard(path: string, mayOpen: boolean): JSX.Element | undefined {
  if (path === '/app/board/sharing') return <SharingBoardPage />
  if (path === '/app/board/sharing/cases') return <SharedCasesPage isLinked={mayOpen} />
  return path === '/app/board/sharing/ledger' ? <SharedLedgerPage /> : undefined
}

/** The desk of cases, or of intelligence, at this address; nothing if it is another's. */
export function deskPage(path: string): JSX.Element | undefined {
  const board = sharingBoard(path, true)
  if (board !== undefined) return board
  if (path === '/app/cases') return <CasesPage />
  if (path === '/app/cases/receive') return <IntakePage />
  const shared = exec(path, '/app/cases/:id/share')?.params['id']
  if (shared !== undefined) return <ShareCasePage key={shared} id={shared} />
  const found = exec(path, '/app/cases/:id')?.params['id']
  return found === undefined ? undefined : <CasePage key={found} id={found} />
}

/** Whom reports describe. `mayClose`: the caller may say that it is nobody known. */
function describedPage(path: string, mayClose: boolean): JSX.Element | undefined {
  const person = exec(path, '/app/described/:id')?.params['id']
  if (person !== undefined) return <LinkPage key={person} id={person} mayClose={mayClose} />
  return path === '/app/described' ? <DescribedPage /> : undefined
}

export function intelligencePage(path: string): JSX.Element {
  const described = describedPage(path, true)
  if (described !== undefined) return described
  const report = exec(path, '/app/intelligence/:id')?.params['id']
  if (report !== undefined) return <ReportPage key={report} id={report} />
  return path === '/app' || path === '/app/intelligence' ? <QueuePage /> : <NotFoundPage />
}

/** A page of somebody's records; undefined: the address names none. */
export function recordsAt(path: string, isSupervisor: boolean, backTo: (id: string) => string): JSX.Element | undefined {
  const { id, page } = exec(path, '/app/nominals/:id/:page')?.params ?? {}
  const RecordsPage = RECORDS[page ?? '']
  if (id === undefined || RecordsPage === undefined) return undefined
  return <RecordsPage key={path} id={id} isSupervisor={isSupervisor} back={backTo(id)} />
}

/** A supervisor's own pages; undefined: the address names none. */
export function overseenPage(path: string): JSX.Element | undefined {
  const reviewed = exec(path, '/app/reviews/:id')?.params['id']
  if (reviewed !== undefined) return <ReviewPage key={reviewed} id={reviewed} newId={newId} />
  return OVERSIGHT[path]?.() ?? describedPage(path, false) ?? deskPage(path)
}

export function governedPage(path: string): JSX.Element {
  if (path === '/app') return <BoardPage />
  const shared = sharingBoard(path, false)
  if (shared !== undefined) return shared
  return (GOVERNED.has(path) ? OVERSIGHT[path]?.() : undefined) ?? <NotFoundPage />
}

/** The pages of sharing that are of no one person; undefined: it is another page. */
export function sharingPage(path: string, maySign: boolean): JSX.Element | undefined {
  const agreement = exec(path, '/app/agreements/:id')?.params['id']
  if (agreement !== undefined) return <AgreementPage key={agreement} id={agreement} maySign={maySign} />
  if (path === '/app/agreements') return <AgreementsPage />
  return path === '/app/sharing' ? <SharingPage /> : undefined
}

/** What the data-protection officer opens. */
export const agreementsPage = (path: string): JSX.Element =>
  path === '/app' ? <AgreementsPage /> : (sharingPage(path, true) ?? <NotFoundPage />)

/** What an auditor opens. */
export const auditPage = (path: string): JSX.Element => (path === '/app' || path === '/app/accesses' ? <AccessesPage /> : <NotFoundPage />)

interface OfficerDeskProps {
  path: string
  isSupervisor: boolean
  backTo: (id: string) => string
}

/** What an officer with a phone opens beside what is on it. Alerts: their own people's, a supervisor's unit's. */
export function OfficerDesk({ path, isSupervisor, backTo }: OfficerDeskProps): JSX.Element {
  const mine = recordsAt(path, isSupervisor, backTo) ?? sharingPage(path, false)
  if (mine !== undefined) return mine
  if (path === ALERTS_LINK.href) return <AlertsPage />
  return (isSupervisor ? overseenPage(path) : undefined) ?? <NotFoundPage />
}
