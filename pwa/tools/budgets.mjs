/** Fails where the built app is heavier than it may be: the first load may happen at a kerb on 3G (gzip, in bytes). */
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { gzipSync } from 'node:zlib'

const KB = 1000
const BUDGETS = { firstPage: 60 * KB, lazyChunk: 30 * KB, precache: 250 * KB, css: 16 * KB, worker: 3 * KB }

const dist = path.resolve(import.meta.dirname, '..', 'dist')
const sizes = new Map()
for (const entry of await readdir(dist, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile()) continue
  const file = path.join(entry.parentPath, entry.name)
  sizes.set(path.relative(dist, file), gzipSync(await readFile(file)).length)
}
const html = await readFile(path.join(dist, 'index.html'), 'utf8')
const scripts = [...sizes].filter(([name]) => name.startsWith('assets') && name.endsWith('.js'))
const isFirst = ([name]) => html.includes(path.basename(name))
const sum = (list) => list.reduce((total, [, size]) => total + size, 0)

const measured = {
  firstPage: sum(scripts.filter(isFirst)),
  lazyChunk: Math.max(0, ...scripts.filter((script) => !isFirst(script)).map(([, size]) => size)),
  precache: sum([...sizes].filter(([name]) => name !== 'sw.js')),
  css: sum([...sizes].filter(([name]) => name.endsWith('.css'))),
  worker: sizes.get('sw.js') ?? Number.NaN,
}
let isOver = false
for (const [name, budget] of Object.entries(BUDGETS)) {
  const within = measured[name] <= budget
  isOver ||= !within
  console.log(`${within ? 'ok  ' : 'OVER'} ${name}: ${(measured[name] / KB).toFixed(1)} of ${budget / KB} kB gz`)
}
if (/https?:\/\//.test(html)) {
  isOver = true
  console.log('OVER index.html names another origin')
}
process.exitCode = isOver ? 1 : 0
