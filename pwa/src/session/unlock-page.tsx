import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { Unlocked } from '../device/phone'
import { ErrorSummary, TextField } from '../ui/fields'
import { Page } from '../ui/page'
import { count } from '../ui/words'
import { tryPassphrase } from './session'
import type { Work } from './work'

/** The plain screen of a locked phone. It shows no record, and says nothing about whose phone it is. */
export function UnlockPage({ work }: { work: Work }): JSX.Element {
  const [passphrase, setPassphrase] = useState('')
  const [errors, setErrors] = useState<{ field: string; message: string }[]>([])
  const [isBusy, setBusy] = useState(false)

  const submit = async (event: Event): Promise<void> => {
    event.preventDefault()
    if (passphrase === '') {
      setErrors([{ field: 'passphrase', message: 'Enter your passphrase' }])
      return
    }
    setBusy(true)
    const message = await refusalOf(work, passphrase)
    setBusy(false)
    setPassphrase('')
    setErrors(message === null ? [] : [{ field: 'passphrase', message }])
  }

  return (
    <Page title="Unlock">
      <ErrorSummary errors={errors} />
      <form noValidate onSubmit={(event) => void submit(event)}>
        <TextField
          id="passphrase"
          label="Passphrase"
          type="password"
          autoComplete="current-password"
          value={passphrase}
          error={errors[0]?.message}
          onValue={setPassphrase}
        />
        <button class="govuk-button" type="submit" disabled={isBusy}>
          {isBusy ? 'Unlocking' : 'Unlock'}
        </button>
      </form>
    </Page>
  )
}

/** A browser that fails to read what is kept here must not leave a page that takes no second try. */
async function refusalOf(work: Work, passphrase: string): Promise<string | null> {
  try {
    return refusalWords(await tryPassphrase(work, passphrase))
  } catch {
    return 'This phone could not read its records just now. Nothing is lost. Try again'
  }
}

function refusalWords(result: Unlocked): string | null {
  switch (result.kind) {
    case 'open':
    case 'erased':
      return null
    case 'wait':
      return `Too many wrong tries. Wait ${waitWords(result.waitMs)} and try again`
    case 'wrong': {
      const left = `${count(result.left, 'try', 'tries')} left before what is on this phone is destroyed`
      const wait = result.waitMs > 0 ? ` Wait ${waitWords(result.waitMs)}.` : ''
      return `The passphrase is wrong.${result.left <= 5 ? ` ${left}.` : ''}${wait}`
    }
  }
}

const waitWords = (ms: number): string =>
  ms > 60_000 ? count(Math.ceil(ms / 60_000), 'minute') : count(Math.ceil(ms / 1_000), 'second')
