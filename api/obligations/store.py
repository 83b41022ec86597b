"""Reads and writes what is owed. The rows of one nominal are changed only under that nominal's row lock."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from api.db.rows import among, insert_all, update_all
from api.nominals.commands import RiskLevel
from api.obligations.chains import Chain
from api.obligations.commands import CancelReason, ObligationKind
from api.obligations.rules import Managed, Owed, PolicyInterval
from api.obligations.tables import obligation, policy_row

_KIND = ObligationKind.VISIT_ROUTINE
_POLICY = select(
    policy_row.c.id,
    policy_row.c.risk_level,
    policy_row.c.months,
    policy_row.c.days,
    policy_row.c.valid_from,
    policy_row.c.valid_to,
    policy_row.c.source,
)
_OWED = select(
    obligation.c.nominal_id,
    obligation.c.id,
    obligation.c.opened_at,
    obligation.c.due_at,
    obligation.c.policy_row_id,
    obligation.c.met_at,
    obligation.c.met_by,
    obligation.c.cancelled_at,
    obligation.c.cancel_reason,
)


async def policy(connection: AsyncConnection, force_id: int) -> tuple[PolicyInterval, ...]:
    """Every dated interval of the force's routine visits, past, present and to come."""
    rows = await connection.execute(_POLICY.where(policy_row.c.force_id == force_id, policy_row.c.code == _KIND))
    return tuple(
        PolicyInterval(
            id=row.id,
            risk_level=RiskLevel(row.risk_level) if row.risk_level is not None else None,
            months=row.months,
            days=row.days,
            valid_from=row.valid_from,
            valid_to=row.valid_to,
            source=row.source,
        )
        for row in rows
    )


async def chains(connection: AsyncConnection, force_id: int, nominals: Sequence[Managed]) -> dict[UUID, Chain]:
    """The chain of each nominal as it stands, oldest first."""
    rows = await connection.execute(
        _OWED.where(
            obligation.c.force_id == force_id,
            obligation.c.nominal_id == among([managed.nominal_id for managed in nominals]),
            obligation.c.kind == _KIND,
            obligation.c.superseded_at.is_(None),
        ).order_by(obligation.c.opened_at, obligation.c.id)
    )
    links: dict[UUID, list[Owed]] = defaultdict(list)
    for row in rows:
        links[row.nominal_id].append(_owed(row))
    return {
        managed.nominal_id: Chain(managed=managed, in_force=tuple(links[managed.nominal_id])) for managed in nominals
    }


def _owed(row: Any) -> Owed:
    return Owed(
        id=row.id,
        opened_at=row.opened_at,
        due_at=row.due_at,
        policy_row_id=row.policy_row_id,
        met_at=row.met_at,
        met_by=row.met_by,
        cancelled_at=row.cancelled_at,
        cancel_reason=CancelReason(row.cancel_reason) if row.cancel_reason is not None else None,
    )


async def write(connection: AsyncConnection, chains: Iterable[Chain], now: datetime) -> None:
    """Write what visits changed. What ends comes before what opens: only one may be open at a time."""
    changed = tuple(chains)
    met = [
        {
            "force_id": chain.managed.force_id,
            "id": owed.id,
            "met_at": owed.met_at,
            "met_by": owed.met_by,
            "met_recorded_at": now,
        }
        for chain in changed
        for owed in chain.met.values()
    ]
    await update_all(connection, obligation, met)
    superseded = [
        {"force_id": chain.managed.force_id, "id": key, "superseded_at": now}
        for chain in changed
        for key in chain.superseded
    ]
    await update_all(connection, obligation, superseded)
    opened = [_row(chain, owed, now) for chain in changed for owed in chain.opened.values()]
    await insert_all(connection, obligation, opened)


async def hand_over(
    connection: AsyncConnection, force_id: int, nominal_id: UUID, *, unit_id: UUID, owner_id: UUID
) -> None:
    """What is open of a nominal now falls to this officer and unit."""
    await connection.execute(
        update(obligation)
        .where(
            obligation.c.force_id == force_id,
            obligation.c.nominal_id == nominal_id,
            obligation.c.met_at.is_(None),
            obligation.c.cancelled_at.is_(None),
            obligation.c.superseded_at.is_(None),
        )
        .values(unit_id=unit_id, owner_id=owner_id)
    )


def _row(chain: Chain, new: Owed, now: datetime) -> dict[str, object]:
    managed = chain.managed
    return vars(new) | {
        "force_id": managed.force_id,
        "nominal_id": managed.nominal_id,
        "unit_id": managed.unit_id,
        "owner_id": managed.owner_id,
        "kind": _KIND,
        "recorded_at": now,
        "met_recorded_at": now if new.met_at is not None else None,
        "superseded_at": now if new.id in chain.discarded else None,
    }
