import type { JSX } from 'preact'
import { Page } from './ui/page'

export function NotFoundPage(): JSX.Element {
  return (
    <Page title="Page not found" back={{ href: '/app/', label: 'Start page' }}>
      <p class="govuk-body">There is no page at this address.</p>
    </Page>
  )
}
