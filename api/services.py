"""What every service is given: the database, the time, the keys, and how documents are read. Composed in `app.py`."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from api.clock import Clock
from api.db.database import Database, Reading
from api.db.seal_keys import SealKeys
from api.db.secrets import Secrets
from api.identity.principal import Principal


class ReadDocuments(Protocol):
    """Documents as phones keep them. The read compiler stands above the rooms of this package: it is handed in."""

    async def __call__(
        self, connection: Reading, principal: Principal, entity: str, ids: Sequence[UUID], /
    ) -> dict[UUID, str]:
        """The documents of one entity that the caller may see, as JSON text by id. What is absent may not be seen."""

    def fields(self, entity: str, /) -> tuple[str, ...]:
        """What such a document tells, type and field: for the audit."""


@dataclass(frozen=True, kw_only=True)
class Services:
    """One process's means. Services take it as their first argument; nothing in it belongs to one request."""

    database: Database
    clock: Clock
    secrets: Secrets
    seal_keys: SealKeys
    read_documents: ReadDocuments
