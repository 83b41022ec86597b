import type { ComponentType, JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { Page } from './page'

/**
 * A page whose code comes when it is first opened, so that officers' phones never fetch it before. `isWantedSoon`: it comes
 * as soon as the first page stands, so that it is there when the network has gone.
 */
export function later<P extends object = object>(
  load: () => Promise<ComponentType<P>>,
  isWantedSoon = false,
): (props: P) => JSX.Element | null {
  let loaded: ComponentType<P> | undefined
  const fetched = async (): Promise<void> => {
    loaded ??= await load()
  }
  if (isWantedSoon) setTimeout(() => void fetched().catch(() => undefined))
  return function Later(props) {
    const [isMissing, setMissing] = useState(false)
    const [, draw] = useState(0)
    const bring = (): void => {
      setMissing(false)
      void fetched().then(
        () => draw((count) => count + 1),
        () => setMissing(true),
      )
    }
    useEffect(() => {
      if (loaded === undefined) bring()
    }, [])
    const Component = loaded
    if (Component !== undefined) return <Component {...props} />
    return isMissing ? <NotHere again={bring} /> : null
  }
}

/** Its code is not on this phone, and cannot be fetched now. */
function NotHere({ again }: { again: () => void }): JSX.Element {
  return (
    <Page title="This page is not on this phone yet" back={{ href: '/app/', label: 'Start page' }}>
      <p class="govuk-body">It has to be fetched once, with a connection.</p>
      <button class="govuk-button" type="button" onClick={again}>
        Try again
      </button>
    </Page>
  )
}
