/** What every page of a person's records has: who it is about, the ways to the others, and what to do without an answer. */
import type { ComponentChildren, JSX } from 'preact'
import { Trouble } from '../oversight/trouble'
import type { Reading } from '../oversight/use-asked'
import { NominalLinks } from '../ui/nominal-links'
import { Page } from '../ui/page'

export interface RecordPageProps {
  id: string
  isSupervisor: boolean
  back: string
}

interface Props<R> {
  id: string
  title: string
  page: string
  back: string
  reading: Reading<R>
  about: { name: string; reference: string } | null
  children: ComponentChildren
}

export function RecordPage<R>({ id, title, page, back, reading, about, children }: Props<R>): JSX.Element {
  return (
    <Page title={title} caption={about === null ? undefined : `${about.name}, ${about.reference}`} back={{ href: back }}>
      <NominalLinks id={id} current={page} />
      <Trouble trouble={reading.trouble} />
      {reading.data === null && reading.trouble === null ? <p class="govuk-body">Reading the records.</p> : null}
      {reading.data !== null && about === null ? <p class="govuk-body">There is nobody here that you may see.</p> : null}
      {children}
    </Page>
  )
}
