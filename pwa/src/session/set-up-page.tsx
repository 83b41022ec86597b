import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { Identity } from '../contract/session'
import { PASSPHRASE_CHARS_MIN } from '../device/data-key'
import { ErrorSummary, TextField } from '../ui/fields'
import { Page } from '../ui/page'
import { choosePassphrase } from './session'

interface Problem {
  field: string
  message: string
}

/** The first sign-in on a phone: a passphrase under which everything here is kept, and how to install the app. */
export function SetUpPage({ identity }: { identity: Identity }): JSX.Element {
  const [passphrase, setPassphrase] = useState('')
  const [again, setAgain] = useState('')
  const [errors, setErrors] = useState<Problem[]>([])
  const [isBusy, setBusy] = useState(false)

  const submit = async (event: Event): Promise<void> => {
    event.preventDefault()
    const problems = passphraseProblems(passphrase, again)
    setErrors(problems)
    if (problems.length > 0) return
    setBusy(true)
    await choosePassphrase(identity, passphrase)
  }
  const errorOf = (field: string): string | undefined => errors.find((error) => error.field === field)?.message

  return (
    <Page title="Set up this phone">
      <ErrorSummary errors={errors} />
      <p class="govuk-body">
        Signed in as {identity.name}. Choose a passphrase. It locks what is kept on this phone, and you will need it to open
        the app without a connection.
      </p>
      <form noValidate onSubmit={(event) => void submit(event)}>
        <TextField
          id="passphrase"
          label="Passphrase"
          hint={`At least ${PASSPHRASE_CHARS_MIN} characters. Three words that you can remember are good.`}
          type="password"
          autoComplete="new-password"
          value={passphrase}
          error={errorOf('passphrase')}
          onValue={setPassphrase}
        />
        <TextField
          id="passphrase-again"
          label="Passphrase again"
          type="password"
          autoComplete="new-password"
          value={again}
          error={errorOf('passphrase-again')}
          onValue={setAgain}
        />
        <button class="govuk-button" type="submit" disabled={isBusy}>
          {isBusy ? 'Setting up' : 'Set up this phone'}
        </button>
      </form>
      <details class="govuk-details">
        <summary class="govuk-details__summary">
          <span class="govuk-details__summary-text">Put the app on your home screen</span>
        </summary>
        <div class="govuk-details__text">
          Open your browser's menu and choose "Install app" or "Add to home screen". An installed app keeps its records even
          when you have not used it for some days.
        </div>
      </details>
      <p class="govuk-body">
        Nobody can reset this passphrase. After ten wrong tries, what is on this phone is destroyed and fetched again. Visits
        that wait to be sent are kept.
      </p>
    </Page>
  )
}

export function passphraseProblems(passphrase: string, again: string): Problem[] {
  if (passphrase.length < PASSPHRASE_CHARS_MIN) {
    return [{ field: 'passphrase', message: `Passphrase must be ${PASSPHRASE_CHARS_MIN} characters or more` }]
  }
  return passphrase === again ? [] : [{ field: 'passphrase-again', message: 'The two passphrases must be the same' }]
}
