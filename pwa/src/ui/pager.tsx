/** A long list, read a page at a time. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'

export interface Pages {
  /** The cursor that this page begins after; null is the first page. */
  after: string | null
  next: (cursor: string) => void
  previous: () => void
  /** To the first page: the list is another one now. */
  restart: () => void
}

/** The cursors of the pages before this one are kept, so that there is a way back. */
export function usePages(): Pages {
  const [trail, setTrail] = useState<readonly string[]>([])
  return {
    after: trail.at(-1) ?? null,
    next: (cursor) => setTrail([...trail, cursor]),
    previous: () => setTrail(trail.slice(0, -1)),
    restart: () => setTrail([]),
  }
}

/** The ways to the pages beside this one. `next` is the cursor that the next page begins after; null is the last page. */
export function Pager({ pages, next }: { pages: Pages; next: string | null }): JSX.Element {
  return (
    <nav class="app-pages app-no-print" aria-label="Pages">
      {pages.after === null ? null : <Turn onClick={pages.previous}>Previous page</Turn>}
      {next === null ? null : <Turn onClick={() => pages.next(next)}>Next page</Turn>}
    </nav>
  )
}

/** Where the next page of a connection begins. */
export const nextOf = (list: { pageInfo: { hasNextPage: boolean; endCursor: string | null } } | undefined): string | null =>
  list?.pageInfo.hasNextPage === true ? list.pageInfo.endCursor : null

function Turn({ onClick, children }: { onClick: () => void; children: string }): JSX.Element {
  return (
    <button class="govuk-button govuk-button--secondary" type="button" onClick={onClick}>
      {children}
    </button>
  )
}
