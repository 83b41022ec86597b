"""Reads and writes dip samples."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from api.access.language import DATABASE_FACTS, GRANTED, to_sql
from api.access.rules import ITSELF, seen
from api.db.database import Reading
from api.db.rows import insert_all
from api.oversight.sampled import DrawDipSample
from api.oversight.tables import dip_sample, sample_item
from api.oversight.words import Sampled

# Of each kind: its table, when it was done, by whom, and when the service had it.
_SOURCES: Final[Mapping[Sampled, tuple[str, str, str, str]]] = {
    Sampled.VISITS: ("visit", "started_at", "officer_id", "received_at"),
    Sampled.ASSESSMENTS: ("arms_assessment", "submitted_at", "author_id", "submitted_at"),
    Sampled.PLANS: ("plan", "submitted_at", "author_id", "submitted_at"),
}
_FACTS: Final = {
    "officer_id": "$7::uuid",
    "unit_ids": "$8::uuid[]",
    "role_bits": "$9::int",
    GRANTED: DATABASE_FACTS[GRANTED],
}
# Governance may see that a plan was submitted, not what it says: so the service looks for it, and the caller's policy
# on the nominal, the one there is, says whose count. Unit and risk level are those of the time that is asked with.
_POPULATION = """
with moved as materialized (
  select distinct on (a.nominal_id) a.nominal_id, a.unit_id from doorstep.assignment a
  where a.force_id = $1 and a.nominal_id in (
    select later.nominal_id from doorstep.assignment later where later.force_id = $1 and later.since > $4)
  order by a.nominal_id, a.since <= $4 desc, abs(extract(epoch from a.since - $4))
), decided as materialized (
  select distinct on (nominal_id) nominal_id, previous_level from doorstep.risk_decision
  where force_id = $1 and effective_at > $4 order by nominal_id, effective_at
)
select r.id, r.nominal_id, r.{at} as done_at, r.{by} as officer_id from doorstep.{table} r
join doorstep.nominal n on n.force_id = r.force_id and n.id = r.nominal_id
left join moved on moved.nominal_id = r.nominal_id
left join decided on decided.nominal_id = r.nominal_id
where r.force_id = $1 and r.{at} >= $2 and r.{at} < $3 and r.{recorded} <= $4
  and ($5::uuid is null or coalesce(moved.unit_id, n.unit_id) = $5)
  and ($6::text[] is null or coalesce(decided.previous_level, n.risk_level) = any ($6))
  and {policy} and ($7::uuid is null or true) and ($8::uuid[] is null or true)
"""
_SAMPLES = """
select s.id as sample_id, s.sampled, s.drawn_at, s.begins_at, s.ends_at, s.known_at, u.name as unit_name, s.risk_levels,
  s.seed, s.size, s.population, s.digest, i.id, i.record_id, i.nominal_id, n.reference, n.name, n.unit_id,
  w.id as officer_id, w.name as officer_name, i.done_at, i.finding, i.comment, i.returned
from (
  select * from doorstep.dip_sample d where d.force_id = $1 and (d.drawn_by = $2 or exists (
    select from doorstep.sample_item i where i.force_id = $1 and i.sample_id = d.id))
  order by drawn_at desc, id limit $3
) s
left join doorstep.unit u on u.force_id = $1 and u.id = s.unit_id
left join doorstep.sample_item i on i.force_id = $1 and i.sample_id = s.id
left join doorstep.nominal n on n.force_id = $1 and n.id = i.nominal_id
left join doorstep.officer w on w.force_id = $1 and w.id = i.officer_id
order by s.drawn_at desc, s.id, i.position
"""


async def population(
    connection: Reading, facts: Mapping[str, Any], asked: DrawDipSample, known_at: datetime
) -> dict[UUID, Any]:
    """Every record that may be drawn, by id: those of nominals whom the caller (`facts`) sees."""
    table, at, by, recorded = _SOURCES[asked.sampled]
    policy = to_sql(seen(ITSELF), "n", _FACTS.__getitem__)
    found = await connection.fetch(
        _POPULATION.format(table=table, at=at, by=by, recorded=recorded, policy=policy),
        facts["force_id"],
        asked.begins_at,
        asked.ends_at,
        known_at,
        asked.unit_id,
        None if asked.risk_levels is None else [level.value for level in asked.risk_levels],
        facts["officer_id"],
        facts["unit_ids"],
        facts["role_bits"],
    )
    return {row["id"]: row for row in found}


async def keep(
    connection: AsyncConnection, force_id: int, sample_id: UUID, items: Sequence[tuple[UUID, Mapping[str, Any]]]
) -> None:
    """Write the records of a sample, each under an id of its own."""
    rows = [
        {
            "force_id": force_id,
            "id": key,
            "sample_id": sample_id,
            "position": place,
            "record_id": row["id"],
            "nominal_id": row["nominal_id"],
            "officer_id": row["officer_id"],
            "done_at": row["done_at"],
            "returned": False,
        }
        for place, (key, row) in enumerate(items)
    ]
    await insert_all(connection, sample_item, rows)


async def samples(connection: Reading, force_id: int, principal_id: UUID, *, first: int) -> list[Any]:
    """The latest samples, a row for each of their records that the caller may see."""
    return list(await connection.fetch(_SAMPLES, force_id, principal_id, first))


async def item(connection: AsyncConnection, force_id: int, item_id: UUID) -> Any:
    """One record of a sample, and what the sample is of."""
    of = (
        select(sample_item, dip_sample.c.sampled)
        .join(
            dip_sample, (dip_sample.c.force_id == sample_item.c.force_id) & (dip_sample.c.id == sample_item.c.sample_id)
        )
        .where(sample_item.c.force_id == force_id, sample_item.c.id == item_id)
    )
    return (await connection.execute(of)).one()


async def find(connection: AsyncConnection, force_id: int, item_id: UUID, **said: Any) -> None:
    """Note what was found of it."""
    await connection.execute(
        update(sample_item).where(sample_item.c.force_id == force_id, sample_item.c.id == item_id).values(**said)
    )
