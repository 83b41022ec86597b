"""Makers of valid records for tests: each fills what the test does not care about. All people are invented."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import asyncpg

from api.identity.principal import Principal, Role
from api.obligations import baseline
from api.values import new_id
from api.visits.joining import MAYBE_SAME_VISIT, SAME_VISIT

FORCE = 6
OTHER_FORCE = 50
LONG_AGO = datetime(2024, 1, 1, tzinfo=UTC)
Owner = asyncpg.Connection  # type: ignore[type-arg]


async def insert(owner: Owner, table: str, **values: Any) -> UUID:
    """Insert one row as the owner; gives its id."""
    values = {"force_id": FORCE, "id": new_id()} | values
    columns = ", ".join(values)
    places = ", ".join(f"${n}" for n in range(1, len(values) + 1))
    await owner.execute(f"insert into doorstep.{table} ({columns}) values ({places})", *values.values())
    return values["id"]


async def make_force(owner: Owner, force_id: int = FORCE, name: str = "Northmoor Police") -> int:
    await owner.execute("insert into doorstep.force (force_id, name) values ($1, $2)", force_id, name)
    return force_id


async def make_unit(owner: Owner, **values: Any) -> UUID:
    return await insert(owner, "unit", **{"name": "SOMU East", "kind": "SOMU", "district": "Ashby"} | values)


async def make_officer(owner: Owner, unit_id: UUID, **values: Any) -> UUID:
    number = str(new_id())[-12:]
    return await insert(
        owner,
        "officer",
        **{"unit_id": unit_id, "name": f"PC Invented {number}", "collar_number": number, "is_constable": True} | values,
    )


async def make_principal(
    owner: Owner, *roles: Role, officer_id: UUID | None = None, unit_ids: tuple[UUID, ...] = (), **values: Any
) -> Principal:
    """A principal row and the Principal that a verified token of it would make."""
    row = {"issuer": "https://idp.test", "subject": str(new_id()), "name": "An Invented Person"} | values
    key = await insert(owner, "principal", **row, roles=[role.value for role in roles], officer_id=officer_id)
    return Principal(
        id=key,
        issuer=row["issuer"],
        subject=row["subject"],
        name=row["name"],
        force_id=row.get("force_id", FORCE),
        force_name="Northmoor Police",
        roles=frozenset(roles),
        scopes=frozenset(
            {"profile:read", "visits:read", "visits:write", "adhoc:query"}
            | {"cases:read", "cases:write", "intelligence:read", "intelligence:write"}
            | {"sharing:read", "sharing:write", "agreements:read", "records:search"}
        ),
        client_id="pwa",
        officer_id=officer_id,
        unit_ids=unit_ids,
    )


async def make_nominal(owner: Owner, unit_id: UUID, owner_id: UUID, **values: Any) -> UUID:
    key = new_id()
    row = {
        "id": key,
        "reference": f"N{str(key)[-12:]}",
        "name": "Invented Person",
        "date_of_birth": date(1980, 5, 17),
        "risk_level": "MEDIUM",
        "management_mode": "ACTIVE",
        "unit_id": unit_id,
        "owner_id": owner_id,
        "opened_at": LONG_AGO,
    } | values
    await insert(owner, "nominal", **row)
    await insert(
        owner,
        "assignment",
        nominal_id=key,
        owner_id=owner_id,
        unit_id=unit_id,
        since=row["opened_at"],
        force_id=row.get("force_id", FORCE),
    )
    return key


async def make_visit_policy(owner: Owner, **values: Any) -> dict[str, UUID]:
    """The national default intervals, in force since 2000; gives the row ids by risk level."""
    months = {"VERY_HIGH": 1, "HIGH": 3, "MEDIUM": 6, "LOW": 12}
    return {
        level: await insert(
            owner,
            "policy_row",
            **{
                "code": "VISIT_ROUTINE",
                "risk_level": level,
                "months": count,
                "valid_from": date(2000, 1, 1),
                "source": "NPCC default intervals (2017)",
            }
            | values,
        )
        for level, count in months.items()
    }


async def make_joining_policy(owner: Owner, force_id: int = FORCE) -> None:
    """A write-up within 72 hours; two officers' records are joined within an hour, asked about within twelve."""
    for case, hours in ((None, 72), (SAME_VISIT, 1), (MAYBE_SAME_VISIT, 12)):
        said = {"code": "VISIT_RECORD", "applies_to": case, "hours": hours, "valid_from": date(2000, 1, 1)}
        await insert(owner, "policy_row", force_id=force_id, source="A force's own policy", **said)


async def make_baseline(owner: Owner, force_id: int = FORCE) -> None:
    """The policy that a force starts with, but for routine visits."""
    for row in baseline.policy_rows():
        if row["code"] != "VISIT_ROUTINE":
            await insert(owner, "policy_row", force_id=force_id, **row)


async def make_plan(
    owner: Owner, nominal_id: UUID, officer_id: UUID | None, since: datetime = LONG_AGO, *, also: tuple[str, ...] = ()
) -> UUID:
    """A plan in force with one trigger, and contingencies for it, for a breach and for a failed attempt.

    Gives the trigger's id. `also`: further triggers.
    """
    words = ("current_situation", "supervision", "monitoring_control", "interventions_treatment", "victim_safety")
    signed = {"number": 1, "version": 1, "state": "DRAFT", "author_id": officer_id, "started_at": since}
    plan = await insert(owner, "plan", nominal_id=nominal_id, **dict.fromkeys(words, "As agreed."), **signed)
    under = {"nominal_id": nominal_id, "plan_id": plan}
    trigger = await insert(owner, "plan_trigger", **under, position=0, text="Drinking again")
    for position, text in enumerate(also, start=1):
        await insert(owner, "plan_trigger", **under, position=position, text=text)
    rows = [("TRIGGER_HAPPENED", "AT_ONCE"), ("SUSPECTED_BREACH", "WITHIN_DAYS"), ("FAILED_ATTEMPT", "WITHIN_A_WEEK")]
    for position, (on_what, urgency) in enumerate(rows):
        told = {"if_text": "It happens", "then_text": "Tell probation", "who": "OWNER", "urgency": urgency}
        of = {"trigger_id": trigger if on_what == "TRIGGER_HAPPENED" else None, "on_what": on_what}
        await insert(owner, "contingency", **under, position=position, **of, **told)
    await owner.execute(
        "update doorstep.plan set state = 'COUNTERSIGNED', submitted_at = $2, decided_at = $2 where id = $1",
        plan,
        since,
    )
    return trigger
