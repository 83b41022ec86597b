/** Apollo Client: its normalising cache by __typename and id, its Relay pagination, its link for graphql-transport-ws. */
import { randomUUID } from 'node:crypto'
import { ApolloClient, ApolloLink, HttpLink, InMemoryCache, gql } from '@apollo/client'
import { GraphQLWsLink } from '@apollo/client/link/subscriptions'
import { getMainDefinition, relayStylePagination } from '@apollo/client/utilities'
import { createClient } from 'graphql-ws'

const { DOORSTEP_URL, OFFICER_TOKEN } = process.env
const uri = `${DOORSTEP_URL}/graphql`
const authorization = `Bearer ${OFFICER_TOKEN}`
const socket = createClient({ url: uri.replace('http', 'ws'), connectionParams: { authorization } })
const isSubscription = ({ query }) => getMainDefinition(query).operation === 'subscription'
const client = new ApolloClient({
  link: ApolloLink.split(isSubscription, new GraphQLWsLink(socket), new HttpLink({ uri, headers: { authorization } })),
  cache: new InMemoryCache({
    typePolicies: { Query: { fields: { overdueObligations: relayStylePagination(['filter']) } } },
  }),
})

const OVERDUE = gql`
  query Overdue($unit: ID!, $after: String) {
    overdueObligations(first: 2, after: $after, filter: { unitId: $unit }) {
      edges { cursor node { id daysOverdue nominal { id reference failedAttemptsSince } } }
      pageInfo { startCursor endCursor hasNextPage hasPreviousPage }
    }
  }
`
const MINE = gql`query Mine { me { id unit { id } } }`
const NODE = gql`query Node($id: ID!) { node(id: $id) { id ... on Nominal { reference } } }`
const SUBMIT = gql`
  mutation Submit($visit: SubmitVisitInput!) {
    submitVisit(input: $visit) { visit { id outcome nominal { id failedAttemptsSince } } userErrors { code field } }
  }
`
const MOVED = gql`subscription Moved { scopeMoved { scope at } }`

const { data: mine } = await client.query({ query: MINE })
const variables = { unit: mine.me.unit.id, after: null }
const { data: first } = await client.query({ query: OVERDUE, variables })
const watched = client.watchQuery({ query: OVERDUE, variables })
watched.subscribe(() => undefined)
await watched.fetchMore({ variables: { after: first.overdueObligations.pageInfo.endCursor } })
const list = () => client.readQuery({ query: OVERDUE, variables }).overdueObligations.edges
console.log('page:', first.overdueObligations.edges.length, 'then', list().length)

const { nominal } = list()[0].node
const { data: found } = await client.query({ query: NODE, variables: { id: nominal.id }, fetchPolicy: 'network-only' })
console.log('refetched by node:', found.node.__typename, found.node.reference)

const moved = new Promise((next, error) => client.subscribe({ query: MOVED }).subscribe({ next, error }))
await new Promise((next, error) => {
  // Answered on the same socket: the subscription before it is running.
  socket.subscribe({ query: '{ me { id } }' }, { next, error, complete: () => undefined })
})
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
const { data: done } = await client.mutate({ mutation: SUBMIT, variables: { visit } })
const cache = client.cache.extract()
console.log('mutation:', cache[`Visit:${visit.visitId}`].outcome, JSON.stringify(done.submitVisit.userErrors))
const after = list()[0].node.nominal.failedAttemptsSince
console.log('kept in the store:', after > nominal.failedAttemptsSince)
console.log('moved:', (await moved).data.scopeMoved.scope)
process.exit(0)
