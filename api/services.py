"""What every service is given: the database, the time, the keys, and how documents are read. Composed in `app.py`."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

from api.clock import Clock
from api.db.database import Database, Reading
from api.db.seal_keys import SealKeys
from api.db.secrets import Secrets
from api.identity.principal import Principal

# The documents of one entity that the caller may see, as JSON text by id. What is absent may not be seen. The read
# compiler stands above the rooms of this package, so the application hands it in.
ReadDocuments = Callable[[Reading, Principal, str, Sequence[UUID]], Awaitable[dict[UUID, str]]]


@dataclass(frozen=True, kw_only=True)
class Services:
    """One process's means. Services take it as their first argument; nothing in it belongs to one request."""

    database: Database
    clock: Clock
    secrets: Secrets
    seal_keys: SealKeys
    read_documents: ReadDocuments
