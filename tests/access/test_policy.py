"""One policy, three readings: row-level security, the filters of compiled reads and Python say the same."""

import random
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from api.access import rls
from api.access.by_role import given_roles, to_sql_by_role
from api.access.language import GRANTED, Rule, holds, to_sql
from api.access.matrix import matrix
from api.access.operations import OPERATIONS, admit
from api.access.policy import POLICY
from api.access.rules import (
    ANALYST,
    DISTRICT,
    GOVERNANCE,
    INTEGRATOR,
    ITSELF,
    OFFICER,
    THE_SERVICE,
    Standing,
    for_the_desk,
    identified,
    made_by_caller,
    seen,
    whole,
)
from api.db.columns import metadata
from api.db.context import ROLE_ORDER, SERVICE, RowContext
from api.identity.principal import Role
from api.refusals import Forbidden
from api.values import new_id
from tests.access.records import ABOUT_NOMINAL, PARTS_OF_VISIT, Records
from tests.conftest import Place
from tests.makers import FORCE, LONG_AGO, Owner, insert, make_force, make_principal

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


# What the policy of each record about a nominal means, read through the nominal itself instead of the repeated columns.
_SAFETY = whole(ITSELF) | OFFICER | DISTRICT | ANALYST | GOVERNANCE
_THROUGH_NOMINAL: dict[str, Rule] = {
    "nominal": identified(ITSELF),
    "nominal_name": identified(ITSELF),
    "obligation": seen(ITSELF),
    "visit": seen(ITSELF) & (whole(ITSELF) | ANALYST | INTEGRATOR | GOVERNANCE),
    **dict.fromkeys(("notification", "pause", "visit_interval", *PARTS_OF_VISIT), seen(ITSELF) & whole(ITSELF)),
    "visit_joining": seen(ITSELF) & (whole(ITSELF) | ANALYST | INTEGRATOR | GOVERNANCE),
    **dict.fromkeys(
        ("assignment", "attempt_decision", "household_member", "mode_change", "risk_decision"),
        seen(ITSELF) & (whole(ITSELF) | GOVERNANCE),
    ),
    **dict.fromkeys(
        (
            "arms_applicability",
            "arms_assessment",
            "arms_evidence",
            "arms_factor",
            "contingency",
            "plan",
            "plan_action",
            "plan_trigger",
            "started_clock",
            "tool_result",
        ),
        seen(ITSELF) & whole(ITSELF),
    ),
    **dict.fromkeys(("marker", "nominal_order", "order_condition"), seen(ITSELF) & _SAFETY),
    "address": (seen(ITSELF) & _SAFETY) | for_the_desk(ITSELF),
}


class Scene:
    """Records of every kind about nominals open and restricted, some handed over since, and grants of need-to-know."""

    def __init__(self, records: Records, chance: random.Random) -> None:
        self.records = records
        self.chance = chance
        self.rows: dict[str, dict[UUID, dict[str, Any]]] = {}
        self.grants: list[tuple[UUID, UUID]] = []

    @staticmethod
    async def build(owner: Owner, seed: int) -> "Scene":
        chance = random.Random(seed)
        scene = Scene(await Records.some(owner, nominals=9), chance)
        await scene.shake(owner)
        for table in (*ABOUT_NOMINAL, *PARTS_OF_VISIT):
            for nominal in scene.records.nominals:
                await scene.records.add(owner, table, nominal)
        for until in (None, None, LONG_AGO):
            pair = chance.choice(scene.records.nominals), chance.choice(scene.records.officers)
            await insert(
                owner, "nominal_access", nominal_id=pair[0], officer_id=pair[1], reason="Joint work",
                granted_at=LONG_AGO, until=until,
            )  # fmt: skip
            if until is None:
                scene.grants.append(pair)
        await scene.shake(owner)
        return scene

    async def shake(self, owner: Owner) -> None:
        """Hand some nominals over, and restrict or open some."""
        for nominal in self.records.nominals:
            await owner.execute(
                "update doorstep.nominal set owner_id = $2, unit_id = $3, restricted = $4 where id = $1",
                nominal, self.chance.choice(self.records.officers), self.chance.choice(self.records.units),
                self.chance.random() < 0.4,
            )  # fmt: skip
        for table in _THROUGH_NOMINAL:
            found = await owner.fetch(f"select * from doorstep.{table}")
            self.rows[table] = {row["id"]: dict(row) for row in found}

    def facts(self, caller: RowContext) -> dict[str, Any]:
        return caller.facts() | {GRANTED: {nominal for nominal, officer in self.grants if officer == caller.officer_id}}

    def by_own_columns(self, table: str, caller: RowContext) -> set[UUID]:
        facts = self.facts(caller)
        return {key for key, row in self.rows[table].items() if holds(POLICY[table].read, row, facts)}

    def by_nominal(self, table: str, caller: RowContext) -> set[UUID]:
        facts, found = self.facts(caller), set()
        for key, row in self.rows[table].items():
            visit = self.rows["visit"][row["visit_id"]] if table in PARTS_OF_VISIT else row
            nominal = row if table == "nominal" else self.rows["nominal"][visit["nominal_id"]]
            made = "officer_id" in visit and holds(THE_SERVICE | made_by_caller(Standing()), visit, facts)
            if made or holds(_THROUGH_NOMINAL[table], nominal, facts):
                found.add(key)
        return found

    def some_caller(self) -> RowContext:
        return RowContext(
            force_id=FORCE,
            officer_id=self.chance.choice([None, *self.records.officers]),
            unit_ids=tuple(self.chance.sample(self.records.units, self.chance.randint(0, 2))),
            roles=tuple(self.chance.sample(ROLES, self.chance.randint(0, 3))),
        )


@pytest.mark.parametrize("seed", [11, 12, 13])
async def test_sql_and_python_agree_on_every_row_for_every_caller(place: Place, owner: Owner, seed: int) -> None:
    scene = await Scene.build(owner, seed)

    for number in range(100):
        if number % 20 == 19:
            await scene.shake(owner)
        caller = scene.some_caller()
        async with place.database.reading(caller) as connection:
            for table in _THROUGH_NOMINAL:
                found = {row["id"] for row in await connection.fetch(f"select id from doorstep.{table}")}
                assert found == scene.by_own_columns(table, caller), (table, caller)
                assert found == scene.by_nominal(table, caller), (table, caller)


async def test_a_compiled_filter_agrees_with_row_security(place: Place, owner: Owner) -> None:
    scene = await Scene.build(owner, 14)
    names = ["force_id", "principal_id", "officer_id", "agency_id", "unit_ids", "role_bits"]
    kinds = dict(zip(names, ["int", "uuid", "uuid", "uuid", "uuid[]", "int"], strict=True))
    kinds[GRANTED] = "uuid[]"
    fact = lambda name: f"${[*kinds].index(name) + 1}::{kinds[name]}"  # noqa: E731
    unused = " and ".join(f"({fact(name)} is null or true)" for name in kinds)

    for _ in range(100):
        caller = scene.some_caller()
        facts = scene.facts(caller)
        async with place.database.reading(caller) as connection:
            for table in ("nominal", "visit", "visit_room"):
                by_security = {row["id"] for row in await connection.fetch(f"select id from doorstep.{table}")}
                condition = to_sql(POLICY[table].read, "n", fact)
                rows = await owner.fetch(
                    f"select id from doorstep.{table} n where {unused} and {condition}",
                    *(facts[name] for name in kinds),
                )
                assert {row["id"] for row in rows} == by_security, caller


def test_a_rule_worked_out_for_some_roles_is_the_rule() -> None:
    chance = random.Random(15)
    own = [new_id() for _ in range(3)]
    columns = (
        "id nominal_id access_nominal_id owner_id access_owner_id unit_id access_unit_id officer_id second_officer_id"
        " access_officer_id access_second_officer_id"
    ).split()
    for table in _THROUGH_NOMINAL:
        for _ in range(400):
            row: dict[str, Any] = {column: chance.choice(own) for column in columns}
            row["case_id"] = chance.choice([None, *own])
            row |= dict.fromkeys(("restricted", "access_restricted"), chance.random() < 0.5)
            roles = frozenset(chance.sample(ROLES, chance.randint(0, 4)))
            facts = {
                "roles": roles, "officer_id": chance.choice(own), "unit_ids": own[: chance.randint(0, 2)],
                GRANTED: own[: chance.randint(0, 1)],
            }  # fmt: skip
            rule = POLICY[table].read
            assert holds(given_roles(rule, roles), row, facts) == holds(rule, row, facts)


@pytest.mark.parametrize("table", sorted(_THROUGH_NOMINAL))
def test_row_security_asks_for_the_roles_once_and_looks_at_no_other_table(table: str) -> None:
    said = to_sql_by_role(POLICY[table].read, table, lambda name: f"fact_{name}")

    assert said.count("context_role_bits") == 1
    assert "fact_role_bits" not in said
    assert "exists" not in said


def test_every_role_has_its_bit() -> None:
    assert {role.value for role in Role} <= set(ROLE_ORDER)


def test_what_is_there_for_row_policy_is_never_published() -> None:
    published = {field for policy in POLICY.values() for field in policy.fields}

    assert not [field for field in published if field.startswith("access_")]
