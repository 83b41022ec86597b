"""What payloads of commands about a nominal share: the changed record as the caller may see it, or what to mend."""

from typing import Any, TypedDict
from uuid import UUID

from api.nominals.desk import Done, Refused
from schema.context import RequestContext
from schema.errors import UserError, published


class Told(TypedDict):
    """The changed record's id, and what to mend."""

    key: UUID | None
    user_errors: list[UserError]


def told(outcome: Done | Refused) -> Told:
    """The outcome as payloads carry it."""
    if isinstance(outcome, Done):
        return Told(key=outcome.record_id, user_errors=[])
    return Told(key=None, user_errors=published(outcome.errors))


async def changed(info: Any, kind: str, key: UUID | None) -> object:
    """The selected fields of the changed record; null where nothing was changed."""
    context: RequestContext = info.context
    return None if key is None else await context.read_record(kind, key, info._raw_info)  # noqa: SLF001
