"""Reads and writes what is owed. The rows of one nominal are changed only under that nominal's row lock."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from api.nominals.commands import RiskLevel
from api.obligations.commands import CancelReason, ObligationKind
from api.obligations.rules import Changes, Opening, Owed, PolicyInterval
from api.obligations.tables import obligation, policy_row
from api.values import new_id

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


async def in_force(connection: AsyncConnection, force_id: int, nominal_id: UUID) -> tuple[Owed, ...]:
    """The chain of one nominal as it stands, oldest first."""
    rows = await connection.execute(
        _OWED.where(
            obligation.c.force_id == force_id,
            obligation.c.nominal_id == nominal_id,
            obligation.c.kind == _KIND,
            obligation.c.superseded_at.is_(None),
        ).order_by(obligation.c.opened_at, obligation.c.id)
    )
    return tuple(
        Owed(
            id=row.id,
            opened_at=row.opened_at,
            due_at=row.due_at,
            policy_row_id=row.policy_row_id,
            met_at=row.met_at,
            met_by=row.met_by,
            cancelled_at=row.cancelled_at,
            cancel_reason=CancelReason(row.cancel_reason) if row.cancel_reason is not None else None,
        )
        for row in rows
    )


async def apply(
    connection: AsyncConnection,
    force_id: int,
    nominal_id: UUID,
    changes: Changes,
    *,
    unit_id: UUID,
    owner_id: UUID,
    now: datetime,
) -> None:
    """Write what a visit changed. What ends comes before what opens: only one may be open at a time."""
    if changes.meets is not None:
        await connection.execute(
            update(obligation)
            .where(obligation.c.force_id == force_id, obligation.c.id == changes.meets.id)
            .values(met_at=changes.meets.met_at, met_by=changes.meets.met_by, met_recorded_at=now)
        )
    if changes.supersedes:
        await connection.execute(
            update(obligation)
            .where(obligation.c.force_id == force_id, obligation.c.id.in_(changes.supersedes))
            .values(superseded_at=now)
        )
    if changes.opens:
        common = {"force_id": force_id, "nominal_id": nominal_id, "unit_id": unit_id, "owner_id": owner_id}
        await connection.execute(insert(obligation), [common | _values(new, now) for new in changes.opens])


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


def _values(new: Opening, now: datetime) -> dict[str, object]:
    return {
        "id": new_id(),
        "kind": _KIND,
        "policy_row_id": new.policy_row_id,
        "opened_at": new.opened_at,
        "due_at": new.due_at,
        "met_at": new.met_at,
        "met_by": new.met_by,
        "cancelled_at": new.cancelled_at,
        "cancel_reason": new.cancel_reason,
        "recorded_at": now,
        "met_recorded_at": now if new.met_at is not None else None,
    }
