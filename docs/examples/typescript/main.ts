/**
 * Doorstep with typed documents: a query, pages, a visit that is sent twice and recorded once, and live events.
 *
 *     cp ../../../schema/schema.graphql . && npm install && npm run codegen && npm run check
 *     OFFICER_TOKEN=$(doorstep token --persona supervisor) npm start
 */
import { randomUUID } from 'node:crypto'
import { createClient as overEvents } from 'graphql-sse'
import { createClient as overWebSocket } from 'graphql-ws'
import { graphql } from './generated/gql.ts'
import type { SubmitVisitInput, TypedDocumentString } from './generated/graphql.ts'
import { programToken } from './token.ts'

const url = `${process.env.DOORSTEP_URL ?? 'http://127.0.0.1:8000'}/graphql`
const MINUTE_MS = 60_000

const Overdue = graphql(`
  query Overdue($unit: ID!, $after: String) {
    overdueObligations(first: 2, after: $after, filter: { unitId: $unit }) {
      nodes { daysOverdue nominal { id reference riskLevel ownerId } }
      pageInfo { hasNextPage endCursor }
    }
  }
`)
const Mine = graphql(`query Mine { me { name unit { id name } } }`)
const Submit = graphql(`
  mutation Submit($visit: SubmitVisitInput!) {
    submitVisit(input: $visit) { visit { id outcome } userErrors { code field message } }
  }
`)
const Moved = graphql(`subscription Moved { scopeMoved { scope at } }`)

/** One operation. What is wrong with the request as a whole is thrown; what is wrong with an input is in userErrors. */
async function ask<Data, Variables>(
  token: string,
  document: TypedDocumentString<Data, Variables>,
  variables: Variables,
): Promise<Data> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: {
      Authorization: `Bearer ${token}`,
      Accept: 'application/graphql-response+json',
      'Content-Type': 'application/json',
    },
    body: JSON.stringify({ query: document.toString(), variables }),
  })
  const { data, errors } = await answer.json()
  if (errors) throw new Error(`${errors[0].extensions.code}: ${errors[0].message}`)
  return data
}

/** All records, a page at a time, for as long as there is a next page. */
async function* overdue(token: string, unit: string) {
  let after: string | null | undefined = null
  do {
    const page: Page = await pageOf(token, unit, after)
    yield* page.nodes
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null
  } while (after)
}

type Page = Awaited<ReturnType<typeof pageOf>>
const pageOf = async (token: string, unit: string, after: string | null | undefined) =>
  (await ask(token, Overdue, { unit, after })).overdueObligations

/** A visit as submitVisit takes it. Keep `id` with your record: the same id is the same submission for ever. */
const visitTo = (nominalId: string, officerId: string, startedAt: Date): SubmitVisitInput => ({
  id: randomUUID(),
  visitId: randomUUID(),
  nominalId,
  officerId,
  visitType: 'ROUTINE',
  outcome: 'NO_REPLY',
  crewMode: 'DOUBLE',
  nominalSeen: false,
  startedAt: startedAt.toISOString(),
})

const program = await programToken()
const officer = process.env.OFFICER_TOKEN ?? ''
const unit = (await ask(officer, Mine, {})).me.unit
const found = await Array.fromAsync(overdue(program, unit?.id ?? ''))
console.log(found.length, 'visits are overdue in', unit?.name)
const nominal = found[0]?.nominal
if (!nominal) throw new Error('nobody is overdue')

const now = new Date().getTime()
const future = visitTo(nominal.id, nominal.ownerId, new Date(now + 60 * MINUTE_MS))
console.log('refused:', (await ask(program, Submit, { visit: future })).submitVisit.userErrors)

// The same subscription by both transports: server-sent events pass every proxy, a WebSocket carries several at once.
type Moves = { scopeMoved: { scope: string } }
const connected = Promise.withResolvers<void>()
const headers = { Authorization: `Bearer ${officer}` }
const events = overEvents({ url, headers, on: { connected: () => connected.resolve() } })
const socket = overWebSocket({ url: url.replace('http', 'ws'), connectionParams: { authorization: `Bearer ${officer}` } })
const streams = [events, socket].map((client) => client.iterate<Moves>({ query: Moved.toString() }))
const firsts = streams.map((stream) => stream.next())
await connected.promise
// Answered on the same socket: the subscription before it is running.
for await (const _ of socket.iterate({ query: Mine.toString() })) break

const visit = visitTo(nominal.id, nominal.ownerId, new Date(now - 20 * MINUTE_MS))
const first = (await ask(program, Submit, { visit })).submitVisit
const again = (await ask(program, Submit, { visit })).submitVisit
console.log('recorded once:', first.visit?.id === again.visit?.id, first.userErrors)
for (const event of await Promise.all(firsts)) console.log('moved:', event.value?.data?.scopeMoved.scope)
await Promise.all(streams.map((stream) => stream.return?.()))
events.dispose()
await socket.dispose()
