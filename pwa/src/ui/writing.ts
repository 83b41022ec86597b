/**
 * Forms that are open: the app takes no new version while somebody writes, in this tab or in another, and one thing is
 * written in one tab at a time. Locks of the browser say so, since they end with the tab that holds them.
 */
import { useEffect, useState } from 'preact/hooks'
import { createCell } from '../sync/cell'

/** Held by every open form, shared; taken alone by whoever wants nobody to be writing. */
export const WRITING = 'doorstep-writing'

/** How many forms are open in this tab. */
export const openForms = createCell(0)

/** The form that calls this is open for as long as it is drawn. */
export function useWriting(): void {
  useEffect(() => {
    const closing = new AbortController()
    openForms.set(openForms.get() + 1)
    void navigator.locks
      .request(WRITING, { mode: 'shared', signal: closing.signal }, () => until(closing.signal))
      .catch(() => undefined)
    return () => {
      openForms.set(openForms.get() - 1)
      closing.abort()
    }
  }, [])
}

/** Whether `name` is this tab's alone. It waits where another tab has it, and has it when that lets go. */
export function useAlone(name: string): 'asking' | 'ours' | 'elsewhere' {
  const [state, setState] = useState<'asking' | 'ours' | 'elsewhere'>('asking')
  useEffect(() => {
    const leaving = new AbortController()
    const { signal } = leaving
    const hold = (): Promise<void> => {
      if (!signal.aborted) setState('ours')
      return until(signal)
    }
    const ask = async (): Promise<void> => {
      const got = await navigator.locks.request(name, { ifAvailable: true }, (lock) => (lock === null ? 'elsewhere' : hold()))
      if (got !== 'elsewhere' || signal.aborted) return
      setState('elsewhere')
      await navigator.locks.request(name, { signal }, hold)
    }
    void ask().catch(() => undefined)
    return () => leaving.abort()
  }, [name])
  return state
}

const until = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
