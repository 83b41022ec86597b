/**
 * Keeps the engine going in the browser: one tab leads (a Web Lock), the others poke it (a BroadcastChannel). It wakes on
 * opening, on coming to the front, on the network's return, on a timer and after each save. The browser's own idea of
 * being online is only a hint to try; the truth is the last answer.
 */
import { number, object, oneOf, text, withDefault, type Parser } from '../contract/parse'
import { createCell, type Cell } from './cell'
import type { Engine, Round } from './engine'

export interface LoopStatus {
  step: 'idle' | 'sending' | 'fetching' | 'following'
  ended: Round['ended'] | null
  endedAt: Date | null
}

export interface Loop {
  status: Cell<LoopStatus>
  /** Something waits, or somebody asks: try now, with a fresh patience. */
  poke(): void
  stop(): void
}

export interface LoopPorts {
  engine: Engine
  /** One name for each officer on this phone. */
  name: string
  now: () => Date
  /** This tab or another has written rows or outbox. */
  onWritten: (by: 'us' | 'another') => void
}

export function startLoop({ engine, name, now, onWritten }: LoopPorts): Loop {
  const status = createCell<LoopStatus>({ step: 'idle', ended: null, endedAt: null })
  const channel = new BroadcastChannel(name)
  const stopping = new AbortController()
  let leading = false
  let wake: () => void = () => undefined
  let poked = false

  const poke = (): void => {
    engine.resetBackoff()
    poked = true
    if (leading) wake()
    else channel.postMessage('poke')
  }

  const lead = async (): Promise<void> => {
    leading = true
    onWritten('another')
    while (!stopping.signal.aborted) {
      poked = false
      const { ended, nextMs } = await engine.round()
      if (stopping.signal.aborted) return
      status.set({ step: 'idle', ended, endedAt: now() })
      onWritten('us')
      channel.postMessage({ ended })
      if (!poked) await sleep(nextMs)
    }
  }

  const sleep = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, ms)
      wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })

  channel.addEventListener('message', (event: MessageEvent<unknown>) => {
    if (event.data === 'poke') {
      if (leading) poke()
      return
    }
    const ended = endedElsewhere(event.data)
    if (ended !== undefined) status.set({ step: 'idle', ended, endedAt: now() })
    onWritten('another')
  })
  const onVisible = (): void => {
    if (document.visibilityState === 'visible') poke()
  }
  addEventListener('online', poke)
  document.addEventListener('visibilitychange', onVisible)

  // The lock is held until the tab goes; then the browser gives it to the next tab.
  void navigator.locks.request(name, { signal: stopping.signal }, lead).catch(() => undefined)

  return {
    status,
    poke,
    stop() {
      stopping.abort()
      wake()
      removeEventListener('online', poke)
      document.removeEventListener('visibilitychange', onVisible)
      channel.close()
    },
  }
}

const ENDS = ['done', 'unreachable', 'busy', 'signIn', 'upgrade', 'revoked', 'refused', 'broken'] as const
const end: Parser<Round['ended']> = object({
  kind: oneOf(ENDS),
  afterMs: withDefault(number, 0),
  code: withDefault(text, ''),
  message: withDefault(text, ''),
})
const elsewhere = object<{ ended: Round['ended'] }>({ ended: end })

/** How the leading tab's last round ended, so that every tab shows the same truth. */
function endedElsewhere(data: unknown): Round['ended'] | undefined {
  return elsewhere(data)?.ended
}
