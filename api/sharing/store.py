"""Reads and writes agreements."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import func, insert, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from api.db.rows import insert_all
from api.identity.organisation import AgencyKind
from api.identity.tables import agency
from api.nominals.commands import ManagementMode, RiskLevel
from api.sharing.agreement import AgreedField, AgreedPurpose, AgreedRows, Agreement, in_force
from api.sharing.agreement_tables import agreement, agreement_field, agreement_purpose, agreement_rows
from api.sharing.words import Gateway, OnwardRule, Purpose, SharedField, WithheldCategory
from api.values import new_id

# One statement, whatever there is: so that asking takes as long for whoever asks.
_VERSIONS = text("""
select a.*, g.kind as agency_kind,
  (select coalesce(json_agg(p order by p.position), '[]') from doorstep.agreement_purpose p
   where p.force_id = a.force_id and p.agreement_id = a.id) as purposes,
  (select coalesce(json_agg(r order by r.position), '[]') from doorstep.agreement_rows r
   where r.force_id = a.force_id and r.agreement_id = a.id) as rows,
  (select coalesce(json_agg(f order by f.position), '[]') from doorstep.agreement_field f
   where f.force_id = a.force_id and f.agreement_id = a.id) as fields
from doorstep.agreement a
join doorstep.agency g on g.force_id = a.force_id and g.id = a.agency_id
where a.force_id = :force and (a.agency_id = :agency or a.id = :agreement)
order by a.version desc
""")
_NAMES = (
    "id agency_id version title valid_from valid_to contact_name contact pointer names_person schedule_8 signed_at"
    " ended_at"
).split()


async def current(
    connection: AsyncConnection, force_id: int, agency_id: UUID | None, now: datetime
) -> Agreement | None:
    """The agreement in force with an agency."""
    return in_force(await _read(connection, force_id, agency_id=agency_id), now)


async def one(connection: AsyncConnection, force_id: int, key: UUID) -> Agreement | None:
    """One version."""
    return next(iter(await _read(connection, force_id, agreement_id=key)), None)


async def has_agency(connection: AsyncConnection, force_id: int, key: UUID) -> bool:
    """Whether the force knows an agency with this id."""
    found = await connection.scalar(select(agency.c.id).where(agency.c.force_id == force_id, agency.c.id == key))
    return found is not None


async def _read(
    connection: AsyncConnection, force_id: int, *, agency_id: UUID | None = None, agreement_id: UUID | None = None
) -> list[Agreement]:
    asked = {"force": force_id, "agency": agency_id, "agreement": agreement_id}
    return [_agreement(row._mapping) for row in await connection.execute(_VERSIONS, asked)]  # noqa: SLF001


def _agreement(row: Any) -> Agreement:
    return Agreement(
        **{name: row[name] for name in _NAMES},
        agency_kind=AgencyKind(row["agency_kind"]),
        onward=OnwardRule(row["onward"]),
        purposes=tuple(
            AgreedPurpose(
                purpose=Purpose(each["purpose"]),
                gateway=Gateway(each["gateway"]) if each["gateway"] else None,
                necessity=each["necessity"],
            )
            for each in row["purposes"]
        ),
        rows=tuple(
            AgreedRows(
                districts=tuple(each["districts"]),
                risk_levels=tuple(RiskLevel(level) for level in each["risk_levels"]),
                modes=tuple(ManagementMode(mode) for mode in each["modes"]),
                with_children=each["with_children"],
            )
            for each in row["rows"]
        ),
        fields=tuple(
            AgreedField(
                field=SharedField(each["field"]),
                shown=each["shown"],
                category=WithheldCategory(each["category"]) if each["category"] else None,
                clause=each["clause"],
                reason=each["reason"],
                told=each["told"],
            )
            for each in row["fields"]
        ),
    )


async def draft(connection: AsyncConnection, force_id: int, said: Agreement, *, now: datetime, by: UUID | None) -> UUID:
    """A new version, not signed yet; gives its id."""
    last = await connection.scalar(
        select(func.coalesce(func.max(agreement.c.version), 0)).where(
            agreement.c.force_id == force_id, agreement.c.agency_id == said.agency_id
        )
    )
    head, *parts = as_rows(force_id, said, version=(last or 0) + 1, drafted_at=now, drafted_by=by)
    await connection.execute(insert(agreement).values(head[1]))
    for table in (agreement_purpose, agreement_rows, agreement_field):
        await insert_all(connection, table, [row for name, row in parts if name == table.name])
    key: UUID = head[1]["id"]
    return key


def as_rows(
    force_id: int,
    said: Agreement,
    *,
    version: int,
    drafted_at: datetime,
    drafted_by: UUID | None,
    make_id: Callable[[], UUID] = new_id,
) -> Sequence[tuple[str, dict[str, Any]]]:
    """A version as rows of its tables, the head first."""
    key = make_id() if said.id.int == 0 else said.id
    head = {name: getattr(said, name) for name in _NAMES if name not in ("signed_at", "ended_at")} | {
        "force_id": force_id,
        "id": key,
        "version": version,
        "onward": said.onward,
        "drafted_at": drafted_at,
        "drafted_by": drafted_by,
    }
    under = {"force_id": force_id, "agreement_id": key, "agency_id": said.agency_id}
    rows: list[tuple[str, dict[str, Any]]] = [("agreement", head)]
    for table, parts in (
        ("agreement_purpose", said.purposes),
        ("agreement_rows", said.rows),
        ("agreement_field", said.fields),
    ):
        rows += [
            (table, under | {"id": make_id(), "position": place} | {k: _plain(v) for k, v in vars(part).items()})
            for place, part in enumerate(parts)
        ]
    return rows


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


async def sign(connection: AsyncConnection, force_id: int, key: UUID, **values: Any) -> None:
    """Note a signature or an end."""
    await connection.execute(
        update(agreement).where(agreement.c.force_id == force_id, agreement.c.id == key).values(**values)
    )


async def districts(connection: AsyncConnection, force_id: int) -> set[str]:
    """The districts of the force's units."""
    rows = await connection.execute(
        text("select distinct district from doorstep.unit where force_id = :force and district is not null"),
        {"force": force_id},
    )
    return {row.district for row in rows}


async def agency_named(connection: AsyncConnection, force_id: int, name: str) -> tuple[UUID, AgencyKind] | None:
    """An agency by its name."""
    row = (
        await connection.execute(
            text("select id, kind from doorstep.agency where force_id = :force and name = :name"),
            {"force": force_id, "name": name},
        )
    ).one_or_none()
    return None if row is None else (row.id, AgencyKind(row.kind))
