import type { ComponentType, JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'

/** A page whose code comes when it is first opened, so that officers' phones never fetch it before. */
export function later<P extends object = object>(load: () => Promise<ComponentType<P>>): (props: P) => JSX.Element | null {
  let loaded: ComponentType<P> | undefined
  return function Later(props) {
    const [, draw] = useState(0)
    useEffect(() => {
      if (loaded !== undefined) return
      void load().then((component) => {
        loaded = component
        draw((count) => count + 1)
      })
    }, [])
    const Component = loaded
    return Component === undefined ? null : <Component {...props} />
  }
}
