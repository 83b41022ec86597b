"""What cannot be written into the audit does not happen, and nothing of it leaves."""

from tests.contract.counter import SUBMIT, Counter
from tests.makers import Owner


async def test_a_read_that_cannot_be_audited_gives_nothing(counter: Counter, owner: Owner) -> None:
    await owner.execute("revoke insert on doorstep.audit_event from doorstep_app")

    answer = await counter.ask("{ caseload(first: 1) { nodes { name } } }")

    assert answer["data"] is None
    assert answer["errors"][0]["extensions"]["code"] == "INTERNAL_SERVER_ERROR"
    assert "Invented" not in str(answer)


async def test_a_visit_that_cannot_be_audited_is_not_recorded(counter: Counter, owner: Owner) -> None:
    await owner.execute("revoke insert on doorstep.audit_event from doorstep_app")

    answer = await counter.ask(SUBMIT, {"input": counter.visit()})

    assert answer["data"] is None
    assert await owner.fetchval("select count(*) from doorstep.visit") == 0


async def test_a_read_is_audited_with_whom_it_was_about(counter: Counter, owner: Owner) -> None:
    await counter.ask("{ caseload(first: 1) { nodes { name } } }")

    (event,) = await owner.fetch("select * from doorstep.audit_event")
    assert event["operation"] == "consultation"
    assert event["action"] == "caseload"
    assert event["actor"] == counter.officer.actor
    assert event["subject_ids"] == [counter.nominal_id]
    assert event["row_count"] == 1


async def test_a_visit_is_audited_as_a_collection(counter: Counter, owner: Owner) -> None:
    await counter.submit()

    operations = await owner.fetch("select operation, action from doorstep.audit_event order by seq")
    assert ("collection", "recordVisit") in [(row["operation"], row["action"]) for row in operations]


async def test_the_application_cannot_change_or_remove_an_event(counter: Counter, owner: Owner) -> None:
    rights = await owner.fetchrow(
        "select has_table_privilege('doorstep_app', 'doorstep.audit_event', 'update') as change,"
        " has_table_privilege('doorstep_app', 'doorstep.audit_event', 'delete') as remove,"
        " has_table_privilege('doorstep_app', 'doorstep.audit_event', 'truncate') as empty"
    )

    assert dict(rights) == {"change": False, "remove": False, "empty": False}
