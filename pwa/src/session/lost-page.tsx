import type { JSX } from 'preact'
import type { Mark } from '../device/canary'
import { momentWords } from '../ui/dates'
import { Page } from '../ui/page'
import { acceptLoss } from './session'
import { unsentWords } from './status-words'

/** The browser has thrown the store away with unsent visits in it. Said once, plainly, before anything else. */
export function LostPage({ mark }: { mark: Mark }): JSX.Element {
  return (
    <Page
      title="Visits may be lost"
      action={
        <button class="govuk-button app-action__button" type="button" onClick={acceptLoss}>
          I have told my supervisor
        </button>
      }
    >
      <p class="govuk-body">
        The browser has cleared what Doorstep kept on this phone. {unsentWords(mark.waiting, 'visit', mark.following)} had not been
        sent when this was last seen, {momentWords(new Date(mark.at), new Date())}.
      </p>
      <p class="govuk-body">
        Tell your supervisor{mark.waiting === 0 ? '' : `, and record ${mark.waiting === 1 ? 'that visit' : 'those visits'} again`}. To keep this from happening,
        put the app on your home screen.
      </p>
    </Page>
  )
}
