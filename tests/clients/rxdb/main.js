/** RxDB: its GraphQL replication with the default conflict handler, over fetch and graphql-transport-ws. */
import { randomUUID } from 'node:crypto'
import { addRxPlugin, createRxDatabase } from 'rxdb'
import { replicateGraphQL } from 'rxdb/plugins/replication-graphql'
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory'
import { wrappedValidateAjvStorage } from 'rxdb/plugins/validate-ajv'
import { RxDBDevModePlugin, disableWarnings } from 'rxdb/plugins/dev-mode'

disableWarnings()
addRxPlugin(RxDBDevModePlugin)

const { DOORSTEP_URL, MANAGER_TOKEN } = process.env
const authorization = `Bearer ${MANAGER_TOKEN}`
const http = `${DOORSTEP_URL}/graphql`
const collection = 'HOUSEHOLD_MEMBER'
const BATCH = 3

const PULL = `query Pull($input: ReplicatePullInput!) {
  replicatePull(input: $input) { documents checkpoint { id syncSeq epoch } }
}`
const PUSH = `mutation Push($input: ReplicatePushInput!) { replicatePush(input: $input) { conflicts } }`
const STREAM = `subscription Stream($collection: ReplicateCollection!) {
  replicateStream(collection: $collection) { documents checkpoint { id syncSeq epoch } }
}`

/** What another device does, straight at the server. */
async function elsewhere(newDocumentState, assumedMasterState) {
  const variables = { input: { collection, rows: [{ newDocumentState, assumedMasterState }] } }
  const answer = await fetch(http, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization },
    body: JSON.stringify({ query: PUSH, variables }),
  })
  const { data, errors } = await answer.json()
  if (errors) throw new Error(JSON.stringify(errors))
  return data.replicatePush.conflicts
}

const schema = {
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: {
    id: { type: 'string', maxLength: 36 },
    nominalId: { type: 'string' },
    firstName: { type: 'string' },
    relationship: { type: 'string' },
    isChild: { type: 'boolean' },
    ageBand: { type: 'string' },
    livesThere: { type: 'boolean' },
  },
  required: ['id', 'nominalId', 'firstName', 'relationship', 'ageBand'],
}
const storage = wrappedValidateAjvStorage({ storage: getRxStorageMemory() })
const database = await createRxDatabase({ name: 'members', storage, multiInstance: false })
const { members } = await database.addCollections({ members: { schema } })

let pages = 0
const replication = replicateGraphQL({
  collection: members,
  replicationIdentifier: 'doorstep-members',
  url: { http, ws: http.replace(/^http/, 'ws') },
  headers: { authorization },
  live: true,
  retryTime: 500,
  pull: {
    batchSize: BATCH,
    wsOptions: { connectionParams: { authorization } },
    queryBuilder: (checkpoint, limit) => {
      pages += 1
      return { query: PULL, variables: { input: { collection, checkpoint: checkpoint ?? null, limit } } }
    },
    streamQueryBuilder: () => ({ query: STREAM, variables: { collection } }),
  },
  push: {
    batchSize: 5,
    dataPath: 'data.replicatePush.conflicts',
    queryBuilder: (rows) => ({ query: PUSH, variables: { input: { collection, rows } } }),
  },
})
replication.error$.subscribe((error) => console.error('replication:', JSON.stringify(error.parameters ?? error)))

await replication.awaitInitialReplication()
const all = await members.find().exec()
console.log('pages:', all.length > BATCH && pages > all.length / BATCH ? 'every one' : `${all.length} in ${pages}`)
const found = await members.find({ selector: { isChild: true } }).exec()
console.log('query:', found.length > 0 && found.every((one) => one.isChild) ? 'children' : 'nothing')

const id = randomUUID()
const { nominalId } = all[0]
const said = { firstName: 'Ida', relationship: 'lodger', isChild: false, ageBand: 'ADULT', livesThere: true }
await members.insert({ id, nominalId, ...said })
await replication.awaitInSync()
const stored = { id, nominalId, ...said, _deleted: false }
console.log('push:', (await elsewhere(stored, stored)).length === 0 ? 'stored' : 'not stored')

// Two fields are changed at once, here without a connection and there by another device.
await replication.pause()
await (await members.findOne(id).exec()).patch({ firstName: 'Ada' })
const theirs = await elsewhere({ ...stored, relationship: 'partner' }, stored)
replication.start()
await replication.awaitInSync()
const merged = await members.findOne(id).exec()
console.log('conflict:', theirs.length, merged.firstName, merged.relationship)

// What another device writes now comes by the stream: nothing here asks for it.
const asked = pages
const heard = new Promise((resolve) => {
  members.findOne(id).$.subscribe((one) => one?.livesThere === false && resolve(one))
})
const now = { ...stored, firstName: 'Ada', relationship: 'partner' }
await elsewhere({ ...now, livesThere: false }, now)
await heard
console.log('stream:', pages === asked ? 'heard without asking' : `asked ${pages - asked} times`)

await elsewhere({ ...now, livesThere: false, _deleted: true }, { ...now, livesThere: false })
await new Promise((resolve) => members.findOne(id).$.subscribe((one) => one === null && resolve()))
console.log('removed:', (await members.find().exec()).length === all.length)
process.exit(0)
