"""The simulation finds what it is for: each seeded defect makes a schedule fail, within the number it should take.

A defect that only a rare schedule would meet has a check of its own as well: a test of what the protocol promises,
which must fail with the defect.
"""

import re
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from tests.conftest import Place
from tests.makers import Owner, insert
from tests.simulation.conftest import OpenLaboratory
from tests.simulation.defects import DEFECTS, Defect
from tests.simulation.run import ViolationError
from tests.simulation.schedule import play
from tests.sync import test_pull, test_push
from tests.sync.conftest import NOW, Scene, make_scene
from tests.sync.phone import record_visit


async def what_commits_late_is_seen(scene: Scene) -> None:
    """A transaction that began early, and noted then which ticket was next, commits after a phone has read on."""
    phone, other = await scene.phone(), await scene.make_nominal()
    async with scene.owner.transaction():
        await scene.owner.execute("select set_config('simulation.ticket', nextval('doorstep.sync_ticket')::text, true)")
        since = NOW.date()
        await insert(scene.owner, "marker", nominal_id=other, code="VIOLENT", since=since, reviewed_on=since)
        phone.save(record_visit(scene.nominal, NOW))
        await phone.push()
        await phone.pull()
    await phone.pull()
    [read] = [document for document in phone.documents("nominal") if document["id"] == str(other)]
    assert len(read["markers"]) == 1


# Found within so few schedules that every run of the tests asks.
QUICK_WITHIN = 10
CHECKS: dict[str, Callable[[Scene], Awaitable[None]]] = {
    "no chain": test_push.test_a_log_that_goes_on_from_another_entry_is_a_fork,
    "a known item advances over a hole": test_push.test_what_is_known_already_does_not_fill_a_hole,
    "first reading not restarted": test_pull.test_a_first_reading_that_the_purge_overtakes_begins_anew,
    "purge without a floor": test_pull.test_a_phone_behind_the_purge_gets_that_scope_anew,
    "tickets at the beginning": what_commits_late_is_seen,
    "gaps and forks unnoticed": test_push.test_a_gap_stops_the_batch_and_tells_where_to_go_on,
}


async def first_violation(open_laboratory: OpenLaboratory, defect: Defect, patch: pytest.MonkeyPatch) -> str | None:
    """The invariant that the first of the schedules to fail found broken."""
    if defect.patch is not None:
        defect.patch(patch)
    async with open_laboratory() as laboratory:
        if defect.sql:
            await laboratory.lab.owner.execute(defect.sql)
        for seed in range(defect.within):
            try:
                await play(seed, laboratory.lab, laboratory.host, laboratory.writer, defect=defect.phone)
            except ViolationError as violation:
                return str(violation).splitlines()[0]
    return None


@pytest.mark.parametrize(
    "defect",
    [
        pytest.param(each, id=each.name, marks=() if each.within <= QUICK_WITHIN else pytest.mark.soak)
        for each in DEFECTS
        if each.within
    ],
)
async def test_a_seeded_defect_is_caught(
    open_laboratory: OpenLaboratory, defect: Defect, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = await first_violation(open_laboratory, defect, monkeypatch)

    assert found is not None, f"not caught in {defect.within} schedules"
    assert not set(defect.caught_by.split()).isdisjoint(re.findall(r"\bI\d+\b", found)), found


@pytest.mark.parametrize("name", CHECKS)
async def test_a_rare_defect_fails_the_check_of_its_own(
    place: Place, owner: Owner, tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    [defect] = [each for each in DEFECTS if each.name == name]
    scene = await make_scene(place, owner, tmp_path)
    if defect.patch is not None:
        defect.patch(monkeypatch)
    if defect.sql:
        await owner.execute(defect.sql)

    with pytest.raises(AssertionError):
        await CHECKS[name](scene)


async def test_what_commits_late_is_seen_where_there_is_no_defect(place: Place, owner: Owner, tmp_path: Path) -> None:
    await what_commits_late_is_seen(await make_scene(place, owner, tmp_path))


def test_a_defect_that_schedules_may_miss_has_a_check() -> None:
    assert {each.name for each in DEFECTS if not each.within} <= CHECKS.keys()


def test_there_are_twenty_defects_at_least() -> None:
    assert len({each.name for each in DEFECTS}) == len(DEFECTS) >= 20
