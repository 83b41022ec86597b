import type { JSX } from 'preact'
import type { Mark } from '../device/canary'
import { momentWords } from '../ui/dates'
import { Page } from '../ui/page'
import { count } from '../ui/words'
import { acceptLoss } from './session'
import { unsentWords } from './status-words'

/** "2 items that had not been sent and 1 visit that was not finished". Pure. */
export function lostWords({ waiting, following, drafts }: Pick<Mark, 'waiting' | 'following' | 'drafts'>): string {
  const unsent = waiting + following === 0 ? [] : [`${unsentWords(waiting, 'item', following)} that had not been sent`]
  const unfinished = drafts === 0 ? [] : [`${count(drafts, 'visit')} not finished`]
  return [...unsent, ...unfinished].join(' and ')
}

/** The browser has thrown the store away with unsent work in it. Said once, plainly, before anything else. */
export function LostPage({ mark }: { mark: Mark }): JSX.Element {
  const now = new Date()
  return (
    <Page
      title="Your work may be lost"
      action={
        <button class="govuk-button app-action__button" type="button" onClick={acceptLoss}>
          I have told my supervisor
        </button>
      }
    >
      <p class="govuk-body">
        The browser has cleared what Doorstep kept on this phone, with {lostWords(mark)}. This was last seen{' '}
        {momentWords(new Date(mark.at), now)}.
      </p>
      {mark.since === null ? null : <p class="govuk-body">The oldest of it was saved {momentWords(new Date(mark.since), now)}.</p>}
      <p class="govuk-body">
        Tell your supervisor, and record it again. Your supervisor sees it on the page of phones, too. To keep this from
        happening, put the app on your home screen.
      </p>
    </Page>
  )
}

/** The same while a form is open: the form stays, since what is typed in it is not lost yet. */
export function LostBar({ mark }: { mark: Mark }): JSX.Element {
  return (
    <div class="app-status app-status--action">
      <div class="app-status__inner">
        <p class="app-status__words" role="alert">
          The browser has cleared this phone&apos;s store, with {lostWords(mark)}. Finish this page first.
        </p>
      </div>
    </div>
  )
}
