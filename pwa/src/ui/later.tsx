import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'

/** A page whose code comes when it is first opened, so that officers' phones never fetch it. */
export function later(load: () => Promise<() => JSX.Element>): () => JSX.Element | null {
  let loaded: (() => JSX.Element) | undefined
  return function Later() {
    const [, draw] = useState(0)
    useEffect(() => {
      if (loaded !== undefined) return
      void load().then((component) => {
        loaded = component
        draw((count) => count + 1)
      })
    }, [])
    const Component = loaded
    return Component === undefined ? null : <Component />
  }
}
