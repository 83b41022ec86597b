/** urql: its document cache, which a mutation's __typenames make stale, and subscriptions over event streams. */
import { randomUUID } from 'node:crypto'
import { Client, cacheExchange, fetchExchange, gql, subscriptionExchange } from '@urql/core'
import { createClient } from 'graphql-sse'

const { DOORSTEP_URL, OFFICER_TOKEN } = process.env
const url = `${DOORSTEP_URL}/graphql`
const headers = { Authorization: `Bearer ${OFFICER_TOKEN}` }
const connected = Promise.withResolvers()
const events = createClient({ url, headers, on: { connected: connected.resolve } })
const client = new Client({
  url,
  preferGetMethod: false,
  fetchOptions: { headers },
  exchanges: [
    cacheExchange,
    fetchExchange,
    subscriptionExchange({
      forwardSubscription: ({ query, variables }) => ({
        subscribe: (sink) => ({ unsubscribe: events.subscribe({ query, variables }, sink) }),
      }),
    }),
  ],
})
const asked = async (result) => {
  const { data, error } = await result.toPromise()
  if (error) throw error
  return data
}

const OVERDUE = gql`
  query Overdue($unit: ID!, $after: String) {
    overdueObligations(first: 2, after: $after, filter: { unitId: $unit }) {
      nodes { id daysOverdue nominal { id reference failedAttemptsSince } }
      pageInfo { hasNextPage endCursor }
    }
  }
`
const NODE = gql`query Node($id: ID!) { node(id: $id) { id ... on Nominal { reference failedAttemptsSince } } }`
const SUBMIT = gql`
  mutation Submit($visit: SubmitVisitInput!) {
    submitVisit(input: $visit) { visit { id outcome nominal { id failedAttemptsSince } } userErrors { code field } }
  }
`

const { me } = await asked(client.query(gql`{ me { id unit { id } } }`, {}))
const page = async (after) => (await asked(client.query(OVERDUE, { unit: me.unit.id, after }))).overdueObligations
const first = await page(null)
const second = await page(first.pageInfo.endCursor)
const ids = new Set([...first.nodes, ...second.nodes].map(({ id }) => id))
console.log('page:', first.nodes.length, 'then', ids.size)

const { nominal } = first.nodes[0]
const before = (await asked(client.query(NODE, { id: nominal.id }))).node
console.log('refetched by node:', before.__typename, before.reference)

const moved = new Promise((resolve) => {
  client.subscription(gql`subscription { scopeMoved { scope at } }`, {}).subscribe(resolve)
})
await connected.promise
const visit = {
  id: randomUUID(),
  visitId: randomUUID(),
  nominalId: nominal.id,
  visitType: 'ROUTINE',
  outcome: 'NO_REPLY',
  crewMode: 'DOUBLE',
  nominalSeen: false,
  startedAt: new Date(new Date().getTime() - 1_200_000).toISOString(),
}
const { submitVisit } = await asked(client.mutation(SUBMIT, { visit }))
console.log('mutation:', submitVisit.visit.outcome, JSON.stringify(submitVisit.userErrors))
const after = (await asked(client.query(NODE, { id: nominal.id }))).node
console.log('kept in the store:', after.failedAttemptsSince > before.failedAttemptsSince)
console.log('moved:', (await moved).data.scopeMoved.scope)
process.exit(0)
