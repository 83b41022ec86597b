"""What a visit is worth: whose it was, when it counts as made, and what a supervisor should know of it. Pure.

An officer at the door is never refused: whatever breaks a rule becomes a flag. What cannot be kept at all, and what a
typed mutation should mend before it is kept, stands in `validation.py`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final
from uuid import UUID

from api.obligations.calendar import london_day
from api.obligations.rules import Managed
from api.plans.in_force import PlanInForce
from api.visits import attached
from api.visits.attached import AttachmentProblem
from api.visits.commands import (
    MET,
    AnnouncedReason,
    ConditionChecked,
    ConditionResult,
    CrewMode,
    RecordVisit,
    VisitFlag,
    VisitOutcome,
)

# A phone's clock may be this far from the server's before anyone is told; also the tolerance for the time
# that a request takes to arrive.
CLOCK_TOLERANCE: Final = timedelta(minutes=5)
_ATTACHMENT_FLAGS: Final = {
    AttachmentProblem.TOO_MANY: VisitFlag.ATTACHMENTS_TOO_MANY,
    AttachmentProblem.TOO_BIG: VisitFlag.ATTACHMENT_TOO_BIG,
    AttachmentProblem.KIND_NOT_TAKEN: VisitFlag.ATTACHMENT_NOT_TAKEN,
}


@dataclass(frozen=True, kw_only=True)
class CrewMember:
    """An officer who took part, as the force knows them now."""

    id: UUID
    unit_id: UUID
    is_constable: bool = True


@dataclass(frozen=True, kw_only=True)
class Assigned:
    """Who was responsible for the nominal in one period."""

    owner_id: UUID
    unit_id: UUID
    since: datetime
    until: datetime | None

    def held_at(self, at: datetime) -> bool:
        return self.since <= at and (self.until is None or at < self.until)


@dataclass(frozen=True, kw_only=True)
class HeldCondition:
    """A condition of an order: from which day it holds or held, and since when it holds no longer; None: it does.

    `told`: it came by a step that is kept, so that every form since then asks about it.
    """

    id: UUID
    since: date
    ended_on: date | None
    told: bool

    def held_on(self, day: date) -> bool:
        return self.since <= day and (self.ended_on is None or day < self.ended_on)


@dataclass(frozen=True, kw_only=True)
class VisitFacts:
    """What the rules must know. `crew` and `conditions` hold only what was found in the force, of this nominal.

    `holding` are all conditions that hold or held.
    """

    nominal: Managed | None
    restricted: bool = False
    assignments: tuple[Assigned, ...] = ()
    crew: tuple[CrewMember, ...] = ()
    need_to_know: frozenset[UUID] = frozenset()
    conditions: frozenset[UUID] = frozenset()
    holding: tuple[HeldCondition, ...] = ()
    plans: tuple[PlanInForce, ...] = ()
    attachments_taken: frozenset[UUID] = frozenset()
    skew_seconds: int | None = None

    @property
    def triggers(self) -> frozenset[UUID]:
        """Whatever any countersigned plan of the nominal asked or asks."""
        return frozenset(trigger for plan in self.plans for trigger in plan.triggers)

    def plan_at(self, at: datetime) -> PlanInForce | None:
        """The plan that was in force at an instant."""
        return next((plan for plan in self.plans if plan.held_at(at)), None)

    def knows_officer(self, officer_id: UUID | None) -> bool:
        return any(member.id == officer_id for member in self.crew)


@dataclass(frozen=True)
class Accepted:
    """The visit is to be kept. `acted_at` is the time at which it counts."""

    acted_at: datetime
    flags: tuple[VisitFlag, ...]


def judge(facts: VisitFacts, command: RecordVisit, received_at: datetime) -> Accepted:
    """Decide one visit of a known nominal."""
    acted_at = act_time(command.started_at, facts.skew_seconds, received_at)
    return Accepted(acted_at, tuple(sorted(_flags(facts, command, acted_at, received_at))))


def act_time(started_at: datetime, skew_seconds: int | None, received_at: datetime) -> datetime:
    """When a visit counts as made, for due dates and for who was assigned.

    What the phone said, put right by the phone's measured error where that is beyond tolerance, and never after the
    server had it: a clock that runs ahead must not buy time (docs/domain.md 3.4). What the phone said is stored as it
    was said.
    """
    return min(_corrected(started_at, skew_seconds), received_at)


def is_successful(command: RecordVisit) -> bool:
    """Whether it meets an obligation: an attempt is not a visit, and neither is a doorstep without entry."""
    return command.outcome is VisitOutcome.SUCCESSFUL


def _corrected(started_at: datetime, skew_seconds: int | None) -> datetime:
    skew = timedelta(seconds=skew_seconds or 0)
    if abs(skew) <= CLOCK_TOLERANCE:
        return started_at.astimezone(UTC)
    return started_at.astimezone(UTC) + skew


def _flags(facts: VisitFacts, command: RecordVisit, acted_at: datetime, received_at: datetime) -> Iterator[VisitFlag]:
    if command.crew_mode is CrewMode.SINGLE_UNAUTHORISED:
        yield VisitFlag.SINGLE_CREWED_UNAUTHORISED
    if lacks_reason(command):
        yield VisitFlag.ANNOUNCED_WITHOUT_REASON
    if _clock_is_wrong(facts, command):
        yield VisitFlag.CLOCK_SKEWED
    if is_future(facts, command, received_at):
        yield VisitFlag.FUTURE_DATED
    if breaches(command):
        yield VisitFlag.SUSPECTED_BREACH
    if any(lacks_why_unchecked(check) for check in command.condition_checks):
        yield VisitFlag.NOT_CHECKED_WITHOUT_REASON
    if _unanswered_at(facts, command, acted_at):
        yield VisitFlag.TRIGGER_UNANSWERED
    yield from _varied(facts, command, acted_at)
    yield from {_ATTACHMENT_FLAGS[problem] for problem in attached.problems(command.attachments)}
    authority = _authority(facts, acted_at)
    if authority is not None:
        yield authority


def lacks_reason(command: RecordVisit) -> bool:
    """An announced visit needs a reason, and OTHER needs words (visits should be unannounced: docs/domain.md 2.4)."""
    if not command.announced:
        return False
    if command.announced_reason is AnnouncedReason.OTHER:
        return not (command.announced_reason_text or "").strip()
    return command.announced_reason is None


def breaches(command: RecordVisit) -> tuple[UUID, ...]:
    """The conditions that may have been broken."""
    return tuple(
        check.condition_id for check in command.condition_checks if check.result is ConditionResult.SUSPECTED_BREACH
    )


def lacks_why_unchecked(check: ConditionChecked) -> bool:
    """A condition that was not checked needs a reason."""
    return check.result is ConditionResult.NOT_CHECKED and not (check.note or "").strip()


def unanswered(facts: VisitFacts, command: RecordVisit) -> frozenset[UUID]:
    """The triggers that the plan asks about by name and that have no answer, or happened without action or reason."""
    return _unanswered_at(facts, command, command.started_at)


def _unanswered_at(facts: VisitFacts, command: RecordVisit, at: datetime) -> frozenset[UUID]:
    plan = facts.plan_at(at) if command.outcome in MET else None
    answered = {
        answer.trigger_id
        for answer in command.trigger_answers
        if not answer.happened or (answer.action or "").strip() or (answer.no_action_reason or "").strip()
    }
    return frozenset() if plan is None else plan.triggers - answered


def _varied(facts: VisitFacts, command: RecordVisit, at: datetime) -> Iterator[VisitFlag]:
    """What the form asked and what the orders said differ: an order was varied while the phone had no signal."""
    if command.outcome not in MET:
        return
    day = london_day(at)
    checked = {check.condition_id for check in command.condition_checks}
    if any(each.told and each.held_on(day) and each.id not in checked for each in facts.holding):
        yield VisitFlag.CONDITION_UNANSWERED
    if any(each.id in checked and each.ended_on is not None and each.ended_on <= day for each in facts.holding):
        yield VisitFlag.CONDITION_ENDED


def is_future(facts: VisitFacts, command: RecordVisit, received_at: datetime) -> bool:
    """Whether it says to have begun after the server's own time, beyond tolerance, the phone's error put right."""
    return _corrected(command.started_at, facts.skew_seconds) > received_at + CLOCK_TOLERANCE


def ends_before_start(command: RecordVisit) -> bool:
    return command.ended_at is not None and command.ended_at < command.started_at


def _clock_is_wrong(facts: VisitFacts, command: RecordVisit) -> bool:
    skew = timedelta(seconds=facts.skew_seconds or 0)
    return abs(skew) > CLOCK_TOLERANCE or ends_before_start(command)


def _authority(facts: VisitFacts, acted_at: datetime) -> VisitFlag | None:
    """Whose visit it was, by the crew: nothing to tell where one of them is responsible now.

    Someone who was responsible when it was made and is no longer keeps their visit, marked. A colleague of the unit, or
    someone with need to know, may stand in. Of a restricted nominal the unit alone gives nobody authority.
    """
    assert facts.nominal is not None, "only a known nominal's visit is judged"
    people = {member.id for member in facts.crew}
    units = set() if facts.restricted else {member.unit_id for member in facts.crew}
    then = [assigned for assigned in facts.assignments if assigned.held_at(acted_at)]
    if facts.nominal.owner_id in people:
        return None
    if any(assigned.owner_id in people for assigned in then):
        return VisitFlag.LATE_AUTHORISED
    if facts.nominal.unit_id in units or facts.need_to_know & people:
        return None
    if any(assigned.unit_id in units for assigned in then):
        return VisitFlag.LATE_AUTHORISED
    return VisitFlag.OUT_OF_SCOPE
