"""The plans of the operations that are shipped: no large table is read from end to end, and what is read is bounded.

Over a demo force of 2,000 nominals, as the planner itself chooses after `analyze`. A bound is about one and a half
times what the operation read when it was written, over all callers: what breaks it wants a look, not a new bound.
"""

from collections.abc import AsyncIterator, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import asyncpg
import orjson
import pytest
import pytest_asyncio
from graphql import FragmentDefinitionNode, OperationDefinitionNode, parse

from api.demo.load import load
from api.identity.principal import Principal, Role
from api.settings import Settings
from api.values import new_id
from benchmarks.operations import OVERDUE
from schema.reading.binds import Asking
from schema.reading.documents import FRAGMENTS
from schema.reading.operation import compile_operation
from schema.reading.roots import Plan, compile_records
from schema.reading.run import facts_of
from schema.reading.selection import Document
from schema.root import catalogue
from schema.serving.prepared import Documents
from tests.conftest import Installation, Place, fresh_place
from tests.makers import FORCE, Owner
from tests.reading.bounds import BUFFERS_MAX, SEARCHES, SERVED

NOMINALS = 2_000
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
LARGE = {"nominal", "visit", "obligation", "order_condition", "sync_holding", "sync_conflict"}

_CASELOAD = """
query Caseload { caseload(first: 50) { totalCount nodes {
  id reference name riskLevel nextVisitDueAt lastSuccessfulVisitAt failedAttemptsSince currentAddress { lines postcode }
} } }
"""
_IN_FULL = """
query InFull($id: ID!) { nominal(id: $id) {
  id reference name otherNames dateOfBirth riskLevel managementMode restricted unit { name } owner { name collarNumber }
  addresses { id kind lines postcode since until } markers { id code detail since reviewedOn }
  orders { id kind madeOn expiresOn conditions { id kind text checkMethod position lastCheckedOn } }
  household { id firstName relationship isChild ageBand livesThere }
  currentAddress { postcode } lastSuccessfulVisitAt nextVisitDueAt failedAttemptsSince withheld { field reason }
  visits(first: 20) { nodes { id outcome startedAt officerName notes
    people { name } rooms { name seen note } devices { kind } conditionChecks { result note } } }
  obligations(first: 20) { nodes { id dueAt metAt } }
} }
"""
_POINT = "query Point($id: ID!) { nominal(id: $id) { id name riskLevel owner { name } } }"
# The agency that was told most.
_AGENCY = "select agency_id from doorstep.disclosure group by 1 order by count(*) desc, 1 limit 1"
_PHONE_OF = (
    "select d.id from doorstep.sync_device d join doorstep.principal p on p.id = d.principal_id where p.officer_id = $1"
)
# A phone of each officer with whom it holds, and a conflict about every fifth nominal, of which every other is decided.
_SYNC = (
    (
        "insert into doorstep.principal (force_id, id, issuer, subject, name, roles, officer_id)"
        " select force_id, gen_random_uuid(), 'i', id::text, name, '{offender_manager}', id from doorstep.officer"
    ),
    (
        "insert into doorstep.sync_device (force_id, id, principal_id, name, public_key, created_at, last_seen_at)"
        " select force_id, gen_random_uuid(), id, 'Phone', '{}', now(), now() from doorstep.principal"
    ),
    (
        "insert into doorstep.sync_holding"
        " (force_id, device_id, scope, nominal_id, principal_id, first_at, last_at)"
        " select n.force_id, d.id, 'caseload:' || p.officer_id, n.id, p.id, now(), now() from doorstep.nominal n"
        " join doorstep.principal p on p.officer_id = n.owner_id join doorstep.sync_device d on d.principal_id = p.id"
    ),
    (
        "insert into doorstep.sync_mutation (force_id, id, principal_id, nominal_id, op, op_version, payload,"
        " payload_sha256, received_at, state)"
        " select n.force_id, n.id, p.id, n.id, 'AmendMarker', 1, '{}', '', now(), 'CONFLICT' from doorstep.nominal n"
        " join doorstep.principal p on p.officer_id = n.owner_id"
    ),
    (
        "insert into doorstep.sync_conflict (force_id, id, nominal_id, submission_id, author_id, officer_id, entity,"
        " record_id, field, base, mine, theirs, opened_at, resolved_at, choice)"
        " select m.force_id, gen_random_uuid(), m.nominal_id, m.id, m.principal_id, p.officer_id, 'Marker', m.id,"
        " 'detail', '1', '2', '3', now(), case when place % 2 = 0 then now() end,"
        " case when place % 2 = 0 then 'MINE' end"
        " from (select *, row_number() over (order by id) place from doorstep.sync_mutation) m"
        " join doorstep.principal p on p.id = m.principal_id where place % 5 = 0"
    ),
    "analyze doorstep.principal, doorstep.sync_device, doorstep.sync_holding, doorstep.sync_conflict",
)


@dataclass(frozen=True)
class Force:
    """A demo force, its callers, and whom and what they ask about."""

    place: Place
    callers: Mapping[str, Principal]
    nominal: UUID
    phone: UUID
    caseload: Mapping[str, list[UUID]]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def force(installation: Installation) -> AsyncIterator[Force]:
    async with fresh_place(installation) as place:
        await load(place.owner_url, nominals=NOMINALS, seed=1, now=NOW)
        owner = await asyncpg.connect(place.owner_url)
        for statement in _SYNC:
            await owner.execute(statement)
        yield await _force(place, owner)
        await owner.close()


async def _force(place: Place, owner: Owner) -> Force:
    one = await owner.fetchrow("select id, owner_id, unit_id from doorstep.nominal where not restricted order by 1")
    nominal, officer, unit = (UUID(str(one[name])) for name in ("id", "owner_id", "unit_id"))
    callers = {
        "officer": _caller(Role.OFFENDER_MANAGER, officer, (unit,)),
        "supervisor": _caller(Role.SUPERVISOR, new_id(), (unit,)),
        "analyst": _caller(Role.OCAIT_ANALYST, new_id(), ()),
        "integrator": _caller(Role.INTEGRATOR, None, ()),
        "partner": _caller(Role.PARTNER_CONTRIBUTOR, None, (), UUID(str(await owner.fetchval(_AGENCY)))),
    }
    caseload = {
        table: [
            UUID(str(row["id"]))
            for row in await owner.fetch(f"select id from doorstep.{table} where {column} = $1 limit 500", about)
        ]
        for table, column, about in (
            ("nominal", "owner_id", officer),
            ("visit", "access_owner_id", officer),
            ("obligation", "access_owner_id", officer),
            ("officer", "unit_id", unit),
        )
    }
    phone = await owner.fetchval(_PHONE_OF, officer)
    return Force(place, callers, nominal, phone, caseload)


def _caller(
    role: Role, officer_id: UUID | None, unit_ids: tuple[UUID, ...], agency_id: UUID | None = None
) -> Principal:
    return Principal(
        id=new_id(), issuer="i", subject="s", name="n", force_id=FORCE, force_name="f", roles=frozenset({role}),
        scopes=frozenset(), client_id="c", officer_id=officer_id, unit_ids=unit_ids, agency_id=agency_id,
    )  # fmt: skip


def _shipped() -> Iterator[tuple[str, str]]:
    """Each operation that the web app sends, by its name."""
    for text in orjson.loads(Settings().documents.read_bytes()).values():
        for item in parse(text).definitions:
            if isinstance(item, OperationDefinitionNode):
                assert item.name
                yield item.name.value, text


def _is_compiled(name: str) -> bool:
    """Whether it reads records by the compiler: what services answer is theirs to bound."""
    known = catalogue()
    (prepared,) = [
        found for key, found in Documents(known.schema, {}).prepare(SHIPPED[name]).operations.items() if key == name
    ]
    return not prepared.roots.isdisjoint(known.roots)


SHIPPED = dict(_shipped())
OPERATIONS = SHIPPED | {"Overdue": OVERDUE, "Caseload": _CASELOAD, "InFull": _IN_FULL, "Point": _POINT}
OPERATIONS["OverdueFromTheEnd"] = OVERDUE.replace("first: 50", "last: 50")


def _plans(name: str, variables: Mapping[str, Any]) -> list[Plan]:
    known = catalogue()
    if name.startswith("document "):
        fragments = _fragments(FRAGMENTS)
        wanted = fragments[name.removeprefix("document ")]
        document = Document(known.schema, fragments, {})
        return [compile_records(known, document, wanted.type_condition.name.value, wanted.selection_set)]
    text = OPERATIONS[name]
    asked = next(item for item in parse(text).definitions if isinstance(item, OperationDefinitionNode))
    roots = compile_operation(known, _fragments(text), asked.selection_set, variables).roots.values()
    return [root.wanted() for root in roots]


def _fragments(text: str) -> dict[str, FragmentDefinitionNode]:
    found = (item for item in parse(text).definitions if isinstance(item, FragmentDefinitionNode))
    return {item.name.value: item for item in found}


async def _explained(force: Force, caller: Principal, plan: Plan, variables: Mapping[str, Any]) -> dict[str, Any]:
    values = plan.statement.fill(Asking(facts_of(caller), variables, NOW))
    async with force.place.database.reading(caller.row_context()) as connection:
        told = await connection.fetchval(f"explain (analyze, buffers, format json) {plan.statement.text}", *values)
    return orjson.loads(told)[0]["Plan"]  # type: ignore[no-any-return]


def _nodes(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield plan
    for inner in plan.get("Plans", ()):
        yield from _nodes(inner)


@pytest.mark.parametrize("caller", ["officer", "supervisor", "analyst", "integrator", "partner"])
@pytest.mark.parametrize("name", BUFFERS_MAX)
@pytest.mark.asyncio(loop_scope="module")
async def test_an_operation_reads_no_large_table_whole_and_no_more_than_it_needs(
    force: Force, name: str, caller: str
) -> None:
    document = name.removeprefix("document ")
    variables = {
        "first": 50,
        "id": str(force.nominal),
        "phoneId": str(force.phone),
        "ids": force.caseload.get(document, [str(force.nominal)]),
        "now": NOW,
    }

    for plan in _plans(name, variables):
        found = await _explained(force, force.callers[caller], plan, variables)
        whole = {node["Relation Name"] for node in _nodes(found) if node["Node Type"] == "Seq Scan"}
        assert whole.isdisjoint(LARGE)
        assert found["Shared Hit Blocks"] + found["Shared Read Blocks"] <= BUFFERS_MAX[name]


@pytest.mark.asyncio(loop_scope="module")
async def test_a_page_reads_only_the_rows_that_it_shows_and_one_more(force: Force) -> None:
    (plan,) = _plans("Overdue", {})

    found = await _explained(force, force.callers["integrator"], plan, {})

    page = next(node for node in _nodes(found) if node.get("Index Name") == "obligation_open_by_due_in_force")
    assert page["Actual Rows"] <= 50 + 1 + 10  # what falls due at the same moment is put in order together


def test_every_operation_that_is_shipped_has_its_bound() -> None:
    assert {name for name in SHIPPED if _is_compiled(name)} - SEARCHES <= set(BUFFERS_MAX)
    assert {name for name in SHIPPED if not _is_compiled(name)} == SERVED
