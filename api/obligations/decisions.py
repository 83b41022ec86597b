"""What people decide about a nominal that changes what is owed, and what a nominal notifies. Ids name them for ever."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from api.nominals.commands import ManagementMode, RiskLevel
from api.obligations.commands import NotificationKind
from api.refusals import UserError


@dataclass(frozen=True, kw_only=True)
class Decision:
    """Made by the client; `expected_version` is the nominal's as the person saw it, None: whatever it is."""

    id: UUID
    nominal_id: UUID
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class SetRiskLevel(Decision):
    """A person sets the level. `tool_level` is what an assessment tool proposed."""

    level: RiskLevel
    reason: str
    tool_level: RiskLevel | None = None


@dataclass(frozen=True, kw_only=True)
class CountersignRiskLevel(Decision):
    """A supervisor lets another's decision about the level count."""

    decision_id: UUID


@dataclass(frozen=True, kw_only=True)
class ChangeMode(Decision):
    """How the nominal is managed from a day on, today or before."""

    mode: ManagementMode
    from_day: date
    reason: str


@dataclass(frozen=True, kw_only=True)
class ProposeInterval(Decision):
    """Visits at another interval than the level's: in months or in days."""

    months: int | None = None
    days: int | None = None
    reason: str


@dataclass(frozen=True, kw_only=True)
class ApproveInterval(Decision):
    """A supervisor lets a longer interval count."""

    interval_id: UUID


@dataclass(frozen=True, kw_only=True)
class RecordNotification(Decision):
    """What was notified, or is bound to be: `notified_at` None says that it has not been yet."""

    kind: NotificationKind
    event_on: date | None = None
    notified_at: datetime | None = None
    with_excuse: bool = False
    details: str = ""
    acknowledgement: str | None = None


@dataclass(frozen=True)
class Decided:
    """It is kept; `waits`: it does not count until a supervisor has said so."""

    nominal_id: UUID
    record_id: UUID
    waits: bool = False


@dataclass(frozen=True)
class DecisionRefused:
    """Nothing was changed: mend what `errors` name."""

    errors: tuple[UserError, ...]
