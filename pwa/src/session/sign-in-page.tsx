import type { JSX } from 'preact'
import { signInAddress } from '../contract/session'
import { Page } from '../ui/page'
import { useCell } from '../ui/use-cell'
import { count } from '../ui/words'
import { start } from './session'
import type { Work } from './work'

export function SignInPage({ isOffline, work }: { isOffline: boolean; work: Work | null }): JSX.Element {
  return (
    <Page title="Sign in" heading="Sign in to Doorstep">
      {work === null ? null : <Waiting work={work} />}
      {isOffline ? (
        <>
          <p class="govuk-body">There is no connection to the server. You need one to sign in on this phone.</p>
          <button class="govuk-button" type="button" onClick={() => void start()}>
            Try again
          </button>
        </>
      ) : (
        <>
          <p class="govuk-body">Use your work account. You will come back here afterwards.</p>
          <a class="govuk-button" draggable={false} href={signInAddress('/app/')}>
            Sign in
          </a>
        </>
      )}
    </Page>
  )
}

function Waiting({ work }: { work: Work }): JSX.Element | null {
  const waiting = useCell(work.outstanding).items.filter((item) => item.state === 'waiting').length
  if (waiting === 0) return null
  return (
    <div class="govuk-inset-text">
      {count(waiting, 'visit')} on this phone {waiting === 1 ? 'waits' : 'wait'} to be sent. Nothing is lost. Sign in to send{' '}
      {waiting === 1 ? 'it' : 'them'}.
    </div>
  )
}
