/** What lies beside one officer's database: the second store, and the room that is kept back. One tab at a time uses it. */
import { openFiles } from './files'
import { journalOver, type Journal } from './journal'
import { reserveIn, type Reserve } from './reserve'

export interface Aside {
  journal: Journal
  reserve: Reserve
}

export function openAside(principalId: string): Aside {
  const name = `doorstep-aside-${principalId}`
  return {
    journal: journalOver(
      () => openFiles(name),
      (work) => navigator.locks.request(name, work),
    ),
    reserve: reserveIn(() => openFiles('doorstep-reserve')),
  }
}
