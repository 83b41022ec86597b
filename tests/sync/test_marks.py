"""Every record is marked where its nominal stands, and nowhere else, however transactions about it overlap.

Several transactions write records of a nominal and give it away, in every order that Hypothesis can think of; each
waits for another where the database makes it wait. A reader follows the change log after each commit. What it holds in
the end must be what the tables say, contents too.
"""

import asyncio
from collections.abc import Coroutine, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import asyncpg
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    rule,
    run_state_machine_as_test,
)

from api.values import new_id
from tests.conftest import Installation, fresh_place
from tests.makers import (
    FORCE,
    LONG_AGO,
    Owner,
    insert,
    make_force,
    make_nominal,
    make_officer,
    make_unit,
    make_visit_policy,
)

EXAMPLES, EXAMPLES_SOAKING = 60, 3_000
STEPS = 25
WRITERS = 3
OFFICERS = 3
NOMINALS = 2

which_writer = st.integers(0, WRITERS - 1)
which_nominal = st.integers(0, NOMINALS - 1)
which_officer = st.integers(0, OFFICERS - 1)

# What a phone of the owner would show of each record; where it stands is a key and not a content.
_TRUTH = """
with stands as (
  select 'nominal' as entity, n.id, n.owner_id,
         concat(n.name, (select count(*) from doorstep.marker m where m.nominal_id = n.id)) as content
  from doorstep.nominal n
  union all
  select 'visit', v.id, n.owner_id, v.notes
  from doorstep.visit v join doorstep.nominal n on n.id = v.nominal_id
  union all
  select 'obligation', o.id, n.owner_id, o.due_at::text
  from doorstep.obligation o join doorstep.nominal n on n.id = o.nominal_id where o.superseded_at is null)
select 'caseload:' || owner_id as scope, entity, id, content from stands where owner_id = any($1)
"""
_CHANGES = "select scope, entity, id, ticket, present from doorstep.sync_row where ticket > $1 and scope = any($2)"

Place = tuple[str, str, UUID]


class Writer:
    """One transaction at a time, which may have to wait for another's."""

    def __init__(self, connection: Owner) -> None:
        self.connection = connection
        self.is_open = False
        self.waiting: asyncio.Task[None] | None = None


class Reader:
    """Follows the change log: what it holds, and up to which ticket."""

    def __init__(self) -> None:
        self.ticket = 0
        self.held: dict[Place, str] = {}


class Overlapping(RuleBasedStateMachine):
    """Transactions that overlap, and a reader of what they committed."""

    def __init__(self, stage: "Stage") -> None:
        super().__init__()
        self.stage = stage
        self.owner = stage.owner
        self.writers = [Writer(connection) for connection in stage.connections]
        self.reader = Reader()
        self.written = 0

    def do(self, work: Coroutine[Any, Any, Any]) -> Any:
        return self.stage.loop.run_until_complete(work)

    @initialize()
    def begin(self) -> None:
        self.do(self._begin())

    async def _begin(self) -> None:
        """Officers and nominals of its own: those of earlier histories stand still."""
        self.officers = [await make_officer(self.owner, self.stage.unit) for _ in range(OFFICERS)]
        self.nominals = [await make_nominal(self.owner, self.stage.unit, self.officers[0]) for _ in range(NOMINALS)]
        self.owed = [await self._open(self.owner, nominal) for nominal in self.nominals]

    async def _open(self, connection: Owner, nominal: UUID) -> UUID:
        owner, unit = await self.owner.fetchrow("select owner_id, unit_id from doorstep.nominal where id = $1", nominal)
        return await insert(
            connection, "obligation", kind="VISIT_ROUTINE", nominal_id=nominal, unit_id=unit, owner_id=owner,
            opened_at=LONG_AGO, basis=LONG_AGO, explanation="Owed.", due_at=LONG_AGO, recorded_at=LONG_AGO,
            policy_row_id=self.stage.policy,
        )  # fmt: skip

    # What transactions do.

    @rule(writer=which_writer, nominal=which_nominal)
    def record_a_visit(self, writer: int, nominal: int) -> None:
        self.written += 1
        self._let(
            writer,
            "insert into doorstep.visit (force_id, id, nominal_id, visit_type, outcome, started_at, received_at,"
            " crew_mode, officer_id, notes, announced, nominal_seen, entry_sought_to_search)"
            " values ($1, $2, $3, 'ROUTINE', 'SUCCESSFUL', $4, $4, 'DOUBLE', $5, $6, false, true, false)",
            *(FORCE, new_id(), self.nominals[nominal], LONG_AGO, self.officers[0], f"Note {self.written}"),
        )

    @rule(writer=which_writer, among=st.sets(which_nominal, min_size=1))
    def change_the_visits(self, writer: int, among: set[int]) -> None:
        """By one statement, whoever's they are."""
        sql = "update doorstep.visit set notes = notes || '+' where nominal_id = any($1)"
        self._let(writer, sql, [self.nominals[nominal] for nominal in sorted(among)])

    @rule(writer=which_writer, nominal=which_nominal)
    def add_a_marker(self, writer: int, nominal: int) -> None:
        self._let(
            writer,
            "insert into doorstep.marker (force_id, id, nominal_id, code, since, reviewed_on)"
            " values ($1, $2, $3, 'VIOLENT', '2026-01-01', '2026-01-01')",
            *(FORCE, new_id(), self.nominals[nominal]),
        )

    @rule(writer=which_writer, nominal=which_nominal, ends=st.booleans())
    def change_what_is_owed(self, writer: int, nominal: int, ends: bool) -> None:
        change = "superseded_at = now()" if ends else "due_at = due_at + interval '1 day'"
        self._let(writer, f"update doorstep.obligation set {change} where id = $1", self.owed[nominal])

    @rule(writer=which_writer, nominal=which_nominal, to=which_officer)
    def give_away(self, writer: int, nominal: int, to: int) -> None:
        sql = "update doorstep.nominal set owner_id = $2, name = name || '.' where id = $1"
        self._let(writer, sql, self.nominals[nominal], self.officers[to])

    # Whether one is open depends on when the database ends a deadlock: what is drawn must not.
    @rule(writer=which_writer, word=st.sampled_from(["commit", "commit", "commit", "rollback"]), early=st.booleans())
    def end(self, writer: int, word: str, early: bool) -> None:
        ending = self.writers[writer]
        if early and word == "commit" and ending.is_open:
            self._let(writer, "set constraints all immediate")
        if ending.is_open and ending.waiting is None:
            self.do(self._end(ending, word))

    # How they take turns.

    def _let(self, number: int, sql: str, *values: Any) -> None:
        writer = self.writers[number]
        if writer.waiting is None:
            self.do(self._start(writer, sql, *values))

    async def _start(self, writer: Writer, sql: str, *values: Any) -> None:
        if not writer.is_open:
            await writer.connection.execute("begin")
            writer.is_open = True
        writer.waiting = asyncio.create_task(self._tell(writer, sql, *values))
        await self._until_still()

    async def _tell(self, writer: Writer, sql: str, *values: Any) -> None:
        try:
            await writer.connection.execute(sql, *values)
        except asyncpg.DeadlockDetectedError:
            await writer.connection.execute("rollback")
            writer.is_open = False

    async def _until_still(self) -> None:
        """Each either has done what it was told, or waits for another."""
        for writer in self.writers:
            while writer.waiting is not None:
                done, _ = await asyncio.wait({writer.waiting}, timeout=0.001)
                if done:
                    writer.waiting = None
                    done.pop().result()
                elif await self._blocked(writer):
                    break

    async def _blocked(self, writer: Writer) -> bool:
        pid = writer.connection.get_server_pid()
        return bool(await self.owner.fetchval("select cardinality(pg_blocking_pids($1)) > 0", pid))

    async def _end(self, writer: Writer, word: str) -> None:
        await writer.connection.execute(word)
        writer.is_open = False
        await self._until_still()
        await self._read()

    # What must hold.

    async def _read(self) -> None:
        """The reader asks for what changed, and takes the contents as they are now."""
        async with self.owner.transaction(isolation="repeatable_read"):
            truth = await self._truth()
            scopes = [f"caseload:{officer}" for officer in self.officers]
            for row in await self.owner.fetch(_CHANGES, self.reader.ticket, scopes):
                place = (row["scope"], row["entity"], row["id"])
                self.reader.ticket = max(self.reader.ticket, row["ticket"])
                self.reader.held.pop(place, None)
                if row["present"]:
                    assert place in truth, "marked where its nominal does not stand"
                    self.reader.held[place] = truth[place]
        assert self.reader.held == truth
        assert await self.owner.fetchval("select count(*) from doorstep.sync_touch") == 0

    async def _truth(self) -> dict[Place, str]:
        rows = await self.owner.fetch(_TRUTH, self.officers)
        return {(row["scope"], row["entity"], row["id"]): row["content"] for row in rows}

    def teardown(self) -> None:
        self.do(self._calm_down())

    async def _calm_down(self) -> None:
        while any(writer.is_open for writer in self.writers):
            # Two that wait for each other do so until the database notices.
            await self._until_still()
            for writer in self.writers:
                if writer.is_open and writer.waiting is None:
                    await writer.connection.execute("commit")
                    writer.is_open = False
                    await self._until_still()
        await self._read()


@dataclass(frozen=True, kw_only=True)
class Stage:
    """One database for all histories: a unit, what is owed by policy, the owner's connection and the writers'."""

    loop: asyncio.AbstractEventLoop
    owner: Owner
    connections: Sequence[Owner]
    unit: UUID
    policy: UUID


async def set_up(loop: asyncio.AbstractEventLoop, installation: Installation, stack: AsyncExitStack) -> Stage:
    place = await stack.enter_async_context(fresh_place(installation))

    async def connect() -> Owner:
        connection = await asyncpg.connect(place.owner_url, server_settings={"deadlock_timeout": "10ms"})
        stack.push_async_callback(connection.close)
        return connection

    owner = await connect()
    await owner.execute(f"alter database {place.name} set synchronous_commit = off")
    await make_force(owner)
    policy = await make_visit_policy(owner)
    unit = await make_unit(owner)
    connections = [await connect() for _ in range(WRITERS)]
    return Stage(loop=loop, owner=owner, connections=connections, unit=unit, policy=policy["MEDIUM"])


def test_a_record_is_marked_where_its_nominal_stands(installation: Installation, soak: bool) -> None:
    loop, stack = asyncio.new_event_loop(), AsyncExitStack()
    try:
        stage = loop.run_until_complete(set_up(loop, installation, stack))
        run_state_machine_as_test(
            lambda: Overlapping(stage),
            settings=settings(
                max_examples=EXAMPLES_SOAKING if soak else EXAMPLES,
                stateful_step_count=STEPS,
                deadline=None,
                print_blob=True,
                suppress_health_check=list(HealthCheck),
            ),
        )
    finally:
        loop.run_until_complete(stack.aclose())
        loop.close()
