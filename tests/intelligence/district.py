"""A district officer beside the unit that manages offenders in the same district: no caseload, a phone all the same."""

from typing import Any
from uuid import UUID

from api.identity.principal import Principal, Role
from api.values import new_id
from tests.intelligence.conftest import Unit
from tests.makers import make_officer, make_principal, make_unit

PERSON = {"name": "Bert Exampel", "age": 45, "address": "The flats by the canal", "description": "Tall, a red van."}


async def district_officer(unit: Unit, *, district: str = "Ashby") -> Principal:
    """Of a response team in the district that the scene's unit serves."""
    owner = unit.scene.owner
    team = await make_unit(owner, name="Response Ashby", kind="DISTRICT", district=district)
    officer = await make_officer(owner, team)
    return await make_principal(owner, Role.DISTRICT_OFFICER, officer_id=officer, unit_ids=(team,))


def told(**said: Any) -> dict[str, Any]:
    """A submission as his phone sends it: of somebody described."""
    return {
        "reportId": str(new_id()),
        "informationAt": "2026-03-01T09:30:00.000Z",
        "provenance": "Seen on patrol.",
        "source": "The neighbour at number 3",
        "sourceEvaluation": "UNTESTED",
        "items": [{"text": "He waits at the school gate.", "assessment": "C"}],
        "handling": "P",
        "conditions": "",
        "marking": "OFFICIAL_SENSITIVE",
        "priority": "HIGH",
        "persons": [PERSON],
    } | said


async def described(unit: Unit) -> list[dict[str, Any]]:
    return await unit.scene.rows("select * from doorstep.intelligence_person order by told_at, position")


async def reported(unit: Unit, **said: Any) -> UUID:
    """A report from a district officer's phone; gives the id of the first person described."""
    phone = await unit.scene.phone(await district_officer(unit))
    payload = told(**said)
    phone.save(payload, op="SubmitIntelligence", version=2)
    [receipt] = (await phone.push()).results
    assert receipt.state == "APPLIED", receipt
    [person] = [row for row in await described(unit) if str(row["report_id"]) == payload["reportId"]]
    return UUID(str(person["id"]))
