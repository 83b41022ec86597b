/**
 * "Something moved": server-sent events over fetch (an EventSource can neither POST nor send our header). The events
 * carry no records; the listener reads again what it shows. Where the stream cannot be had, it polls.
 */
import { ScopeMovedDocument, type TypedDocumentString } from './generated/graphql'
import { CLIENT_HEADER, documentId } from './http'

/** The longest that a change can go unseen where no stream can be had. */
export const POLL_MS = 30_000
const RETRY_MS = 1_000
/** A stream that ends sooner than this was not a stream. */
const SETTLED_MS = 2_000

/** What is listened to: a subscription without variables. */
export type Wakes = TypedDocumentString<unknown, { [key: string]: never }>

/** Calls `moved` at each event, and after each gap in which one may have been missed. Answers the way to stop. */
export function listen(moved: () => void, wakes: Wakes = ScopeMovedDocument): () => void {
  const stop = new AbortController()
  void keepListening(moved, stop.signal, wakes)
  return () => stop.abort()
}

async function keepListening(moved: () => void, signal: AbortSignal, wakes: Wakes): Promise<void> {
  let wait = RETRY_MS
  while (!signal.aborted) {
    const began = performance.now()
    await follow(moved, signal, undefined, wakes).catch(() => undefined)
    if (signal.aborted) return
    if (performance.now() - began > SETTLED_MS) wait = RETRY_MS
    await pause(wait, signal)
    wait = Math.min(2 * wait, POLL_MS)
    if (!signal.aborted) moved()
  }
}

/** One stream, until it ends: `opened` once it is had, `moved` at each event. Ends at once where none can be had. */
export async function follow(
  moved: () => void,
  signal: AbortSignal,
  opened: () => void = () => undefined,
  wakes: Wakes = ScopeMovedDocument,
): Promise<void> {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'text/event-stream', 'X-Doorstep-Client': CLIENT_HEADER },
    body: JSON.stringify({ documentId: documentId(wakes) }),
    cache: 'no-store',
    signal,
  })
  const isStream = (response.headers.get('Content-Type') ?? '').startsWith('text/event-stream')
  if (!response.ok || !isStream || response.body === null) return
  opened()
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
  let buffer = ''
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    const { events, rest } = splitEvents(buffer + value)
    buffer = rest
    if (events.includes('next')) moved()
    if (events.includes('complete')) return
  }
}

/** The names of the whole events in `buffer`, and what is left of it. */
export function splitEvents(buffer: string): { events: string[]; rest: string } {
  const blocks = buffer.replaceAll('\r\n', '\n').split('\n\n')
  const rest = blocks.pop() ?? ''
  const events = blocks.flatMap((block) => /^event: ?(\w+)$/m.exec(block)?.[1] ?? [])
  return { events, rest }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true })
  })
}
