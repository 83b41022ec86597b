"""When a home visit is owed, and what a successful visit does to what is owed. Pure: no SQL, no clock.

What is owed of one nominal is a chain: the first obligation opens when management begins, each successful visit meets
the one whose period holds it and opens the next from its own time. The chain depends on the visits and not on the order
in which phones deliver them: a visit that arrives late splits an older link by superseding it, so that what was known
on any past day can still be counted. An attempt that failed never reaches these rules.

Source of the intervals: dated policy rows (force policy; NPCC default intervals, docs/domain.md 2.2). Source of the
start: the last *successful* visit drives the clock, never today (docs/domain.md 2.1; HMICFRS on counting attempts).
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any, Final, Self
from uuid import UUID

from api.nominals.commands import ManagementMode, RiskLevel
from api.obligations.commands import CancelReason, ObligationKind, PauseKind, RecordKind, Revision
from api.obligations.reckoning import Reckoned

# Modes in which routine visits are owed. Reactive management has none by definition (docs/domain.md 2.3); custody,
# hospital and abroad pause them; a closed nominal, or one another force still manages (transfer in), is not ours to
# visit. A missing nominal, or one whose transfer is not yet accepted, is still owed a visit: the backlog must not
# shrink by itself.
VISITED_MODES: Final = frozenset({ManagementMode.ACTIVE, ManagementMode.MISSING, ManagementMode.TRANSFER_OUT_PENDING})
# Modes that are a pause: the clock stands still, and goes on where it stood.
PAUSING_MODES: Final[Mapping[ManagementMode, PauseKind]] = MappingProxyType(
    {
        ManagementMode.CUSTODY: PauseKind.CUSTODY,
        ManagementMode.HOSPITAL: PauseKind.HOSPITAL,
        ManagementMode.ABROAD: PauseKind.ABROAD,
    }
)
# What an obligation keeps however often it is reckoned anew.
_LASTING: Final = frozenset({"kind", "opened_at", "basis", "opened_by", "opened_with", "named_owner_id"})
# Reckons a routine visit from its basis and its end; None: it is open.
VisitDue = Callable[[datetime, datetime | None], Reckoned]
_FOR_EVER: Final = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, kw_only=True)
class Managed:
    """What these rules need to know of a nominal, read under its row lock."""

    force_id: int
    nominal_id: UUID
    unit_id: UUID
    owner_id: UUID
    risk_level: RiskLevel
    management_mode: ManagementMode
    opened_at: datetime

    @classmethod
    def of(cls, force_id: int, row: Mapping[str, Any]) -> Self:
        """From the nominal's row."""
        return cls(
            force_id=force_id,
            nominal_id=row["id"],
            unit_id=row["unit_id"],
            owner_id=row["owner_id"],
            risk_level=RiskLevel(row["risk_level"]),
            management_mode=ManagementMode(row["management_mode"]),
            opened_at=row["opened_at"],
        )

    def about(self) -> dict[str, UUID | None]:
        """The columns by which an obligation is about them."""
        return {"nominal_id": self.nominal_id, "case_id": None}


@dataclass(frozen=True, kw_only=True)
class Investigated:
    """What these rules need to know of a case, read under its row lock."""

    force_id: int
    case_id: UUID
    unit_id: UUID
    owner_id: UUID

    def about(self) -> dict[str, UUID | None]:
        """The columns by which an obligation is about it."""
        return {"nominal_id": None, "case_id": self.case_id}


@dataclass(frozen=True, kw_only=True)
class Opening:
    """An obligation to be written. `due_at` follows from `basis`, the policy of that day and the circumstances.

    `named_owner_id` owes it where a decision named an officer; else whoever has the nominal or the case does.
    """

    kind: ObligationKind = ObligationKind.VISIT_ROUTINE
    opened_at: datetime
    basis: datetime
    due_at: datetime | None
    policy_row_id: UUID
    explanation: str
    opened_by: UUID | None = None
    opened_with: RecordKind | None = None
    met_at: datetime | None = None
    met_by: UUID | None = None
    met_with: RecordKind | None = None
    cancelled_at: datetime | None = None
    cancel_reason: CancelReason | None = None
    revised_for: Revision | None = None
    named_owner_id: UUID | None = None

    @property
    def ended_at(self) -> datetime | None:
        """When it was met, or came to be owed no longer; None: it is open."""
        return self.met_at or self.cancelled_at


@dataclass(frozen=True, kw_only=True)
class Owed(Opening):
    """One obligation as it is stored and in force."""

    id: UUID


@dataclass(frozen=True, kw_only=True)
class Changes:
    """What one visit does: `meets` ends an open link, `supersedes` sets old ones aside, `opens` are written anew."""

    meets: Owed | None = None
    supersedes: tuple[UUID, ...] = ()
    opens: tuple[Opening, ...] = ()


NOTHING: Final = Changes()


def is_visited(mode: ManagementMode) -> bool:
    """Whether routine visits are owed in this mode, if only once a pause ends."""
    return mode in VISITED_MODES or mode in PAUSING_MODES


def opening(at: datetime, reckoned: Reckoned, *, opened_by: UUID | None = None) -> Opening:
    """A link from this instant, opened by this visit."""
    return Opening(
        opened_at=at,
        basis=at,
        due_at=reckoned.due_at,
        policy_row_id=reckoned.row.id,
        explanation=reckoned.explanation,
        opened_by=opened_by,
        opened_with=RecordKind.VISIT if opened_by else None,
    )


def plan(
    in_force: Iterable[Owed], *, visit_id: UUID, visited_at: datetime, mode: ManagementMode, due: VisitDue
) -> Changes:
    """What a successful visit at `visited_at` changes. `due` reckons a link from its basis and its end (None: open).

    A link holds a visit after it opened and up to its end. Of two visits at the same instant the smaller id is the one
    that met it, so that the chain is the same whichever arrives first. A visit outside every link changes nothing; but
    where nothing was ever owed, the chain begins with the visit, so that nobody is forgotten. A link that is split is
    reckoned anew for where it now ends, so that due dates too are the same whichever visit arrives first.
    """
    chain = tuple(in_force)
    link = next((owed for owed in chain if _holds(owed, visited_at)), None)
    if link is None:
        begins = not chain and is_visited(mode)
        return Changes(opens=(opening(visited_at, due(visited_at, None), opened_by=visit_id),)) if begins else NOTHING
    if link.met_at == visited_at and link.met_by is not None and link.met_by <= visit_id:
        return NOTHING
    met_by: dict[str, Any] = {"met_at": visited_at, "met_by": visit_id, "met_with": RecordKind.VISIT}
    reckoned = due(link.basis, visited_at)
    met = replace(revised(link, reckoned, Revision.VISIT_ARRIVED_LATE), **met_by)
    if link.met_at == visited_at:
        return Changes(supersedes=(link.id,), opens=(met,))
    rest = ended_like(link, opening(visited_at, due(visited_at, link.ended_at), opened_by=visit_id))
    if link.ended_at is not None:
        return Changes(supersedes=(link.id,), opens=(met, rest))
    following = (rest,) if is_visited(mode) else ()
    if is_same(link, reckoned):
        return Changes(meets=replace(link, **met_by), opens=following)
    return Changes(supersedes=(link.id,), opens=(met, *following))


def is_same(owed: Owed, reckoned: Reckoned) -> bool:
    """Whether what is stored is what would be reckoned now."""
    return (owed.due_at, owed.policy_row_id) == (reckoned.due_at, reckoned.row.id)


def revised(owed: Owed, reckoned: Reckoned, reason: Revision) -> Opening:
    """The same obligation, to be written anew and still open, due as it is reckoned now."""
    told: dict[str, Any] = {part: getattr(owed, part) for part in _LASTING}
    return Opening(
        due_at=reckoned.due_at,
        policy_row_id=reckoned.row.id,
        explanation=reckoned.explanation,
        revised_for=reason,
        **told,
    )


def _holds(owed: Owed, at: datetime) -> bool:
    if owed.cancelled_at is not None and owed.met_at is None and at == owed.cancelled_at:
        return False
    return owed.opened_at < at <= (owed.ended_at or _FOR_EVER)


def ended_like(link: Opening, opened: Opening) -> Opening:
    """The opening, ended as the link ended."""
    return replace(
        opened,
        met_at=link.met_at,
        met_by=link.met_by,
        met_with=link.met_with,
        cancelled_at=link.cancelled_at,
        cancel_reason=link.cancel_reason,
    )
