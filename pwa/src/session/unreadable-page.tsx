import type { JSX } from 'preact'
import { Page } from '../ui/page'

/** The browser would not open the store, even on a fresh handle. Nothing is known to be lost. */
export function UnreadablePage(): JSX.Element {
  return (
    <Page title="This phone cannot be read just now">
      <p class="govuk-body">
        The browser did not let Doorstep open what is kept on this phone. Nothing has been deleted by Doorstep. Close other
        apps, and try again.
      </p>
      <button class="govuk-button" type="button" onClick={() => location.reload()}>
        Try again
      </button>
    </Page>
  )
}
