import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import type { Asked } from '../contract/ask'
import { listen, type Wakes } from '../contract/live'

export interface Reading<R> {
  /** The last answer; it stays while a newer one is asked for, or cannot be had. */
  data: R | null
  trouble: Exclude<Asked<R>, { kind: 'answer' }> | null
  askedAt: Date | null
  again: () => void
}

/** Asks, and asks again whenever `question` changes. A late answer is dropped. */
export function useAsked<R>(question: string, askIt: () => Promise<Asked<R>>): Reading<R> {
  const [state, setState] = useState<Omit<Reading<R>, 'again'>>({ data: null, trouble: null, askedAt: null })
  const turn = useRef(0)
  const latest = useRef(askIt)
  latest.current = askIt
  const again = useCallback(() => {
    turn.current += 1
    const own = turn.current
    void latest.current().then((asked) => {
      if (own !== turn.current) return
      if (asked.kind === 'answer') setState({ data: asked.data, trouble: null, askedAt: new Date() })
      else setState((before) => ({ ...before, trouble: asked }))
    })
  }, [])
  useEffect(again, [again, question])
  return { ...state, again }
}

/** What stands against it, in words; null: it was done. */
export function refusalOf<R>(asked: Asked<R>, faults: (data: R) => readonly { message: string }[]): string | null {
  switch (asked.kind) {
    case 'answer':
      return faults(asked.data)[0]?.message ?? null
    case 'offline':
      return 'No connection: nothing was decided. Try again'
    case 'signIn':
      return 'Your session has ended: sign in again'
    case 'refused':
      return asked.message
  }
}

/** Asks again whenever something moved on the server. One page listens once: a browser has few connections to a server. */
export function useLive(again: () => void, wakes?: Wakes): void {
  useEffect(() => listen(again, wakes), [again, wakes])
}
