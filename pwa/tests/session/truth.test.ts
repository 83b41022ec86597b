/**
 * What the phone shows, of each item and as a whole, beside what is true: the ledger of the server and the disk of the
 * phone. Schedules of faults are drawn from seeds; after every request and every round all that is shown is compared.
 */
import { describe, expect, test } from 'vitest'
import { nounOf, statusWords } from '../../src/session/status-words'
import { entryState } from '../../src/sync/entries'
import type { LoopStatus } from '../../src/sync/loop'
import type { Operation } from '../../src/sync/ports'
import { chanceOf } from '../simulation/chance'
import { FakeServer, http, LOST, TIMED_OUT, wireTo, type Verdict } from '../sync/fake-server'
import { makePhone, type Phone } from '../sync/phone'

const PORTAL = http(200, 'text/html', '<h1>Welcome</h1>')
const NOW = new Date('2026-11-23T14:10:00Z')
const SCHEDULES = 25
const STEPS = 25

interface Shown {
  kinds: Map<string, string>
  line: ReturnType<typeof statusWords>
}

class Watched {
  readonly server = new FakeServer()
  readonly saved: string[] = []
  status: LoopStatus = { step: 'idle', sending: new Set(), ended: null, endedAt: null }
  /** What is on the wire now. */
  flying: string[] = []
  faults: () => Verdict | undefined = () => undefined
  phone!: Phone
  readonly seen = new Set<string>()
  readonly untrue: string[] = []

  async begin(): Promise<this> {
    const wire = wireTo(this.server, () => this.faults())
    const send = async (operation: Operation, input: Readonly<Record<string, unknown>>) => {
      this.flying = operation === 'syncPush' ? idsOf(input) : []
      await this.compare()
      const answer = await wire.send(operation, input)
      this.flying = []
      return answer
    }
    this.phone = await makePhone({ send }, undefined, {}, (step, sending) => {
      this.status = { ...this.status, step, sending: new Set(sending) }
    })
    return this
  }

  async round(): Promise<void> {
    const { ended } = await this.phone.engine.round()
    this.status = { step: 'idle', sending: new Set(), ended, endedAt: NOW }
    await this.compare()
  }

  async shown(): Promise<Shown> {
    const items = await this.phone.store.readOutbox()
    const facts = await this.phone.store.readFacts()
    const waiting = items.filter((item) => item.state === 'waiting').length
    const lastCompleteAt = facts?.lastCompleteAt ?? null
    return {
      kinds: new Map(items.map((item) => [item.id, entryState(item, this.status.sending.has(item.id)).kind])),
      line: statusWords({ loop: this.status, waiting, noun: nounOf(items), lastCompleteAt, isOpen: true, now: NOW }),
    }
  }

  /** Notes what is untrue; it may be asked from within a round, which would swallow an exception. */
  async compare(): Promise<void> {
    const { kinds, line } = await this.shown()
    // A server that was put back has forgotten what it said: the phone hears of it at its next greeting.
    if ((await this.phone.store.readLog()).epoch !== this.server.epoch) return
    for (const id of this.saved) {
      const kind = kinds.get(id) ?? 'gone'
      this.seen.add(kind)
      const isKnown = this.server.ledger.has(id)
      if (kind === 'gone') this.untrue.push(`${id} is not on the disk`)
      if ((kind === 'received' || kind === 'needsAttention') && !isKnown) this.untrue.push(`${id} is shown as ${kind}`)
      if (kind === 'sending' && !this.flying.includes(id)) this.untrue.push(`${id} is not on its way`)
      if (kind === 'saved' && this.flying.includes(id)) this.untrue.push(`${id} is on its way`)
    }
    const unheard = this.saved.filter((id) => !this.server.ledger.has(id)).length
    const said = Number(/(\d+) (?:visit|item)/.exec(line.words)?.[1] ?? 0)
    if (unheard > 0 && line.tone === 'done') this.untrue.push(`${unheard} wait: ${line.words}`)
    if (said < unheard) this.untrue.push(`${unheard} wait: ${line.words}`)
  }
}

const idsOf = (input: Readonly<Record<string, unknown>>): string[] => {
  const asked: { mutations: { id: string }[] } = JSON.parse(JSON.stringify(input))
  return asked.mutations.map(({ id }) => id)
}

async function play(seed: number): Promise<Watched> {
  const watched = await new Watched().begin()
  const chance = chanceOf(`truth/${seed}`)
  const verdicts: (Verdict | undefined)[] = [
    { before: LOST },
    { after: LOST },
    { after: TIMED_OUT },
    { before: PORTAL },
    { after: http(504, 'text/html', '') },
    { before: http(401, 'text/html', '') },
    { before: http(413, 'text/html', '') },
    ...Array.from({ length: 7 }, () => undefined),
  ]
  watched.faults = () => verdicts[Math.floor(chance.random() * verdicts.length)]
  for (let step = 0; step < STEPS; step += 1) {
    if (chance.random() < 0.5) {
      const id = `${seed}-${step}`
      await watched.phone.save(id)
      watched.saved.push(id)
      await watched.compare()
    }
    if (chance.random() < 0.04) watched.server.loseEverything(`epoch-${step}`)
    else await watched.round()
  }
  watched.faults = () => undefined
  watched.phone.engine.greetAgain()
  for (let calm = 0; calm < 4; calm += 1) await watched.round()
  return watched
}

describe('whatever happens to the network and the server', () => {
  test('what is shown of each item, and of the whole phone, is true at every request and after every round', async () => {
    const seen = new Set<string>()
    for (let seed = 0; seed < SCHEDULES; seed += 1) {
      const watched = await play(seed)
      expect((await watched.shown()).line.tone).toBe('done')
      expect(watched.untrue, `seed ${seed}`).toEqual([])
      for (const kind of watched.seen) seen.add(kind)
    }
    expect([...seen].toSorted()).toEqual(['received', 'saved', 'sending'])
  }, 120_000)
})
