"""Moves of work: proposed by the system, decided by supervisors and governance."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

import strawberry
from strawberry import ID, field

from api.nominals.commands import RiskLevel
from api.oversight import moves, proposals
from api.oversight.proposals import DecideMoves, ProposeMoves
from api.oversight.words import MoveState
from schema.assessing import REQUEST_ID
from schema.context import Asking
from schema.errors import UserError
from schema.inputs import command_of
from schema.outcomes import told
from schema.publish import publish_enum
from schema.reading.declare import plain

publish_enum(
    MoveState,
    {
        "PROPOSED": "Open: not all who must agree have agreed.",
        "MOVED": "Agreed on and carried out.",
        "REJECTED": "Somebody said no.",
        "STALE": "Agreed on too late: the nominal had moved, or the officer had no more room.",
    },
    name="MoveState",
)


@plain
class ProposedMove:
    """One nominal to be given from one officer to another. Who the nominal is, only whoever sees them is told."""

    id: ID = field(description="The move's id.")
    reference: str | None = field(
        description="The force's reference of the nominal; at most 30 characters. Null if the caller may not see them."
    )
    name: str | None = field(
        description="The nominal's name; at most 200 characters. Null if the caller may not see them."
    )
    risk_level: RiskLevel = field(description="The risk level when it was proposed.")
    days_overdue: int = field(description="For how many days the oldest thing was overdue then.")
    overdue: int = field(description="How many things were overdue then.")
    from_officer: str = field(description="Who has the nominal; at most 200 characters.")
    from_unit: str = field(description="That officer's unit; at most 200 characters.")
    to_officer: str = field(description="Who is to have the nominal; at most 200 characters.")
    to_unit: str = field(description="That officer's unit; at most 200 characters.")
    why: str = field(description="Why, in plain words; at most 1,000 characters.")
    state: MoveState = field(description="Where it stands.")
    given: bool = field(description="Whether the giving unit's supervisor, or governance, has agreed.")
    taken: bool = field(description="Whether the receiving unit's supervisor has agreed.")
    may_decide: bool = field(description="Whether it waits for the caller.")
    reason: str | None = field(description="What was last said of it; at most 2,000 characters.")


@plain
class MoveProposal:
    """Moves proposed together, as of one time, and how much smaller the backlog is expected to be with them."""

    id: ID = field(description="The proposal's id.")
    made_at: datetime = field(description="As of when it was made.")
    unit_name: str | None = field(description="Whose work it moves; null: that of every unit its maker oversees.")
    most: int = field(description="The standard it keeps to: how many nominals an officer should have at most.")
    overdue: int = field(description="How many were overdue then, as far as its maker could see.")
    weeks: int = field(description="After how many weeks the two sizes that follow are expected.")
    expected_as_it_is: int = field(description="How many are overdue then in the middle future without the moves.")
    expected_with_moves: int = field(
        description="How many with them, supposing that who has more than the standard gives each nominal as much less."
    )
    moves: list[ProposedMove] = field(
        description="Its moves that the caller may see, 50 at most, the most pressing first."
    )


@strawberry.input(description="Work out which work should move to whom.")
class ProposeMovesInput:
    id: ID = field(description=REQUEST_ID)
    unit_id: ID | None = field(
        default=None, description="Whose work to move; null: that of all units that the caller oversees."
    )


@strawberry.input(description="The caller's word on some moves of one proposal.")
class DecideMovesInput:
    id: ID = field(description=REQUEST_ID)
    move_ids: list[ID] = field(description="Which moves, 50 at most.")
    agree: bool = field(description="True: agree. False: reject.")
    reason: str = field(description="Why; at most 2,000 characters.")


@plain
class MovesPayload:
    """What came of a command on proposed moves: the proposal, or what to mend."""

    key: strawberry.Private[UUID | None]
    user_errors: list[UserError] = field(description="What to mend, one for each fault; empty if it was done.")

    @strawberry.field(graphql_type=MoveProposal | None, description="The proposal; null if nothing was done.")
    async def proposal(self, info: Asking) -> object:
        if self.key is None:
            return None
        found = await moves.proposals(info.context.services, info.context.principal)
        return next((each for each in found if each.id == self.key), None)


async def move_proposals(info: Asking) -> tuple[proposals.MoveProposal, ...]:
    return await moves.proposals(info.context.services, info.context.principal)


async def propose_moves(
    info: Asking, asked: Annotated[ProposeMovesInput, strawberry.argument(name="input", description="Whose work.")]
) -> MovesPayload:
    given = info.context
    return MovesPayload(**told(await moves.propose(given.services, given.principal, command_of(ProposeMoves, asked))))


async def decide_moves(
    info: Asking, asked: Annotated[DecideMovesInput, strawberry.argument(name="input", description="The decision.")]
) -> MovesPayload:
    given = info.context
    return MovesPayload(**told(await moves.decide(given.services, given.principal, command_of(DecideMoves, asked))))


@strawberry.type
class MoveQueries:
    """What may be read of proposed moves."""

    move_proposals = strawberry.field(
        resolver=move_proposals,
        graphql_type=list[MoveProposal],
        description="Proposals of moves of work, 20 at most, the latest first. Scope visits:read.",
    )


@strawberry.type
class MoveMutations:
    """What may be done about moves of work."""

    propose_moves: MovesPayload = strawberry.mutation(
        resolver=propose_moves,
        graphql_type=MovesPayload,
        description="Work out moves of work that clear the riskiest backlog first; people then decide on each.",
    )
    decide_moves: MovesPayload = strawberry.mutation(
        resolver=decide_moves,
        graphql_type=MovesPayload,
        description="Agree to proposed moves or reject them; what both units agree on is carried out at once.",
    )
