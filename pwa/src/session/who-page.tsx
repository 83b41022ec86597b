import type { JSX } from 'preact'
import type { Identity } from '../contract/session'
import { Fact } from '../ui/fact'
import { Page } from '../ui/page'
import { ROLE, wordsFor } from '../ui/words'
import { signOut } from './session'

const CAN_DO: Readonly<Record<string, string>> = {
  source_register: 'You read who the source of a report is by the interface for programs: intelligenceFile.',
  admin: 'You run Doorstep with the command line: doorstep doctor says what needs mending.',
}

/** For everyone who has no page of their own yet: who they are, and what they can do. */
export function WhoPage({ identity }: { identity: Identity }): JSX.Element {
  return (
    <Page title="You are signed in">
      <dl class="govuk-summary-list">
        <Fact term="Name" value={identity.name} />
        <Fact term="Role" value={identity.roles.map((role) => wordsFor(ROLE, role)).join(', ') || 'none'} />
        <Fact term="Force" value={identity.forceName ?? 'none'} />
        <Fact term="Unit" value={identity.unitName ?? 'none'} />
      </dl>
      {identity.roles.map((role) =>
        CAN_DO[role] === undefined ? null : (
          <p key={role} class="govuk-body">
            {CAN_DO[role]}
          </p>
        ),
      )}
      <button class="govuk-button govuk-button--secondary" type="button" onClick={() => void signOut()}>
        Sign out
      </button>
    </Page>
  )
}
