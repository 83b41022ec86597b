/**
 * Doorstep for a partner agency with typed documents: search, what was shared, a concern, and the event queue.
 *
 *     cp ../../../schema/schema.graphql . && npm install && npm run codegen && npm run check
 *     DOORSTEP_TOKEN=$(doorstep token --persona partner) npm run partner -- "Stephen Thompson"
 */
import { randomUUID } from 'node:crypto'
import { createClient } from 'graphql-sse'
import { graphql } from './generated/gql.ts'
import type { ContributeConcernInput, TypedDocumentString } from './generated/graphql.ts'

const url = `${process.env.DOORSTEP_URL ?? 'http://127.0.0.1:8000'}/graphql`
// A machine says for whom it asks, by your own id of the person and their role: `4711; social worker`. People do not.
const person = process.env.ON_BEHALF_OF
const headers: Record<string, string> = {
  Authorization: `Bearer ${process.env.DOORSTEP_TOKEN}`,
  ...(person ? { 'Doorstep-On-Behalf-Of': person } : {}),
}

const Search = graphql(`
  query Search($text: String!, $reason: String!) {
    search(text: $text, purpose: CHILD_SAFEGUARDING, reason: $reason) {
      nodes { score why { field matchedBy found } record { __typename ... on SharedItem { id name isPointer } } }
    }
  }
`)
const Shared = graphql(`
  query Shared {
    sharedItems(first: 20, filter: { acknowledged: false, recalled: false }) {
      nodes { id name meaning purpose onward statements { field text basis asOf } withheld { field clause reason } }
    }
  }
`)
const Read = graphql(`
  mutation Read($item: AcknowledgeDisclosureInput!) {
    acknowledgeDisclosure(input: $item) { item { acknowledgedAt } userErrors { code field message } }
  }
`)
const Concern = graphql(`
  mutation Concern($concern: ContributeConcernInput!) {
    contributeConcern(input: $concern) { concern { id receivedAt } userErrors { code field message } }
  }
`)
const Events = graphql(`
  query Events {
    partnerEvents(first: 100, filter: { acknowledged: false }) { nodes { id eventType subjectRef nodeId } }
  }
`)
const DealtWith = graphql(`
  mutation DealtWith($upTo: AcknowledgeEventsInput!) { acknowledgeEvents(input: $upTo) { event { id } } }
`)
const Wait = graphql(`subscription Wait { partnerEventsWait { at } }`)

/** One operation. What is wrong with the request as a whole is thrown; what is wrong with an input is in userErrors. */
async function ask<Data, Variables>(document: TypedDocumentString<Data, Variables>, variables: Variables): Promise<Data> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { ...headers, Accept: 'application/graphql-response+json', 'Content-Type': 'application/json' },
    body: JSON.stringify({ query: document.toString(), variables }),
  })
  const { data, errors } = await answer.json()
  if (errors) throw new Error(`${errors[0].extensions.code}: ${errors[0].message}`)
  return data
}

/** What was sent and nobody has acknowledged. Acknowledge when somebody has read it: the force waits for that. */
async function readShared(): Promise<void> {
  for (;;) {
    const items = (await ask(Shared, {})).sharedItems.nodes
    if (items.length === 0) return
    for (const item of items) {
      console.log('shared:', item.name, '-', item.meaning, `(${item.statements.length} statements)`)
      const done = (await ask(Read, { item: { id: randomUUID(), disclosureId: item.id } })).acknowledgeDisclosure
      console.log('acknowledged:', done.item?.acknowledgedAt, done.userErrors)
    }
  }
}

/** Keep `id` with your own record before you send: the same again is not done twice. */
async function tellConcern(disclosureId: string): Promise<void> {
  const concern: ContributeConcernInput = {
    id: randomUUID(),
    disclosureId,
    text: 'He waited outside the nursery again this morning.',
  }
  const first = (await ask(Concern, { concern })).contributeConcern
  const again = (await ask(Concern, { concern })).contributeConcern
  console.log('told once:', first.concern?.id === again.concern?.id, first.userErrors)
}

/** Everything that waits, in order. Acknowledge when it is dealt with: whoever dies before reads it again. */
async function readQueue(): Promise<void> {
  for (;;) {
    const events = (await ask(Events, {})).partnerEvents.nodes
    const last = events.at(-1)
    if (!last) return
    for (const event of events) console.log('event:', event.eventType, event.nodeId)
    await ask(DealtWith, { upTo: { id: randomUUID(), eventId: last.id } })
  }
}

const { nodes } = (await ask(Search, { text: process.argv[2] ?? '', reason: 'Known to our nursery' })).search
const matches = nodes.flatMap((match) => (match.record.__typename === 'SharedItem' ? [{ ...match, record: match.record }] : []))
for (const { score, record, why } of matches) console.log(score, record.name, why.map((reason) => reason.matchedBy).join(' '))
await readShared()
if (matches[0]) await tellConcern(matches[0].record.id)

// It tells once at the start, and whenever there is more: a program that follows the queue never leaves this loop.
const events = createClient({ url, headers })
for await (const _ of events.iterate({ query: Wait.toString() })) {
  await readQueue()
  break
}
events.dispose()
