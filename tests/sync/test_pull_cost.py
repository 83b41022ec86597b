"""A pull costs as many statements for many records as for few, and an empty delta does not grow with the log."""

from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from typing import Any

import asyncpg
import orjson
import pytest

from api.db.context import RowContext
from api.db.database import Database, Reading
from api.sync.commands import PullStatus
from tests.conftest import Place
from tests.makers import FORCE
from tests.sync.conftest import NOW, Scene
from tests.sync.phone import Phone, record_visit

# The device, the floors, the log, and the caller's context; besides, each kind of document, the audit with the fields
# that it names, and the note of whom the phone now holds, with its context.
EMPTY_MAX = 4
STATEMENTS_MAX = 11
SHORT, LONG, LONG_SOAKING = 1_000, 50_000, 1_000_000
# An index over a long log is deeper by a page or two; the phone has three scopes.
DEEPER_MAX = 6
ROWS_OF_A_SCOPE = 500


@dataclass
class Watched(Database):
    """The application's database, which notes what is asked of its compiled reads."""

    url: str
    row_key: str
    asked: list[tuple[str, Sequence[Any]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(self.url, self.row_key, pool_size=2)

    @asynccontextmanager
    async def reading(self, context: RowContext, *, isolation: Any = None) -> AsyncIterator[Reading]:
        self.asked.clear()
        async with super().reading(context, isolation=isolation) as connection:
            with connection.query_logger(self._note):
                yield connection
        self.asked = [(text, values) for text, values in self.asked if text != "COMMIT;"]

    def _note(self, query: asyncpg.connection.LoggedQuery) -> None:
        self.asked.append((query.query, query.args or ()))


@asynccontextmanager
async def watched(place: Place) -> AsyncIterator[Watched]:
    database = Watched(place.url, place.secrets.row_key)
    await database.open()
    yield database
    await database.close()


async def _with_nominals(scene: Scene, count: int) -> Phone:
    phone = await scene.phone()
    for _ in range(count):
        phone.save(record_visit(await scene.make_nominal(), NOW))
    await phone.push()
    return phone


@pytest.mark.parametrize("count", [3, 60])
async def test_a_first_pull_costs_as_many_statements_whatever_the_caseload(
    scene: Scene, place: Place, count: int
) -> None:
    phone = await _with_nominals(scene, count)
    async with watched(place) as database:
        phone.services = replace(scene.services, database=database)

        await phone.pull_once()  # a new connection has to learn the database's types first
        first = await phone.pull_once()
        asked = list(database.asked)
        phone.apply(first)
        empty = await phone.pull_once()

    assert not first.more
    assert len(asked) <= STATEMENTS_MAX, asked
    assert [orjson.dumps(page.changes) for page in empty.pages] == [b"[]"] * 3
    assert len(database.asked) <= EMPTY_MAX, database.asked


async def test_an_empty_delta_costs_the_same_however_long_the_log(scene: Scene, place: Place, soak: bool) -> None:
    phone = await _with_nominals(scene, 3)
    async with watched(place) as database:
        phone.services = replace(scene.services, database=database)
        await phone.pull()
        await _lengthen(scene, SHORT)
        short = await _explained(scene, phone, database)
        await _lengthen(scene, LONG_SOAKING if soak else LONG)
        long = await _explained(scene, phone, database)

    assert [shape for shape, _ in long] == [shape for shape, _ in short]
    for (shape, before), (_, after) in zip(short, long, strict=True):
        assert after <= before + DEEPER_MAX, shape


async def _lengthen(scene: Scene, rows: int) -> None:
    """So many old changes more: a part in the phone's own caseload, the rest in those of others."""
    await scene.owner.execute(
        "insert into doorstep.sync_row (force_id, scope, entity, id, ticket, present)"
        " select $1, case when n <= $3 then $2 else 'caseload:other-' || n / $3 end, 'visit', gen_random_uuid(),"
        " -n - $4, true from generate_series(1, $4) n",
        *(FORCE, f"caseload:{scene.officer.officer_id}", ROWS_OF_A_SCOPE, rows),
    )
    await scene.owner.execute("vacuum (analyze) doorstep.sync_row")


async def _explained(scene: Scene, phone: Phone, database: Watched) -> list[tuple[str, int]]:
    """Of each statement of an empty delta the shape of its plan, and how many buffers it touched."""
    result = await phone.pull_once()
    assert (result.status, result.more) == (PullStatus.OK, False)
    asked = [(text, values) for text, values in database.asked if "sync_row" in text]
    assert asked
    found = []
    async with scene.services.database.reading(phone.principal.service_context()) as connection:
        for text, values in asked:
            told = await connection.fetchval(f"explain (analyze, buffers, format json) {text}", *values)
            plan = orjson.loads(told)[0]["Plan"]
            found.append((" ".join(_shape(plan)), plan["Shared Hit Blocks"] + plan["Shared Read Blocks"]))
    return found


def _shape(plan: dict[str, Any]) -> Iterator[str]:
    yield f"{plan['Node Type']} {plan.get('Index Name', plan.get('Relation Name', ''))}"
    for inner in plan.get("Plans", ()):
        yield from _shape(inner)
