"""Lets the development personas be somebody in the demo force: principals of the built-in identity provider."""

from typing import Any
from uuid import UUID

import asyncpg

from api.db.context import SERVICE, RowContext
from api.db.database import ENTER
from api.demo.organisation import FORCE_ID
from api.identity.personas import PERSONAS, Persona, Workplace
from api.values import new_id

# In order of collar number the first team is its sergeant, then its offender managers.
_FIRST_TEAM = """
select o.id, o.name from doorstep.officer o join doorstep.unit u on u.force_id = o.force_id and u.id = o.unit_id
where o.force_id = $1 and u.kind = $2 order by u.name, o.collar_number limit 4
"""
_AGENCY = "select id from doorstep.agency where force_id = $1 and kind = $2 order by name limit 1"
_KEEP = """
insert into doorstep.principal (force_id, id, issuer, subject, name, roles, is_machine, officer_id, agency_id)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
on conflict (issuer, subject) do nothing
"""
# The same persona stays the same principal when the server moves to another port.
_MOVE = """
update doorstep.principal set issuer = $2
where force_id = $1 and issuer like 'http://%/idp' and issuer <> $2
"""
_PLACES = {"supervisor": 0, "officer": 1, "officer2": 2, "ocait": 0, "ocait_supervisor": 3, "district": 0}


async def settle(app_url: str, row_key: str, *, issuer: str) -> None:
    """Make or move the personas' principals; safe to call again, and does nothing where no demo force is loaded."""
    facts, signature = RowContext(force_id=FORCE_ID, roles=(SERVICE,)).signed(bytes.fromhex(row_key))
    connection = await asyncpg.connect(app_url)
    try:
        async with connection.transaction():
            await connection.execute(ENTER, facts, signature)
            if not await connection.fetchval("select true from doorstep.force where force_id = $1", FORCE_ID):
                return
            await connection.execute(_MOVE, FORCE_ID, issuer)
            for persona in PERSONAS:
                await _settle(connection, persona, issuer)
    finally:
        await connection.close()


async def _settle(connection: Any, persona: Persona, issuer: str) -> None:
    officer_id, name = await _officer(connection, persona)
    await connection.execute(
        _KEEP,
        FORCE_ID,
        new_id(),
        issuer,
        persona.name,
        name,
        [role.value for role in persona.roles],
        persona.is_machine,
        officer_id,
        await _agency(connection, persona),
    )


async def _officer(connection: Any, persona: Persona) -> tuple[UUID | None, str]:
    if not persona.is_officer:
        return None, persona.title
    team = await connection.fetch(_FIRST_TEAM, FORCE_ID, persona.workplace.value)
    row = team[_PLACES[persona.name]]
    return row["id"], row["name"]


async def _agency(connection: Any, persona: Persona) -> UUID | None:
    if persona.workplace not in {Workplace.CHILDRENS_SOCIAL_CARE, Workplace.PROBATION, Workplace.NCA}:
        return None
    agency: UUID = await connection.fetchval(_AGENCY, FORCE_ID, persona.workplace.value)
    return agency
