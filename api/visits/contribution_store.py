"""Reads the records that may be of one visit with others, and writes which are. A nominal's rows are locked by then."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import fields
from datetime import UTC, datetime, timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from api.db.rows import among, insert_all, update_all
from api.values import new_id
from api.visits import attempts, rules
from api.visits.act_time import acted_at
from api.visits.commands import RecordVisit, VisitFlag, VisitOutcome
from api.visits.contributions import Contributions
from api.visits.joining import Contribution, Likeness, Pairing, Verdict
from api.visits.tables import visit, visit_joining, visit_pairing
from api.visits.validation import EARLIEST, LATEST

# Records further apart than this have no say in each other's visits: policy joins within hours.
_NEAR: Final = timedelta(days=3)
_PAIRING: Final = tuple(part.name for part in fields(Pairing))
_ACTED_AT: Final = acted_at("v")
_RECORDS: Final = (
    f"select v.id, v.nominal_id, v.officer_id, v.second_officer_id, {_ACTED_AT} as began,"  # noqa: S608
    " v.ended_at - v.started_at as took, v.outcome, v.flags, v.entry_sought_to_search, v.joined_to,"
    " exists (select from doorstep.officer o where o.force_id = v.force_id"
    " and o.id in (v.officer_id, v.second_officer_id) and o.is_constable) as by_constable from "
)
_NEAR_THESE: Final = text(
    _RECORDS + "unnest(cast(:nominals as uuid[]), cast(:since as timestamptz[]), cast(:until as timestamptz[]))"
    " as near(id, since, until) join doorstep.visit v on v.force_id = :force and v.nominal_id = near.id"
    f" and {_ACTED_AT} between near.since and near.until order by v.id"
)
_OF_NOMINAL: Final = text(
    _RECORDS + "doorstep.visit v where v.force_id = :force and v.nominal_id = :nominal order by v.id"
)
_SEE_ANEW: Final = text(
    "update doorstep.nominal n set last_successful_visit_at = ("  # noqa: S608 - our own columns
    f" select max({_ACTED_AT}) from doorstep.visit v where v.force_id = n.force_id and v.nominal_id = n.id"
    " and v.outcome = 'SUCCESSFUL' and v.joined_to is null)"
    " where n.force_id = :force and n.id = any (cast(:nominals as uuid[]))"
)


async def near(
    connection: AsyncConnection,
    force_id: int,
    commands: Sequence[RecordVisit],
    *,
    skew_seconds: int | None,
    received_at: datetime,
) -> Contributions:
    """The records that lie near these, and what is known of their pairs."""
    around: dict[UUID, list[datetime]] = defaultdict(list)
    for command in commands:
        if command.started_at.tzinfo is not None and EARLIEST <= command.started_at <= LATEST:
            around[command.nominal_id].append(rules.act_time(command.started_at, skew_seconds, received_at))
    given = {
        "force": force_id,
        "nominals": list(around),
        "since": [min(times) - _NEAR for times in around.values()],
        "until": [max(times) + _NEAR for times in around.values()],
    }
    records = (await connection.execute(_NEAR_THESE, given)).all() if around else []
    return await _contributions(connection, force_id, records, {row.nominal_id for row in records})


async def of_nominal(connection: AsyncConnection, force_id: int, nominal_id: UUID) -> Contributions:
    """Every record of one nominal."""
    records = (await connection.execute(_OF_NOMINAL, {"force": force_id, "nominal": nominal_id})).all()
    return await _contributions(connection, force_id, records, {nominal_id})


async def _contributions(
    connection: AsyncConnection, force_id: int, rows: Sequence[Any], nominal_ids: Collection[UUID]
) -> Contributions:
    records: dict[UUID, list[Contribution]] = defaultdict(list)
    for row in rows:
        records[row.nominal_id].append(_contribution(row))
    pairings: dict[UUID, list[Pairing]] = defaultdict(list)
    if nominal_ids:  # nothing lies near, as nearly always: nothing is asked
        columns = (visit_pairing.c[name] for name in _PAIRING)
        for row in await connection.execute(
            select(visit_pairing.c.nominal_id, *columns).where(
                visit_pairing.c.force_id == force_id, visit_pairing.c.nominal_id == among(nominal_ids)
            )
        ):
            pairings[row.nominal_id].append(_pairing(row))
    joined_to = {row.id: row.joined_to for row in rows}
    return Contributions(near=dict(records), pairings=dict(pairings), joined_to=joined_to)


def _contribution(row: Any) -> Contribution:
    outcome = VisitOutcome(row.outcome)
    return Contribution(
        visit_id=row.id,
        officer_id=row.officer_id,
        second_officer_id=row.second_officer_id,
        began=row.began,
        ended=None if row.took is None else row.began + row.took,
        outcome=outcome,
        suspects_breach=VisitFlag.SUSPECTED_BREACH in row.flags,
        qualifies=attempts.qualifies(
            outcome, sought_to_search=row.entry_sought_to_search, by_constable=row.by_constable
        ),
    )


def told(command: RecordVisit, acted_at: datetime, *, by_constable: bool) -> Contribution:
    """What a new record is for the others."""
    assert command.officer_id is not None
    ended = command.ended_at
    return Contribution(
        visit_id=command.visit_id,
        officer_id=command.officer_id,
        second_officer_id=command.second_officer_id,
        began=acted_at.astimezone(UTC),
        ended=None if ended is None else acted_at + (ended - command.started_at),
        outcome=command.outcome,
        suspects_breach=bool(rules.breaches(command)),
        qualifies=attempts.qualifies(
            command.outcome, sought_to_search=command.entry_sought_to_search, by_constable=by_constable
        ),
    )


def _pairing(row: Any) -> Pairing:
    given = {name: getattr(row, name) for name in _PAIRING}
    given["likeness"] = Likeness(row.likeness) if row.likeness else None
    given["verdict"] = Verdict(row.verdict) if row.verdict else None
    return Pairing(**given)


async def write(connection: AsyncConnection, force_id: int, around: Contributions, now: datetime) -> None:
    """Write what changed of the stored records, when that was known, and the pairs that were noticed."""
    changed = [{"force_id": force_id, "id": key, "joined_to": lead} for key, lead in around.changed().items()]
    await update_all(connection, visit, changed)
    joinings = [
        {"force_id": force_id, "id": new_id(), "visit_id": key, "joined_to": lead, "recorded_at": now}
        for key, lead in around.regrouped()
    ]
    await insert_all(connection, visit_joining, joinings)
    rows = [
        _row(force_id, nominal_id, around, pairing) | {"noticed_at": now}
        for nominal_id, noticed in around.noticed.items()
        for pairing in noticed
    ]
    await insert_all(connection, visit_pairing, rows)


def _row(force_id: int, nominal_id: UUID, around: Contributions, pairing: Pairing) -> dict[str, Any]:
    return {
        "force_id": force_id,
        "id": pairing.id,
        "nominal_id": nominal_id,
        "one_id": pairing.one_id,
        "other_id": pairing.other_id,
        "likeness": pairing.likeness,
        "outcomes_differ": around.differ(pairing),
    }


async def see_anew(connection: AsyncConnection, force_id: int, nominal_ids: Sequence[UUID]) -> None:
    """Set each nominal's last successful visit anew, where one that counted no longer does."""
    if nominal_ids:
        await connection.execute(_SEE_ANEW, {"force": force_id, "nominals": list(nominal_ids)})
