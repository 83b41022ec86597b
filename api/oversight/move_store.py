"""Reads and writes proposed moves. What is read for callers is under their own row policy."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from api.db.database import Reading
from api.db.rows import insert_all
from api.identity.principal import Role
from api.nominals.commands import RiskLevel
from api.obligations.commands import ObligationKind
from api.oversight.backlog import BACKLOG, parameters
from api.oversight.commands import StandardCode, When, Which
from api.oversight.moving import Burden, Carrier, Move
from api.oversight.tables import move_proposal, proposed_move
from api.oversight.words import MoveState

# What the officer who has the nominal owes; a supervisor's reviews and decisions move with no nominal.
MOVABLE = (
    ObligationKind.VISIT_FIRST,
    ObligationKind.VISIT_ROUTINE,
    ObligationKind.ARMS_INITIAL,
    ObligationKind.ARMS_REVIEW,
    ObligationKind.RMP_REVIEW,
)
_BURDENS = f"""
with {BACKLOG}
select b.nominal_id, b.owner_id, b.risk_level, max(b.days)::int as days_overdue, count(*)::int as overdue, n.restricted
from backlog b join doorstep.nominal n on n.force_id = $1 and n.id = b.nominal_id
where not exists (select from doorstep.proposed_move m
  where m.force_id = $1 and m.nominal_id = b.nominal_id and m.state = 'PROPOSED')
group by b.nominal_id, b.owner_id, b.risk_level, n.restricted
"""
# Who is proposed to an officer already counts as theirs, so that two proposals do not fill one place. What they are
# proposed to lose makes no room before it is gone, but it is no longer theirs to be rid of.
_CARRIERS = f"""
with {BACKLOG}, late as (select owner_id, count(*)::int as overdue from backlog group by owner_id),
carried as (
  select owner_id, count(*)::int as nominals from doorstep.nominal
  where force_id = $1 and management_mode <> 'CLOSED' group by owner_id
), coming as (
  select to_officer_id, count(*)::int as nominals, sum(overdue)::int as overdue from doorstep.proposed_move
  where force_id = $1 and state = 'PROPOSED' group by to_officer_id
), going as (
  select from_officer_id, sum(overdue)::int as overdue from doorstep.proposed_move
  where force_id = $1 and state = 'PROPOSED' group by from_officer_id
)
select o.id as officer_id, o.name, o.unit_id, u.district,
  coalesce(carried.nominals, 0) + coalesce(coming.nominals, 0) as nominals,
  greatest(0, coalesce(late.overdue, 0) + coalesce(coming.overdue, 0) - coalesce(going.overdue, 0)) as overdue
from doorstep.officer o
join doorstep.unit u on u.force_id = o.force_id and u.id = o.unit_id
left join carried on carried.owner_id = o.id
left join late on late.owner_id = o.id
left join coming on coming.to_officer_id = o.id
left join going on going.from_officer_id = o.id
where o.force_id = $1 and o.is_active and (carried.nominals > 0 or exists (
  select from doorstep.principal p
  where p.force_id = o.force_id and p.officer_id = o.id and '{Role.OFFENDER_MANAGER.value}' = any (p.roles)))
order by o.id
"""
_KNOWING = """
select a.nominal_id, a.officer_id from doorstep.nominal_access a
where a.force_id = $1 and a.nominal_id = any ($2) and (a.until is null or a.until > $3)
"""
_STANDARDS = """
select distinct on (code) code, value from doorstep.standard
where force_id = $1 and valid_from <= $2::date and (valid_to is null or valid_to > $2::date)
  and code <> 'AGE_BAND_FROM_DAYS'
order by code, valid_from desc
"""
_PROPOSALS = """
select p.id as proposal_id, p.made_at, place.name as unit_name, p.most, p.overdue as overdue_then, p.weeks,
  p.expected_as_it_is, p.expected_with_moves, m.id, m.nominal_id, n.reference, n.name, m.risk_level, m.days_overdue,
  m.overdue, giver.name as from_officer, m.from_unit_id, f.name as from_unit, taker.name as to_officer, m.to_unit_id,
  t.name as to_unit, m.why, m.state, m.given_at is not null as given, m.taken_at is not null as taken, m.reason
from (
  select * from doorstep.move_proposal w where w.force_id = $1 and (w.made_by = $2 or exists (
    select from doorstep.proposed_move m where m.force_id = $1 and m.proposal_id = w.id))
  order by made_at desc, id limit $3
) p
left join doorstep.unit place on place.force_id = $1 and place.id = p.unit_id
left join doorstep.proposed_move m on m.force_id = $1 and m.proposal_id = p.id
left join doorstep.nominal n on n.force_id = $1 and n.id = m.nominal_id
left join doorstep.officer giver on giver.force_id = $1 and giver.id = m.from_officer_id
left join doorstep.unit f on f.force_id = $1 and f.id = m.from_unit_id
left join doorstep.officer taker on taker.force_id = $1 and taker.id = m.to_officer_id
left join doorstep.unit t on t.force_id = $1 and t.id = m.to_unit_id
order by p.made_at desc, p.id, m.position
"""


async def burdens(connection: Reading, force_id: int, when: When, unit_id: UUID | None) -> tuple[Burden, ...]:
    """Whom something is overdue of, as the caller may see: without those whose move is proposed already."""
    found = await connection.fetch(_BURDENS, *parameters(force_id, when, Which(kinds=MOVABLE, unit_id=unit_id)))
    return tuple(Burden(**dict(row) | {"risk_level": RiskLevel(row["risk_level"])}) for row in found)


async def carriers(connection: Reading, force_id: int, when: When) -> tuple[Carrier, ...]:
    """Every officer who manages nominals, or may: with all of theirs, restricted or not, if the service asks."""
    found = await connection.fetch(_CARRIERS, *parameters(force_id, when, Which(kinds=MOVABLE)))
    return tuple(Carrier(**dict(row)) for row in found)


async def knowing(
    connection: Reading, force_id: int, nominals: Iterable[UUID], now: datetime
) -> Mapping[UUID, frozenset[UUID]]:
    """The officers who were granted need-to-know of each of them."""
    found: dict[UUID, set[UUID]] = {}
    for row in await connection.fetch(_KNOWING, force_id, list(nominals), now):
        found.setdefault(row["nominal_id"], set()).add(row["officer_id"])
    return {nominal: frozenset(officers) for nominal, officers in found.items()}


async def standards(connection: Reading, force_id: int, now: datetime) -> Mapping[StandardCode, int]:
    """The numbers in force, but for the age bands."""
    return {StandardCode(row["code"]): row["value"] for row in await connection.fetch(_STANDARDS, force_id, now.date())}


async def keep(
    connection: AsyncConnection, force_id: int, proposal_id: UUID, moves: Sequence[tuple[UUID, Move]]
) -> None:
    """Write the moves of a proposal, each under its id."""
    await insert_all(
        connection,
        proposed_move,
        [
            {
                "force_id": force_id,
                "id": key,
                "proposal_id": proposal_id,
                "position": place,
                "nominal_id": move.nominal.nominal_id,
                "from_officer_id": move.giver.officer_id,
                "from_unit_id": move.giver.unit_id,
                "to_officer_id": move.taker.officer_id,
                "to_unit_id": move.taker.unit_id,
                "risk_level": move.nominal.risk_level,
                "days_overdue": move.nominal.days_overdue,
                "overdue": move.nominal.overdue,
                "why": move.why,
                "state": MoveState.PROPOSED,
            }
            for place, (key, move) in enumerate(moves)
        ],
    )


async def proposals(connection: Reading, force_id: int, principal_id: UUID, *, first: int) -> list[Any]:
    """The latest proposals, a row for each move that the caller may see."""
    return list(await connection.fetch(_PROPOSALS, force_id, principal_id, first))


async def seen(connection: Reading, force_id: int, moves: Sequence[UUID]) -> frozenset[UUID]:
    """Which of the moves the caller may see."""
    sql = "select id from doorstep.proposed_move where force_id = $1 and id = any ($2)"
    return frozenset(row["id"] for row in await connection.fetch(sql, force_id, list(moves)))


async def locked(connection: AsyncConnection, force_id: int, moves: Iterable[UUID]) -> list[Any]:
    """The moves, locked in the order of their ids."""
    of = select(proposed_move).where(proposed_move.c.force_id == force_id, proposed_move.c.id.in_(list(moves)))
    return list((await connection.execute(of.order_by(proposed_move.c.id).with_for_update())).all())


async def most_of(connection: AsyncConnection, force_id: int, proposal_id: UUID) -> int:
    """The standard that a proposal keeps to."""
    of = select(move_proposal.c.most).where(move_proposal.c.force_id == force_id, move_proposal.c.id == proposal_id)
    most: int = (await connection.execute(of)).scalar_one()
    return most


async def change(connection: AsyncConnection, force_id: int, move_id: UUID, **said: Any) -> None:
    """Note what was decided of one move that is still open."""
    await connection.execute(
        update(proposed_move)
        .where(
            proposed_move.c.force_id == force_id,
            proposed_move.c.id == move_id,
            proposed_move.c.state == MoveState.PROPOSED,
        )
        .values(**said)
    )


async def proposed_already(connection: AsyncConnection, force_id: int) -> frozenset[UUID]:
    """Whose move is proposed and open. Proposals of a force take turns from here to their commit."""
    await connection.execute(text("select pg_advisory_xact_lock(7003, :force)"), {"force": force_id})
    of = select(proposed_move.c.nominal_id).where(
        proposed_move.c.force_id == force_id, proposed_move.c.state == MoveState.PROPOSED
    )
    return frozenset((await connection.scalars(of)).all())
