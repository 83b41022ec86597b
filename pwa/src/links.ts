/** The links to the pages that are read from the server: they stand in the frame before their pages are fetched. */
import type { FrameLink } from './ui/frame'

export const SHARING_LINK: FrameLink = { href: '/app/sharing', label: 'Sharing' }
export const ALERTS_LINK: FrameLink = { href: '/app/alerts', label: 'Alerts' }
export const AGREEMENTS_LINK: FrameLink = { href: '/app/agreements', label: 'Agreements' }
export const AUDIT_LINK: FrameLink = { href: '/app/accesses', label: 'Who looked' }
export const BOARD_LINK: FrameLink = { href: '/app/board', label: 'Board' }
export const SUPERVISOR_LINKS: readonly FrameLink[] = [
  BOARD_LINK,
  { href: '/app/waiting', label: 'Waiting for you' },
  { href: '/app/overdue', label: 'Overdue visits' },
  { href: '/app/alerts', label: 'Alerts', isSecond: true },
  { href: '/app/reviews', label: 'Reviews', isSecond: true },
  { href: '/app/held', label: 'Held submissions', isSecond: true },
  { href: '/app/clashes', label: 'Conflicting changes', isSecond: true },
  { href: '/app/pairings', label: 'One visit or two', isSecond: true },
  { href: '/app/phones', label: 'Phones', isSecond: true },
  { href: '/app/cases', label: 'Cases', isSecond: true },
  { href: '/app/described', label: 'Described people', isSecond: true },
]
export const CASE_LINKS: readonly FrameLink[] = [
  { href: '/app/cases', label: 'Cases' },
  { href: '/app/cases/receive', label: 'Receive referrals' },
  { href: '/app/board/sharing', label: 'Sharing' },
]
export const INTELLIGENCE_LINKS: readonly FrameLink[] = [
  { href: '/app/intelligence', label: 'Intelligence' },
  { href: '/app/described', label: 'Described people' },
]
