"""What the due date of one nominal's visits depends on beside visits: levels, pauses, orders, an interval. Pure.

Each is a history with times, never only the present state: what a visit in March was due by depends on March, whenever
the phone that recorded it comes back.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from api.nominals.commands import OrderKind, RiskLevel
from api.obligations.calendar import london_day
from api.obligations.commands import ObligationKind
from api.obligations.policy import PolicyInterval, rule_for
from api.obligations.reckoning import Pause, Reckoned, reckon


@dataclass(frozen=True, kw_only=True)
class LevelChange:
    """From this instant the risk level was another."""

    at: datetime
    before: RiskLevel
    after: RiskLevel


@dataclass(frozen=True, kw_only=True)
class VisitInterval:
    """An approved interval of the nominal's own, in months or days, instead of its level's. `words` says by whom."""

    since: datetime
    until: datetime | None
    months: int | None
    days: int | None
    words: str

    def holds_at(self, at: datetime | None) -> bool:
        """Whether it holds at an instant; None: now."""
        if at is None:
            return self.until is None
        return self.since <= at and (self.until is None or at < self.until)


@dataclass(frozen=True, kw_only=True)
class OrderHeld:
    """An order of this kind held from a day on; `to_day` is the first on which it held no longer, None: it holds."""

    kind: OrderKind
    from_day: date
    to_day: date | None

    def holds_at(self, at: datetime | None) -> bool:
        """Whether it holds at an instant; None: now."""
        if at is None:
            return self.to_day is None
        return self.from_day <= london_day(at) and (self.to_day is None or london_day(at) < self.to_day)


@dataclass(frozen=True, kw_only=True)
class Circumstances:
    """Of one nominal, as they are known now. `level` is the present one, `levels` how it came to be, oldest first."""

    level: RiskLevel
    levels: tuple[LevelChange, ...] = ()
    pauses: tuple[Pause, ...] = ()
    intervals: tuple[VisitInterval, ...] = ()
    orders: tuple[OrderHeld, ...] = ()

    def level_at(self, at: datetime | None) -> RiskLevel:
        """The level at an instant; None: now."""
        if at is None:
            return self.level
        following = next((change for change in self.levels if change.at > at), None)
        return self.level if following is None else following.before

    def visit_due(self, policy: Sequence[PolicyInterval], basis: datetime, ended: datetime | None) -> Reckoned:
        """When a routine visit that counts from `basis` is due.

        What holds when the visit is made (`ended`; None: now) counts: its level, its interval, the pauses that had
        begun; and the law of the day from which it counts. Where policy has visits of their own for a kind of order,
        the shorter of the level's and the order's counts. An interval of the nominal's own takes the place of both.
        """
        row = self._shortest(policy, london_day(basis), ended)
        own = next((interval for interval in self.intervals if interval.holds_at(ended)), None)
        if own is not None:
            row = replace(row, months=own.months, days=own.days, source=f"{own.words}, instead of: {row.source}")
        return reckon(row, basis, pauses=self._begun(ended))

    def first_visit_due(
        self, policy: Sequence[PolicyInterval], basis: datetime, ended: datetime | None = None
    ) -> Reckoned:
        """When the first visit after release, registration or reinstatement is due."""
        row = rule_for(policy, ObligationKind.VISIT_FIRST, london_day(basis), risk=self.level)
        return reckon(row, basis, pauses=self._begun(ended))

    def _shortest(self, policy: Sequence[PolicyInterval], day: date, ended: datetime | None) -> PolicyInterval:
        kinds = {order.kind.value for order in self.orders if order.holds_at(ended)}
        of_level = rule_for(policy, ObligationKind.VISIT_ROUTINE, day, risk=self.level_at(ended))
        of_orders = [
            row
            for row in policy
            if row.code is ObligationKind.VISIT_ROUTINE and row.applies_to in kinds and row.holds_on(day)
        ]
        return min((of_level, *of_orders), key=lambda row: row.length(day))

    def _begun(self, ended: datetime | None) -> list[Pause]:
        return [pause for pause in self.pauses if ended is None or pause.from_day <= london_day(ended)]
