"""When a home visit is owed, and what a successful visit does to what is owed. Pure: no SQL, no clock.

What is owed of one nominal is a chain: the first obligation opens when management begins, each successful visit meets
the one whose period holds it and opens the next from its own time. The chain depends on the visits and not on the order
in which phones deliver them: a visit that arrives late splits an older link by superseding it, so that what was known
on any past day can still be counted. An attempt that failed never reaches these rules.

Source of the intervals: dated policy rows (force policy; NPCC default intervals, docs/domain.md 2.2). Source of the
start: the last *successful* visit drives the clock, never today (docs/domain.md 2.1; HMICFRS on counting attempts).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Final
from uuid import UUID

from api.nominals.commands import ManagementMode, RiskLevel
from api.obligations.calendar import add_months, end_of_london_day, london_day
from api.obligations.commands import CancelReason
from api.refusals import Misconfigured

# Modes in which routine visits are owed. Reactive management has none by definition (docs/domain.md 2.3); custody,
# hospital and abroad pause them; a closed nominal, or one another force still manages (transfer in), is not ours to
# visit. A missing nominal, or one whose transfer is not yet accepted, is still owed a visit: the backlog must not
# shrink by itself.
VISITED_MODES: Final = frozenset({ManagementMode.ACTIVE, ManagementMode.MISSING, ManagementMode.TRANSFER_OUT_PENDING})
_FOR_EVER: Final = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, kw_only=True)
class PolicyInterval:
    """One dated policy row: how long may pass, for which risk level (None: any), in months or days."""

    id: UUID
    risk_level: RiskLevel | None
    months: int | None
    days: int | None
    valid_from: date
    valid_to: date | None
    source: str

    def holds_on(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or day < self.valid_to)

    def due_day(self, opened: date) -> date:
        return add_months(opened, self.months) if self.months is not None else opened + timedelta(days=self.days or 0)


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


@dataclass(frozen=True, kw_only=True)
class Owed:
    """One link of the chain as it is stored and in force."""

    id: UUID
    opened_at: datetime
    due_at: datetime
    policy_row_id: UUID
    met_at: datetime | None = None
    met_by: UUID | None = None
    cancelled_at: datetime | None = None
    cancel_reason: CancelReason | None = None

    @property
    def ended_at(self) -> datetime | None:
        return self.met_at or self.cancelled_at


@dataclass(frozen=True, kw_only=True)
class Opening:
    """A link to be written. `due_at` follows from `opened_at`, the policy of that day and the risk level."""

    opened_at: datetime
    due_at: datetime
    policy_row_id: UUID
    met_at: datetime | None = None
    met_by: UUID | None = None
    cancelled_at: datetime | None = None
    cancel_reason: CancelReason | None = None


@dataclass(frozen=True, kw_only=True)
class Changes:
    """What one visit does: `meets` ends an open link, `supersedes` sets old ones aside, `opens` are written anew."""

    meets: Owed | None = None
    supersedes: tuple[UUID, ...] = ()
    opens: tuple[Opening, ...] = ()


NOTHING: Final = Changes()


def is_visited(mode: ManagementMode) -> bool:
    """Whether routine visits are owed in this mode."""
    return mode in VISITED_MODES


def due(opened: datetime, policy: Sequence[PolicyInterval], risk: RiskLevel) -> tuple[datetime, PolicyInterval]:
    """When what opened at this instant is due, and the policy row that says so.

    The row that holds on the London day of opening counts, even if policy changes before the due date; the due instant
    is the end of the London day (NPCC default intervals, docs/domain.md 2.2 and 3.1). Nobody having assessed the
    risk is no reason to wait: UNASSESSED takes its own row if policy has one, else the shortest interval of that day.
    """
    day = london_day(opened)
    holding = [row for row in policy if row.holds_on(day)]
    fitting = [row for row in holding if row.risk_level is risk] or [row for row in holding if row.risk_level is None]
    if not fitting and risk is RiskLevel.UNASSESSED:
        fitting = holding
    if not fitting:
        raise Misconfigured(f"No visit interval is in force on {day} for risk {risk}: add a policy row for that day.")
    row = min(fitting, key=lambda row: (row.due_day(day), row.id))
    return end_of_london_day(row.due_day(day)), row


def opening(at: datetime, policy: Sequence[PolicyInterval], risk: RiskLevel) -> Opening:
    """An open link from this instant."""
    due_at, row = due(at, policy, risk)
    return Opening(opened_at=at, due_at=due_at, policy_row_id=row.id)


def plan(
    in_force: Iterable[Owed],
    *,
    visit_id: UUID,
    visited_at: datetime,
    mode: ManagementMode,
    policy: Sequence[PolicyInterval],
    risk: RiskLevel,
) -> Changes:
    """What a successful visit at `visited_at` changes.

    A link holds a visit after it opened and up to its end. Of two visits at the same instant the smaller id is the one
    that met it, so that the chain is the same whichever arrives first. A visit outside every link changes nothing; but
    where nothing was ever owed, the chain begins with the visit, so that nobody is forgotten.
    """
    chain = tuple(in_force)
    link = next((owed for owed in chain if _holds(owed, visited_at)), None)
    if link is None:
        begins = not chain and is_visited(mode)
        return Changes(opens=(opening(visited_at, policy, risk),)) if begins else NOTHING
    if link.ended_at is None:
        following = (opening(visited_at, policy, risk),) if is_visited(mode) else ()
        return Changes(meets=replace(link, met_at=visited_at, met_by=visit_id), opens=following)
    same = Opening(opened_at=link.opened_at, due_at=link.due_at, policy_row_id=link.policy_row_id)
    met = replace(same, met_at=visited_at, met_by=visit_id)
    if link.met_at == visited_at:
        assert link.met_by is not None
        return NOTHING if link.met_by <= visit_id else Changes(supersedes=(link.id,), opens=(met,))
    rest = _ended_like(link, opening(visited_at, policy, risk))
    return Changes(supersedes=(link.id,), opens=(met, rest))


def _holds(owed: Owed, at: datetime) -> bool:
    if owed.cancelled_at is not None and owed.met_at is None and at == owed.cancelled_at:
        return False
    return owed.opened_at < at <= (owed.ended_at or _FOR_EVER)


def _ended_like(link: Owed, opened: Opening) -> Opening:
    """The opening, ended as the link ended."""
    return replace(
        opened,
        met_at=link.met_at,
        met_by=link.met_by,
        cancelled_at=link.cancelled_at,
        cancel_reason=link.cancel_reason,
    )


def explain(opened: datetime, policy: Sequence[PolicyInterval], risk: RiskLevel) -> str:
    """Why a visit is due when it is, in plain words: the rule, its version by date, and the day it counts from."""
    due_at, row = due(opened, policy, risk)
    length = f"{row.months} month(s)" if row.months is not None else f"{row.days} day(s)"
    level = "any risk level" if row.risk_level is None else row.risk_level.value.replace("_", " ").lower()
    unassessed = " (risk not yet assessed, so the shortest interval counts)" if risk is RiskLevel.UNASSESSED else ""
    return (
        f"A home visit is due {length} after {london_day(opened)}, by the end of {london_day(due_at)}: "
        f"interval for {level}{unassessed}, in force from {row.valid_from}. Source: {row.source}."
    )
