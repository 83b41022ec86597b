"""A report is restricted for as long as somebody or some case that it is about is hidden, and no longer."""

import asyncio
from collections.abc import AsyncIterator
from uuid import UUID

import asyncpg
import pytest_asyncio

from api.intelligence.words import Handling
from tests.conftest import Place
from tests.intelligence.conftest import Unit
from tests.intelligence.test_described import another_nominal
from tests.intelligence.test_reports import reads
from tests.makers import Owner, insert

_HIDE = "update doorstep.nominal set restricted = true where id = $1"
_SHOW = "update doorstep.nominal set restricted = false where id = $1"
_WAITS = "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'"


@pytest_asyncio.fixture
async def others(place: Place) -> AsyncIterator[list[Owner]]:
    """Two more who write at the same time."""
    connections = [await asyncpg.connect(place.owner_url) for _ in range(2)]
    yield connections
    for connection in connections:
        await connection.close()


async def about_two(unit: Unit) -> tuple[UUID, UUID, UUID]:
    """A report that is ready, and the two whom it is about."""
    report = await unit.ready()
    second = await another_nominal(unit)
    await insert(unit.scene.owner, "intelligence_link", report_id=report, nominal_id=second, is_ready=True)
    return report, unit.scene.nominal, second


async def is_shut(unit: Unit, report: UUID) -> bool:
    """Whether it is restricted; then an analyst who works with nobody of it does not read it, and else does."""
    shut = bool((await unit.report(report))["restricted"])
    assert (await reads(unit, unit.desk.colleague, "intelligence_report") == []) is shut
    return shut


async def test_it_opens_when_the_restriction_of_whom_it_is_about_ends(unit: Unit) -> None:
    report = await unit.ready()
    await unit.scene.owner.execute(_HIDE, unit.scene.nominal)
    assert await is_shut(unit, report)

    await unit.scene.owner.execute(_SHOW, unit.scene.nominal)

    assert not await is_shut(unit, report)
    assert len(await reads(unit, unit.scene.supervisor, "intelligence_report")) == 1


async def test_it_stays_shut_until_nobody_whom_it_is_about_is_restricted(unit: Unit) -> None:
    report, first, second = await about_two(unit)
    for nominal in (first, second):
        await unit.scene.owner.execute(_HIDE, nominal)

    await unit.scene.owner.execute(_SHOW, first)
    assert await is_shut(unit, report)

    await unit.scene.owner.execute(_SHOW, second)
    assert not await is_shut(unit, report)


async def test_it_stays_shut_while_a_case_that_it_is_about_is_covert(unit: Unit) -> None:
    report = await unit.ready()
    case = await unit.desk.receive()
    owner = unit.scene.owner
    await insert(owner, "intelligence_link", report_id=report, case_id=case, is_ready=True)
    await owner.execute("update doorstep.ocait_case set embargoed = true where id = $1", case)
    await owner.execute(_HIDE, unit.scene.nominal)

    await owner.execute(_SHOW, unit.scene.nominal)

    assert await is_shut(unit, report)


async def test_what_has_conditions_keeps_them(unit: Unit) -> None:
    report = await unit.ready(handling=Handling.C, conditions="Consult the originator.")
    await unit.scene.owner.execute(_HIDE, unit.scene.nominal)
    await unit.scene.owner.execute(_SHOW, unit.scene.nominal)

    assert not (await unit.report(report))["restricted"]
    assert await reads(unit, unit.desk.analyst, "intelligence_report") == []


async def at_once(unit: Unit, first: Owner, one: tuple[str, UUID], second: Owner, other: tuple[str, UUID]) -> None:
    """Two decisions overlap: the other waits until the first is committed."""
    begun = first.transaction()
    await begun.start()
    await first.execute(*one)
    waiting = asyncio.create_task(second.execute(*other))
    while await unit.scene.owner.fetchval(_WAITS) == 0:
        assert not waiting.done(), "nothing was waited for"
        await asyncio.sleep(0.01)
    await begun.commit()
    await waiting


async def test_two_restrictions_that_end_at_once_open_it(unit: Unit, others: list[Owner]) -> None:
    report, first, second = await about_two(unit)
    for nominal in (first, second):
        await unit.scene.owner.execute(_HIDE, nominal)

    await at_once(unit, others[0], (_SHOW, first), others[1], (_SHOW, second))

    assert not await is_shut(unit, report)


async def test_a_restriction_that_begins_as_another_ends_keeps_it_shut(unit: Unit, others: list[Owner]) -> None:
    report, first, second = await about_two(unit)
    await unit.scene.owner.execute(_HIDE, first)

    await at_once(unit, others[0], (_SHOW, first), others[1], (_HIDE, second))
    assert await is_shut(unit, report)

    await at_once(unit, others[0], (_HIDE, first), others[1], (_SHOW, second))
    assert await is_shut(unit, report)
