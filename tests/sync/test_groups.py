"""What belongs together is applied all or none, however it is cut, doubled and lost on the way."""

import asyncio
import logging
import tempfile
from collections.abc import Coroutine, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import asyncpg
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from api.sync.commands import HeldReason, PushStatus
from api.sync.groups import GROUP_MAX, whole_groups
from api.sync.tables import MutationState
from tests.conftest import Installation, fresh_place
from tests.sync.amending import make_member, patch
from tests.sync.batches import POISON
from tests.sync.conftest import NOW, Scene, make_scene
from tests.sync.phone import Phone, Saved, record_visit

HELD, APPLIED = MutationState.QUARANTINED, MutationState.APPLIED
EXAMPLES, EXAMPLES_SOAKING = 25, 1_000


def visit(scene: Scene, **values: Any) -> tuple[str, Any]:
    return "RecordVisit", record_visit(scene.nominal, NOW - timedelta(hours=1), **values)


async def test_a_visit_and_what_was_learnt_at_it_are_applied_together(scene: Scene) -> None:
    phone, member = await scene.phone(), await make_member(scene)
    phone.save_together(visit(scene), ("AmendHouseholdMember", patch(scene, member, livesThere=False)))

    result = await phone.push()

    assert [receipt.state for receipt in result.results] == [APPLIED] * 2
    assert len(await scene.rows("select id from doorstep.visit")) == 1
    [row] = await scene.rows("select lives_there from doorstep.household_member")
    assert row["lives_there"] is False
    groups = await scene.rows("select distinct group_id from doorstep.sync_mutation")
    assert len(groups) == 1


@pytest.mark.parametrize("bad", [0, 1, 2])
async def test_one_that_is_held_holds_all_of_its_group_and_no_other(scene: Scene, bad: int) -> None:
    phone = await scene.phone()
    before = phone.save(visit(scene)[1])
    asked = [visit(scene) for _ in range(3)]
    asked[bad] = ("RecordVisit", {"nonsense": True})
    group = phone.save_together(*asked)
    after = phone.save(visit(scene)[1])

    await phone.push()

    assert [phone.receipts[one.id].state for one in (before, after)] == [APPLIED] * 2
    receipts = [phone.receipts[one.id] for one in group]
    assert {(receipt.state, receipt.reason) for receipt in receipts} == {(HELD, HeldReason.INVALID)}
    assert len(await scene.rows("select id from doorstep.visit")) == 2
    assert len(await scene.rows("select seq from doorstep.audit_event where action = 'recordVisit'")) == 2


async def test_one_that_cannot_be_written_holds_all_of_its_group(
    scene: Scene, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.CRITICAL)
    await scene.owner.execute(
        f"alter table doorstep.visit add constraint visit_poison_check check (notes <> '{POISON}')"
    )
    phone = await scene.phone()
    phone.save_together(visit(scene), visit(scene, notes=POISON))

    result = await phone.push()

    assert {receipt.reason for receipt in result.results} == {HeldReason.SERVER_ERROR}
    assert await scene.rows("select id from doorstep.visit") == []


async def test_a_group_that_does_not_come_whole_is_held_whole(scene: Scene) -> None:
    phone = await scene.phone()
    phone.save_together(visit(scene), visit(scene), visit(scene))

    await phone.push(most=2)
    await phone.push()

    assert {receipt.reason for receipt in phone.receipts.values()} == {HeldReason.GROUP_INCOMPLETE}
    assert len(phone.receipts) == 3
    assert await scene.rows("select id from doorstep.visit") == []


async def test_a_gap_amid_a_group_takes_none_of_it(scene: Scene) -> None:
    phone = await scene.phone()
    phone.save_together(visit(scene), visit(scene))
    first, second = phone.batch()

    result = await phone.send([first, second | {"seq": 3}])
    whole = await phone.push()

    assert (result.status, result.last_seq, result.results) == (PushStatus.GAP, 0, ())
    assert [receipt.state for receipt in whole.results] == [APPLIED] * 2


def element(group: str | None) -> dict[str, Any]:
    return {"group": group} if group else {}


@given(
    sizes=st.lists(st.tuples(st.booleans(), st.integers(1, 30)), min_size=1, max_size=8),
    count=st.integers(1, 120),
)
@example(sizes=[(True, 30)], count=1)
def test_the_servers_limits_cut_no_group(sizes: list[tuple[bool, int]], count: int) -> None:
    listed = [element(str(n) if grouped else None) for n, (grouped, size) in enumerate(sizes) for _ in range(size)]
    count = min(count, len(listed))

    taken = whole_groups(listed, count)

    assert taken >= 1
    cut = taken < len(listed) and listed[taken] != {} and listed[taken] == listed[taken - 1]
    assert not cut or sizes[0][1] > GROUP_MAX
    assert taken <= max(count, GROUP_MAX)


@dataclass(frozen=True)
class Step:
    """One push: how many elements, whether its answer comes, whether it is sent twice."""

    most: int
    answered: bool
    doubled: bool


_KINDS = ["visit", "visit", "visit", "visit", "nonsense", "same visit"]
plans = st.lists(st.lists(st.sampled_from(_KINDS), min_size=1, max_size=4), min_size=1, max_size=4)
sendings = st.lists(st.builds(Step, st.integers(1, 12), st.booleans(), st.booleans()), max_size=6)


async def all_or_none(scene: Scene, plan: Sequence[Sequence[str]], steps: Sequence[Step]) -> None:
    phone = await scene.phone()
    groups: list[list[Saved]] = []
    visits: dict[UUID, str] = {}
    last = visit(scene)
    for kinds in plan:
        asked = []
        for kind in kinds:
            last = last if kind == "same visit" else visit(scene)
            asked.append(("RecordVisit", {"nonsense": True}) if kind == "nonsense" else last)
        groups.append(phone.save_together(*asked))
        for saved, (_, payload) in zip(groups[-1], asked, strict=True):
            visits[saved.id] = payload.get("visitId", "")
    for step in steps:
        await send(phone, step)
    while phone.outbox:
        await phone.push()

    made = {str(row["id"]) for row in await scene.rows("select id from doorstep.visit")}
    counted = await scene.rows("select id from doorstep.sync_mutation")
    assert {row["id"] for row in counted} == set(visits)
    for group in groups:
        states = {phone.receipts[one.id].state for one in group}
        assert states in ({HELD}, {APPLIED})
        if states == {APPLIED}:
            assert {visits[one.id] for one in group} <= made
    applied = {visits[one.id] for group in groups for one in group if phone.receipts[one.id].state is APPLIED}
    assert made == applied


async def send(phone: Phone, step: Step) -> None:
    batch = phone.batch(step.most)
    answer = await phone.send(batch)
    if step.doubled:
        assert (await phone.send(batch)).results == answer.results
    if step.answered:
        await phone.believe(answer)


def test_whatever_happens_on_the_way_a_group_is_applied_all_or_none(installation: Installation, soak: bool) -> None:
    logging.getLogger("api.sync").setLevel(logging.CRITICAL)
    loop = asyncio.new_event_loop()

    def do(work: Coroutine[Any, Any, Any]) -> Any:
        return loop.run_until_complete(work)

    async def once(plan: Sequence[Sequence[str]], steps: Sequence[Step]) -> None:
        async with AsyncExitStack() as stack:
            place = await stack.enter_async_context(fresh_place(installation))
            owner = await asyncpg.connect(place.owner_url)
            stack.push_async_callback(owner.close)
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
            await all_or_none(await make_scene(place, owner, folder), plan, steps)

    @settings(
        max_examples=EXAMPLES_SOAKING if soak else EXAMPLES,
        deadline=None,
        print_blob=True,
        suppress_health_check=list(HealthCheck),
    )
    @given(plan=plans, steps=sendings)
    def check(plan: list[list[str]], steps: list[Step]) -> None:
        do(once(plan, steps))

    try:
        check()
    finally:
        loop.close()
        logging.getLogger("api.sync").setLevel(logging.NOTSET)
