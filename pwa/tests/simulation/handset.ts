/**
 * One simulated phone: the real core over the real store (an IndexedDB in memory), real keys and real sealing. Its clock,
 * its randomness, its network and the moment of its death are the driver's.
 */
import { buildView } from '../../src/caseload/view'
import { openDatabase, type Database } from '../../src/device/database'
import { sha256Hex } from '../../src/device/bytes'
import { ensureKeyring, publicJwk } from '../../src/device/phone'
import { openRecordStore, type RecordStore } from '../../src/device/record-store'
import { seal } from '../../src/device/seal'
import { createEngine, type Engine, type Round } from '../../src/sync/engine'
import { entryState } from '../../src/sync/entries'
import type { NewItem, Operation, Ports } from '../../src/sync/ports'
import { chanceOf, type Chance } from './chance'
import { brokenBy, type Defect } from './defects'
import { copyDatabase } from './copying'
import { gated, Gate, type Plan } from './gate'
import { deliveryOver, keepFiles, type Answer, type File } from './uploads'

/** Something that an officer saves: a visit, a patch, a decision. */
export interface Made {
  id: string
  op: string
  opVersion: number
  author: string
  /** The id inside the seal, where it is not the one outside. */
  innerId: string
  payload: unknown
  /** What a visit brings along. */
  files: File[]
}

export type Stop =
  | { kind: 'sent'; operation: Operation | 'upload'; input: unknown }
  /** `isExpired`: what was fetched has gone, for want of contact. */
  | { kind: 'ended'; ended: Round['ended']; isExpired: boolean }
  | { kind: 'killed' }
/** `kept` says whether the save was on the disk when the phone said, or could not say, that it was saved. */
export type Saved =
  | { kind: 'saved' | 'failed' | 'killed'; items: Pick<NewItem, 'id' | 'sha256'>[]; kept: boolean }
  | { kind: 'noServerKey' }

const dataKey = (): Promise<CryptoKey> =>
  crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])

export class Handset {
  readonly #name: string
  readonly #chance: Chance
  readonly #defect: Defect
  readonly #now: () => number
  #copies = 0
  #place: string
  #key: CryptoKey | null = null
  #database: Database
  #store: RecordStore
  #engine: Engine
  #gate: Gate
  #stop: (stop: Stop) => void = () => undefined
  #answer: ((answer: Answer) => void) | null = null
  #meanwhile: Made | null = null
  #savedMeanwhile: Saved | null = null
  skewMs = 0

  constructor(name: string, seed: string, defect: Defect, now: () => number) {
    this.#name = name
    this.#chance = chanceOf(`${seed}/${name}`)
    this.#defect = defect
    this.#now = now
    this.#place = this.#newPlace()
    this.#gate = this.#newGate()
    this.#database = openDatabase(this.#place)
    this.#store = openRecordStore(this.#database, this.#chance.newId)
    this.#engine = this.#newEngine()
  }

  async setUp(): Promise<void> {
    this.#key = await dataKey()
    this.#store.hold(this.#key)
    await ensureKeyring(this.#database)
  }

  /** Switched on again: everything in memory is gone, everything on the disk is as it was. */
  reopen(): void {
    this.#kill()
    this.#database.close()
    this.#gate = this.#newGate()
    this.#database = openDatabase(this.#place)
    this.#store = openRecordStore(this.#database, this.#chance.newId)
    this.#store.hold(this.#key)
    this.#engine = this.#newEngine()
  }

  /** The browser has thrown the store away, or the officer has a new phone. */
  async lose(): Promise<void> {
    this.#place = this.#newPlace()
    this.reopen()
    await this.setUp()
  }

  /** What a backup would hold; `become` puts it back, on this phone or on another. */
  async backUp(): Promise<{ place: string; key: CryptoKey | null }> {
    const place = this.#newPlace()
    await copyDatabase(this.#place, place)
    return { place, key: this.#key }
  }

  async become(backup: { place: string; key: CryptoKey | null }): Promise<void> {
    const place = this.#newPlace()
    await copyDatabase(backup.place, place)
    this.#place = place
    this.#key = backup.key
    this.reopen()
  }

  round(plan: Plan | null, meanwhile: Made | null): Promise<Stop> {
    this.#gate.arm(plan)
    this.#meanwhile = meanwhile
    const stopped = this.#nextStop()
    const stop = this.#stop
    const engine = this.#engine
    void engine.round().then(async ({ ended }) => {
      const facts = await this.#store.readFacts().catch(() => null)
      if (engine === this.#engine) {
        this.#key = this.#store.dataKey()
        this.#stop({ kind: 'ended', ended, isExpired: typeof facts?.expiredAt === 'string' })
      } else stop({ kind: 'killed' })
      return ended
    })
    return stopped
  }

  answer(answer: Answer): Promise<Stop> {
    const stopped = this.#nextStop()
    const waiting = this.#answer
    this.#answer = null
    if (waiting === null) throw new Error(`${this.#name} waits for no answer`)
    waiting(answer)
    return stopped
  }

  /** What the page does when the officer finishes: sign, seal, save. Several, under one group, are saved all or none. */
  async save(made: readonly Made[], group: string | null, plan: Plan | null): Promise<Saved> {
    const to = (await this.#store.readFacts())?.sealKeys[0]
    if (to === undefined || this.#store.dataKey() === null) return { kind: 'noServerKey' }
    const { signing } = await ensureKeyring(this.#database)
    const at = this.#date().toISOString()
    const items = await Promise.all(
      made.map(async ({ id, op, opVersion, author, innerId, payload }) => {
        const sealed = await seal({ id: innerId, op, opVersion, at, author, payload }, signing.privateKey, to)
        return { id, op, opVersion, at, savedAt: at, sealed, sha256: await sha256Hex(sealed) }
      }),
    )
    const kind = plan === null ? 'saved' : plan.what.startsWith('kill') ? 'killed' : 'failed'
    const kept = plan === null || plan.what.endsWith('After')
    if (kept) await this.#keep(made, items, group)
    return { kind, items: items.map(({ id, sha256 }) => ({ id, sha256 })), kept }
  }

  async #keep(made: readonly Made[], items: readonly NewItem[], group: string | null): Promise<void> {
    const saving = []
    for (const [place, item] of items.entries()) {
      const promises = await keepFiles(this.#store, item.id, made[place]?.files ?? [], this.#now())
      saving.push({ item, readable: made[place]?.payload, promises })
    }
    const [only] = saving
    if (group !== null) await this.#store.appendTogether(saving, group)
    else if (only !== undefined) await this.#store.append(only.item, only.readable, only.promises)
  }

  /** What the officer sees of people's households, their own changes laid over; and what waits for their decision. */
  async shown(): Promise<object> {
    const rows = await this.#store.rows()
    if (rows === null || this.#store.dataKey() === null) return { nominals: [], conflicts: [] }
    const view = buildView(rows, await this.#store.readOutbox(), await this.#store.readable())
    const nominals = [...view.nominals.values()].map(({ id, household }) => ({ id, household }))
    return { nominals, conflicts: view.conflicts.map(({ id, nominalId }) => ({ id, nominalId })) }
  }

  async keepDraft(id: string, content: unknown): Promise<boolean> {
    if (this.#store.dataKey() === null) return false
    await this.#store.keepDraft({ id, content })
    return true
  }

  takeSavedMeanwhile(): Saved | null {
    const saved = this.#savedMeanwhile
    this.#savedMeanwhile = null
    return saved
  }

  async outbox(): Promise<object> {
    const { deviceId, epoch, lastSeq, lastId } = await this.#store.readLog()
    const items = await this.#store.readOutbox()
    const attachments = await this.#store.readAttachments()
    return {
      attachments: attachments.map(({ id, state, parts, epoch: of }) => ({ id, state, parts, epoch: of })),
      log: { deviceId, epoch, lastSeq, lastId },
      items: items.map(({ sealed: _sealed, ...item }) => Object.assign(item, { shown: entryState(item, false).kind })),
    }
  }

  async contents(): Promise<object> {
    const rows = await this.#store.rows()
    const scopes = await this.#store.readScopes()
    const drafts = this.#store.dataKey() === null ? [] : await this.#store.readDrafts()
    return {
      locked: rows === null,
      rows: [...(rows ?? new Map()).values()],
      scopes: scopes.map((each) => each.scope),
      drafts: drafts.map((draft) => draft.id),
    }
  }

  #newPlace(): string {
    this.#copies += 1
    return `${this.#name}-${this.#copies}`
  }

  #newGate(): Gate {
    const gate: Gate = new Gate(
      () => this.#kill(),
      async () => {
        if (this.#meanwhile !== null) this.#savedMeanwhile = await this.save([this.#meanwhile], null, null)
      },
    )
    return gate
  }

  #newEngine(): Engine {
    const database = this.#database
    const ports: Ports = {
      store: gated(this.#store, this.#gate),
      wire: { send: (operation, input) => this.#send(operation, input) },
      now: () => this.#date(),
      random: this.#chance.random,
      newId: this.#chance.newId,
      publicKey: async () => publicJwk((await ensureKeyring(database)).signing),
      appVersion: 'simulation',
      deviceName: this.#name,
      deliver: deliveryOver(this.#store, this.#gate, (input) => this.#send('upload', input)),
    }
    return createEngine(brokenBy(this.#defect, ports, this.#gate))
  }

  #date(): Date {
    return new Date(this.#now() + this.skewMs)
  }

  #send(operation: Operation | 'upload', input: unknown): Promise<Answer> {
    return new Promise((resolve) => {
      this.#answer = resolve
      this.#stop({ kind: 'sent', operation, input })
    })
  }

  #nextStop(): Promise<Stop> {
    return new Promise((resolve) => {
      this.#stop = resolve
    })
  }

  #kill(): void {
    this.#answer = null
    const stop = this.#stop
    this.#stop = () => undefined
    stop({ kind: 'killed' })
  }
}
