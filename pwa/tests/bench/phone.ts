/**
 * The phone's own core in Node for `python -m benchmarks.syncing`: real keys, real sealing, encrypted pages over an
 * IndexedDB in memory, real requests. A line is a command; its answer says how long it took, in milliseconds.
 */
import { createInterface } from 'node:readline'
import 'fake-indexeddb/auto'
import { sha256Hex } from '../../src/device/bytes'
import { openDatabase } from '../../src/device/database'
import { ensureKeyring, publicJwk } from '../../src/device/phone'
import { openRecordStore } from '../../src/device/record-store'
import { seal } from '../../src/device/seal'
import { createEngine } from '../../src/sync/engine'
import type { Operation, WireAnswer } from '../../src/sync/ports'

interface Line {
  command: 'begin' | 'round' | 'save' | 'count'
  url: string
  token: string
  author: string
  documents: Record<Operation, string>
  /** Payloads of visits. */
  visits: { visitId: string; startedAt: string }[]
}

let place = 0
let phone: Awaited<ReturnType<typeof begin>> | null = null

async function begin({ url, token, documents }: Line) {
  const database = openDatabase(`bench-${(place += 1)}`)
  const store = openRecordStore(database, () => crypto.randomUUID())
  store.hold(await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']))
  const { signing } = await ensureKeyring(database)
  const send = async (operation: Operation, input: unknown): Promise<WireAnswer> => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json', Authorization: `Bearer ${token}` },
      body: JSON.stringify({ query: documents[operation], variables: { input } }),
    })
    const contentType = response.headers.get('Content-Type') ?? ''
    return { kind: 'answered', status: response.status, contentType, body: await response.text() }
  }
  const engine = createEngine({
    store,
    wire: { send },
    now: () => new Date(),
    random: Math.random,
    newId: () => crypto.randomUUID(),
    publicKey: async () => publicJwk(signing),
    appVersion: 'bench',
    deviceName: 'Bench',
  })
  return { store, engine, signing }
}

function ready(): Awaited<ReturnType<typeof begin>> {
  if (phone === null) throw new Error('begin first')
  return phone
}

async function save(line: Line): Promise<void> {
  const { store, signing } = ready()
  const to = (await store.readFacts())?.sealKeys[0]
  if (to === undefined) throw new Error('say hello first')
  for (const payload of line.visits) {
    const item = { id: crypto.randomUUID(), op: 'RecordVisit', opVersion: 1, at: payload.startedAt }
    const sealed = await seal({ ...item, author: line.author, payload }, signing.privateKey, to)
    await store.append({ ...item, savedAt: item.at, sealed, sha256: await sha256Hex(sealed) }, payload)
  }
}

async function obey(line: Line): Promise<unknown> {
  switch (line.command) {
    case 'begin':
      phone = await begin(line)
      return null
    case 'round': {
      const { ended } = await ready().engine.round()
      if (ended.kind !== 'done') throw new Error(JSON.stringify(ended))
      return null
    }
    case 'save':
      return save(line)
    case 'count':
      return (await ready().store.rows())?.size
  }
}

for await (const text of createInterface({ input: process.stdin })) {
  const line: Line = JSON.parse(text)
  const began = performance.now()
  let said: object
  try {
    const value = (await obey(line)) ?? null
    said = { ms: performance.now() - began, value }
  } catch (error) {
    said = { error: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
  process.stdout.write(`${JSON.stringify(said)}\n`)
}
