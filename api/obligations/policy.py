"""The dated policy rows, and which of them holds for something that is owed. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID

from api.nominals.commands import RiskLevel
from api.obligations.calendar import add_months
from api.obligations.commands import Counting, ObligationKind, PauseRule
from api.refusals import Misconfigured

# About how many calendar days a working day takes: only to tell which of two rows is shorter.
_WORKING_DAY: Final = 1.4


@dataclass(frozen=True, kw_only=True)
class PolicyInterval:
    """One dated policy row: how long something may take, by one law or policy, from one date to another.

    It is for one risk level, or one case of the thing (`applies_to`: a KIRAT band, a disposal), or for all (null).
    """

    id: UUID
    code: ObligationKind = ObligationKind.VISIT_ROUTINE
    risk_level: RiskLevel | None = None
    applies_to: str | None = None
    months: int | None = None
    days: int | None = None
    hours: int | None = None
    working_days: int | None = None
    unlimited: bool = False
    counting: Counting = Counting.AFTER
    pause_rule: PauseRule = PauseRule.RUNS_ON
    extension_days: int | None = None
    valid_from: date
    valid_to: date | None = None
    source: str

    def holds_on(self, day: date) -> bool:
        """Whether it is in force on this day."""
        return self.valid_from <= day and (self.valid_to is None or day < self.valid_to)

    def length(self, day: date) -> float:
        """About how many days it gives, counted from this day: to tell which of two rows is shorter."""
        if self.months is not None:
            return (add_months(day, self.months) - day).days
        if self.hours is not None:
            return timedelta(hours=self.hours) / timedelta(days=1)
        return self.days if self.days is not None else (self.working_days or 0) * _WORKING_DAY


def rule_for(
    policy: Iterable[PolicyInterval],
    code: ObligationKind,
    day: date,
    *,
    risk: RiskLevel | None = None,
    applies_to: str | None = None,
) -> PolicyInterval:
    """The row in force on this day, the day on which the period begins: later law does not reach back.

    A row of the very risk level or case goes before one for all. Nobody having assessed the risk is no reason to wait:
    UNASSESSED takes its own row if policy has one, else the shortest of that day. Misconfigured if there is none.
    """
    holding = [row for row in policy if row.code is code and row.holds_on(day)]
    cases = _fitting(holding, "applies_to", applies_to)
    fitting = _fitting(cases, "risk_level", risk)
    if not fitting and risk is RiskLevel.UNASSESSED:
        fitting = cases
    if not fitting:
        case = "".join(f" for {word}" for word in (risk and f"risk {risk}", applies_to) if word)
        raise Misconfigured(f"No {code} policy is in force on {day}{case}: add a policy row for that day.")
    return min(fitting, key=lambda row: (row.length(day), row.id))


def policy_of(row: Mapping[str, Any]) -> PolicyInterval:
    """A stored policy row as the rules know it."""
    words: dict[str, Any] = {
        "code": ObligationKind(row["code"]),
        "risk_level": RiskLevel(row["risk_level"]) if row["risk_level"] is not None else None,
        "counting": Counting(row["counting"]),
        "pause_rule": PauseRule(row["pause_rule"]),
    }
    return PolicyInterval(**(dict(row) | words))


def _fitting(rows: list[PolicyInterval], part: str, wanted: object) -> list[PolicyInterval]:
    own = [row for row in rows if getattr(row, part) == wanted]
    return own or [row for row in rows if getattr(row, part) is None]
