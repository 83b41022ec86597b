"""What stands beside the backlog: change, practice, decisions, caseloads, exports; each is its list, counted."""

import csv
import io
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from api.oversight import service
from api.oversight.commands import Knowledge, When, Which
from api.oversight.practised import PractisedVisit
from api.oversight.words import PracticePart
from api.refusals import BadInput
from api.visits.commands import CrewMode
from tests.makers import insert
from tests.oversight.conftest import NOW, StillClock, Watch
from tests.oversight.histories import START
from tests.oversight.oracle import backlog


async def test_a_change_is_two_boards_beside_who_was_managed(watch: Watch) -> None:
    before, after = START + timedelta(days=200), START + timedelta(days=400)
    seen = watch.history.nominals[0]
    await watch.owner.execute("update doorstep.nominal set opened_at = $2 where id = $1", seen, after)

    change = await service.change(
        watch.services, watch.governance, Which(), before=before, after=after, known=Knowledge.NOW
    )

    hidden = watch.hidden_from(watch.governance)
    for at, size in ((before, change.size_before), (after, change.size_after)):
        assert size == len(backlog(watch.history, When(at=at, known_at=NOW), Which(), hidden))
    open_to_her = len(watch.history.nominals) - len(hidden)
    assert (change.managed_before, change.managed_after) == (open_to_her - 1, open_to_her)


async def visit(watch: Watch, nominal: object, day: int, **said: object) -> None:
    at = START + timedelta(days=day)
    officer = next(iter(watch.history.officers))
    row = {
        "visit_type": "ROUTINE", "outcome": "NO_REPLY", "started_at": at, "received_at": at, "announced": False,
        "crew_mode": "DOUBLE", "nominal_seen": False, "entry_sought_to_search": False, "notes": "n",
    }  # fmt: skip
    await insert(watch.owner, "visit", nominal_id=nominal, officer_id=officer, **(row | said))


def open_nominals(watch: Watch) -> list[object]:
    return [nominal for nominal in watch.history.nominals if nominal not in watch.history.restricted]


async def test_the_rates_count_visits_of_the_period_alone(watch: Watch) -> None:
    nominal = open_nominals(watch)[0]
    await visit(watch, nominal, 9)
    await visit(watch, nominal, 10, announced=True, announced_reason="WELFARE")
    await visit(watch, nominal, 11, announced=True, crew_mode="SINGLE_UNAUTHORISED", outcome="SUCCESSFUL")
    await visit(watch, nominal, 12, crew_mode="SINGLE_AUTHORISED")
    await visit(watch, nominal, 13)

    practice = await service.practice(
        watch.services,
        watch.governance,
        since=START + timedelta(days=10),
        until=START + timedelta(days=13),
        unit_id=None,
    )

    assert vars(practice) == {
        "visits": 3, "succeeded": 1, "announced": 2, "announced_without_reason": 1, "single_crewed": 2,
        "single_crewed_unauthorised": 1,
        "sampled": 0,
        "sampled_good": 0,
        "sampled_needs_work": 0,
    }  # fmt: skip


async def test_a_decision_is_demanded_from_the_second_attempt_in_vain(watch: Watch) -> None:
    once, twice, seen, never = open_nominals(watch)[:4]
    await insert(
        watch.owner, "policy_row", code="S96B", applies_to="ATTEMPTS", days=2, valid_from=date(2006, 5, 31),
        source="SOA 2003 s.96B",
    )  # fmt: skip
    for nominal, days in ((once, (30,)), (twice, (30, 40, 50)), (seen, (1, 2, 60)), (never, (70, 71))):
        for day in days:
            await visit(watch, nominal, day)
    for nominal, day in ((twice, 20), (seen, 50), (once, 10)):
        at = START + timedelta(days=day)
        await watch.owner.execute(
            "update doorstep.nominal set last_successful_visit_at = $2 where id = $1", nominal, at
        )

    demanded = await service.decisions(watch.services, watch.governance, None, first=10)

    assert demanded.attempts == 2
    assert demanded.size == 2
    assert [(row.nominal_id, row.failed_attempts) for row in demanded.rows] == [(never, 2), (twice, 3)]
    assert demanded.rows[1].days_since_last_successful_visit == (NOW - START).days - 20


async def test_what_was_decided_demands_nothing_until_as_many_have_failed_again(watch: Watch) -> None:
    nominal, away = open_nominals(watch)[:2]
    await insert(
        watch.owner, "policy_row", code="S96B", applies_to="ATTEMPTS", days=2, valid_from=date(2006, 5, 31),
        source="SOA 2003 s.96B",
    )  # fmt: skip
    for day in (30, 40, 60):
        await visit(watch, nominal, day)
    for day in (30, 40):
        await visit(watch, away, day, outcome="IN_CUSTODY")
    officer = next(iter(watch.history.officers))
    await insert(
        watch.owner, "attempt_decision", nominal_id=nominal, decision="FURTHER_ATTEMPT", reason="An evening.",
        attempts=2, qualifying=0, decided_at=START + timedelta(days=50), decided_by=officer,
    )  # fmt: skip

    async def demanded() -> list[tuple[object, int]]:
        found = await service.decisions(watch.services, watch.governance, None, first=10)
        assert found.size == len(found.rows)
        return [(row.nominal_id, row.failed_attempts) for row in found.rows]

    assert await demanded() == [], "one has failed since it was decided; custody is no attempt in vain"
    await visit(watch, nominal, 70)
    assert await demanded() == [(nominal, 4)]


async def test_caseloads_stand_beside_the_number_of_the_day(watch: Watch) -> None:
    loads = await service.caseloads(watch.services, watch.governance, None)

    board = await service.board(watch.services, watch.governance, Which(), None, None)
    assert loads.most == 50
    assert sum(row.nominals for row in loads.officers) == len(open_nominals(watch))
    overdue = {row.owner_id: row.size for row in board.by_officer}
    assert {row.owner_id: row.overdue for row in loads.officers if row.overdue} == overdue


async def test_an_export_can_be_made_again_to_the_row(watch: Watch) -> None:
    """The inspector's question: what did the board show on that day?"""
    day = START + timedelta(days=300)
    on_the_day = replace(watch.services, clock=StillClock(day))
    then = await service.export(on_the_day, watch.governance, Which(), None, None)
    open_row = next(row for row in watch.history.rows if row["is_open"])
    await watch.owner.execute(
        "update doorstep.obligation set met_at = $2, met_by = id, met_with = 'RECORD', met_recorded_at = $3"
        " where id = $1",
        open_row["id"],
        day - timedelta(days=5),
        day + timedelta(days=5),
    )
    moved = watch.history.nominals[0]
    await watch.owner.execute(
        "update doorstep.assignment set until = $2 where nominal_id = $1 and until is null", moved, NOW
    )
    officer, unit = list(watch.history.officers.items())[-1]
    await insert(watch.owner, "assignment", nominal_id=moved, owner_id=officer, unit_id=unit, since=NOW)

    again = await service.export(watch.services, watch.governance, Which(), day, day)

    assert (again.digest, again.rows, again.content) == (then.digest, then.rows, then.content)
    lines = list(csv.reader(io.StringIO(again.content)))
    board = await service.board(watch.services, watch.governance, Which(), day, day)
    assert len(lines) - 3 == again.rows == board.size
    told = await service.export(watch.services, watch.governance, Which(), day, NOW)
    assert told.digest != then.digest


async def test_what_left_the_service_is_audited_row_by_row(watch: Watch) -> None:
    export = await service.export(watch.services, watch.governance, Which(), None, None)

    row = await watch.owner.fetchrow("select operation, object_ids, row_count from doorstep.audit_event")
    assert row is not None
    assert row["operation"] == "disclosure"
    assert len(row["object_ids"]) == row["row_count"] == export.rows


async def test_a_cell_is_never_a_formula(watch: Watch) -> None:
    for nominal in watch.history.nominals:
        await watch.owner.execute(
            "update doorstep.nominal set reference = '=1+' || substr(id::text, 25) where id = $1", nominal
        )

    export = await service.export(watch.services, watch.governance, Which(), None, None)

    cells = [cell for line in csv.reader(io.StringIO(export.content)) for cell in line]
    assert any(cell.startswith("'=1+") for cell in cells)
    assert not any(cell.startswith("=") for cell in cells)


async def test_every_rate_opens_the_list_that_it_counts(watch: Watch) -> None:
    nominal, other = open_nominals(watch)[:2]
    made = [
        {}, {"announced": True}, {"announced": True, "announced_reason": "WELFARE", "outcome": "SUCCESSFUL"},
        {"crew_mode": "SINGLE_AUTHORISED"}, {"crew_mode": "SINGLE_UNAUTHORISED", "announced": True},
    ]  # fmt: skip
    for day, said in enumerate(made * 2):
        await visit(watch, nominal if day % 2 else other, 20 + day, **said)
    hidden = next(iter(watch.history.restricted))
    await visit(watch, hidden, 25, announced=True)
    period: dict[str, Any] = {"since": START, "until": START + timedelta(days=60), "unit_id": None}
    for caller in (watch.governance, *watch.supervisors.values()):
        rates = await service.practice(watch.services, caller, **period)
        for part in PracticePart:
            rows: list[PractisedVisit] = []
            after = None
            while True:
                page = await service.practised(watch.services, caller, part, **period, first=3, after=after)
                rows += page.rows
                after = page.next
                if after is None:
                    break
            assert page.size == len(rows) == getattr(rates, part.lower()), part
            assert rows == sorted(rows, key=lambda row: row.started_at, reverse=True)
            assert len({row.visit_id for row in rows}) == len(rows)
            assert hidden not in {row.nominal_id for row in rows}
            if part is PracticePart.SINGLE_CREWED_UNAUTHORISED:
                assert all(row.crew_mode is CrewMode.SINGLE_UNAUTHORISED for row in rows)
    with pytest.raises(BadInput, match="1 to 100"):
        await service.practised(watch.services, watch.governance, PracticePart.VISITS, **period, first=0, after=None)


async def test_every_caseload_opens_the_list_that_it_counts(watch: Watch) -> None:
    loads = await service.caseloads(watch.services, watch.governance, None)
    assert loads.officers
    for load in loads.officers:
        names: list[str] = []
        after = None
        while True:
            page = await service.carried(watch.services, watch.governance, load.owner_id, None, first=2, after=after)
            names += [row.reference for row in page.rows]
            after = page.next
            if after is None:
                break
        assert page.size == len(names) == load.nominals
        assert names == sorted(set(names))
    [event] = await watch.owner.fetch(
        "select object_type, row_count, subject_ids from doorstep.audit_event where action = 'caseloadList'"
        " order by seq desc limit 1"
    )
    assert (event["object_type"], event["row_count"]) == ("nominal", page.size)
    assert event["subject_ids"] == [row.nominal_id for row in page.rows]


async def test_demanded_decisions_follow_each_other_over_pages(watch: Watch) -> None:
    await insert(
        watch.owner, "policy_row", code="S96B", applies_to="ATTEMPTS", days=2, valid_from=date(2006, 5, 31),
        source="SOA 2003 s.96B",
    )  # fmt: skip
    for nominal in open_nominals(watch)[:5]:
        for day in (30, 40):
            await visit(watch, nominal, day)

    whole = await service.decisions(watch.services, watch.governance, None, first=100)
    found, after = [], None
    while True:
        page = await service.decisions(watch.services, watch.governance, None, first=2, after=after)
        found += page.rows
        after = page.next
        if after is None:
            break
    assert whole.next is None
    assert (page.size, found) == (5, list(whole.rows))
