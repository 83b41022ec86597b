/**
 * Where a plan is kept while it is written: sealed on an officer's phone, with or without a network; at a desk, which
 * keeps nothing, as a draft on the server a moment after the last change, and the browser asks before it leaves.
 */
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { ask } from '../contract/ask'
import { SavePlanDocument, SignPlanDocument } from '../contract/generated/graphql'
import { newId } from '../device/ids'
import { beforeLock } from '../session/session'
import type { Work } from '../session/work'
import { timeWords } from '../ui/dates'
import { keepDrafts, type DraftKeeper } from '../visits/draft-keeper'
import { keyOf } from './kept-plan'
import { inputOf, tidied, type PlanDraft } from './plan-draft'
import { faultsOf, type Faults } from '../records/told'

const SAVE_AFTER_MS = 3_000

export interface Writing {
  draft: PlanDraft
  change: (draft: PlanDraft) => void
  /** Saves it on the server; gives what to mend. Saves follow one another. */
  save: () => Promise<Faults>
  sign: () => Promise<Faults>
  /** Throws away what the phone keeps; what the server keeps stays. */
  discard: () => Promise<void>
  /** How far it is kept, in words. */
  stands: string
}

export function useWritten(initial: PlanDraft, work: Work | null): Writing {
  const [draft, setDraft] = useState(initial)
  const [stands, setStands] = useState('')
  const keeper = useKeeper(work, setStands)
  const latest = useRef(initial)
  const isUnsaved = useRef(false)
  const queue = useRef<Promise<unknown>>(Promise.resolve())
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const requests = useRef(new Map<string, string>())

  const put = (next: PlanDraft): void => {
    latest.current = next
    setDraft(next)
    keeper?.changed({ id: keyOf(next.planOf), content: next })
  }
  const saveNow = async (): Promise<Faults> => {
    const sent = latest.current
    const found = await savePlan(tidied(sent), requests.current)
    if (found.length > 0) return found
    // What was typed meanwhile goes on from the version that is saved now.
    isUnsaved.current = latest.current !== sent
    put({ ...latest.current, version: sent.version + 1 })
    return found
  }
  const save = (): Promise<Faults> => {
    clearTimeout(timer.current)
    const saving = queue.current.then(saveNow)
    queue.current = saving
    return saving
  }
  const saveAtDesk = async (): Promise<void> => {
    const found = await save()
    setStands(found[0] === undefined ? `Saved as a draft at ${timeWords(new Date())}.` : `Not saved yet. ${found[0].message}`)
  }
  const change = (next: PlanDraft): void => {
    isUnsaved.current = true
    put({ ...next, version: latest.current.version })
    if (keeper === null) {
      clearTimeout(timer.current)
      timer.current = setTimeout(() => void saveAtDesk(), SAVE_AFTER_MS)
    } else setStands('What you write is kept on this phone.')
  }
  const sign = async (): Promise<Faults> => {
    const found = await save()
    if (found.length > 0) return found
    const { planId, version } = latest.current
    const against = faultsOf(await ask(SignPlanDocument, { input: { id: newId(), planId, expectedVersion: version } }), (data) => data.signPlan)
    if (against.length === 0 && work !== null) await forget(work, initial.planOf, keeper)
    return against
  }

  useEffect(() => {
    const leaving = (event: BeforeUnloadEvent): void => {
      if (work === null && isUnsaved.current) event.preventDefault()
    }
    addEventListener('beforeunload', leaving)
    return () => {
      removeEventListener('beforeunload', leaving)
      clearTimeout(timer.current)
      if (work === null && isUnsaved.current) void save()
    }
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [])
  const discard = async (): Promise<void> => {
    if (work !== null) await forget(work, initial.planOf, keeper)
  }
  return { draft, change, save, sign, discard, stands }
}

/** The phone's own keeper; null at a desk. */
function useKeeper(work: Work | null, say: (words: string) => void): DraftKeeper | null {
  const keeper = useMemo(
    () => (work === null ? null : keepDrafts(work.store.keepDraft, () => say('It could NOT be kept on this phone. Do not close this page.'))),
    [work, say],
  )
  useEffect(() => {
    if (keeper === null || work === null) return
    beforeLock.add(keeper.flush)
    return () => {
      beforeLock.delete(keeper.flush)
      void keeper.flush().then(work.refresh)
    }
  }, [keeper, work])
  return keeper
}

/** What the phone keeps of the plan of somebody goes. */
export async function forget(work: Work, nominalId: string, keeper: DraftKeeper | null = null): Promise<void> {
  await keeper?.finish()
  await work.store.dropDraft(keyOf(nominalId))
  await work.refresh()
}

/** One request for one content: where the answer was lost, asking again gets the same answer. */
async function savePlan(draft: PlanDraft, requests: Map<string, string>): Promise<Faults> {
  const content = JSON.stringify(draft)
  const id = requests.get(content) ?? newId()
  requests.clear()
  requests.set(content, id)
  return faultsOf(await ask(SavePlanDocument, { input: inputOf(draft, id) }), (data) => data.savePlan)
}
