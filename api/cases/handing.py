"""What the case knows of a suspect, as records of the nominal: names, addresses, household, devices, identities,
references of other agencies, files, how they were looked after, and what they were to the law.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from sqlalchemy import Table, func, insert, literal, select
from sqlalchemy.ext.asyncio import AsyncConnection

from api.cases.commands import RecordConviction
from api.cases.desk import Desk
from api.cases.history import safeguarding_step, welfare_plan
from api.cases.tables import case_address, case_child, case_device, case_document, case_identity
from api.db.rows import insert_all
from api.nominals.commands import AddressKind
from api.nominals.known import (
    NominalCategory,
    agency_reference,
    known_device,
    known_identity,
    nominal_category,
    nominal_document,
    nominal_welfare_plan,
)
from api.nominals.tables import address, household_member, nominal, nominal_name
from api.obligations.calendar import london_day
from api.obligations.rules import Managed
from api.values import new_id

# Who said that somebody is a suspect.
_SUSPECTED: Final = "Suspect in an online child abuse case"


async def hand_over(desk: Desk, command: RecordConviction, known: Managed, subject: Mapping[str, Any]) -> None:
    """Write all of it."""
    connection = desk.connection

    async def keep(table: Any, rows: Sequence[Mapping[str, Any]]) -> None:
        about = {"force_id": known.force_id, "nominal_id": known.nominal_id}
        await insert_all(connection, table, [about | {"id": new_id()} | dict(row) for row in rows])

    own = {"case_id": desk.case.id}
    await keep(nominal_name, [{"name": name} for name in await _names(connection, known, subject)])
    await keep(address, await _addresses(desk, command, known))
    await keep(household_member, await _children(desk, known))
    await keep(known_identity, [one | own | {"recorded_at": desk.now} for one in await _identities(desk, known)])
    devices = await _parts(desk, case_device)
    await keep(
        known_device, [{name: row[name] for name in ("description", "exhibit", "seized_at")} | own for row in devices]
    )
    steps = [step for step in await _parts(desk, safeguarding_step) if step["reference"]]
    await keep(
        agency_reference,
        [
            {"agency": step["agency"], "reference": step["reference"], "what": step["step"], "since": step["at"]} | own
            for step in steps
        ],
    )
    await keep(nominal_category, _categories(desk, command))
    await _copy(desk, known, case_document, nominal_document, "name kind bytes sha256 content added_at")
    await _copy(desk, known, welfare_plan, nominal_welfare_plan, "text written_at written_by")


async def _copy(desk: Desk, known: Managed, parts: Table, kept: Table, words: str) -> None:
    """Copy parts of the case within the database: what files hold does not pass through here."""
    names = words.split()
    own = (literal(known.force_id), func.gen_random_uuid(), literal(known.nominal_id), literal(desk.case.id))
    found = select(*own, *(parts.c[name] for name in names)).where(
        parts.c.force_id == known.force_id, parts.c.case_id == desk.case.id
    )
    await desk.connection.execute(
        insert(kept).from_select(["force_id", "id", "nominal_id", "case_id", *names], found, include_defaults=False)
    )


def _categories(desk: Desk, command: RecordConviction) -> list[dict[str, Any]]:
    convicted = command.convicted_on
    since = min(london_day(desk.case.received_at), convicted)
    own = {"case_id": desk.case.id}
    return [
        own | {"category": NominalCategory.SUSPECT, "since": since, "until": convicted, "source": _SUSPECTED},
        own | {"category": NominalCategory.CONVICTED, "since": convicted, "until": None, "source": command.court},
    ]


async def _names(connection: AsyncConnection, known: Managed, subject: Mapping[str, Any]) -> list[str]:
    """Names that are not among the nominal's yet, each once."""
    used = await connection.execute(
        select(nominal.c.name)
        .where(nominal.c.force_id == known.force_id, nominal.c.id == known.nominal_id)
        .union_all(
            select(nominal_name.c.name).where(
                nominal_name.c.force_id == known.force_id, nominal_name.c.nominal_id == known.nominal_id
            )
        )
    )
    have = {row.name.casefold() for row in used}
    names = dict.fromkeys((subject["name"], *subject["other_names"]))
    return [name for name in names if name.casefold() not in have]


async def _children(desk: Desk, known: Managed) -> list[dict[str, Any]]:
    """Children who are not in the household yet: one of the same first name and either the same age band or the same
    relationship is the same child, told by the case again.
    """
    have = await _known_of(desk.connection, known, household_member, household_member.c.ended_on.is_(None))
    found: list[dict[str, Any]] = []
    for part in await _parts(desk, case_child):
        if any(row["is_child"] and _same_child(row, part) for row in (*have, *found)):
            continue
        words = ("first_name", "age_band", "relationship", "lives_there")
        found.append({name: part[name] for name in words} | {"is_child": True})
    return found


def _same_child(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    def said(row: Mapping[str, Any], name: str) -> str:
        return str(row[name]).strip().casefold()

    return said(one, "first_name") == said(other, "first_name") and (
        one["age_band"] == other["age_band"] or said(one, "relationship") == said(other, "relationship")
    )


async def _identities(desk: Desk, known: Managed) -> list[dict[str, Any]]:
    """Identities by which the nominal is not known yet."""
    have = {_identity(row) for row in await _known_of(desk.connection, known, known_identity)}
    parts = {_identity(part): part for part in await _parts(desk, case_identity)}
    words = ("kind", "platform", "value")
    return [{name: part[name] for name in words} for key, part in parts.items() if key not in have]


def _identity(row: Mapping[str, Any]) -> tuple[str, str, str]:
    return row["kind"], row["platform"].casefold(), row["value"].casefold()


async def _addresses(desk: Desk, command: RecordConviction, known: Managed) -> list[dict[str, Any]]:
    """The first is home to somebody of whom none is known; what is there already stays as it is."""
    rows = await desk.connection.execute(
        select(address.c.lines, address.c.postcode, address.c.kind, address.c.until).where(
            address.c.force_id == known.force_id, address.c.nominal_id == known.nominal_id
        )
    )
    known_ones = list(rows)
    have = {(tuple(row.lines), row.postcode) for row in known_ones}
    has_home = any(row.kind == AddressKind.HOME and row.until is None for row in known_ones)
    found: list[dict[str, Any]] = []
    for part in await _parts(desk, case_address):
        if (tuple(part["lines"]), part["postcode"]) in have:
            continue
        kind = AddressKind.OTHER if has_home or found else AddressKind.HOME
        since = {"since": command.convicted_on, "until": None}
        found.append({"kind": kind, "lines": list(part["lines"]), "postcode": part["postcode"]} | since)
    return found


async def _parts(desk: Desk, table: Any) -> list[Mapping[str, Any]]:
    rows = await desk.connection.execute(
        select(table)
        .where(table.c.force_id == desk.principal.force_id, table.c.case_id == desk.case.id)
        .order_by(table.c.id)
    )
    return [dict(row._mapping) for row in rows]  # noqa: SLF001 - SQLAlchemy's public name for it


async def _known_of(connection: AsyncConnection, known: Managed, table: Any, *which: Any) -> list[Mapping[str, Any]]:
    rows = await connection.execute(
        select(table).where(table.c.force_id == known.force_id, table.c.nominal_id == known.nominal_id, *which)
    )
    return [dict(row._mapping) for row in rows]  # noqa: SLF001 - the same
