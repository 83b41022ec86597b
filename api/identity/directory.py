"""Who a name at an identity provider is here. The token says who; these tables say what, at every request."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from api.db.context import GATE, RowContext
from api.db.database import Reading
from api.identity.principal import Principal, Role

# Active principals only; one who stands for an officer is as active as that officer.
WHO = """
  p.id, p.force_id, p.issuer, p.subject, p.name, p.roles, p.is_machine, p.officer_id, p.agency_id, p.not_before,
  f.name as force_name, u.id as unit_id, u.name as unit_name, u.district,
  (p.is_machine and p.agency_id is not null and exists (
    select from doorstep.agreement a where a.force_id = p.force_id and a.agency_id = p.agency_id and a.names_person
    and a.signed_at is not null and a.ended_at is null and a.valid_from <= now() and a.valid_to > now()
  )) as must_name
from doorstep.principal p
join doorstep.force f on f.force_id = p.force_id
left join doorstep.officer o on o.force_id = p.force_id and o.id = p.officer_id
left join doorstep.unit u on u.force_id = o.force_id and u.id = o.unit_id
"""
ACTIVE = "p.is_active and (p.officer_id is null or o.is_active)"
_BY_NAME = f"""
select exists (select from doorstep.revoked_token r where r.digest = $4) as is_revoked, {WHO}
where p.issuer = $1 and p.subject = $2 and p.force_id = $3 and {ACTIVE}
"""  # noqa: S608 - our own text


def gate(force_id: int = 0) -> RowContext:
    """What the front door acts as: identity tables of one force, and no record of anybody."""
    return RowContext(force_id=force_id, roles=(GATE,))


@dataclass(frozen=True)
class Known:
    """A principal as the tables have it, before what the token or session allows is taken into account.

    `must_name`: a machine of an agency whose agreement asks it to name the person it asks for.
    """

    principal: Principal
    unit_name: str | None
    not_before: datetime | None
    is_revoked: bool
    must_name: bool = False

    def limited(self, roles: Iterable[str], scopes: frozenset[str], client_id: str) -> Principal:
        """The principal with those of their roles that the identity provider gave too."""
        said = set(roles)
        return replace(
            self.principal,
            roles=frozenset(role for role in self.principal.roles if role.value in said),
            scopes=scopes,
            client_id=client_id,
        )


async def find(
    connection: Reading, issuer: str, subject: str, *, force_id: int, token_digest: str = ""
) -> Known | None:
    """The active principal of that name in that force."""
    row = await connection.fetchrow(_BY_NAME, issuer, subject, force_id, token_digest)
    return known(row) if row is not None else None


def known(row: Any, *, session_id: UUID | None = None, is_revoked: bool | None = None) -> Known:
    """A row with the columns of `WHO` as a principal."""
    names = {role.value for role in Role}
    principal = Principal(
        id=row["id"],
        issuer=row["issuer"],
        subject=row["subject"],
        name=row["name"],
        force_id=row["force_id"],
        force_name=row["force_name"],
        roles=frozenset(Role(role) for role in row["roles"] if role in names),
        scopes=frozenset(),
        client_id="",
        is_machine=row["is_machine"],
        officer_id=row["officer_id"],
        agency_id=row["agency_id"],
        unit_ids=(row["unit_id"],) if row["unit_id"] is not None else (),
        district=row["district"],
        session_id=session_id,
    )
    revoked = row["is_revoked"] if is_revoked is None else is_revoked
    return Known(principal, row["unit_name"], row["not_before"], revoked, row["must_name"])
