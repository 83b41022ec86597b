"""A command is carried out once, whatever becomes of its connection meanwhile."""

import asyncio
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection

from api.identity.principal import Role
from api.nominals.carrying import Done, Refused, Turn, carry_out
from api.values import new_id
from tests.conftest import Place
from tests.makers import Owner, make_force, make_principal
from tests.reading.conftest import services_of

_PATIENCE = "set local idle_in_transaction_session_timeout = '50ms'"
_STILL_S = 0.3


@dataclass(frozen=True)
class Note:
    """A command of the test's own."""

    id: UUID


async def _carried(place: Place, owner: Owner, *, stalls: int) -> tuple[Done | Refused, int]:
    """Carry a command out whose process stands still in its first transactions; also how often it was begun."""
    await make_force(owner)
    caller, command, begun = await make_principal(owner, Role.DPO), Note(new_id()), 0

    async def begin(connection: AsyncConnection, _: datetime) -> Turn:
        nonlocal begun
        begun += 1
        if begun <= stalls:
            await connection.execute(text(_PATIENCE))
            await asyncio.sleep(_STILL_S)
        await connection.execute(text("select 1"))

        async def decide() -> Done:
            return Done(command.id)

        return Turn(decide)

    outcome = await carry_out(services_of(place), caller, command, action="note", record="force", begin=begin)
    return outcome, begun


async def test_what_the_database_gave_up_on_while_the_machine_stood_still_is_done_all_the_same_and_once(
    place: Place, owner: Owner
) -> None:
    outcome, begun = await _carried(place, owner, stalls=2)

    assert isinstance(outcome, Done)
    assert begun == 3
    assert await owner.fetchval("select count(*) from doorstep.command_receipt") == 1
    assert await owner.fetchval("select count(*) from doorstep.audit_event where action = 'note'") == 1


async def test_a_machine_that_stands_still_every_time_is_told_to_the_caller(place: Place, owner: Owner) -> None:
    with pytest.raises(DBAPIError) as cut:
        await _carried(place, owner, stalls=3)

    assert cut.value.connection_invalidated
    assert await owner.fetchval("select count(*) from doorstep.command_receipt") == 0
