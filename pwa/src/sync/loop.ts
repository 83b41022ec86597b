/**
 * Keeps the engine going in the browser: one tab leads (a Web Lock), the others poke it (a BroadcastChannel). It wakes on
 * opening, on coming to the front, on the network's coming and going, on a timer, after each save, and whenever the
 * server says that something moved. The browser's own idea of being online is only a hint to try; the truth is the last
 * answer.
 */
import { number, object, oneOf, text, withDefault, type Parser } from '../contract/parse'
import { createCell, type Cell } from './cell'
import type { Engine, Round } from './engine'

export interface LoopStatus {
  step: 'idle' | 'sending' | 'fetching' | 'following'
  /** The ids of what is on its way now, and of nothing else. */
  sending: ReadonlySet<string>
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
  /** `loopName` (rounds.ts) of the officer. */
  name: string
  now: () => Date
  /** Follows what moves on the server until the stream ends: `moved` once it is had, and at each event. */
  follow?: (moved: () => void, signal: AbortSignal) => Promise<void>
  /** Done before each round; where it fails, the round begins all the same. */
  before?: () => Promise<void>
  /** This tab or another has written rows or outbox. */
  onWritten: (by: 'us' | 'another') => void
}

/** A stream that ends sooner than this was not a stream, and its end says nothing of the network. */
const SETTLED_MS = 2_000
const NOTHING: ReadonlySet<string> = new Set()

export function startLoop({ engine, name, now, follow, before = async () => undefined, onWritten }: LoopPorts): Loop {
  const status = createCell<LoopStatus>({ step: 'idle', sending: NOTHING, ended: null, endedAt: null })
  const channel = new BroadcastChannel(name)
  const stopping = new AbortController()
  let leading = false
  let wake: () => void = () => undefined
  let poked = false
  let following = false

  const poke = (): void => {
    engine.resetBackoff()
    poked = true
    if (leading) wake()
    else channel.postMessage('poke')
  }

  /** Try now, with the patience that is left. */
  const wakeUp = (): void => {
    poked = true
    wake()
  }

  /** A server that answers can say when something moves. A stream that ends has lost the network, or was none. */
  const listenOn = async (): Promise<void> => {
    if (following || follow === undefined) return
    following = true
    const began = now().getTime()
    await follow(wakeUp, stopping.signal).catch(() => undefined)
    following = false
    if (Math.abs(now().getTime() - began) > SETTLED_MS) wakeUp()
  }

  const lead = async (): Promise<void> => {
    leading = true
    onWritten('another')
    while (!stopping.signal.aborted) {
      poked = false
      await before().catch(() => undefined)
      const { ended, nextMs } = await engine.round()
      if (stopping.signal.aborted) return
      status.set({ step: 'idle', sending: NOTHING, ended, endedAt: now() })
      onWritten('us')
      channel.postMessage({ ended })
      if (ended.kind === 'done' || ended.kind === 'sent') void listenOn()
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
    if (ended !== undefined) status.set({ step: 'idle', sending: NOTHING, ended, endedAt: now() })
    onWritten('another')
  })
  const onVisible = (): void => {
    if (document.visibilityState === 'visible') poke()
  }
  addEventListener('online', poke)
  addEventListener('offline', wakeUp)
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
      removeEventListener('offline', wakeUp)
      document.removeEventListener('visibilitychange', onVisible)
      channel.close()
    },
  }
}

const ENDS = ['done', 'sent', 'unreachable', 'busy', 'signIn', 'upgrade', 'revoked', 'refused', 'broken'] as const
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
