/** Moves of work that the system proposes, the riskiest backlog first. People agree to each, or to all, and say why. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { ask } from '../contract/ask'
import { MoveProposalsDocument, type MoveProposalsQuery } from '../contract/generated/graphql'
import { Verdict } from '../ui/verdict'
import { momentWords } from '../ui/dates'
import { Page, RiskTag, Tag } from '../ui/page'
import { useNow } from '../ui/use-cell'
import { count, RISK, wordsFor } from '../ui/words'
import { MOVE_STATE } from './governance-words'
import { decideMoves, proposeMoves, type NewId } from './told'
import { Trouble } from './trouble'
import { useAsked, useLive } from './use-asked'

type Proposal = MoveProposalsQuery['moveProposals'][number]
type Move = Proposal['moves'][number]

export function MovesPage({ newId }: { newId: NewId }): JSX.Element {
  const list = useAsked('moves', () => ask(MoveProposalsDocument, {}))
  useLive(list.again)
  const [trouble, setTrouble] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const propose = async (): Promise<void> => {
    setBusy(true)
    setTrouble(await proposeMoves(newId))
    setBusy(false)
    list.again()
  }
  return (
    <Page title="Moves of work" back={{ href: '/app/board', label: 'Board' }}>
      <Trouble trouble={list.trouble} />
      <p class="govuk-body">
        Whose officer carries too much is proposed to one nearby who has room, the riskiest and longest overdue first. Nothing moves until people agree.
      </p>
      <button class="govuk-button" type="button" disabled={isBusy} onClick={() => void propose()}>
        Propose moves as of now
      </button>
      {trouble === null ? null : <p class="govuk-error-message">{trouble}</p>}
      <p class="govuk-body" role="status" data-testid="proposals-count">
        {list.data === null ? 'Reading the proposals.' : list.data.moveProposals.length === 0 ? 'Nothing was proposed so far.' : count(list.data.moveProposals.length, 'proposal')}
      </p>
      {list.data?.moveProposals.map((proposal) => (
        <ProposalCard key={proposal.id} newId={newId} proposal={proposal} again={list.again} />
      ))}
    </Page>
  )
}

function ProposalCard({ newId, proposal, again }: { newId: NewId; proposal: Proposal; again: () => void }): JSX.Element {
  const now = useNow()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const open = proposal.moves.filter((move) => move.mayDecide)
  const ids = open.filter((move) => chosen.has(move.id)).map((move) => move.id)
  const decide = (agree: boolean) => async (reason: string) => {
    if (ids.length === 0) return 'Choose at least one move.'
    return await decideMoves(newId, ids, agree, reason)
  }
  const done = (): void => {
    setChosen(new Set())
    again()
  }
  return (
    <article class="app-card" aria-labelledby={`proposal-${proposal.id}`} data-testid="proposal">
      <h2 class="govuk-heading-m" id={`proposal-${proposal.id}`}>
        {proposal.unitName ?? 'All units overseen'}, as of {momentWords(new Date(proposal.madeAt), now)}
      </h2>
      <p class="govuk-body">
        {proposal.overdue.toLocaleString('en-GB')} overdue then; at most {proposal.most} people for each officer. After {count(proposal.weeks, 'week')} about{' '}
        <strong>{proposal.expectedAsItIs}</strong> are expected to be overdue as it is, about <strong>{proposal.expectedWithMoves}</strong> with these moves.
      </p>
      <p class="govuk-body app-muted">Assumed: whoever carries more than {proposal.most} gives each person as much less time.</p>
      {proposal.moves.length === 0 ? <p class="govuk-body">No officer with room has less overdue: no move would help.</p> : null}
      <ul class="govuk-list app-moves">
        {proposal.moves.map((move) => (
          <MoveLine key={move.id} move={move} chosen={chosen} setChosen={setChosen} />
        ))}
      </ul>
      {open.length === 0 ? null : (
        <>
          <button class="govuk-button govuk-button--secondary" type="button" onClick={() => setChosen(new Set(open.map((move) => move.id)))}>
            Choose all {open.length}
          </button>
          <Verdict
            id={`why-${proposal.id}`}
            label="Why"
            choices={[
              { label: `Agree to ${ids.length}`, isMain: true, act: decide(true) },
              { label: `Reject ${ids.length}`, act: decide(false) },
            ]}
            done={done}
          />
        </>
      )}
    </article>
  )
}

interface LineProps {
  move: Move
  chosen: ReadonlySet<string>
  setChosen: (chosen: ReadonlySet<string>) => void
}

function MoveLine({ move, chosen, setChosen }: LineProps): JSX.Element {
  const who = move.name === null ? 'Somebody of another unit' : `${move.name}, ${move.reference ?? ''}`
  const toggle = (): void => {
    const next = new Set(chosen)
    if (!next.delete(move.id)) next.add(move.id)
    setChosen(next)
  }
  const words = (
    <>
      <strong>{who}</strong>: from {move.fromOfficer}, {move.fromUnit}, to {move.toOfficer}, {move.toUnit}
    </>
  )
  return (
    <li class="app-moves__move">
      {move.mayDecide ? (
        <div class="govuk-checkboxes govuk-checkboxes--small">
          <div class="govuk-checkboxes__item">
            <input class="govuk-checkboxes__input" type="checkbox" id={`move-${move.id}`} checked={chosen.has(move.id)} onChange={toggle} />
            <label class="govuk-label govuk-checkboxes__label" for={`move-${move.id}`}>
              {words}
            </label>
          </div>
        </div>
      ) : (
        <p class="govuk-body app-moves__words">{words}</p>
      )}
      <p class="app-tags">
        <RiskTag level={move.riskLevel} words={wordsFor(RISK, move.riskLevel)} />
        <Tag tone={move.state === 'MOVED' ? 'green' : move.state === 'PROPOSED' ? 'blue' : 'grey'}>{stateWords(move)}</Tag>
      </p>
      <p class="govuk-body app-muted">
        {move.why} {move.reason === null ? '' : `Said: ${move.reason}`}
      </p>
    </li>
  )
}

function stateWords(move: Move): string {
  if (move.state !== 'PROPOSED') return wordsFor(MOVE_STATE, move.state)
  if (move.given && !move.taken) return 'Waits for the receiving unit'
  if (move.taken && !move.given) return 'Waits for the giving unit'
  return wordsFor(MOVE_STATE, move.state)
}
