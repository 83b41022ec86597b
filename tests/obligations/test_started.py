"""Clocks that a person starts: owed by policy from when they began, and met when it was done."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from api.nominals.commands import ManagementMode
from api.obligations.commands import StartedKind
from api.obligations.decisions import EndClock, StartClock
from api.values import new_id
from tests.obligations.test_deciding import codes, do, done, due, mode, standing
from tests.sync.conftest import NOW, Scene


def started(scene: Scene, kind: StartedKind, at: datetime = NOW - timedelta(hours=5), **said: Any) -> StartClock:
    about = {"id": new_id(), "nominal_id": scene.nominal, "reason": "A letter came."}
    return StartClock(**(about | {"kind": kind, "began_at": at} | said))


def ended(scene: Scene, clock: StartClock, at: datetime, **said: Any) -> EndClock:
    about = {"id": new_id(), "nominal_id": scene.nominal, "clock_id": clock.id}
    return EndClock(**(about | {"ended_at": at, "outcome": "It was sent."} | said))


@pytest.mark.parametrize(
    ("kind", "due_at"),
    [
        (StartedKind.BREACH_ICO, datetime(2026, 3, 13, 7, tzinfo=UTC)),
        (StartedKind.SAR, datetime(2026, 4, 10, 22, 59, 59, 999000, tzinfo=UTC)),
        (StartedKind.MOPI_REVIEW, datetime(2036, 3, 10, 23, 59, 59, 999000, tzinfo=UTC)),
    ],
)
async def test_what_a_person_starts_is_owed_by_policy_and_met_when_it_was_done(
    ruled: Scene, kind: StartedKind, due_at: datetime
) -> None:
    clock = started(ruled, kind)
    await done(ruled, clock)
    [owed] = await standing(ruled, kind)
    assert (owed["basis"], owed["due_at"], owed["opened_by"]) == (clock.began_at, due_at, clock.id)
    assert "Rule, in force from" in owed["explanation"]

    end = ended(ruled, clock, NOW - timedelta(hours=1))
    await done(ruled, end)
    await done(ruled, end)

    first, *rest = await standing(ruled, kind)
    assert (first["met_at"], first["met_by"]) == (end.ended_at, end.id)
    assert len(rest) == (1 if kind is StartedKind.MOPI_REVIEW else 0), "what is kept is looked at again"
    again = ended(ruled, clock, NOW)
    assert codes(await do(ruled, again)) == ["UNKNOWN_CLOCK"]
    [event] = await ruled.rows("select operation, subject_ids from doorstep.audit_event where action = 'startClock'")
    assert (event["operation"], event["subject_ids"]) == ("collection", [ruled.nominal])


async def test_a_review_that_was_made_begins_the_next_from_then_on(ruled: Scene) -> None:
    clock = started(ruled, StartedKind.MOPI_REVIEW, datetime(2016, 2, 29, 12, tzinfo=UTC))
    await done(ruled, clock)
    assert await due(ruled, "MOPI_REVIEW") == date(2026, 2, 28)
    assert codes(await do(ruled, started(ruled, StartedKind.MOPI_REVIEW))) == ["RUNS_ALREADY"]

    await done(ruled, ended(ruled, clock, NOW))

    assert await due(ruled, "MOPI_REVIEW") == date(2036, 3, 10)
    rows = await ruled.rows("select reason, ended_at from doorstep.started_clock order by began_at")
    assert [(row["reason"], row["ended_at"]) for row in rows] == [("A letter came.", NOW), ("It was sent.", None)]


async def test_they_outlast_management_and_what_management_owed_does_not(ruled: Scene) -> None:
    for kind in StartedKind:
        await done(ruled, started(ruled, kind))

    await done(ruled, mode(ruled, ManagementMode.CLOSED), ruled.supervisor)

    for kind in StartedKind:
        [owed] = await standing(ruled, kind)
        assert (owed["met_at"], owed["cancelled_at"]) == (None, None), kind
    assert {row["cancel_reason"] for row in await standing(ruled)} <= {"MANAGEMENT_ENDED"}


async def test_what_cannot_be_is_refused_in_words_and_nobody_else_starts_one(ruled: Scene) -> None:
    later = started(ruled, StartedKind.SAR, NOW + timedelta(minutes=1), reason=" ")
    assert codes(await do(ruled, later)) == ["REASON_NEEDED", "TIME_IN_FUTURE"]
    clock = started(ruled, StartedKind.SAR)
    assert codes(await do(ruled, clock, ruled.colleague)) == ["UNKNOWN_NOMINAL"]
    machine = replace(ruled.officer, is_machine=True)
    assert codes(await do(ruled, clock, machine)) == ["UNKNOWN_NOMINAL"]
    await done(ruled, clock)
    early = ended(ruled, clock, clock.began_at - timedelta(minutes=1))
    assert codes(await do(ruled, early)) == ["ENDS_BEFORE_IT_BEGINS"]
    elsewhere = replace(ended(ruled, clock, NOW), nominal_id=await ruled.make_nominal())
    assert codes(await do(ruled, elsewhere)) == ["UNKNOWN_CLOCK"]
