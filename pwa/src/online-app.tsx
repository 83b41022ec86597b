/** The frame around the pages of those who keep nothing on their device: supervisors, governance, the teams, partners. */
import type { JSX } from 'preact'
import { useLocation } from 'preact-iso/router'
import type { Identity } from './contract/session'
import { agreementsPage, auditPage, deskPage, governedPage, intelligencePage, overseenPage, recordsAt, sharingPage } from './desks'
import { AGREEMENTS_LINK, AUDIT_LINK, BOARD_LINK, CASE_LINKS, INTELLIGENCE_LINKS, SHARING_LINK, SUPERVISOR_LINKS } from './links'
import { NotFoundPage } from './not-found-page'
import { isPartner, PARTNER_LINKS, partnerPage } from './partner-desk'
import { signOut } from './session/session'
import { WhoPage } from './session/who-page'
import { Frame } from './ui/frame'
import { UpdateBar } from './worker/update-bar'

const isSupervisor = (identity: Identity): boolean => identity.roles.includes('supervisor')
const isDpo = (identity: Identity): boolean => identity.roles.includes('dpo')
const isGovernance = (identity: Identity): boolean => identity.roles.includes('governance')

/** Nothing is kept on this device: a supervisor's lists, or a plain page for roles without one yet. */
export function OnlineApp({ identity }: { identity: Identity }): JSX.Element {
  const { path } = useLocation()
  const act = (
    <button class="app-header__act" type="button" onClick={() => void signOut()}>
      Sign out
    </button>
  )
  if (isPartner(identity)) {
    return (
      <Frame links={PARTNER_LINKS} path={path} bar={<UpdateBar isWriting={false} />} act={act}>
        {partnerPage(path, identity)}
      </Frame>
    )
  }
  if (isDpo(identity)) {
    return (
      <Frame links={[AGREEMENTS_LINK]} path="/app/agreements" bar={<UpdateBar isWriting={false} />} act={act}>
        {agreementsPage(path)}
      </Frame>
    )
  }
  if (identity.roles.includes('auditor') && !isSupervisor(identity)) {
    return (
      <Frame links={[AUDIT_LINK]} path="/app/accesses" bar={<UpdateBar isWriting={false} />} act={act}>
        {auditPage(path)}
      </Frame>
    )
  }
  if (isGovernance(identity) && !isSupervisor(identity)) {
    return (
      <Frame links={[BOARD_LINK]} path="/app/board" bar={<UpdateBar isWriting={false} />} act={act}>
        {governedPage(path)}
      </Frame>
    )
  }
  if (identity.roles.includes('ocait_analyst') && !isSupervisor(identity)) {
    return (
      <Frame links={CASE_LINKS} path={path === '/app' ? '/app/cases' : path} bar={<UpdateBar isWriting={false} />} act={act}>
        {deskPage(path === '/app' ? '/app/cases' : path) ?? <NotFoundPage />}
      </Frame>
    )
  }
  if (identity.roles.includes('intelligence_unit') && !isSupervisor(identity)) {
    return (
      <Frame links={INTELLIGENCE_LINKS} path={path.startsWith('/app/described') ? '/app/described' : '/app/intelligence'} bar={<UpdateBar isWriting={false} />} act={act}>
        {intelligencePage(path)}
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
  const at = path === '/app' ? '/app/overdue' : path
  return (
    <Frame links={[...SUPERVISOR_LINKS, { ...SHARING_LINK, isSecond: true }]} path={at} bar={<UpdateBar isWriting={false} />} act={act}>
      {recordsAt(at, true, () => '/app/waiting') ?? sharingPage(at, isDpo(identity)) ?? overseenPage(at) ?? <NotFoundPage />}
    </Frame>
  )
}
