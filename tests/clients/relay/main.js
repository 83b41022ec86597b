/** Relay without React: relay-compiler's artifacts, relay-runtime's store, network and connection handler. */
import { randomUUID } from 'node:crypto'
import { createClient } from 'graphql-ws'
import relay from 'relay-runtime'
import Mine from './generated/documentsMineQuery.graphql.js'
import Moved from './generated/documentsMovedSubscription.graphql.js'
import NominalById from './generated/documentsNominalQuery.graphql.js'
import Overdue from './generated/documentsOverdueQuery.graphql.js'
import Submit from './generated/documentsSubmitMutation.graphql.js'

const { DOORSTEP_URL, OFFICER_TOKEN } = process.env
const url = new URL('/graphql', DOORSTEP_URL).href
const Authorization = `Bearer ${OFFICER_TOKEN}`
const socket = createClient({ url: url.replace('http', 'ws'), connectionParams: { authorization: Authorization } })

const ask = async ({ text }, variables) => {
  const headers = { Authorization, 'Content-Type': 'application/json' }
  const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query: text, variables }) })
  return answer.json()
}
const listen = ({ text }, variables) =>
  relay.Observable.create((sink) => socket.subscribe({ query: text, variables }, sink))
const environment = new relay.Environment({
  network: relay.Network.create(ask, listen),
  store: new relay.Store(new relay.RecordSource()),
})
const fetched = (query, variables) => relay.fetchQuery(environment, query, variables).toPromise()
const record = (id) => environment.getStore().getSource().get(id)

const { me } = await fetched(Mine, {})
const variables = { unit: me.unit.id, after: null }
const kept = relay.createOperationDescriptor(Overdue, variables)
environment.retain(kept)
const list = () => environment.lookup(kept.fragment).data.overdueObligations
await fetched(Overdue, variables)
const first = list()
await fetched(Overdue, { unit: me.unit.id, after: first.pageInfo.endCursor })
const both = list()
console.log('page:', first.edges.length, 'then', both.edges.length)

const nominalId = record(both.edges[0].node.id).nominal.__ref
await fetched(NominalById, { id: nominalId })
console.log('refetched by node:', record(nominalId).__typename, record(nominalId).reference)

const moved = new Promise((resolve, reject) => {
  relay.requestSubscription(environment, { subscription: Moved, variables: {}, onNext: resolve, onError: reject })
})
await new Promise((resolve, reject) => {
  // Answered on the same socket: the subscription before it is running.
  socket.subscribe({ query: Mine.params.text }, { next: resolve, error: reject, complete: () => undefined })
})
const visit = {
  id: randomUUID(),
  visitId: randomUUID(),
  nominalId,
  visitType: 'ROUTINE',
  outcome: 'NO_REPLY',
  crewMode: 'DOUBLE',
  nominalSeen: false,
  startedAt: new Date(new Date().getTime() - 1_200_000).toISOString(),
}
const done = await new Promise((onCompleted, onError) => {
  relay.commitMutation(environment, { mutation: Submit, variables: { visit }, onCompleted, onError })
})
console.log('mutation:', record(visit.visitId).outcome, JSON.stringify(done.submitVisit.userErrors))
console.log('kept in the store:', record(nominalId).failedAttemptsSince > 0)
console.log('moved:', (await moved).scopeMoved.scope)
await socket.dispose()
process.exit(0)
