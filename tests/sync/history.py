"""The histories of `test_nothing_lost`: what may happen to phones, and what must hold when all is calm again."""

import asyncio
import tempfile
from collections.abc import Coroutine
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import asyncpg
import orjson
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from api.nominals.commands import AssignNominal, NominalAssigned
from api.obligations.handover import assign
from api.sync.commands import PullStatus, PushStatus, SyncPullResult, SyncPushResult
from api.values import digest, new_id
from tests.conftest import Installation, fresh_place
from tests.sync.conftest import Scene, make_scene
from tests.sync.invariants import assert_chains, assert_converged, assert_ledger, oracle
from tests.sync.phone import Phone, record_visit

ROUNDS_MAX = 12
PHONES_MAX = 6
NOMINALS = 3

which_phone = st.integers(0, PHONES_MAX - 1)
which_nominal = st.integers(0, NOMINALS - 1)


@dataclass
class Late:
    """An answer that the server gave and that has not reached its phone yet."""

    phone: Phone
    answer: SyncPushResult | SyncPullResult


@dataclass(frozen=True)
class Slow:
    """A change of a nominal's record that has not committed yet."""

    nominal: UUID
    connection: Any
    transaction: Any


class Phones(RuleBasedStateMachine):
    """Two phones of one officer, one of a colleague, one of their supervisor; clones join them."""

    def __init__(self, installation: Installation) -> None:
        super().__init__()
        self.loop = asyncio.new_event_loop()
        self.stack = AsyncExitStack()
        self.installation = installation
        self.saved: dict[UUID, str] = {}
        self.late: list[Late] = []
        self.slow: list[Slow] = []
        self.distrusted: set[str] = set()
        self.began = False

    def do(self, work: Coroutine[Any, Any, Any]) -> Any:
        return self.loop.run_until_complete(work)

    # What happens.

    @initialize()
    def begin(self) -> None:
        self.do(self._begin())

    async def _begin(self) -> None:
        place = await self.stack.enter_async_context(fresh_place(self.installation))
        owner = await asyncpg.connect(place.owner_url)
        self.stack.push_async_callback(owner.close)
        folder = Path(self.stack.enter_context(tempfile.TemporaryDirectory()))
        self.owner_url = place.owner_url
        self.scene: Scene = await make_scene(place, owner, folder)
        self.nominals = [
            self.scene.nominal,
            await self.scene.make_nominal(),
            await self.scene.make_nominal(self.scene.colleague),
        ]
        people = [self.scene.officer, self.scene.officer, self.scene.colleague, self.scene.supervisor]
        self.phones = [await self.scene.phone(person) for person in people]
        self.began = True

    def phone(self, number: int) -> Phone:
        return self.phones[number % len(self.phones)]

    @rule(
        which=which_phone,
        nominal=which_nominal,
        hours=st.integers(1, 2_000),
        outcome=st.sampled_from(["SUCCESSFUL", "SUCCESSFUL", "NO_REPLY"]),
    )
    def save_a_visit(self, which: int, nominal: int, hours: int, outcome: str) -> None:
        at = self.scene.clock.now() - timedelta(hours=hours)
        self._save(self.phone(which), record_visit(self.nominals[nominal], at, outcome=outcome))

    @rule(which=which_phone, payload=st.sampled_from([{}, None, {"nominalId": str(UUID(int=7))}, "words"]))
    def save_nonsense(self, which: int, payload: Any) -> None:
        self._save(self.phone(which), payload)

    def _save(self, phone: Phone, payload: Any) -> None:
        saved = phone.save(payload)
        self.saved[saved.id] = digest(saved.sealed)

    @rule(which=which_phone, most=st.integers(1, 5), fate=st.sampled_from(["comes", "comes", "lost", "late"]))
    def push(self, which: int, most: int, fate: str) -> None:
        phone = self.phone(which)
        answer = self.do(phone.send(phone.batch(most)))
        self._answer(phone, answer, fate)

    @rule(which=which_phone, shuffled=st.randoms(use_true_random=False), doubled=st.booleans())
    def push_in_disorder(self, which: int, shuffled: Any, doubled: bool) -> None:
        phone = self.phone(which)
        batch = phone.batch() * (2 if doubled else 1)
        shuffled.shuffle(batch)
        self._answer(phone, self.do(phone.send(batch)), "comes")

    @rule(one=which_phone, other=which_phone)
    def push_at_the_same_time(self, one: int, other: int) -> None:
        phones = [self.phone(one), self.phone(other)]

        async def both() -> list[SyncPushResult]:
            return await asyncio.gather(*(phone.send(phone.batch()) for phone in phones))

        for phone, answer in zip(phones, self.do(both()), strict=True):
            self._answer(phone, answer, "comes")

    @rule(
        which=which_phone,
        limit=st.integers(1, 6),
        max_bytes=st.sampled_from([1, 400, 1_000_000]),
        fate=st.sampled_from(["comes", "comes", "lost", "late"]),
    )
    def pull(self, which: int, limit: int, max_bytes: int, fate: str) -> None:
        phone = self.phone(which)
        answer = self.do(phone.pull_once(limit=limit, max_bytes=max_bytes))
        self.do(self._assert_no_leak(phone, answer))
        self._answer(phone, answer, fate)

    def _answer(self, phone: Phone, answer: SyncPushResult | SyncPullResult, fate: str) -> None:
        if fate == "late":
            self.late.append(Late(phone, answer))
        elif fate == "comes":
            self.do(self._believe(phone, answer))

    async def _believe(self, phone: Phone, answer: SyncPushResult | SyncPullResult) -> None:
        if isinstance(answer, SyncPushResult):
            await phone.believe(answer)
        elif answer.status is PullStatus.EPOCH_CHANGED:
            await phone.replay()
        else:
            phone.apply(answer)

    @precondition(lambda self: self.late)
    @rule(place=st.integers(0, 20))
    def a_late_answer_comes(self, place: int) -> None:
        late = self.late.pop(place % len(self.late))
        if isinstance(late.answer, SyncPullResult) or late.answer.status is PushStatus.OK:
            self.do(self._believe(late.phone, late.answer))

    @rule(nominal=which_nominal, to=st.integers(0, 2))
    def give_away(self, nominal: int, to: int) -> None:
        person = [self.scene.officer, self.scene.colleague, self.scene.supervisor][to]
        assert person.officer_id is not None
        command = AssignNominal(new_id(), self.nominals[nominal], person.officer_id)
        self.scene.clock.pass_(hours=1)
        answer = self.do(self._give_away(command))
        assert isinstance(answer, NominalAssigned)

    async def _give_away(self, command: AssignNominal) -> object:
        """A reassignment waits for open changes of the nominal's records, so those must end meanwhile."""
        giving = asyncio.create_task(assign(self.scene.services, self.scene.supervisor, command))
        for slow in [slow for slow in self.slow if slow.nominal == command.nominal_id]:
            await asyncio.sleep(0.02)
            assert not giving.done()
            await self._commit_slow(slow)
        return await giving

    @rule(which=which_phone)
    def revoke(self, which: int) -> None:
        self.distrusted.add(self.phone(which).key.thumbprint())
        self.do(
            self.scene.owner.execute(
                "update doorstep.sync_device set revoked_at = now() where id = $1", self.phone(which).device_id
            )
        )

    @precondition(lambda self: len(self.phones) < PHONES_MAX)
    @rule(which=which_phone)
    def clone(self, which: int) -> None:
        """A phone is put back from a backup onto another, and both go on working."""
        phone = self.phone(which)
        self.phones.append(phone.copy())
        for one in (phone, self.phones[-1]):
            at = self.scene.clock.now() - timedelta(minutes=len(self.saved) + 1)
            self._save(one, record_visit(self.nominals[0], at))
            self.do(one.push())

    @rule()
    def put_the_server_back(self) -> None:
        self.do(self.scene.owner.execute("update doorstep_gate.epoch set restores = restores + 1"))

    @precondition(lambda self: len(self.slow) < 3)
    @rule(nominal=which_nominal)
    def begin_a_slow_change(self, nominal: int) -> None:
        """A change that takes its time to commit: others commit before it and get their tickets before it."""
        self.do(self._begin_slowly(self.nominals[nominal]))

    async def _begin_slowly(self, nominal: UUID) -> None:
        connection = await asyncpg.connect(self.owner_url)
        transaction = connection.transaction()
        await transaction.start()
        await connection.execute(
            "insert into doorstep.address (force_id, id, nominal_id, kind, lines, postcode, since)"
            " values (6, $1, $2, 'HOME', '{1 Long Road}', 'ZZ1 1ZZ', '2026-01-01')",
            new_id(),
            nominal,
        )
        self.slow.append(Slow(nominal, connection, transaction))

    @precondition(lambda self: self.slow)
    @rule()
    def commit_the_slow_change(self) -> None:
        self.do(self._commit_slow(self.slow[0]))

    async def _commit_slow(self, slow: Slow) -> None:
        self.slow.remove(slow)
        await slow.transaction.commit()
        await slow.connection.close()

    # What must hold.

    async def _assert_no_leak(self, phone: Phone, answer: SyncPullResult) -> None:
        """I4: nothing was sent that was not the caller's at that moment, by an oracle that knows no policy."""
        if answer.status is not PullStatus.OK:
            assert not answer.pages
            return
        expected = await oracle(self.scene, phone)
        for page in answer.pages:
            for kind, entity, key, *_ in orjson.loads(orjson.dumps(page.changes)):
                assert kind == 1 or (page.scope, entity, key) in expected

    def teardown(self) -> None:
        try:
            if self.began:
                self.do(self._calm_down())
        finally:
            self.do(self._clear_up())
            self.loop.close()

    async def _calm_down(self) -> None:
        while self.slow:
            await self._commit_slow(self.slow[0])
        for _ in range(ROUNDS_MAX):
            for phone in self.phones:
                if phone.outbox:
                    await phone.push()
                await self._pull_to_the_end(phone)
            if not any(phone.outbox for phone in self.phones):
                break
        for phone in self.phones:
            assert phone.outbox == [], "I8: an outbox does not drain"
            await self._pull_to_the_end(phone)
        await assert_ledger(self.scene, self.saved)
        await assert_chains(self.scene, self.nominals)
        for phone in self.phones:
            await assert_converged(self.scene, phone, revoked=phone.key.thumbprint() in self.distrusted)

    async def _pull_to_the_end(self, phone: Phone) -> None:
        for _ in range(ROUNDS_MAX):
            answer = await phone.pull_once()
            await self._believe(phone, answer)
            if answer.status is not PullStatus.EPOCH_CHANGED and not answer.more:
                return
        raise AssertionError("I8: a pull does not end")

    async def _clear_up(self) -> None:
        for slow in self.slow:
            await slow.transaction.rollback()
            await slow.connection.close()
        await self.stack.aclose()
