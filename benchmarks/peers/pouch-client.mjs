// A PouchDB in memory that replicates with a server, told what to do line by line; each answer has its milliseconds.
import { createInterface } from 'node:readline'
import PouchDB from 'pouchdb-core'
import memory from 'pouchdb-adapter-memory'
import http from 'pouchdb-adapter-http'
import replication from 'pouchdb-replication'

PouchDB.plugin(memory).plugin(http).plugin(replication)
let local, remote
const settings = { batch_size: 500, batches_limit: 10 }

async function obey({ command, url, docs }) {
  switch (command) {
    case 'begin':
      remote = new PouchDB(url)
      local = new PouchDB(`bench-${Math.random()}`, { adapter: 'memory' })
      return null
    case 'seed':
      return (await remote.bulkDocs(docs)).length
    case 'round':
      await local.replicate.to(remote, settings)
      await local.replicate.from(remote, settings)
      return null
    case 'save':
      return (await local.bulkDocs(docs)).length
    case 'count':
      return (await local.info()).doc_count
  }
}

for await (const text of createInterface({ input: process.stdin })) {
  const began = performance.now()
  let said
  try {
    const value = await obey(JSON.parse(text))
    said = { ms: performance.now() - began, value }
  } catch (error) {
    said = { error: String(error.stack ?? error) }
  }
  process.stdout.write(`${JSON.stringify(said)}\n`)
}
