"""The front door's events as audit events. The front door lies below this room, so it is handed this function."""

from dataclasses import asdict

from sqlalchemy.ext.asyncio import AsyncConnection

from api.audit.ledger import AuditEvent, append
from api.audit.vocabulary import AuditDecision, AuditOperation
from api.identity.journal import AccessEvent


async def record_access(connection: AsyncConnection, event: AccessEvent) -> None:
    """Write a sign-in, refused sign-in, sign-out or token, in the transaction that does it."""
    values = asdict(event)
    decision = AuditDecision.PERMIT if values.pop("permitted") else AuditDecision.DENY
    await append(connection, AuditEvent(operation=AuditOperation.AUTHENTICATION, decision=decision, **values))
