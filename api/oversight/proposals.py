"""What may be asked about moves of work, and what is answered."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from api.nominals.commands import RiskLevel
from api.oversight.words import MoveState


@dataclass(frozen=True, kw_only=True)
class ProposeMoves:
    """Work out which work should move to whom; `unit_id` None: the work of all units that the caller oversees."""

    id: UUID
    unit_id: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class DecideMoves:
    """Agree to some moves of one proposal, or reject them. What is agreed on both sides is carried out at once."""

    id: UUID
    move_ids: tuple[UUID, ...]
    agree: bool
    reason: str


@dataclass(frozen=True, kw_only=True)
class ProposedMove:
    """One proposed move as the caller may see it: who the nominal is, only to whoever may see them."""

    id: UUID
    proposal_id: UUID
    reference: str | None
    name: str | None
    risk_level: RiskLevel
    days_overdue: int
    overdue: int
    from_officer: str
    from_unit: str
    to_officer: str
    to_unit: str
    why: str
    state: MoveState
    given: bool
    taken: bool
    may_decide: bool
    reason: str | None


@dataclass(frozen=True, kw_only=True)
class MoveProposal:
    """Moves that were proposed together, and the size of the backlog that is expected without and with them."""

    id: UUID
    made_at: datetime
    unit_name: str | None
    most: int
    overdue: int
    weeks: int
    expected_as_it_is: int
    expected_with_moves: int
    moves: Sequence[ProposedMove]
