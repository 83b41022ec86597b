/** PostGraphile over Doorstep's database, as its own manual starts it: no row security, no audit, nothing but the data. */
import { createServer } from 'node:http'
import { PgAggregatesPreset } from '@graphile/pg-aggregates'
import { postgraphile } from 'postgraphile'
import { makePgService } from 'postgraphile/adaptors/pg'
import { grafserv } from 'postgraphile/grafserv/node'
import { PostGraphileConnectionFilterPreset } from 'postgraphile-plugin-connection-filter'
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber'

const peer = postgraphile({
  extends: [PostGraphileAmberPreset, PostGraphileConnectionFilterPreset, PgAggregatesPreset],
  // It offers only what a plain index serves; our indexes on what is open are partial ones.
  disablePlugins: ['PgIndexBehaviorsPlugin'],
  pgServices: [makePgService({ connectionString: process.env.PEER_DATABASE_URL, schemas: ['doorstep'] })],
  grafserv: { watch: false },
})
const server = createServer()
await peer.createServ(grafserv).addTo(server)
server.listen(Number(process.env.PEER_PORT), '127.0.0.1')
