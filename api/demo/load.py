"""Loads the demo force: by COPY, as the owner login, in one transaction."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from itertools import islice
from typing import Any

import asyncpg

from api.db.columns import metadata
from api.demo.awaiting import Awaiting
from api.demo.cases import Cases
from api.demo.chance import Chance
from api.demo.described import Described
from api.demo.history import History
from api.demo.organisation import FORCE_ID, Organisation, Row, found
from api.demo.paperwork import COUNTERSIGN, Paperwork
from api.demo.people import People
from api.demo.register import Register
from api.demo.reports import Reports
from api.demo.sharing import SIGN, Sharing
from api.demo.year import Plan, plans
from api.refusals import BadInput

_NOMINALS_A_BATCH = 2_000
_NOMINALS_ALLOWED = range(20, 200_001)
_LOCK = 7_002

# Change-log rows for records that were copied in without firing the triggers.
_SEED_CHANGE_LOG = """
insert into doorstep.sync_row (force_id, scope, entity, id, ticket, present)
select force_id, scope, entity, id, nextval('doorstep.sync_ticket'), true from (
  select force_id, 'caseload:' || owner_id as scope, 'nominal' as entity, id from doorstep.nominal
  union all
  select v.force_id, 'caseload:' || n.owner_id, 'visit', v.id
  from doorstep.visit v join doorstep.nominal n on n.force_id = v.force_id and n.id = v.nominal_id
  union all
  select o.force_id, 'caseload:' || n.owner_id, 'obligation', o.id
  from doorstep.obligation o join doorstep.nominal n on n.force_id = o.force_id and n.id = o.nominal_id
  union all
  select force_id, 'unit:' || unit_id, 'officer', id from doorstep.officer
) changed where force_id = $1
"""


async def load(owner_url: str, *, nominals: int, seed: int, now: datetime) -> bool:
    """Load a demo force of that many nominals, once; False if the force is there already.

    Foreign keys and triggers are not fired for each row, since the rows are ours: a test checks every foreign key of
    a loaded force instead. Where the owner login may not switch them off, loading only takes longer.
    """
    if nominals not in _NOMINALS_ALLOWED:
        raise BadInput("A demo force has from 20 to 200,000 nominals.", field="nominals")
    connection = await asyncpg.connect(owner_url)
    try:
        async with connection.transaction():
            await connection.execute("select pg_advisory_xact_lock($1)", _LOCK)
            await _row_security(connection, "no force")
            if await connection.fetchval("select true from doorstep.force where force_id = $1", FORCE_ID):
                await _row_security(connection, "force")
                return False
            await _quicken(connection)
            await _fill(connection, nominals, seed, now)
            await connection.execute("set constraints all immediate")
            await _row_security(connection, "force")
        await connection.execute("analyze")
    finally:
        await connection.close()
    return True


async def _quicken(connection: Any) -> None:
    await connection.execute("set local work_mem = '128MB'")
    if await connection.fetchval("select rolsuper from pg_roles where rolname = current_user"):
        await connection.execute("set local session_replication_role = replica")


async def _row_security(connection: Any, force: str) -> None:
    """Row security binds even the owner of the tables, but where the owner lifts it: for this transaction only."""
    for table in metadata.sorted_tables:
        await connection.execute(f"alter table {table} {force} row level security")


async def _fill(connection: Any, nominals: int, seed: int, now: datetime) -> None:
    chance = Chance(seed, now.astimezone(UTC).date())
    organisation = found(chance.own("organisation"), nominals)
    await _copy(connection, organisation.rows)
    own = chance.own
    makers = (
        People(own("people")),
        History(own("history"), organisation, now),
        Register(own("register"), organisation, now),
    )
    sharing = Sharing(own("sharing"), organisation)
    await _copy(connection, sharing.rows)
    reports = Reports(own("reports"), organisation)
    writers = (
        Paperwork(own("paperwork"), organisation),
        Awaiting(own("awaiting"), organisation),
        reports,
        Described(own("described"), organisation, reports),
        sharing,
    )
    each = _nominals(organisation, makers, writers, plans(own("year"), nominals))
    while batch := list(islice(each, _NOMINALS_A_BATCH)):
        await _copy(connection, (row for rows in batch for row in rows))
    cases = Cases(own("cases"), organisation, now, tuple(sharing.agreements.values()))
    await _copy(connection, cases.of(nominals))
    for statement in (*COUNTERSIGN, SIGN):
        await connection.execute(statement, FORCE_ID)
    await connection.execute(_SEED_CHANGE_LOG, FORCE_ID)
    await connection.execute("select doorstep.search_refill($1)", FORCE_ID)


def _nominals(
    organisation: Organisation,
    makers: tuple[People, History, Register],
    writers: tuple[Paperwork, Awaiting, Reports, Described, Sharing],
    planned: list[Plan],
) -> Iterator[list[Row]]:
    (people, history, register), (paperwork, awaiting, reports, described, sharing) = makers, writers
    owners = organisation.owners()
    for number, plan in enumerate(planned):
        team, owner_id = owners[number % len(owners)]
        own = people.nominal(team, owner_id, is_newcomer=plan.is_newcomer)
        own.extend(history.of(own[0][1], team, plan))
        own.extend(register.of(own[0][1]))
        own.extend(paperwork.of(own[0][1], team, tuple(own)))
        own.extend(awaiting.of(own[0][1], tuple(own)))
        own.extend(reports.of(own[0][1]))
        own.extend(described.of(own[0][1], team, tuple(own)))
        own.extend(sharing.of(own[0][1], team, tuple(own)))
        yield own


async def _copy(connection: Any, rows: Iterable[Row]) -> None:
    tables: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for table, values in rows:
        tables[table].append(values)
    for place in metadata.sorted_tables:
        if found_rows := tables.get(place.name):
            columns = list(found_rows[0])
            await connection.copy_records_to_table(
                place.name,
                schema_name="doorstep",
                columns=columns,
                records=[tuple(row[column] for column in columns) for row in found_rows],
            )
