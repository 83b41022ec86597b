"""A consumer of the event queue says how far it has come; what nobody need read again goes when policy says.

Reading moves nothing: a consumer that dies reads the same again (at least once). Its place moves when it acknowledges.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from api.clock import Clock
from api.db.context import SERVICE, RowContext
from api.db.database import Database
from api.identity.principal import Principal
from api.nominals.carrying import Done, Refused, Turn, carry_out, refused
from api.services import Services
from api.sharing.event_tables import partner_event

# A place only moves forward: two processes of one consumer may acknowledge in any order.
_MOVE: Final = text("""
insert into doorstep.partner_cursor (force_id, id, agency_id, ticket, moved_at)
values (:force, :consumer, :agency, :ticket, :now)
on conflict (force_id, id) do update set ticket = greatest(partner_cursor.ticket, excluded.ticket),
  moved_at = excluded.moved_at
""")
_PURGE: Final = text("""
delete from doorstep.partner_event e where e.force_id = :force and e.occurred_at < :now - (
  select make_interval(days => max(r.days)) from doorstep.retention r
  where r.force_id = :force and r.code = 'PARTNER_EVENTS' and r.valid_from <= cast(:now as date)
    and (r.valid_to is null or r.valid_to > cast(:now as date)))
""")


@dataclass(frozen=True, kw_only=True)
class AcknowledgeEvents:
    """All up to this event, and this one, are dealt with."""

    id: UUID
    event_id: UUID


def scope(agency_id: UUID) -> str:
    """What wakes whoever listens for an agency's events."""
    return f"partner:{agency_id}"


async def acknowledge(services: Services, principal: Principal, command: AcknowledgeEvents) -> Done | Refused:
    """Move the caller's place in its agency's queue."""

    async def begin(connection: AsyncConnection, now: datetime) -> Turn | Refused:
        ticket: int | None = await connection.scalar(
            select(partner_event.c.ticket).where(
                partner_event.c.force_id == principal.force_id,
                partner_event.c.agency_id == principal.agency_id,
                partner_event.c.id == command.event_id,
            )
        )
        if ticket is None:
            return refused(
                "UNKNOWN_EVENT", "eventId", "There is none in your agency's queue: it may be past its keeping."
            )
        return Turn(lambda: _move(connection, principal, command, ticket, now))

    return await carry_out(
        services, principal, command, action="acknowledgeEvents", record="partner_event", begin=begin
    )


async def _move(
    connection: AsyncConnection, principal: Principal, command: AcknowledgeEvents, ticket: int, now: datetime
) -> Done:
    place = {"force": principal.force_id, "consumer": principal.id, "agency": principal.agency_id}
    await connection.execute(_MOVE, place | {"ticket": ticket, "now": now})
    return Done(command.event_id)


async def purge(database: Database, clock: Clock, force_id: int) -> int:
    """Let go of events older than policy keeps; gives how many went. Without a policy in force nothing goes."""
    async with database.writing(RowContext(force_id=force_id, roles=(SERVICE,))) as connection:
        return (await connection.execute(_PURGE, {"force": force_id, "now": clock.now()})).rowcount
