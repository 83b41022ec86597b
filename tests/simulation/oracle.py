"""What should be true, asked of the database in plain SQL, beside the code that is tested."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from api.identity.principal import Principal
from tests.simulation.world import World

# (scope, entity, id) of everything that an officer's phone should hold, with its version and what matters of it.
_VISIBLE = """
with held as (
  select 'caseload:' || n.owner_id as scope, 'nominal' as entity, n.id,
         concat_ws('|', n.name, n.owner_id, n.risk_level,
                   (select count(*) from doorstep.marker m where m.force_id = $1 and m.nominal_id = n.id),
                   (select string_agg(concat_ws('/', h.first_name, h.relationship, h.age_band, h.is_child,
                                                h.lives_there), ',' order by h.id) from doorstep.household_member h
                    where h.force_id = $1 and h.nominal_id = n.id and h.ended_on is null)) as essence
  from doorstep.nominal n where n.force_id = $1 and n.owner_id = $2
  union all
  select 'caseload:' || n.owner_id, 'visit', v.id,
         concat_ws('|', v.nominal_id, v.outcome, v.notes, coalesce(v.joined_to::text, 'None'),
                   (select count(*) from doorstep.visit_attachment a
                    where a.force_id = $1 and a.visit_id = v.id and a.state = 'COMPLETE'))
  from doorstep.visit v join doorstep.nominal n on n.force_id = v.force_id and n.id = v.nominal_id
  where v.force_id = $1 and n.owner_id = $2
  union all
  select 'caseload:' || n.owner_id, 'obligation', o.id,
         concat_ws('|', o.nominal_id, o.met_at is not null, o.cancelled_at is not null)
  from doorstep.obligation o join doorstep.nominal n on n.force_id = o.force_id and n.id = o.nominal_id
  where o.force_id = $1 and n.owner_id = $2 and o.superseded_at is null
  union all
  select 'unit:' || o.unit_id, 'officer', o.id, concat_ws('|', o.name, o.unit_id)
  from doorstep.officer o where o.force_id = $1 and o.unit_id = any($3) and o.is_active
  union all
  select 'user:' || c.author_id, 'conflict', c.id, concat_ws('|', c.field, c.resolved_at is not null)
  from doorstep.sync_conflict c join doorstep.nominal n on n.force_id = c.force_id and n.id = c.nominal_id
  where c.force_id = $1 and c.author_id = $4 and n.owner_id = $2
  union all
  select 'user:' || m.principal_id, 'submission', m.id, m.state
  from doorstep.sync_mutation m where m.force_id = $1 and m.principal_id = $4 and m.state <> 'APPLIED'
)
select h.scope, h.entity, h.id::text as id, h.essence, r.ticket::text as version
from held h left join doorstep.sync_row r
  on r.force_id = $1 and r.scope = h.scope and r.entity = h.entity and r.id = h.id
"""
_LEDGER = """
select m.id::text as id, m.claimed_id::text as claimed, m.payload_sha256 as sha256, m.state, m.reason, m.op,
       m.device_id::text as device, m.seq, m.prev_id::text as prev, v.id::text as visit
from doorstep.sync_mutation m
left join doorstep.visit v on v.force_id = m.force_id and v.submission_id = m.id
where m.force_id = $1 and m.device_id is not null
"""

Place = tuple[str, str, str]


async def visible(world: World, person: Principal) -> dict[Place, tuple[str, str]]:
    """Everything that this officer's phone should hold: version and essence by scope, entity and id."""
    rows = await world.owner.fetch(_VISIBLE, world.force, person.officer_id, list(person.unit_ids), person.id)
    return {(row["scope"], row["entity"], row["id"]): (row["version"], row["essence"]) for row in rows}


async def ledger(world: World) -> list[dict[str, Any]]:
    return [dict(row) for row in await world.owner.fetch(_LEDGER, world.force)]


async def orphan_visits(world: World) -> list[str]:
    """Visits that no submission of the ledger tells of, or more than one visit of one submission."""
    rows = await world.owner.fetch(
        "select v.id::text from doorstep.visit v where v.force_id = $1 and not exists (select 1 from"
        " doorstep.sync_mutation m where m.force_id = v.force_id and m.id = v.submission_id"
        " and (m.state = 'APPLIED' or (m.state = 'RESOLVED' and m.reason = 'APPLIED_BY_SUPERVISOR')))",
        world.force,
    )
    return [row["id"] for row in rows]


async def met_by(world: World, nominal: UUID) -> set[UUID]:
    """The visits that met a routine visit, as things stand."""
    rows = await world.owner.fetch(
        "select met_by from doorstep.obligation where force_id = $1 and nominal_id = $2 and kind = 'VISIT_ROUTINE'"
        " and superseded_at is null and met_by is not null",
        world.force,
        nominal,
    )
    return {row["met_by"] for row in rows}


async def revoked_keys(world: World) -> set[str]:
    """The public keys of installations that were revoked."""
    rows = await world.owner.fetch(
        "select public_key ->> 'x' from doorstep.sync_device where force_id = $1 and revoked_at is not null",
        world.force,
    )
    return {row[0] for row in rows}


async def key_of(world: World, device_id: str) -> str | None:
    found = await world.owner.fetchval(
        "select public_key ->> 'x' from doorstep.sync_device where force_id = $1 and id = $2",
        world.force,
        UUID(device_id),
    )
    return str(found) if found is not None else None


def essence(entity: str, doc: Mapping[str, Any]) -> str:
    """Of a phone's document what `_VISIBLE` gives of the record."""
    parts: list[object]
    match entity:
        case "nominal":
            parts = [doc["name"], doc["ownerId"], doc["riskLevel"], len(doc["markers"])]
            members = sorted(doc["household"], key=lambda member: str(member["id"]))
            parts += [",".join(map(_member, members))] if members else []
        case "visit":
            arrived = [each for each in doc["attachments"] if each["state"] == "COMPLETE"]
            parts = [doc["nominalId"], doc["outcome"], doc["notes"], doc["joinedTo"], len(arrived)]
        case "obligation":
            parts = [doc["nominalId"], _flag(doc["metAt"]), _flag(doc["cancelledAt"])]
        case "conflict":
            parts = [doc["field"], _flag(doc["resolvedAt"])]
        case "officer":
            parts = [doc["name"], doc["unitId"]]
        case _:
            parts = [doc["state"]]
    return "|".join(str(part) for part in parts)


def _member(member: Mapping[str, Any]) -> str:
    said = (member["firstName"], member["relationship"], member["ageBand"])
    return "/".join((*said, *("t" if member[name] else "f" for name in ("isChild", "livesThere"))))


def _flag(value: object) -> str:
    return "f" if value is None else "t"
