/**
 * Stands between the core and its store: counts every step, and at the step that the driver names it kills the phone,
 * makes the step fail (full disk, dead handle), or lets the officer save a visit there. So a round can be broken between
 * any two of its awaits.
 */
import type { SyncStore } from '../../src/sync/ports'

export type Mishap = 'killBefore' | 'killAfter' | 'failBefore' | 'failAfter' | 'meanwhile'

/** What happens at which step of a task; steps count from 1. */
export interface Plan {
  step: number
  what: Mishap
}

export class Gate {
  #plan: Plan | null = null
  #steps = 0
  readonly #kill: () => void
  readonly #meanwhile: () => Promise<void>

  constructor(kill: () => void, meanwhile: () => Promise<void>) {
    this.#kill = kill
    this.#meanwhile = meanwhile
  }

  /** A new task begins. */
  arm(plan: Plan | null): void {
    this.#plan = plan
    this.#steps = 0
  }

  async pass<T>(work: () => Promise<T>): Promise<T> {
    this.#steps += 1
    const what = this.#plan?.step === this.#steps ? this.#plan.what : null
    if (what === 'killBefore') return this.#die()
    if (what === 'failBefore') throw new DOMException('the disk is full', 'QuotaExceededError')
    if (what === 'meanwhile') await this.#meanwhile()
    const result = await work()
    if (what === 'killAfter') return this.#die()
    if (what === 'failAfter') throw new DOMException('the handle died after the work was done', 'UnknownError')
    return result
  }

  /** Whoever waits for the step waits for ever: the phone is off. */
  #die(): Promise<never> {
    this.#kill()
    return new Promise(() => undefined)
  }
}

export function gated(store: SyncStore, gate: Gate): SyncStore {
  return {
    readLog: () => gate.pass(() => store.readLog()),
    readFacts: () => gate.pass(() => store.readFacts()),
    writeFacts: (facts) => gate.pass(() => store.writeFacts(facts)),
    readOutbox: () => gate.pass(() => store.readOutbox()),
    settle: (receipts) => gate.pass(() => store.settle(receipts)),
    rewriteLog: (change, dropCursors) => gate.pass(() => store.rewriteLog(change, dropCursors)),
    forget: (ids) => gate.pass(() => store.forget(ids)),
    rows: () => gate.pass(() => store.rows()),
    readScopes: () => gate.pass(() => store.readScopes()),
    commitPull: (change) => gate.pass(() => store.commitPull(change)),
    forgetFetched: () => gate.pass(() => store.forgetFetched()),
    wipeReadable: () => gate.pass(() => store.wipeReadable()),
  }
}
