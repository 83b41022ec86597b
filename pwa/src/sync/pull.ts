/**
 * Pure: what one answer of syncPull does to the rows and cursors (docs/sync.md, 4.4). Rows and cursors move together;
 * a late page is dropped; a record is taken out only by the scope in which it lies.
 */
import type { PageAnswer, PullAnswer } from './answers'
import { rowKey, type PullChange, type Row, type ScopeState } from './ports'

/** What officers are told of when others change it (caseload/news.ts). */
const TOLD_OF: ReadonlySet<string> = new Set(['nominal', 'visit', 'obligation', 'conflict', 'submission'])

const fresh = (scope: string): ScopeState => ({ scope, cursor: null, generation: 0, sweeping: false, isFirst: true })

export function planPull(
  rows: ReadonlyMap<string, Row>,
  scopes: readonly ScopeState[],
  answer: Pick<PullAnswer, 'pages' | 'removedScopes'>,
): PullChange {
  const state = new Map(scopes.map((scope) => [scope.scope, scope]))
  const draft = new Draft(rows)
  for (const scope of answer.removedScopes) {
    draft.removeWhere((row) => row.scope === scope)
    state.delete(scope)
  }
  for (const page of answer.pages) {
    const before = state.get(page.scope) ?? fresh(page.scope)
    // A page that continues from elsewhere is a late answer. A reset starts anew from wherever we stand.
    if (!page.reset && page.from !== before.cursor) continue
    state.set(page.scope, applyPage(draft, before, page))
  }
  return {
    upserts: [...draft.put.values()],
    removals: [...draft.removed],
    before: draft.before,
    scopes: [...state.values()],
    removedScopes: answer.removedScopes,
    basedOn: new Map(scopes.map((scope) => [scope.scope, scope.cursor])),
  }
}

function applyPage(draft: Draft, before: ScopeState, page: PageAnswer): ScopeState {
  const generation = page.reset ? before.generation + 1 : before.generation
  const sweeping = page.reset || before.sweeping
  const isFirst = before.isFirst ?? false
  for (const change of page.changes) {
    const key = rowKey(change.entity, change.id)
    const row = draft.get(key)
    if (change.kind === 'remove') {
      if (row?.scope === page.scope) draft.remove(key)
    } else if (row === undefined || isReplacedBy(row, change.version, page.scope, generation)) {
      const { entity, id, version, doc } = change
      draft.set(key, { entity, id, version, doc, scope: page.scope, generation }, isFirst)
    }
  }
  if (page.more) return { scope: page.scope, cursor: page.cursor, generation, sweeping, isFirst }
  if (sweeping) draft.removeWhere((row) => row.scope === page.scope && row.generation < generation)
  return { scope: page.scope, cursor: page.cursor, generation, sweeping: false, isFirst: false }
}

/** Versions only rise, but for a restored server: then a reset (a new generation) overrules the older number. */
function isReplacedBy(row: Row, version: string, scope: string, generation: number): boolean {
  const isOlderGeneration = row.scope === scope && row.generation < generation
  return isOlderGeneration || BigInt(version) >= BigInt(row.version)
}

/** The rows as they will be, without copying those that do not change. */
class Draft {
  readonly put = new Map<string, Row>()
  readonly removed = new Set<string>()
  readonly before = new Map<string, unknown>()
  readonly #rows: ReadonlyMap<string, Row>

  constructor(rows: ReadonlyMap<string, Row>) {
    this.#rows = rows
  }

  get(key: string): Row | undefined {
    return this.removed.has(key) ? undefined : (this.put.get(key) ?? this.#rows.get(key))
  }

  set(key: string, row: Row, isFirst: boolean): void {
    this.removed.delete(key)
    this.put.set(key, row)
    const held = this.#rows.get(key)
    if (!isFirst && TOLD_OF.has(row.entity) && !isAlike(held?.doc, row.doc)) this.before.set(key, held?.doc ?? null)
  }

  remove(key: string): void {
    this.put.delete(key)
    this.before.delete(key)
    if (this.#rows.has(key)) this.removed.add(key)
  }

  removeWhere(matches: (row: Row) => boolean): void {
    for (const key of new Set([...this.#rows.keys(), ...this.put.keys()])) {
      const row = this.get(key)
      if (row !== undefined && matches(row)) this.remove(key)
    }
  }
}

/** Whether a record came again as it was, in a scope that was read anew. The server writes its fields in one order. */
const isAlike = (held: unknown, doc: unknown): boolean => held !== undefined && JSON.stringify(held) === JSON.stringify(doc)
