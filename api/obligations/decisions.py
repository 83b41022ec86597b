"""What people decide about a nominal that changes what is owed, and what a nominal notifies. Ids name them for ever."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from api.nominals.commands import ManagementMode, RiskLevel
from api.obligations.commands import Disposal, NotificationKind, ParticularKind, StartedKind


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


class ReactiveVerdict(StrEnum):
    """What a supervisor says to news of somebody managed reactively."""

    KEEP = "KEEP"
    REINSTATE = "REINSTATE"


@dataclass(frozen=True, kw_only=True)
class DecideReactiveReview(Decision):
    """Keep reactive management for a reason, or have visits reinstated."""

    verdict: ReactiveVerdict
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
class Particular:
    """One thing that was notified, in words."""

    kind: ParticularKind
    text: str


@dataclass(frozen=True, kw_only=True)
class RecordNotification(Decision):
    """What was notified, or is bound to be: `notified_at` None says that it has not been yet."""

    kind: NotificationKind
    event_on: date | None = None
    notified_at: datetime | None = None
    with_excuse: bool = False
    details: str = ""
    acknowledgement: str | None = None
    particulars: tuple[Particular, ...] = ()


@dataclass(frozen=True, kw_only=True)
class SentencedTerm:
    """A term of imprisonment: the day it begins, and its length as it was passed."""

    begins: date
    months: int = 0
    days: int = 0


@dataclass(frozen=True, kw_only=True)
class SetNotificationPeriod(Decision):
    """Why and from when somebody must notify, as s.82 tells disposals apart."""

    disposal: Disposal
    relevant_on: date
    terms: tuple[SentencedTerm, ...] = ()
    discharge_ends_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class RecordStay(Decision):
    """Days at an address that is not notified, the first and the last counted.

    `child_hours`: how many hours in a household in which somebody under 18 lives or stays; None: none such.
    """

    premises: str
    from_day: date
    to_day: date
    source: str
    child_hours: int | None = None


@dataclass(frozen=True, kw_only=True)
class StartClock(Decision):
    """Something became owed that no other record tells of: since when, and why."""

    kind: StartedKind
    began_at: datetime
    reason: str


@dataclass(frozen=True, kw_only=True)
class EndClock(Decision):
    """What was owed was done: when, and what came of it."""

    clock_id: UUID
    ended_at: datetime
    outcome: str


@dataclass(frozen=True, kw_only=True)
class WithdrawStay(Decision):
    """A stay was recorded wrongly: it is kept, and counts no longer."""

    stay_id: UUID
    reason: str
