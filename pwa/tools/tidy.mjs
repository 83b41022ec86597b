/** House rules that no linter knows: how long a file may be, and which folder may import which. */
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'

const LINES_MAX = 300
/** Each room and the rooms that it may know. `import type` is free, since it leaves nothing behind. */
const MAY_IMPORT = {
  contract: [],
  sync: ['contract'],
  device: ['contract', 'sync'],
  ui: ['sync'],
  attachments: ['contract', 'device', 'ui'],
  amending: ['contract', 'sync', 'ui'],
  visits: ['attachments', 'contract', 'device', 'sync', 'ui', 'session', 'caseload', 'amending'],
  caseload: ['attachments', 'contract', 'sync', 'ui', 'visits', 'amending', 'intelligence'],
  session: ['attachments', 'contract', 'device', 'sync', 'ui', 'visits', 'caseload', 'plans', 'intelligence'],
  oversight: ['attachments', 'contract', 'ui', 'amending'],
  records: ['attachments', 'contract', 'device', 'ui', 'oversight', 'plans'],
  plans: ['contract', 'device', 'ui', 'oversight', 'records', 'session', 'visits'],
  audit: ['contract', 'ui', 'oversight', 'sharing'],
  sharing: ['contract', 'device', 'ui', 'oversight', 'records', 'cases'],
  partners: ['contract', 'device', 'ui', 'oversight', 'records', 'sharing'],
  cases: ['contract', 'device', 'ui', 'oversight', 'records'],
  intelligence: ['contract', 'device', 'ui', 'oversight', 'records', 'amending', 'session', 'visits'],
  worker: ['attachments', 'contract', 'device', 'session', 'sync', 'ui'],
  styles: [],
}

const root = path.resolve(import.meta.dirname, '..')
const faults = []
for (const folder of ['src', 'tests', 'tools']) {
  for (const entry of await readdir(path.join(root, folder), { recursive: true, withFileTypes: true })) {
    const file = path.relative(root, path.join(entry.parentPath, entry.name))
    if (!entry.isFile() || file.includes('generated') || !/\.(tsx?|mjs|scss)$/.test(file)) continue
    const text = await readFile(path.join(root, file), 'utf8')
    const lines = text.split('\n').length
    if (lines > LINES_MAX) faults.push(`${file}: ${lines} lines, more than ${LINES_MAX}`)
    faults.push(...importFaults(file, text))
  }
}
for (const fault of faults) console.log(fault)
process.exitCode = faults.length === 0 ? 0 : 1

function importFaults(file, text) {
  const [top, room, inner] = file.split(path.sep)
  if (top !== 'src' || inner === undefined) return []
  const allowed = MAY_IMPORT[room]
  if (allowed === undefined) return [`${file}: the room ${room} is not in tools/tidy.mjs`]
  const targets = [...text.matchAll(/^import (?!type\b)[^']*? from '\.\.\/(\w+)\//gm)].map((match) => match[1])
  const foreign = targets.filter((target) => target !== room && !allowed.includes(target))
  return foreign.map((target) => `${file}: ${room} may not import ${target}`)
}
