import type { JSX } from 'preact'
import type { Work } from '../session/work'
import { entryState } from '../sync/entries'
import type { OutboxItem } from '../sync/ports'
import { momentWords } from '../ui/dates'
import { Tag } from '../ui/page'
import { useCell, useNow } from '../ui/use-cell'

/** How one saved visit stands, in three texts that officers learn: saved, received, needs attention. */
export function EntryStatus({ item, work }: { item: OutboxItem; work: Work }): JSX.Element {
  const isSending = useCell(work.loop.status).step === 'sending'
  const state = entryState(item, isSending)
  const now = useNow()
  switch (state.kind) {
    case 'saved':
      return <Tag tone="grey">Saved on this phone</Tag>
    case 'sending':
      return <Tag tone="blue">Sending</Tag>
    case 'received':
      return <Tag tone="green">Received {momentWords(new Date(state.at), now)}</Tag>
    case 'needsAttention':
      return <Tag tone="yellow">Needs attention</Tag>
  }
}
