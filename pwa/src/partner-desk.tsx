/** The pages of somebody at a partner agency, by their addresses. Each is fetched when it is opened, and keeps nothing here. */
import type { JSX } from 'preact'
import { exec } from 'preact-iso/router'
import type { Identity } from './contract/session'
import { NotFoundPage } from './not-found-page'
import type { FrameLink } from './ui/frame'
import { later } from './ui/later'

const SharedPage = later(() => import('./partners/shared-page').then((module) => module.SharedPage))
const ItemPage = later(() => import('./partners/item-page').then((module) => module.ItemPage))
const SearchPage = later(() => import('./partners/search-page').then((module) => module.SearchPage))
const RecallsPage = later(() => import('./partners/recalls-page').then((module) => module.RecallsPage))
const ConcernsPage = later(() => import('./partners/concerns-page').then((module) => module.ConcernsPage))
const ConcernPage = later(() => import('./partners/concern-page').then((module) => module.ConcernPage))
const OwnAgreementPage = later(() => import('./partners/agreement-page').then((module) => module.OwnAgreementPage))

export const PARTNER_LINKS: readonly FrameLink[] = [
  { href: '/app/', label: 'Shared with us' },
  { href: '/app/search', label: 'Search' },
  { href: '/app/recalls', label: 'Recalls' },
  { href: '/app/concerns', label: 'Concerns' },
  { href: '/app/agreement', label: 'Our agreement' },
]

export const isPartner = ({ roles }: Identity): boolean => roles.includes('partner_reader') || roles.includes('partner_contributor')

export function partnerPage(path: string, { roles }: Identity): JSX.Element {
  const mayContribute = roles.includes('partner_contributor')
  const item = exec(path, '/app/shared/:id')?.params['id']
  if (item !== undefined) return <ItemPage key={item} id={item} mayContribute={mayContribute} />
  const about = exec(path, '/app/concerns/about/:id')?.params['id']
  if (about !== undefined && mayContribute) return <ConcernPage key={about} about={about} />
  switch (path) {
    case '/app':
    case '/app/shared':
      return <SharedPage />
    case '/app/search':
      return <SearchPage mayContribute={mayContribute} />
    case '/app/recalls':
      return <RecallsPage />
    case '/app/concerns':
      return <ConcernsPage mayContribute={mayContribute} />
    case '/app/concerns/new':
      return mayContribute ? <ConcernPage key="new" about={null} /> : <NotFoundPage />
    case '/app/agreement':
      return <OwnAgreementPage />
    default:
      return <NotFoundPage />
  }
}
