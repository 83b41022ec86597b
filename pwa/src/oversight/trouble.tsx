import type { JSX } from 'preact'
import type { Asked } from '../contract/ask'
import { signInAddress } from '../contract/session'

/** Why a list may be old or missing, and what to do. */
export function Trouble({ trouble }: { trouble: Exclude<Asked<unknown>, { kind: 'answer' }> | null }): JSX.Element | null {
  if (trouble === null) return null
  switch (trouble.kind) {
    case 'offline':
      return <p class="govuk-inset-text">No connection to the server. What you see may be old. It will be read again by itself.</p>
    case 'signIn':
      return (
        <p class="govuk-inset-text">
          Your session has ended. <a href={signInAddress(location.pathname)}>Sign in again</a>
        </p>
      )
    case 'refused':
      return <p class="govuk-inset-text">The server refused: {trouble.message}</p>
  }
}
