"""Which nominals a phone holds, and when each came and went: what a breach assessment asks first when a phone is lost.

Noted in the pull that sends them, from what it sends: a list can be longer than what the phone has (an answer may have
been lost on the way), and never shorter. A removal counts from when it was sent.
"""

from collections.abc import Iterable, Mapping
from typing import Final
from uuid import UUID

import orjson

from api.db.database import Reading
from api.sync.changes import Change

_NOMINAL: Final = "nominal"
_CAME: Final = """
insert into doorstep.sync_holding (force_id, device_id, scope, nominal_id, principal_id, first_at, last_at)
select $1, $2, came.scope, came.nominal_id, $3, $4, $4
from unnest($5::text[], $6::uuid[]) as came (scope, nominal_id)
on conflict (force_id, device_id, scope, nominal_id) do update set last_at = excluded.last_at, removed_at = null
"""
_WENT: Final = """
update doorstep.sync_holding h set removed_at = $3
from unnest($4::text[], $5::uuid[]) as went (scope, nominal_id)
where h.force_id = $1 and h.device_id = $2 and h.scope = went.scope and h.nominal_id = went.nominal_id
"""
_LEFT: Final = """
update doorstep.sync_holding set removed_at = $3
where force_id = $1 and device_id = $2 and scope = any ($4::text[]) and removed_at is null
"""


def coming_and_going(
    sent: Mapping[str, Iterable[Change]], documents: Mapping[str, Mapping[UUID, str]]
) -> tuple[set[tuple[str, UUID]], set[tuple[str, UUID]]]:
    """By scope, the nominals that documents are about, and those whose own record is taken out. Pure."""
    came: set[tuple[str, UUID]] = set()
    went: set[tuple[str, UUID]] = set()
    for scope, changes in sent.items():
        for change in changes:
            text = documents.get(change.entity, {}).get(change.id) if change.present else None
            if change.entity == _NOMINAL:
                (came if text is not None else went).add((scope, change.id))
            elif text is not None and (about := orjson.loads(text).get("nominalId")):
                came.add((scope, UUID(about)))
    return came, went - came


async def note(
    connection: Reading,
    holder: tuple[int, UUID, UUID],
    now: object,
    moved: tuple[set[tuple[str, UUID]], set[tuple[str, UUID]]],
    left: list[str],
) -> None:
    """Write what came and went on a phone (force, device, principal); `left` are scopes that it must delete."""
    force_id, device_id, principal_id = holder
    came, went = (sorted(pairs, key=str) for pairs in moved)
    if came:
        await connection.execute(
            _CAME, force_id, device_id, principal_id, now, [scope for scope, _ in came], [key for _, key in came]
        )
    if went:
        await connection.execute(
            _WENT, force_id, device_id, now, [scope for scope, _ in went], [key for _, key in went]
        )
    if left:
        await connection.execute(_LEFT, force_id, device_id, now, left)
