"""Attempts that failed since somebody last got in, and which of them count towards a warrant.

Source: SOA 2003 s.96B(5): on as many occasions as the policy row S96B WARRANT says, a constable has sought entry in
order to search for the purpose of assessing risk, and has been unable to obtain it. An attempt by police staff, or for
another purpose, does not count.
Inspectors found a nominal who had not been seen for years behind a row of attempts (HMICFRS on the Metropolitan Police,
2024): so after failed attempts of whatever kind (policy row S96B ATTEMPTS) a supervisor decides what follows.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final
from uuid import UUID

from sqlalchemy import ColumnElement, DateTime, literal_column, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from api.db.rows import among
from api.identity.tables import officer
from api.nominals.tables import nominal
from api.obligations.commands import ObligationKind
from api.obligations.policy import PolicyInterval
from api.refusals import Misconfigured
from api.visits.act_time import acted_at
from api.visits.commands import FAILED, VisitOutcome
from api.visits.tables import attempt_decision, visit

# Outcomes of an attempt in which entry was not had.
NO_ENTRY: Final = frozenset({VisitOutcome.NO_REPLY, VisitOutcome.ENTRY_REFUSED, VisitOutcome.PARTIAL_NO_ENTRY})
# The case of S96B whose row says, in days, how many attempts a warrant needs.
WARRANT: Final = "WARRANT"
# An attempt is before or after an entry by the time at which each counts, as entries are: not by a phone's wrong clock.
_ACTED_AT: Final[ColumnElement[datetime]] = literal_column(acted_at("doorstep.visit"), DateTime(timezone=True))


@dataclass(frozen=True)
class Attempt:
    """One failed attempt: when, whether it counts under s.96B, and which record tells of it."""

    at: datetime
    qualifies: bool
    visit_id: UUID


def qualifies(outcome: VisitOutcome, *, sought_to_search: bool, by_constable: bool) -> bool:
    """Whether an attempt counts towards a warrant."""
    return sought_to_search and by_constable and outcome in NO_ENTRY


def needed_for_warrant(policy: Iterable[PolicyInterval], day: date) -> int:
    """How many attempts that count a warrant needs on this day. Misconfigured where no row says: none is lawful then.

    Not `rule_for`: a row for all of S96B gives the days for a decision, and is no answer to this.
    """
    numbers = [
        row.days
        for row in policy
        if row.code is ObligationKind.S96B and row.applies_to == WARRANT and row.holds_on(day) and row.days is not None
    ]
    if not numbers:
        raise Misconfigured(f"No policy says on {day} how many attempts a warrant needs: add a row S96B {WARRANT}.")
    return min(numbers)


@dataclass(frozen=True)
class Tried:
    """Attempts since the last successful visit, and since when a supervisor's decision covers them."""

    attempts: tuple[Attempt, ...] = ()
    decided_at: datetime | None = None
    entered_at: datetime | None = None

    def undecided(self) -> int:
        """How many attempts no decision covers yet."""
        return sum(1 for attempt in self.attempts if self.decided_at is None or attempt.at > self.decided_at)

    def qualifying(self) -> int:
        """How many count under s.96B."""
        return sum(1 for attempt in self.attempts if attempt.qualifies)

    def and_then(self, attempt: Attempt) -> "Tried":
        """Another attempt; one from before somebody last got in does not count."""
        if self.entered_at is not None and attempt.at <= self.entered_at:
            return self
        return replace(self, attempts=(*self.attempts, attempt))

    def after_entry(self, at: datetime) -> "Tried":
        """Entry was had: what lies before it no longer counts."""
        entered = max(at, self.entered_at or at)
        return replace(
            self, attempts=tuple(attempt for attempt in self.attempts if attempt.at > entered), entered_at=entered
        )

    def without(self, visit_id: UUID) -> "Tried":
        """A record turns out to be part of another visit."""
        return replace(self, attempts=tuple(each for each in self.attempts if each.visit_id != visit_id))


async def tried(connection: AsyncConnection, force_id: int, nominal_ids: Sequence[UUID]) -> Mapping[UUID, Tried]:
    """The attempts of each nominal."""
    constable = (
        select(officer.c.id)
        .where(
            officer.c.force_id == visit.c.force_id,
            or_(officer.c.id == visit.c.officer_id, officer.c.id == visit.c.second_officer_id),
            officer.c.is_constable,
        )
        .exists()
    )
    rows = await connection.execute(
        select(
            visit.c.id,
            visit.c.nominal_id,
            _ACTED_AT.label("acted_at"),
            visit.c.outcome,
            visit.c.entry_sought_to_search,
            constable.label("by_constable"),
        )
        .join(nominal, (nominal.c.force_id == visit.c.force_id) & (nominal.c.id == visit.c.nominal_id))
        .where(
            visit.c.force_id == force_id,
            visit.c.nominal_id == among(nominal_ids),
            visit.c.outcome.in_(sorted(FAILED)),
            visit.c.joined_to.is_(None),
            or_(
                nominal.c.last_successful_visit_at.is_(None),
                nominal.c.last_successful_visit_at < _ACTED_AT,
            ),
        )
        .order_by(_ACTED_AT, visit.c.id)
    )
    found: dict[UUID, list[Attempt]] = defaultdict(list)
    for row in rows:
        counts = qualifies(
            VisitOutcome(row.outcome), sought_to_search=row.entry_sought_to_search, by_constable=row.by_constable
        )
        found[row.nominal_id].append(Attempt(row.acted_at, counts, row.id))
    decided = await _decided(connection, force_id, nominal_ids)
    entered = await _entered(connection, force_id, nominal_ids)
    return {key: Tried(tuple(found[key]), decided.get(key), entered.get(key)) for key in nominal_ids}


async def _entered(connection: AsyncConnection, force_id: int, nominal_ids: Sequence[UUID]) -> dict[UUID, datetime]:
    rows = await connection.execute(
        select(nominal.c.id, nominal.c.last_successful_visit_at).where(
            nominal.c.force_id == force_id, nominal.c.id == among(nominal_ids)
        )
    )
    return {row.id: row.last_successful_visit_at for row in rows if row.last_successful_visit_at is not None}


async def _decided(connection: AsyncConnection, force_id: int, nominal_ids: Sequence[UUID]) -> dict[UUID, datetime]:
    rows = await connection.execute(
        select(attempt_decision.c.nominal_id, attempt_decision.c.decided_at)
        .where(attempt_decision.c.force_id == force_id, attempt_decision.c.nominal_id == among(nominal_ids))
        .order_by(attempt_decision.c.decided_at)
    )
    return {row.nominal_id: row.decided_at for row in rows}
