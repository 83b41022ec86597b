"""One policy, three readings: row-level security, the filters of compiled reads and Python say the same."""

import random
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from api.access import rls
from api.access.language import holds, to_sql
from api.access.matrix import matrix
from api.access.operations import OPERATIONS, admit
from api.access.policy import POLICY
from api.db.columns import metadata
from api.db.context import SERVICE, RowContext
from api.identity.principal import Role
from api.refusals import Forbidden
from tests.conftest import Place
from tests.makers import LONG_AGO, Owner, insert, make_force, make_nominal, make_officer, make_principal, make_unit

ROLES = [role.value for role in Role] + [SERVICE]


def test_the_page_for_readers_is_the_policy_in_force() -> None:
    page = Path(__file__).parents[2] / "docs" / "access.md"

    assert page.read_text() == matrix(), "write it again: python -m api.access.matrix > docs/access.md"


def test_every_table_has_a_policy() -> None:
    tables = {table.name for table in metadata.tables.values()}

    assert tables - {"force"} <= set(POLICY) - {"force"}


async def test_the_policy_in_the_database_is_the_policy_in_the_code(place: Place, owner: Owner) -> None:
    assert await owner.fetchval("select doorstep.policy_in_force()") == rls.policy_hash()


async def test_no_operation_is_open_to_a_caller_without_its_role_and_scope(owner: Owner) -> None:
    await make_force(owner)
    for name, guard in OPERATIONS.items():
        outsider = await make_principal(owner, *(set(Role) - guard.roles))
        with pytest.raises(Forbidden):
            admit(outsider, name)


class Scene:
    """Two units, three officers, nominals open and restricted, visits, and one grant of need-to-know."""

    def __init__(self) -> None:
        self.units: list[UUID] = []
        self.officers: list[UUID] = []
        self.nominals: dict[UUID, dict[str, Any]] = {}
        self.visits: dict[UUID, dict[str, Any]] = {}
        self.granted: set[tuple[UUID, UUID]] = set()

    async def build(self, owner: Owner) -> "Scene":
        await make_force(owner)
        self.units = [await make_unit(owner, name=f"Unit {n}") for n in range(2)]
        self.officers = [await make_officer(owner, self.units[n % 2]) for n in range(3)]
        for number in range(12):
            unit, manager = self.units[number % 2], self.officers[number % 3]
            restricted = number % 4 == 0
            key = await make_nominal(owner, unit, manager, restricted=restricted)
            self.nominals[key] = {"id": key, "unit_id": unit, "owner_id": manager, "restricted": restricted}
            await self._visit(owner, key, self.officers[number % 2])
        granted_nominal = next(iter(self.nominals))
        await insert(
            owner, "nominal_access", nominal_id=granted_nominal, officer_id=self.officers[1], reason="Joint work",
            granted_at=LONG_AGO,
        )  # fmt: skip
        self.granted.add((granted_nominal, self.officers[1]))
        return self

    async def _visit(self, owner: Owner, nominal: UUID, officer: UUID) -> None:
        key = await insert(
            owner, "visit", nominal_id=nominal, officer_id=officer, visit_type="ROUTINE", outcome="SUCCESSFUL",
            started_at=LONG_AGO, received_at=LONG_AGO, announced=False, crew_mode="DOUBLE", nominal_seen=True,
            entry_sought_to_search=False, notes="n",
        )  # fmt: skip
        self.visits[key] = {"id": key, "nominal_id": nominal, "officer_id": officer, "second_officer_id": None}

    def expected(self, context: RowContext) -> tuple[set[UUID], set[UUID]]:
        facts = context.facts()
        nominals = {key for key in self.nominals if holds(POLICY["nominal"].read, self._nominal(key, context), facts)}
        visits = {
            key
            for key, row in self.visits.items()
            if holds(POLICY["visit"].read, row | {"nominal": self._parent(row, nominals, context)}, facts)
        }
        return nominals, visits

    def _nominal(self, key: UUID, context: RowContext) -> dict[str, Any]:
        return self.nominals[key] | {"granted": (key, context.officer_id) in self.granted}

    def _parent(self, visit: dict[str, Any], seen: set[UUID], context: RowContext) -> dict[str, Any] | None:
        return self._nominal(visit["nominal_id"], context) if visit["nominal_id"] in seen else None

    def some_caller(self, chance: random.Random) -> RowContext:
        return RowContext(
            force_id=6,
            officer_id=chance.choice([None, *self.officers]),
            unit_ids=tuple(chance.sample(self.units, chance.randint(0, 2))),
            roles=tuple(chance.sample(ROLES, chance.randint(0, 2))),
        )


async def test_sql_and_python_agree_on_every_row_for_every_caller(place: Place, owner: Owner) -> None:
    scene = await Scene().build(owner)
    chance = random.Random(11)

    for _ in range(300):
        caller = scene.some_caller(chance)
        nominals, visits = scene.expected(caller)
        async with place.database.reading(caller) as connection:
            seen = {row["id"] for row in await connection.fetch("select id from doorstep.nominal")}
            seen_visits = {row["id"] for row in await connection.fetch("select id from doorstep.visit")}
        assert seen == nominals, caller
        assert seen_visits == visits, caller


async def test_a_compiled_filter_agrees_with_row_security(place: Place, owner: Owner) -> None:
    scene = await Scene().build(owner)
    chance = random.Random(12)
    names = ["force_id", "principal_id", "officer_id", "agency_id", "unit_ids", "roles"]
    kinds = dict(zip(names, ["int", "uuid", "uuid", "uuid", "uuid[]", "text[]"], strict=True))
    fact = lambda name: f"${names.index(name) + 1}::{kinds[name]}"  # noqa: E731
    condition = to_sql(POLICY["nominal"].read, "n", fact)
    unused = " and ".join(f"({fact(name)} is null or true)" for name in names)

    for _ in range(100):
        caller = scene.some_caller(chance)
        facts = caller.facts()
        async with place.database.reading(caller) as connection:
            by_security = {row["id"] for row in await connection.fetch("select id from doorstep.nominal")}
        rows = await owner.fetch(
            f"select id from doorstep.nominal n where {unused} and {condition}", *(facts[name] for name in names)
        )
        assert {row["id"] for row in rows} == by_security, caller
