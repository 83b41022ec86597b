"""Every record about a nominal says where the nominal stands now, whatever happens and whoever says otherwise."""

import asyncio
from typing import Any
from uuid import UUID

import asyncpg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from api.db.context import SERVICE, RowContext
from api.values import new_id
from tests.access.records import ABOUT_NOMINAL, PARTS_OF_VISIT, Records
from tests.conftest import Place
from tests.makers import FORCE, Owner

AS_SERVICE = RowContext(force_id=FORCE, roles=(SERVICE,))
_WRONG = " union all ".join(
    [
        f"select '{table}' from doorstep.{table} c join doorstep.nominal n on n.force_id = c.force_id"
        " and n.id = c.nominal_id where (c.access_owner_id, c.access_unit_id, c.access_restricted)"
        " is distinct from (n.owner_id, n.unit_id, n.restricted)"
        for table in ABOUT_NOMINAL
    ]
    + [
        f"select '{table}' from doorstep.{table} c join doorstep.visit v on v.force_id = c.force_id"
        " and v.id = c.visit_id join doorstep.nominal n on n.force_id = v.force_id and n.id = v.nominal_id"
        " where (c.access_nominal_id, c.access_owner_id, c.access_unit_id, c.access_restricted, c.access_officer_id,"
        " c.access_second_officer_id)"
        " is distinct from (n.id, n.owner_id, n.unit_id, n.restricted, v.officer_id, v.second_officer_id)"
        for table in PARTS_OF_VISIT
    ]
)

STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("record"), st.integers(0, 2), st.sampled_from((*ABOUT_NOMINAL, *PARTS_OF_VISIT))),
        st.tuples(st.just("reassign"), st.integers(0, 2), st.integers(0, 2)),
        st.tuples(st.just("restrict"), st.integers(0, 2), st.booleans()),
    ),
    min_size=1,
    max_size=25,
)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(steps=STEPS)
async def test_whatever_happens_records_stand_where_their_nominal_stands(
    place: Place, owner: Owner, steps: list[tuple[str, int, Any]]
) -> None:
    records = await Records.some(owner)

    for what, which, how in steps:
        nominal = records.nominals[which]
        async with place.database.reading(AS_SERVICE) as app:
            match what:
                case "record":
                    await records.add(app, how, nominal)
                case "reassign":
                    await app.execute(
                        "update doorstep.nominal set owner_id = $2, unit_id = $3 where id = $1",
                        nominal, records.officers[how], records.units[how % 2],
                    )  # fmt: skip
                case "restrict":
                    await app.execute("update doorstep.nominal set restricted = $2 where id = $1", nominal, how)

    assert await owner.fetch(_WRONG) == []


async def test_a_false_standing_is_not_taken_from_whoever_inserts(place: Place, owner: Owner) -> None:
    records = await Records.some(owner)
    lie = {"access_owner_id": records.officers[2], "access_unit_id": records.units[1], "access_restricted": True}

    async with place.database.reading(AS_SERVICE) as app:
        for table in (*ABOUT_NOMINAL, *PARTS_OF_VISIT):
            await records.add(app, table, records.nominals[0], **lie)

    assert await owner.fetch(_WRONG) == []


@pytest.mark.parametrize("table", ABOUT_NOMINAL + PARTS_OF_VISIT)
async def test_nobody_changes_a_standing_by_hand(place: Place, owner: Owner, table: str) -> None:
    records = await Records.some(owner)
    key = await records.add(owner, table, records.nominals[0])

    with pytest.raises(asyncpg.ForeignKeyViolationError):
        await owner.execute(f"update doorstep.{table} set access_restricted = true where id = $1", key)
    with pytest.raises((asyncpg.ForeignKeyViolationError, asyncpg.InsufficientPrivilegeError)):
        async with place.database.reading(AS_SERVICE) as app:
            await app.execute(f"update doorstep.{table} set access_restricted = true where id = $1", key)


async def test_a_record_about_nobody_is_refused(place: Place, owner: Owner) -> None:
    records = await Records.some(owner)

    with pytest.raises(asyncpg.ForeignKeyViolationError):
        await records.add(owner, "address", new_id())


async def test_a_record_that_comes_in_beside_a_reassignment_waits_for_it(place: Place, owner: Owner) -> None:
    records = await Records.some(owner)
    nominal = records.nominals[0]

    async with place.database.reading(AS_SERVICE) as moving:
        await moving.execute("update doorstep.nominal set owner_id = $2 where id = $1", nominal, records.officers[2])
        recording = asyncio.create_task(_record(place, records, nominal))
        await asyncio.sleep(0.2)
        assert not recording.done()
    await recording

    assert await owner.fetch(_WRONG) == []


async def _record(place: Place, records: Records, nominal: UUID) -> None:
    async with place.database.reading(AS_SERVICE) as app:
        await records.add(app, "marker", nominal)


async def test_a_change_of_standing_is_no_change_of_the_record(place: Place, owner: Owner) -> None:
    records = await Records.some(owner)
    nominal = records.nominals[0]
    visit = await records.add(owner, "visit", nominal)
    address = await records.add(owner, "address", nominal)
    await owner.execute("delete from doorstep.sync_row")

    async with place.database.reading(AS_SERVICE) as app:
        await app.execute("update doorstep.nominal set restricted = true where id = $1", nominal)
    restricted = await owner.fetch("select entity, id from doorstep.sync_row")
    await owner.execute("update doorstep.address set postcode = 'NX2 2CC' where id = $1", address)

    assert [tuple(row) for row in restricted] == [("nominal", nominal)]
    assert await owner.fetchval("select count(*) from doorstep.sync_row where id = $1", visit) == 0
    assert await owner.fetchval("select count(*) from doorstep.sync_row") == 1
