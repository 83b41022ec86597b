/** PostGraphile over Doorstep's database, as its own manual starts it: no row security, no audit, nothing but the data. */
import { createServer } from 'node:http'
import { PgAggregatesPreset } from '@graphile/pg-aggregates'
import { postgraphile } from 'postgraphile'
import { makePgService } from 'postgraphile/adaptors/pg'
import { grafserv } from 'postgraphile/grafserv/node'
import { PostGraphileConnectionFilterPreset } from 'postgraphile-plugin-connection-filter'
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber'
import { pgSmartTags } from 'postgraphile/utils'

// The tables that are asked about. It offers no others: two relations of one name in some other table (it gives a
// table that refers to itself once two of them) would take away every type that leads there.
const ASKED = new Set([
  'address', 'household_member', 'marker', 'nominal', 'nominal_name', 'nominal_order', 'obligation', 'officer',
  'order_condition', 'unit', 'visit', 'visit_room',
])

const peer = postgraphile({
  extends: [PostGraphileAmberPreset, PostGraphileConnectionFilterPreset, PgAggregatesPreset],
  // It offers only what a plain index serves; our indexes on what is open are partial ones.
  disablePlugins: ['PgIndexBehaviorsPlugin'],
  plugins: [pgSmartTags({ kind: 'class', match: (table) => !ASKED.has(table.relname), tags: { behavior: '-*' } })],
  pgServices: [makePgService({ connectionString: process.env.PEER_DATABASE_URL, schemas: ['doorstep'] })],
  grafserv: { watch: false },
})
const server = createServer()
await peer.createServ(grafserv).addTo(server)
server.listen(Number(process.env.PEER_PORT), '127.0.0.1')
