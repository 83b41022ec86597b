// A stock RxDB in memory against our adapter, told what to do line by line; each answer has its milliseconds.
import { createInterface } from 'node:readline'
import { createRxDatabase } from 'rxdb'
import { replicateGraphQL } from 'rxdb/plugins/replication-graphql'
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory'

const collection = 'VISIT'
const PULL = `query Pull($input: ReplicatePullInput!) {
  replicatePull(input: $input) { documents checkpoint { id syncSeq epoch } }
}`
const PUSH = `mutation Push($input: ReplicatePushInput!) { replicatePush(input: $input) { conflicts } }`
const text = { type: 'string' }
const flag = { type: 'boolean' }
const schema = {
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: {
    id: { type: 'string', maxLength: 36 }, nominalId: text, visitType: text, outcome: text, startedAt: text, endedAt: text,
    announced: flag, announcedReason: text, announcedReasonText: text, crewMode: text, secondOfficerId: text,
    nominalSeen: flag, entrySoughtToSearch: flag, notes: text, receivedAt: text, officerName: text, joinedTo: text,
    flags: { type: 'array', items: text },
  },
  required: ['id'],
}
let visits, replication

async function begin({ url, token }) {
  const database = await createRxDatabase({ name: `b${Math.random()}`.replace('.', ''), storage: getRxStorageMemory(), multiInstance: false })
  ;({ visits } = await database.addCollections({ visits: { schema } }))
  replication = replicateGraphQL({
    collection: visits,
    replicationIdentifier: `bench-${Math.random()}`,
    url: { http: url },
    headers: { authorization: `Bearer ${token}` },
    live: true,
    autoStart: false,
    pull: {
      batchSize: 500,
      queryBuilder: (checkpoint, limit) => ({
        query: PULL, variables: { input: { collection, checkpoint: checkpoint ?? null, limit } },
      }),
    },
    push: {
      batchSize: 100,
      dataPath: 'data.replicatePush.conflicts',
      queryBuilder: (rows) => ({ query: PUSH, variables: { input: { collection, rows } } }),
    },
  })
  return null
}

async function obey(line) {
  switch (line.command) {
    case 'begin':
      return begin(line)
    case 'round':
      if (replication.isStopped() || !replication.startCalled) await replication.start()
      else replication.reSync()
      await replication.awaitInitialReplication()
      await replication.awaitInSync()
      return null
    case 'save':
      await visits.bulkInsert(line.docs)
      return null
    case 'count':
      return (await visits.find().exec()).length
  }
}

for await (const said of createInterface({ input: process.stdin })) {
  const began = performance.now()
  let answer
  try {
    const value = await obey(JSON.parse(said))
    answer = { ms: performance.now() - began, value }
  } catch (error) {
    answer = { error: String(error.stack ?? error) }
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`)
}
