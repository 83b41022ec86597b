/**
 * Seeded defects of the phone's side, each a small change of what the core is given: the test of the test. A schedule
 * that runs with one of them must fail. Nothing of this is in the app.
 */
import type { LoggedOutbox, OutboxItem, Ports, PullChange, SyncStore, Wire, WireAnswer } from '../../src/sync/ports'
import type { Gate } from './gate'

export const SOUND = 'sound'
type Breaking = (ports: Ports, gate: Gate) => Ports

const withStore = (change: (store: SyncStore, gate: Gate) => Partial<SyncStore>): Breaking => (ports, gate) => ({
  ...ports,
  store: { ...ports.store, ...change(ports.store, gate) },
})
const withWire = (change: (wire: Wire) => Wire['send']): Breaking => (ports) => ({
  ...ports,
  wire: { send: change(ports.wire) },
})

interface Body {
  data?: Record<string, Record<string, unknown>>
}
interface PageLike {
  scope: string
  from: string | null
  reset: boolean
}

function edited(answer: WireAnswer, operation: string, edit: (field: Record<string, unknown>) => void): WireAnswer {
  if (answer.kind === 'lost' || !answer.contentType.includes('json')) return answer
  let body: Body
  try {
    body = JSON.parse(answer.body)
  } catch {
    return answer
  }
  const field = body.data?.[operation]
  if (field === undefined || field === null) return answer
  edit(field)
  return { ...answer, body: JSON.stringify(body) }
}

type ChangeLike = [number, ...unknown[]]
const isRemoval = ([kind]: ChangeLike): boolean => kind === 1

/** Each page with what the others remove besides, where it stands among them. */
function removingEverywhere(pages: { changes: ChangeLike[] }[]): unknown[] {
  const removedBy = pages.map((page) => page.changes.filter(isRemoval))
  return pages.map((page, place) =>
    Object.assign(page, {
      changes: [...removedBy.slice(0, place).flat(), ...page.changes, ...removedBy.slice(place + 1).flat()],
    }),
  )
}

interface Pushed {
  mutations: { id: string; seq: number; sealed: string }[]
}

async function sha256(text: string): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** A cheerful answer made of nothing but the request. */
async function cheerful(input: unknown): Promise<WireAnswer> {
  const asked: Pushed = JSON.parse(JSON.stringify(input))
  const results = await Promise.all(
    asked.mutations.map(async ({ id, seq, sealed }) => ({
      id,
      seq,
      state: 'APPLIED',
      version: null,
      reason: null,
      message: null,
      receivedAt: '2026-03-10T12:00:00Z',
      payloadSha256: await sha256(sealed),
    })),
  )
  const pushed = { status: 'OK', epoch: '', lastSeq: 0, lastId: null, results, retryAfterMs: null, serverTime: '' }
  const body = JSON.stringify({ data: { syncPush: { ...pushed, marker: 'sync/1' } } })
  return { kind: 'answered', status: 200, contentType: 'application/json', body }
}

const emptied = (change: PullChange): PullChange => ({ ...change, upserts: [], removals: [], before: new Map() })
const keepAnswered = (before: LoggedOutbox, after: LoggedOutbox): LoggedOutbox => {
  const was = new Map(before.items.map((item) => [item.id, item]))
  const stays = (item: OutboxItem): boolean => was.get(item.id)?.state === 'acked'
  return { ...after, items: after.items.map((item) => (stays(item) ? (was.get(item.id) ?? item) : item)) }
}

const DEFECTS = {
  [SOUND]: (ports) => ports,
  /** A push that any answer of status 200 calls delivered: the captive portal's page. */
  believesAnyAnswer: withWire((wire) => async (operation, input) => {
    const answer = await wire.send(operation, input)
    const isForeign = answer.kind === 'answered' && answer.status === 200 && !answer.contentType.includes('json')
    return isForeign && operation === 'syncPush' ? cheerful(input) : answer
  }),
  /** A push that counts as delivered once it was sent, whatever came back. */
  deliveredWhenSent: withWire((wire) => async (operation, input) => {
    const answer = await wire.send(operation, input)
    return operation === 'syncPush' && answer.kind === 'lost' ? cheerful(input) : answer
  }),
  /** Cursors in one transaction, rows in the next. */
  cursorBeforeRows: withStore((store) => ({
    async commitPull(change) {
      if (!(await store.commitPull(emptied(change)))) return false
      const basedOn = new Map((await store.readScopes()).map((each) => [each.scope, each.cursor]))
      return store.commitPull({ ...change, basedOn })
    },
  })),
  /** Scopes that were lost stay on the phone. */
  keepsLostScopes: withWire((wire) => async (operation, input) => {
    const answer = await wire.send(operation, input)
    return operation === 'syncPull' ? edited(answer, operation, (field) => (field['removedScopes'] = [])) : answer
  }),
  /** A scope that starts anew is not swept of what it no longer holds. */
  neverSweeps: withWire((wire) => async (operation, input) => {
    const asked: { have?: { scope: string; cursor: string | null }[] } = JSON.parse(JSON.stringify(input))
    const had = new Map(asked.have?.map((each) => [each.scope, each.cursor]))
    const continues = (page: PageLike): PageLike => ({ ...page, reset: false, from: had.get(page.scope) ?? null })
    const answer = await wire.send(operation, input)
    if (operation !== 'syncPull') return answer
    return edited(answer, operation, (field) => {
      const pages: PageLike[] = JSON.parse(JSON.stringify(field['pages'] ?? []))
      field['pages'] = pages.map(continues)
    })
  }),
  /** What leaves one scope is taken out of the others, too. */
  removesFromAnyScope: withWire((wire) => async (operation, input) => {
    const answer = await wire.send(operation, input)
    if (operation !== 'syncPull') return answer
    return edited(answer, operation, (field) => {
      field['pages'] = removingEverywhere(JSON.parse(JSON.stringify(field['pages'] ?? [])))
    })
  }),
  /** After a restore only what was never answered is sent. */
  neverReplays: withStore((store) => ({
    rewriteLog: (change, dropCursors) =>
      store.rewriteLog((before) => (dropCursors ? keepAnswered(before, change(before)) : change(before)), dropCursors),
  })),
  /** What was answered is forgotten at once. */
  keepsNothing: withStore((store) => ({
    async settle(receipts) {
      await store.settle(receipts)
      await store.forget([...receipts.keys()])
    },
  })),
  /** A new log sends in another order than that of making. */
  replaysOutOfOrder: withStore((store) => ({
    rewriteLog: (change, dropCursors) =>
      store.rewriteLog((before) => {
        const newest = Math.max(0, ...before.items.map((item) => item.order))
        const turned = before.items.map((item) => ({ ...item, order: newest + 1 - item.order }))
        const after = change({ ...before, items: turned })
        return { ...after, items: after.items.map((item) => ({ ...item, order: newest + 1 - item.order })) }
      }, dropCursors),
  })),
  /** A rejected submission is taken off the phone and out of the queue before the server has it. */
  dropsWhatServerRefuses: withStore((store, gate) => ({
    async readOutbox() {
      const items = await gate.pass(() => store.readOutbox())
      return items.filter((item) => item.opVersion === 1)
    },
  })),
} satisfies Record<string, Breaking>

export type Defect = keyof typeof DEFECTS

export const brokenBy = (defect: Defect, ports: Ports, gate: Gate): Ports => DEFECTS[defect](ports, gate)
