"""Reads and writes what is owed. The rows of one nominal or case are changed only under its row lock."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from datetime import date, datetime
from enum import StrEnum
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, Select, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from api.db.rows import among, insert_all, update_all
from api.nominals.commands import RiskLevel
from api.obligations import circumstance_store as circumstances
from api.obligations.chains import VISITS, Chain
from api.obligations.circumstances import Circumstances
from api.obligations.commands import CancelReason, ObligationKind, RecordKind, Revision
from api.obligations.engine import Ledger
from api.obligations.held import Held
from api.obligations.policy import PolicyInterval, policy_of
from api.obligations.rules import Investigated, Managed, Owed
from api.obligations.tables import bank_holiday, obligation, policy_row

_KIND = ObligationKind.VISIT_ROUTINE
_POLICY = select(*(policy_row.c[part.name] for part in fields(PolicyInterval)))
_PARTS = tuple(part.name for part in fields(Owed))
_OWED = select(obligation.c.nominal_id, *(obligation.c[part] for part in _PARTS))


def _members(words: type[StrEnum]) -> dict[str | None, StrEnum | None]:
    return {None: None} | {word.value: word for word in words}


# By what is stored. A dictionary answers sooner than an enumeration that is called, and a push reads thousands.
_WORDS: Mapping[str, Mapping[str | None, StrEnum | None]] = {
    "kind": _members(ObligationKind),
    "opened_with": _members(RecordKind),
    "met_with": _members(RecordKind),
    "cancel_reason": _members(CancelReason),
    "revised_for": _members(Revision),
}
_READERS = tuple((part, _WORDS.get(part)) for part in _PARTS)


async def policy(
    connection: AsyncConnection, force_id: int, codes: Iterable[ObligationKind] = (_KIND,)
) -> tuple[PolicyInterval, ...]:
    """Every dated row of the force for these kinds, past, present and to come."""
    rows = await connection.execute(
        _POLICY.where(policy_row.c.force_id == force_id, policy_row.c.code.in_([code.value for code in codes]))
    )
    return tuple(policy_of(dict(row._mapping)) for row in rows)  # noqa: SLF001 - SQLAlchemy's public name for it


async def every_policy(connection: AsyncConnection, force_id: int) -> tuple[PolicyInterval, ...]:
    """Every dated row of the force for every kind."""
    return await policy(connection, force_id, ObligationKind)


async def holidays(connection: AsyncConnection, force_id: int) -> frozenset[date]:
    """The force's bank holidays."""
    rows = await connection.execute(select(bank_holiday.c.day).where(bank_holiday.c.force_id == force_id))
    return frozenset(row.day for row in rows)


async def chains(connection: AsyncConnection, force_id: int, nominals: Sequence[Managed]) -> dict[UUID, Chain]:
    """The chain of each nominal as it stands, oldest first."""
    links = await _links(connection, force_id, nominals, obligation.c.kind.in_(VISITS))
    known = await circumstances.of(connection, force_id, nominals)
    return {each.nominal_id: _chain(each, links[each.nominal_id], known[each.nominal_id]) for each in nominals}


async def ledger(connection: AsyncConnection, managed: Managed) -> Ledger:
    """What else is owed of one nominal, with the force's policy and holidays."""
    (found,) = await everything(connection, managed.force_id, [managed])
    return found.ledger


class Standing(NamedTuple):
    """What is owed of one nominal: the chain of visits, and all else."""

    chain: Chain
    ledger: Ledger


async def everything(connection: AsyncConnection, force_id: int, nominals: Sequence[Managed]) -> list[Standing]:
    """All that is owed of some nominals, with as many statements as for one."""
    if not nominals:
        return []
    owed = await _links(connection, force_id, nominals)
    known = await circumstances.of(connection, force_id, nominals)
    rules, days = await every_policy(connection, force_id), await holidays(connection, force_id)
    return [
        Standing(
            _chain(each, [owed for owed in owed[each.nominal_id] if owed.kind in VISITS], known[each.nominal_id]),
            Ledger(
                managed=each,
                in_force=tuple(owed for owed in owed[each.nominal_id] if owed.kind not in VISITS),
                circumstances=known[each.nominal_id],
                policy=rules,
                holidays=days,
            ),
        )
        for each in nominals
    ]


def _chain(managed: Managed, links: Sequence[Owed], known: Circumstances) -> Chain:
    return Chain(managed=managed, in_force=tuple(links), circumstances=known)


async def _links(
    connection: AsyncConnection, force_id: int, nominals: Sequence[Managed], *conditions: ColumnElement[bool]
) -> Mapping[UUID, list[Owed]]:
    """What is in force of each, oldest first."""
    links: dict[UUID, list[Owed]] = defaultdict(list)
    keys = [managed.nominal_id for managed in nominals]
    for row in await connection.execute(_in_force(force_id, keys).where(*conditions)):
        links[row.nominal_id].append(_owed(row))
    return links


async def of_case(connection: AsyncConnection, case: Investigated) -> Ledger:
    """What is owed of a case, with the force's policy and holidays. A case has no risk level and no pauses."""
    rows = await connection.execute(
        _OWED.where(
            obligation.c.force_id == case.force_id,
            obligation.c.case_id == case.case_id,
            obligation.c.superseded_at.is_(None),
        ).order_by(obligation.c.opened_at, obligation.c.id)
    )
    return Ledger(
        managed=case,
        in_force=tuple([_owed(row) for row in rows]),
        circumstances=Circumstances(level=RiskLevel.UNASSESSED),
        policy=await every_policy(connection, case.force_id),
        holidays=await holidays(connection, case.force_id),
    )


def _in_force(force_id: int, nominal_ids: Sequence[UUID]) -> Select[Any]:
    return _OWED.where(
        obligation.c.force_id == force_id,
        obligation.c.nominal_id == among(nominal_ids),
        obligation.c.superseded_at.is_(None),
    ).order_by(obligation.c.opened_at, obligation.c.id)


def _owed(row: Any) -> Owed:
    told: dict[str, Any] = {
        part: value if words is None else words[value] for (part, words), value in zip(_READERS, row[1:], strict=True)
    }
    return Owed(**told)


async def write(connection: AsyncConnection, held: Iterable[Held], now: datetime) -> None:
    """Write what changed. What ends comes before what opens: only one may be open at a time."""
    changed = tuple(held)
    met = [
        {
            "force_id": each.managed.force_id,
            "id": owed.id,
            "met_at": owed.met_at,
            "met_by": owed.met_by,
            "met_with": owed.met_with,
            "met_recorded_at": now,
        }
        for each in changed
        for owed in each.met.values()
    ]
    await update_all(connection, obligation, met)
    superseded = [
        {"force_id": each.managed.force_id, "id": key, "superseded_at": now}
        for each in changed
        for key in each.superseded
    ]
    await update_all(connection, obligation, superseded)
    opened = [_row(each, owed, now) for each in changed for owed in each.opened.values()]
    await insert_all(connection, obligation, opened)


async def hand_over(
    connection: AsyncConnection, force_id: int, nominal_id: UUID, *, unit_id: UUID, owner_id: UUID
) -> None:
    """What is open of a nominal now falls to this officer and unit; to whom a decision named, it stays with them."""
    await connection.execute(
        update(obligation)
        .where(
            obligation.c.force_id == force_id,
            obligation.c.nominal_id == nominal_id,
            obligation.c.met_at.is_(None),
            obligation.c.cancelled_at.is_(None),
            obligation.c.superseded_at.is_(None),
        )
        .values(unit_id=unit_id, owner_id=func.coalesce(obligation.c.named_owner_id, owner_id))
    )


def _row(each: Held, new: Owed, now: datetime) -> dict[str, object]:
    managed = each.managed
    return vars(new) | {
        "force_id": managed.force_id,
        **managed.about(),
        "unit_id": managed.unit_id,
        "owner_id": new.named_owner_id or managed.owner_id,
        "recorded_at": now,
        "met_recorded_at": now if new.met_at is not None else None,
        "cancelled_recorded_at": now if new.cancelled_at is not None else None,
        "superseded_at": now if new.id in each.discarded else None,
    }
