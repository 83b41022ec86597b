"""Runs a plan: one statement and its audit event in one transaction. What was read leaves only after the commit."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import asyncpg

from api.audit.ledger import append_to_read, by
from api.audit.vocabulary import AuditOperation
from api.clock import Clock
from api.db.context import role_bits
from api.db.database import Database
from api.identity.principal import Principal
from api.refusals import BadInput
from schema.reading.binds import Asking
from schema.reading.roots import Plan


@dataclass(frozen=True)
class Reader:
    """One caller's one request, able to run plans."""

    database: Database
    clock: Clock
    principal: Principal
    document_hash: str
    request_id: UUID

    async def run(self, plan: Plan, variables: Mapping[str, Any], *, action: str) -> str | None:
        """The JSON text of a plan, or None for null. Fails if the audit event cannot be written."""
        values = plan.statement.fill(Asking(facts_of(self.principal), variables, self.clock.now()))
        async with self.database.reading(self.principal.row_context()) as connection:
            try:
                row = await connection.fetchrow(plan.statement.text, *values)
            except asyncpg.DataError as error:
                raise BadInput("A value is out of range for the field it is compared with.") from error
            await append_to_read(connection, self._event(plan, row, action))
        return None if row is None else row["body"]

    def _event(self, plan: Plan, row: Any, action: str) -> Any:
        return by(
            self.principal,
            AuditOperation.CONSULTATION,
            action,
            document_hash=self.document_hash,
            request_id=self.request_id,
            object_type=row["kind"] if row else plan.object_type,
            object_ids=row["objects"] if row else (),
            subject_ids=list(dict.fromkeys(row["subjects"])) if row else (),
            row_count=len(row["objects"]) if row else 0,
        )


def facts_of(principal: Principal) -> dict[str, Any]:
    """What a statement may ask about its caller."""
    return {
        "agency_id": principal.agency_id,
        "force_id": principal.force_id,
        "force_name": principal.force_name,
        "name": principal.name,
        "officer_id": principal.officer_id,
        "principal_id": principal.id,
        "role_bits": role_bits(principal.roles),
        "roles": sorted(role.value for role in principal.roles),
        "scopes": sorted(principal.scopes),
        "unit_id": principal.unit_ids[0] if principal.unit_ids else None,
        "unit_ids": list(principal.unit_ids),
    }
