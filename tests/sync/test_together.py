"""A batch that is taken in together leaves behind what it would leave behind one by one, and costs a few statements."""

import asyncio
import logging
import re
import tempfile
from collections.abc import Awaitable, Callable, Coroutine, Iterator, Sequence
from contextlib import AsyncExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import asyncpg
import pytest
from hypothesis import HealthCheck, given, settings
from sqlalchemy import event

from api.identity.principal import Principal
from api.services import Services
from api.sync import log, push
from api.sync.commands import SyncPushInput, SyncPushResult
from api.sync.tables import MutationState
from tests.conftest import Installation, fresh_place
from tests.sync.batches import POISON, Step, World, Writer, answered, batches, left_behind, make_world, wrong_versions
from tests.sync.conftest import NOW, Scene, make_scene
from tests.sync.phone import Phone, record_visit

EXAMPLES, EXAMPLES_SOAKING = 20, 2_000
STATEMENTS_MAX = 40  # whatever the number of visits
Push = Callable[[Services, Principal, SyncPushInput], Awaitable[SyncPushResult]]


@dataclass
class Stage:
    """A database that two others are copied from, so that the same batches mean the same in both."""

    installation: Installation
    database: str
    scene: Scene
    world: World
    phone: Phone


async def set_up(installation: Installation, stack: AsyncExitStack) -> Stage:
    place = await stack.enter_async_context(fresh_place(installation))
    owner = await asyncpg.connect(place.owner_url)
    scene = await make_scene(place, owner, Path(stack.enter_context(tempfile.TemporaryDirectory())))
    world, phone = await make_world(scene), await scene.phone()
    await owner.close()
    await place.database.close()
    return Stage(installation, place.name, scene, world, phone)


async def send(stage: Stage, batches: Sequence[Sequence[Any]], way: Push) -> tuple[list[Any], dict[str, list[str]]]:
    """What the phone is told and what is left behind in a copy of the stage."""
    async with fresh_place(stage.installation, template=stage.database) as place:
        owner = await asyncpg.connect(place.owner_url)
        clock = replace(stage.scene.clock)
        services = replace(stage.scene.services, database=place.database, clock=clock)
        scene = replace(stage.scene, services=services, clock=clock, owner=owner)
        results = []
        for batch in batches:
            assert stage.phone.hello is not None
            said = SyncPushInput(
                device_id=stage.phone.device_id,
                epoch=stage.phone.hello.epoch,
                device_now=clock.now(),
                mutations=tuple(batch),
            )
            results.append(await way(services, stage.phone.principal, said))
            clock.pass_(minutes=10)
        try:
            assert await wrong_versions(scene) == []
            return answered(results), await left_behind(scene)
        finally:
            await owner.close()


async def one_by_one(services: Services, principal: Principal, said: SyncPushInput) -> SyncPushResult:
    return await push.push(services, principal, said, taking=log.take_one_by_one)


def test_together_is_the_same_as_one_by_one(installation: Installation, soak: bool) -> None:
    logging.getLogger("api.sync.log").setLevel(logging.CRITICAL)
    loop = asyncio.new_event_loop()

    def do(work: Coroutine[Any, Any, Any]) -> Any:
        return loop.run_until_complete(work)

    @settings(
        max_examples=EXAMPLES_SOAKING if soak else EXAMPLES,
        deadline=None,
        print_blob=True,
        suppress_health_check=list(HealthCheck),
    )
    @given(drawn=batches)
    def check(drawn: list[list[Step]]) -> None:
        writer = Writer(stage.scene, stage.world, stage.phone)
        sent = [writer.batch(batch) for batch in drawn]
        # What was sent before is sent again: a phone that missed the answer.
        sent.append(sent[0])
        told, left = do(send(stage, sent, push.push))
        assert (told, left) == do(send(stage, sent, one_by_one))

    stack = AsyncExitStack()
    try:
        stage: Stage = do(set_up(installation, stack))
        check()
    finally:
        do(stack.aclose())
        loop.close()
        logging.getLogger("api.sync.log").setLevel(logging.NOTSET)


@contextmanager
def statements(scene: Scene) -> Iterator[list[str]]:
    """Every statement that the application's commands send, those of transactions and savepoints too."""
    engine: Any = scene.services.database._engine
    seen: list[str] = []

    def note(*said: Any) -> None:
        seen.append(said[2] if len(said) > 2 and isinstance(said[2], str) else "")

    kinds = ("before_cursor_execute", "begin", "commit")
    for kind in kinds:
        event.listen(engine.sync_engine, kind, note)
    yield seen
    for kind in kinds:
        event.remove(engine.sync_engine, kind, note)


async def test_a_push_of_100_visits_costs_a_few_statements(scene: Scene) -> None:
    phone = await scene.phone()
    nominals = [await scene.make_nominal() for _ in range(20)]
    for number in range(100):
        rooms = [{"name": "Kitchen", "seen": True}]
        at = NOW - timedelta(hours=number + 1)
        phone.save(record_visit(nominals[number % 20], at, rooms=rooms, people=[], notes="Seen."))

    with statements(scene) as seen:
        result = await phone.push()

    assert {receipt.state for receipt in result.results} == {MutationState.APPLIED}
    assert len(seen) <= STATEMENTS_MAX, seen


async def test_exactly_the_submission_that_cannot_be_written_is_held(
    scene: Scene, caplog: pytest.LogCaptureFixture
) -> None:
    await scene.owner.execute(
        f"alter table doorstep.visit add constraint visit_poison_check check (notes <> '{POISON}')"
    )
    phone = await scene.phone()
    for notes in ("Seen.", POISON, "Seen again."):
        phone.save(record_visit(scene.nominal, NOW - timedelta(hours=1), notes=notes))

    result = await phone.push()

    assert [receipt.state for receipt in result.results] == [
        MutationState.APPLIED,
        MutationState.QUARANTINED,
        MutationState.APPLIED,
    ]
    assert result.results[1].reason == "SERVER_ERROR"
    assert len(await scene.rows("select id from doorstep.visit")) == 2
    assert not re.search(POISON, caplog.text), "what was written at a door is in a log"
