"""submitVisit, as a program uses it: what is wrong is named, with the way to mend it, and nothing is half done."""

from typing import Any

import pytest

from api.values import new_id
from tests.contract.counter import SUBMIT, Counter
from tests.makers import Owner


async def _visits(owner: Owner) -> int:
    count: int = await owner.fetchval("select count(*) from doorstep.visit")
    return count


async def test_a_successful_visit_comes_back_as_the_caller_may_see_it(counter: Counter, owner: Owner) -> None:
    payload = await counter.submit()

    assert payload["userErrors"] == []
    assert payload["visit"]["notes"] == "Seen at home."
    assert payload["visit"]["nominal"] == {"lastSuccessfulVisitAt": "2026-02-28T10:00:00.000Z"}
    assert await _visits(owner) == 1


async def test_a_visit_submitted_twice_is_recorded_once(counter: Counter, owner: Owner) -> None:
    visit = counter.visit()

    first = await counter.ask(SUBMIT, {"input": visit})
    again = await counter.ask(SUBMIT, {"input": visit})

    assert again == first
    assert await _visits(owner) == 1


@pytest.mark.parametrize(
    ("changed", "field", "words"),
    [
        ({"nominalId": "01900000-0000-7000-8000-000000000000"}, "nominalId", "nominal"),
        ({"startedAt": "2026-03-01T11:00:00Z"}, "startedAt", "future"),
        ({"notes": "x" * 4_001}, "notes", "4000 characters"),
        ({"endedAt": "2026-02-28T09:00:00Z"}, "endedAt", "before"),
        ({"announced": True}, "announcedReason", "reason"),
        ({"secondOfficerId": "01900000-0000-7000-8000-000000000000"}, "secondOfficerId", "officer"),
    ],
)
async def test_bad_input_is_refused_by_field_and_says_how_to_mend_it(
    counter: Counter, owner: Owner, changed: dict[str, Any], field: str, words: str
) -> None:
    error = await counter.refused(**changed)

    assert error["field"] == field
    assert words in error["message"].lower()
    assert await _visits(owner) == 0


async def test_an_id_used_again_with_other_content_is_refused(counter: Counter, owner: Owner) -> None:
    visit = counter.visit()
    await counter.ask(SUBMIT, {"input": visit})

    error = await counter.refused(id=visit["id"], visitId=visit["visitId"], notes="Something else.")

    assert error["code"] == "ID_REUSED"
    assert error["field"] == "id"
    assert await _visits(owner) == 1


async def test_a_time_without_an_offset_is_refused_with_an_example(counter: Counter, owner: Owner) -> None:
    answer = await counter.ask(SUBMIT, {"input": counter.visit(startedAt="2026-02-28T10:00:00")})

    (error,) = answer["errors"]
    assert error["extensions"]["code"] == "BAD_USER_INPUT"
    assert "startedAt" in error["message"]
    assert "for example 2026-03-01T09:30:00" in error["message"]
    assert await _visits(owner) == 0


async def test_an_id_that_is_no_uuid_is_refused_by_name(counter: Counter) -> None:
    answer = await counter.ask(SUBMIT, {"input": counter.visit(nominalId="42")})

    (error,) = answer["errors"]
    assert error["extensions"] == {"code": "BAD_USER_INPUT", "field": "nominalId"}


async def test_a_failed_attempt_never_meets_what_is_owed(counter: Counter, owner: Owner) -> None:
    await counter.submit()
    await counter.submit(outcome="NO_REPLY", startedAt="2026-03-01T08:00:00Z", nominalSeen=False)

    open_ones = await owner.fetch("select opened_at from doorstep.obligation where met_at is null")

    assert [row["opened_at"].isoformat() for row in open_ones] == ["2026-02-28T10:00:00+00:00"]


async def test_a_partner_may_not_submit_and_the_attempt_is_in_the_audit(counter: Counter, owner: Owner) -> None:
    counter.caller = counter.partner

    answer = await counter.ask(SUBMIT, {"input": counter.visit()})

    assert answer["errors"][0]["extensions"]["code"] == "FORBIDDEN"
    assert "data" not in answer
    denied = await owner.fetch("select action from doorstep.audit_event where decision = 'deny'")
    assert [row["action"] for row in denied] == ["submitVisit"]


async def test_a_supervisor_assigns_a_nominal_once(counter: Counter, owner: Owner) -> None:
    unit = await owner.fetchval("select unit_id from doorstep.nominal")
    number = str(new_id())[-6:]
    colleague = await owner.fetchval(
        "insert into doorstep.officer (force_id, id, unit_id, name, collar_number, is_constable)"
        " values (6, $1, $2, 'DC Invented', $3, true) returning id",
        new_id(),
        unit,
        number,
    )
    counter.caller = counter.supervisor
    assign = (
        "mutation A($i: AssignNominalInput!) { assignNominal(input: $i) { nominal { ownerId } userErrors { code } } }"
    )
    asked = {"i": {"id": str(new_id()), "nominalId": str(counter.nominal_id), "ownerId": str(colleague)}}

    first = await counter.ask(assign, asked)
    again = await counter.ask(assign, asked)

    assert first["data"]["assignNominal"] == {"nominal": {"ownerId": str(colleague)}, "userErrors": []}
    assert again == first
    assert await owner.fetchval("select count(*) from doorstep.assignment") == 2
