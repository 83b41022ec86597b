"""The database itself keeps forces apart, whatever SQL reaches it."""

import asyncpg
import pytest

from api.db.context import RowContext
from api.identity.principal import Role
from tests.conftest import Place
from tests.makers import FORCE, OTHER_FORCE, Owner, make_force, make_nominal, make_officer, make_unit


async def _two_forces(owner: Owner) -> None:
    for force in (FORCE, OTHER_FORCE):
        await make_force(owner, force, f"Force {force}")
        unit = await make_unit(owner, force_id=force)
        officer = await make_officer(owner, unit, force_id=force)
        await make_nominal(owner, unit, officer, force_id=force)


async def test_hand_written_sql_sees_no_other_force(place: Place, owner: Owner) -> None:
    await _two_forces(owner)

    async with place.database.reading(RowContext(force_id=FORCE, roles=(Role.OCAIT_ANALYST.value,))) as connection:
        forces = await connection.fetch("select distinct force_id from doorstep.nominal")

    assert [row["force_id"] for row in forces] == [FORCE]


async def test_without_a_context_there_are_no_rows(place: Place, owner: Owner) -> None:
    await _two_forces(owner)

    connection = await asyncpg.connect(place.url)
    rows = await connection.fetch("select * from doorstep.nominal")
    await connection.close()

    assert rows == []


async def test_a_context_that_the_service_did_not_sign_is_refused(place: Place, owner: Owner) -> None:
    await _two_forces(owner)

    async with place.database.reading(RowContext(force_id=FORCE, roles=(Role.SUPERVISOR.value,))) as connection:
        await connection.execute(
            "select set_config('doorstep.context', $1, true)", '{"force_id": 50, "roles": ["service"]}'
        )
        with pytest.raises(asyncpg.InvalidAuthorizationSpecificationError, match="not signed"):
            await connection.fetch("select * from doorstep.nominal")


async def test_the_login_cannot_read_the_signing_key(place: Place) -> None:
    async with place.database.reading(RowContext(force_id=FORCE)) as connection:
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await connection.fetch("select * from doorstep_gate.signing_key")
