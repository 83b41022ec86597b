/**
 * The phones' side of the simulation: a process that hosts them and does what the driver's lines say, one line, one
 * answer. It decides nothing: every event, fault and instant comes from the driver.
 */
import { createInterface } from 'node:readline'
import { IDBFactory } from 'fake-indexeddb'
import 'fake-indexeddb/auto'
import { SOUND, type Defect } from './defects'
import type { Plan } from './gate'
import { Handset, type Made } from './handset'
import type { Answer } from './uploads'

interface Line {
  command: string
  phone: string
  now: number
  seed: string
  defect: Defect | null
  plan: Plan | null
  made: Made[]
  group: string | null
  meanwhile: Made | null
  answer: Answer
  draft: { id: string; content: unknown }
  skewMs: number
  from: string
}

const phones = new Map<string, Handset>()
const backups = new Map<string, Awaited<ReturnType<Handset['backUp']>>>()
let now = 0
let seed = ''
let defect: Defect = SOUND

function phone(name: string): Handset {
  const found = phones.get(name)
  if (found === undefined) throw new Error(`no phone ${name}`)
  return found
}

function made(name: string): Handset {
  const handset = new Handset(name, seed, defect, () => now)
  phones.set(name, handset)
  return handset
}

async function obey(line: Line): Promise<unknown> {
  now = line.now
  switch (line.command) {
    case 'begin':
      globalThis.indexedDB = new IDBFactory()
      phones.clear()
      backups.clear()
      seed = line.seed
      defect = line.defect ?? SOUND
      return null
    case 'make':
      return made(line.phone).setUp()
    case 'round':
      return phone(line.phone).round(line.plan, line.meanwhile)
    case 'answer':
      return phone(line.phone).answer(line.answer)
    case 'savedMeanwhile':
      return phone(line.phone).takeSavedMeanwhile()
    case 'save':
      return phone(line.phone).save(line.made, line.group, line.plan)
    case 'draft':
      return phone(line.phone).keepDraft(line.draft.id, line.draft.content)
    case 'reopen':
      return phone(line.phone).reopen()
    case 'lose':
      return phone(line.phone).lose()
    case 'backUp':
      backups.set(line.phone, await phone(line.phone).backUp())
      return null
    case 'rollBack': {
      const backup = backups.get(line.phone)
      if (backup === undefined) throw new Error(`${line.phone} was never backed up`)
      return phone(line.phone).become(backup)
    }
    case 'clone':
      return made(line.phone).become(await phone(line.from).backUp())
    case 'clock':
      phone(line.phone).skewMs = line.skewMs
      return null
    case 'outbox':
      return phone(line.phone).outbox()
    case 'shown':
      return phone(line.phone).shown()
    case 'contents':
      return phone(line.phone).contents()
    default:
      throw new Error(`no command ${line.command}`)
  }
}

for await (const text of createInterface({ input: process.stdin })) {
  const line: Line = JSON.parse(text)
  let said: object
  try {
    said = { value: (await obey(line)) ?? null }
  } catch (error) {
    said = { error: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
  process.stdout.write(`${JSON.stringify(said)}\n`)
}
