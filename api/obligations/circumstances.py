"""What the due date of one nominal's visits depends on beside the visits: levels, pauses, an interval of its own. Pure.

Each is a history with times, never only the present state: what a visit in March was due by depends on March, whenever
the phone that recorded it comes back.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from api.nominals.commands import RiskLevel
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
class Circumstances:
    """Of one nominal, as they are known now. `level` is the present one, `levels` how it came to be, oldest first."""

    level: RiskLevel
    levels: tuple[LevelChange, ...] = ()
    pauses: tuple[Pause, ...] = ()
    intervals: tuple[VisitInterval, ...] = ()

    def level_at(self, at: datetime | None) -> RiskLevel:
        """The level at an instant; None: now."""
        if at is None:
            return self.level
        following = next((change for change in self.levels if change.at > at), None)
        return self.level if following is None else following.before

    def visit_due(self, policy: Sequence[PolicyInterval], basis: datetime, ended: datetime | None) -> Reckoned:
        """When a routine visit that counts from `basis` is due.

        What holds when the visit is made (`ended`; None: now) counts: its level, its interval, the pauses that had
        begun; and the law of the day from which it counts. An interval of the nominal's own takes its level's place.
        """
        row = rule_for(policy, ObligationKind.VISIT_ROUTINE, london_day(basis), risk=self.level_at(ended))
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

    def _begun(self, ended: datetime | None) -> list[Pause]:
        return [pause for pause in self.pauses if ended is None or pause.from_day <= london_day(ended)]
