"""What a visit is worth: flags for a supervisor, and the time at which it counts."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.nominals.commands import ManagementMode, RiskLevel
from api.obligations.rules import Managed
from api.visits.commands import AnnouncedReason, CrewMode, RecordVisit, VisitFlag, VisitOutcome, VisitType
from api.visits.rules import Assigned, CrewMember, VisitFacts, act_time, judge
from api.visits.validation import faults, unkeepable

NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)
OFFICER, COLLEAGUE, STRANGER = (UUID(int=n) for n in (1, 2, 3))
EAST, WEST = UUID(int=11), UUID(int=12)
NOMINAL = Managed(
    force_id=6,
    nominal_id=UUID(int=21),
    unit_id=EAST,
    owner_id=OFFICER,
    risk_level=RiskLevel.MEDIUM,
    management_mode=ManagementMode.ACTIVE,
    opened_at=NOW - timedelta(days=400),
)
MINE = CrewMember(id=OFFICER, unit_id=EAST)
FACTS = VisitFacts(
    nominal=NOMINAL,
    assignments=(Assigned(owner_id=OFFICER, unit_id=EAST, since=NOMINAL.opened_at, until=None),),
    crew=(MINE,),
)


def visit(**values: Any) -> RecordVisit:
    return RecordVisit(
        **{
            "visit_id": UUID(int=31),
            "nominal_id": NOMINAL.nominal_id,
            "officer_id": OFFICER,
            "visit_type": VisitType.ROUTINE,
            "outcome": VisitOutcome.SUCCESSFUL,
            "started_at": NOW - timedelta(hours=2),
        }
        | values
    )


def given_away(to: UUID, unit: UUID, *, at: datetime) -> VisitFacts:
    nominal = replace(NOMINAL, owner_id=to, unit_id=unit)
    before = Assigned(owner_id=OFFICER, unit_id=EAST, since=NOMINAL.opened_at, until=at)
    return replace(
        FACTS, nominal=nominal, assignments=(before, Assigned(owner_id=to, unit_id=unit, since=at, until=None))
    )


def test_an_ordinary_visit_has_nothing_to_tell() -> None:
    assert judge(FACTS, visit(), NOW).flags == ()


def test_a_single_crew_without_authority_is_told() -> None:
    accepted = judge(FACTS, visit(crew_mode=CrewMode.SINGLE_UNAUTHORISED), NOW)

    assert accepted.flags == (VisitFlag.SINGLE_CREWED_UNAUTHORISED,)


@pytest.mark.parametrize(
    ("values", "flagged"),
    [
        ({"announced": True}, True),
        ({"announced": True, "announced_reason": AnnouncedReason.INTERPRETER}, False),
        ({"announced": True, "announced_reason": AnnouncedReason.OTHER}, True),
        ({"announced": True, "announced_reason": AnnouncedReason.OTHER, "announced_reason_text": " "}, True),
        ({"announced": True, "announced_reason": AnnouncedReason.OTHER, "announced_reason_text": "Keys"}, False),
        ({"announced": False, "announced_reason": None}, False),
    ],
)
def test_an_announced_visit_needs_its_reason(values: dict[str, Any], flagged: bool) -> None:
    assert (VisitFlag.ANNOUNCED_WITHOUT_REASON in judge(FACTS, visit(**values), NOW).flags) is flagged


@pytest.mark.parametrize(("skew", "flagged"), [(None, False), (300, False), (-300, False), (301, True), (-301, True)])
def test_a_clock_beyond_five_minutes_is_told(skew: int | None, flagged: bool) -> None:
    accepted = judge(replace(FACTS, skew_seconds=skew), visit(), NOW)

    assert (VisitFlag.CLOCK_SKEWED in accepted.flags) is flagged


def test_a_visit_that_ends_before_it_begins_is_kept_as_a_wrong_clock() -> None:
    accepted = judge(FACTS, visit(ended_at=NOW - timedelta(hours=3)), NOW)

    assert accepted.flags == (VisitFlag.CLOCK_SKEWED,)


@pytest.mark.parametrize(("minutes", "flagged"), [(4, False), (5, False), (6, True)])
def test_a_visit_from_the_future_is_told(minutes: int, flagged: bool) -> None:
    accepted = judge(FACTS, visit(started_at=NOW + timedelta(minutes=minutes)), NOW)

    assert (VisitFlag.FUTURE_DATED in accepted.flags) is flagged
    assert accepted.acted_at <= NOW


def test_a_clock_known_to_run_ahead_makes_no_visit_from_the_future() -> None:
    ahead = replace(FACTS, skew_seconds=-3 * 3600)

    accepted = judge(ahead, visit(started_at=NOW + timedelta(hours=2)), NOW)

    assert accepted.flags == (VisitFlag.CLOCK_SKEWED,)
    assert accepted.acted_at == NOW - timedelta(hours=1)


@given(
    st.integers(0, 4_000_000_000).map(lambda seconds: datetime.fromtimestamp(seconds, UTC)),
    st.none() | st.integers(-(10**8), 10**8),
)
def test_no_visit_counts_after_the_server_had_it(started: datetime, skew: int | None) -> None:
    assert act_time(started, skew, NOW) <= NOW


def test_whoever_was_responsible_when_it_was_made_keeps_their_visit_marked() -> None:
    facts = given_away(COLLEAGUE, WEST, at=NOW - timedelta(hours=1))

    assert judge(facts, visit(), NOW).flags == (VisitFlag.LATE_AUTHORISED,)


def test_a_visit_made_after_the_nominal_was_given_away_is_out_of_scope() -> None:
    facts = given_away(COLLEAGUE, WEST, at=NOW - timedelta(days=1))

    assert judge(facts, visit(), NOW).flags == (VisitFlag.OUT_OF_SCOPE,)


def test_a_colleague_of_the_unit_may_stand_in() -> None:
    facts = replace(FACTS, crew=(CrewMember(id=COLLEAGUE, unit_id=EAST),))

    assert judge(facts, visit(officer_id=COLLEAGUE), NOW).flags == ()


def test_a_stranger_is_out_of_scope_unless_the_owner_came_along() -> None:
    stranger = CrewMember(id=STRANGER, unit_id=WEST)
    alone = judge(replace(FACTS, crew=(stranger,)), visit(officer_id=STRANGER), NOW)
    together = judge(replace(FACTS, crew=(stranger, MINE)), visit(officer_id=STRANGER, second_officer_id=OFFICER), NOW)

    assert (alone.flags, together.flags) == ((VisitFlag.OUT_OF_SCOPE,), ())


def test_the_unit_gives_no_authority_over_a_restricted_nominal() -> None:
    colleague = CrewMember(id=COLLEAGUE, unit_id=EAST)
    facts = replace(FACTS, crew=(colleague,), restricted=True)

    assert judge(facts, visit(officer_id=COLLEAGUE), NOW).flags == (VisitFlag.OUT_OF_SCOPE,)
    granted = replace(facts, need_to_know=frozenset({COLLEAGUE}))
    assert judge(granted, visit(officer_id=COLLEAGUE), NOW).flags == ()


def test_what_a_screen_can_mend_is_refused_there_and_kept_from_a_phone() -> None:
    told = visit(started_at=NOW + timedelta(days=1), ended_at=NOW, announced=True)

    assert [error.code for error in faults(FACTS, told, NOW)] == [
        "IN_THE_FUTURE",
        "ENDS_BEFORE_START",
        "REASON_REQUIRED",
    ]
    assert unkeepable(FACTS, told) == ()


def test_every_refusal_names_its_field_and_says_how_to_mend_it() -> None:
    told = visit(
        started_at=datetime(2026, 3, 10, 12),  # noqa: DTZ001 - the very thing that is refused
        notes="x" * 4_001,
        second_officer_id=OFFICER,
    )

    found = faults(replace(FACTS, nominal=None), told, NOW)

    assert [(error.code, error.field) for error in found] == [
        ("INSTANT_WITHOUT_OFFSET", "startedAt"),
        ("TOO_LONG", "notes"),
        ("UNKNOWN_NOMINAL", "nominalId"),
        ("SAME_OFFICER_TWICE", "secondOfficerId"),
    ]
    assert "for example 2026-03-01T09:30:00Z" in found[0].message
    assert "Shorten it" in found[1].message
