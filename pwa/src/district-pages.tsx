/** The pages of an officer without a caseload: report intelligence, with or without a network, and see what became of it. */
import type { JSX } from 'preact'
import { exec, useLocation } from 'preact-iso/router'
import { useEffect } from 'preact/hooks'
import { newId } from './device/ids'
import { ReportsPage } from './intelligence/reports-page'
import { SubmitPage } from './intelligence/submit-page'
import { StatusPage } from './session/status-page'
import type { Work } from './session/work'
import { Page } from './ui/page'
import { useCell } from './ui/use-cell'
import { AttentionPage } from './visits/attention-page'

const HOME = { href: '/app/', label: 'Your reports' }

interface DistrictPageProps {
  work: Work
  path: string
  /** Where the address names no page. */
  otherwise: JSX.Element
}

export function DistrictPage({ work, path, otherwise }: DistrictPageProps): JSX.Element {
  const { items } = useCell(work.outstanding)
  const report = exec(path, '/app/report/:id?')?.params
  if (report !== undefined) {
    const id = report['id'] ?? ''
    if (id === '') return <NewReport />
    // A report that is saved is written no more, whoever goes back to where it was written.
    if (items.some((item) => item.id === id)) return <ReportsPage work={work} />
    return <SubmitPage key={id} work={work} nominalId={null} draftId={id} back={HOME} newId={newId} />
  }
  if (path === '/app/attention') return <AttentionPage work={work} home={HOME} />
  if (path === '/app/status') return <StatusPage work={work} home={HOME} />
  return path === '/app' ? <ReportsPage work={work} /> : otherwise
}

/** A new report has its own address from the start: there it is found again, as often as the page is opened. */
function NewReport(): JSX.Element {
  const { route } = useLocation()
  useEffect(() => route(`/app/report/${newId()}`, true), [route])
  return <Page title="Report intelligence">{null}</Page>
}
