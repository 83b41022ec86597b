import type { JSX } from 'preact'
import type { Work } from '../session/work'
import { entryState } from '../sync/entries'
import type { OutboxItem } from '../sync/ports'
import { momentWords } from '../ui/dates'
import { Tag } from '../ui/page'
import { useCell, useNow } from '../ui/use-cell'

/** How one saved visit stands, in the texts that officers learn: saved, received, needs attention. */
export function EntryStatus({ item, work }: { item: OutboxItem; work: Work }): JSX.Element {
  const { sending } = useCell(work.loop.status)
  const { aside } = useCell(work.outstanding)
  const state = entryState(item, sending.has(item.id), aside.has(item.id))
  const now = useNow()
  switch (state.kind) {
    case 'saved':
      return <Tag tone="grey">Saved on this phone</Tag>
    case 'aside':
      return <Tag tone="yellow">In the second store</Tag>
    case 'sending':
      return <Tag tone="blue">Sending</Tag>
    case 'received':
      return <Tag tone="green">Received {momentWords(new Date(state.at), now)}</Tag>
    case 'needsAttention':
      return <Tag tone="yellow">Needs attention</Tag>
  }
}
