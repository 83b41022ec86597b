/** The frame around every page: who is here decides what can be opened; the address decides which of it is shown. */
import type { JSX } from 'preact'
import { exec, LocationProvider, useLocation } from 'preact-iso/router'
import { EDITABLE } from './amending/forms'
import { CaseloadPage } from './caseload/caseload-page'
import type { Identity } from './contract/session'
import { newId } from './device/ids'
import { ALERTS_LINK, SHARING_LINK, SUPERVISOR_LINKS } from './links'
import { NotFoundPage } from './not-found-page'
import { PhoneFrame } from './phone-frame'
import { LostPage } from './session/lost-page'
import { hasCaseload, lost, session } from './session/session'
import { SignInPage } from './session/sign-in-page'
import { StatusLine } from './session/status-line'
import { UnreadablePage } from './session/unreadable-page'
import { UnlockPage } from './session/unlock-page'
import type { Work } from './session/work'
import { Frame, type FrameLink } from './ui/frame'
import { later } from './ui/later'
import { useCell } from './ui/use-cell'
import { openForms } from './ui/writing'
import { AttentionPage, heldItems } from './visits/attention-page'
import { returnedVisits } from './visits/returned'
import { UpdateBar } from './worker/update-bar'

// What an officer needs at the door comes as soon as the first page stands, and is there when the network has gone.
const NominalPage = later(() => import('./caseload/nominal-page').then((module) => module.NominalPage), true)
const VisitPage = later(() => import('./visits/visit-page').then((module) => module.VisitPage), true)
const SavedVisitPage = later(() => import('./visits/saved-visit-page').then((module) => module.SavedVisitPage), true)
const ChangedPage = later(() => import('./caseload/changed-page').then((module) => module.ChangedPage), true)
const StatusPage = later(() => import('./session/status-page').then((module) => module.StatusPage), true)
const SetUpPage = later(() => import('./session/set-up-page').then((module) => module.SetUpPage))
const AmendPage = later(() => import('./amending/amend-page').then((module) => module.AmendPage), true)
const OwnConflictsPage = later(() => import('./amending/conflicts-page').then((module) => module.ConflictsPage))
const ReworkPage = later(() => import('./visits/rework-page').then((module) => module.ReworkPage))
// Who keeps nothing on the device is at a desk, with a network: no officer's phone fetches their part.
const OnlineApp = later(() => import('./online-app').then((module) => module.OnlineApp))
const PlanPage = later(() => import('./plans/plan-page').then((module) => module.PlanPage), true)
const DistrictPage = later(() => import('./district-pages').then((module) => module.DistrictPage), true)
const OfficerDesk = later(() => import('./desks').then((module) => module.OfficerDesk), true)
const SubmitPage = later(() => import('./intelligence/submit-page').then((module) => module.SubmitPage), true)

/** Whose record is on this phone has a page here; of others there is the list. */
const backFrom = (work: Work, id: string): string => (work.view.get().nominals.has(id) ? `/app/nominals/${id}` : '/app/overdue')
const isSupervisor = (identity: Identity): boolean => identity.roles.includes('supervisor')

const attentionLink = (held: number): FrameLink => ({ href: '/app/attention', label: held === 0 ? 'Needs attention' : `Needs attention (${held})` })

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
      return hasCaseload(state.identity) ? <OfficerApp work={state.work} identity={state.identity} /> : <DistrictApp work={state.work} />
    case 'online':
      return <OnlineApp identity={state.identity} />
  }
}

/** Records on this phone: everything here works without a network. */
function OfficerApp({ work, identity }: { work: Work; identity: Identity }): JSX.Element {
  const { path } = useLocation()
  const view = useCell(work.view)
  const held = heldItems(view).length + view.conflicts.length + returnedVisits(view).length
  const links: FrameLink[] = [
    { href: '/app/', label: 'Caseload' },
    attentionLink(held),
    ...(isSupervisor(identity) ? [...SUPERVISOR_LINKS, { ...SHARING_LINK, isSecond: true }] : [{ ...ALERTS_LINK, isSecond: true }, { ...SHARING_LINK, isSecond: true }]),
  ]
  const isWriting = exec(path, '/app/nominals/:id/visit/:step?') !== undefined
  return (
    <PhoneFrame work={work} links={links} path={path} isWriting={isWriting}>
      <OfficerPage work={work} identity={identity} path={path} />
    </PhoneFrame>
  )
}

/** Nobody is on this phone: intelligence is reported from it. */
function DistrictApp({ work }: { work: Work }): JSX.Element {
  const { path } = useLocation()
  const held = heldItems(useCell(work.view)).length
  const links: FrameLink[] = [{ href: '/app/', label: 'Your reports' }, attentionLink(held)]
  return (
    <PhoneFrame work={work} links={links} path={path} isWriting={exec(path, '/app/report/:id?') !== undefined}>
      <DistrictPage work={work} path={path} otherwise={<NotFoundPage />} />
    </PhoneFrame>
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
  const planned = exec(path, '/app/nominals/:id/plan')?.params['id']
  if (planned !== undefined) return <PlanPage key={planned} work={work} id={planned} back={`/app/nominals/${planned}/records`} />
  const told = exec(path, '/app/nominals/:id/intelligence')?.params['id']
  if (told !== undefined) {
    const back = { href: `/app/nominals/${told}`, label: 'Back to the person' }
    return <SubmitPage key={told} work={work} nominalId={told} back={back} newId={newId} />
  }
  const nominal = exec(path, '/app/nominals/:id')?.params['id']
  if (nominal !== undefined) return <NominalPage work={work} id={nominal} />
  const returned = exec(path, '/app/visits/:id/rework')?.params['id']
  if (returned !== undefined) return <ReworkPage key={returned} work={work} id={returned} newId={newId} />
  const saved = exec(path, '/app/visits/:id')?.params['id']
  if (saved !== undefined) return <SavedVisitPage work={work} id={saved} />
  if (path === '/app/changed') return <ChangedPage work={work} />
  if (path === '/app/attention') return <AttentionPage work={work} />
  if (path === '/app/conflicts') return <OwnConflictsPage work={work} newId={newId} />
  if (path === '/app/status') return <StatusPage work={work} />
  if (path === '/app') return <CaseloadPage work={work} />
  return <OfficerDesk path={path} isSupervisor={isSupervisor(identity)} backTo={(id) => backFrom(work, id)} />
}
