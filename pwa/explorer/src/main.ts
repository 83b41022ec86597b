/** GraphiQL over /graphql, with operations to begin with. */
import './trusted'
import { GraphiQL } from 'graphiql'
import 'graphiql/style.css'
import { createElement } from 'react'
import { createRoot } from 'react-dom/client'
import { ask } from './ask'
import { memory } from './memory'
import './page.css'

const examples = import.meta.glob<string>('./examples/*.graphql', { query: '?raw', import: 'default', eager: true })
const tabs = Object.keys(examples)
  .toSorted()
  .map((file) => ({ query: examples[file] ?? '' }))

const root = document.querySelector('#explorer')
if (root === null) throw new Error('The page has no place for the explorer.')
const explorer = createElement(GraphiQL, {
  fetcher: ask,
  storage: memory(),
  defaultTabs: tabs,
  isHeadersEditorEnabled: false,
  shouldPersistHeaders: false,
})
createRoot(root).render(explorer)
