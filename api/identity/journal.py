"""How the front door tells the audit what happened. The audit is a room above this one, so it is handed in."""

from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection


@dataclass(frozen=True, kw_only=True)
class AccessEvent:
    """One sign-in, refused sign-in, sign-out or token. `reason` is a code of ours and holds nothing personal."""

    action: str
    permitted: bool
    actor: str = "unknown"
    force_id: int | None = None
    principal_id: UUID | None = None
    client_id: str | None = None
    session_id: UUID | None = None
    reason: str | None = None


class Journal(Protocol):
    """Writes the event in the transaction of the act. If it cannot, the act fails."""

    async def __call__(self, connection: AsyncConnection, event: AccessEvent) -> None: ...
