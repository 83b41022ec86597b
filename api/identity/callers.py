"""As whom an officer may come: what policy would know of them, for a rule that decides before they do."""

from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from api.db.context import RowContext
from api.identity.principal import Role
from api.identity.tables import officer, principal

_ROLES: Final = frozenset(role.value for role in Role)


async def callers(connection: AsyncConnection, force_id: int, officer_id: UUID) -> list[RowContext]:
    """Each caller that stands for the officer now; none where they work here no longer, or cannot sign in."""
    rows = await connection.execute(
        select(principal.c.id, principal.c.roles, officer.c.unit_id)
        .join(officer, (officer.c.force_id == principal.c.force_id) & (officer.c.id == principal.c.officer_id))
        .where(officer.c.force_id == force_id, officer.c.id == officer_id, officer.c.is_active, principal.c.is_active)
    )
    return [
        RowContext(
            force_id=force_id,
            principal_id=row.id,
            officer_id=officer_id,
            unit_ids=(row.unit_id,),
            roles=tuple(sorted(_ROLES.intersection(row.roles))),
        )
        for row in rows
    ]
