// PouchDB's own server, everything in memory: argv[2] is the port.
import express from 'express'
import pouchHandler from 'express-pouchdb'
import PouchDB from 'pouchdb-core'
import memory from 'pouchdb-adapter-memory'
import mapreduce from 'pouchdb-mapreduce'
import replication from 'pouchdb-replication'
import { mkdtempSync } from 'node:fs'

process.chdir(mkdtempSync('/tmp/doorstep-pouch-'))
const InMemory = PouchDB.plugin(memory).plugin(mapreduce).plugin(replication).defaults({ adapter: 'memory' })
const app = express()
app.use('/', pouchHandler(InMemory, { inMemoryConfig: true, logPath: '/dev/null' }))
app.listen(Number(process.argv[2]), '127.0.0.1')
