"""Documents for tests, read with plain SQL under the caller's row policy: what the read compiler does in the app."""

from collections.abc import Sequence
from uuid import UUID

from api.db.database import Reading
from api.identity.principal import Principal

_STATEMENTS = {
    "nominal": "select id, json_build_object('id', id, 'ownerId', owner_id, 'name', name)::text from doorstep.nominal",
    "visit": "select id, json_build_object('id', id, 'nominalId', nominal_id, 'outcome', outcome, 'notes', notes)::text"
    " from doorstep.visit",
    "obligation": "select id, json_build_object('id', id, 'nominalId', nominal_id, 'openedAt', opened_at,"
    " 'metAt', met_at, 'dueAt', due_at)::text from doorstep.obligation",
    "officer": "select id, json_build_object('id', id, 'name', name)::text from doorstep.officer",
    "submission": "select id, json_build_object('id', id, 'state', state, 'reason', reason, 'nominalId', nominal_id)"
    "::text from doorstep.sync_mutation",
}


async def read_documents(
    connection: Reading, principal: Principal, entity: str, ids: Sequence[UUID]
) -> dict[UUID, str]:
    rows = await connection.fetch(f"{_STATEMENTS[entity]} where id = any($1)", list(ids))
    return {row[0]: row[1] for row in rows}
