"""The intelligence unit releases a report with conditions (handling C) to an agency, for some days."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from api.identity.principal import Principal
from api.identity.tables import agency
from api.intelligence.tables import intelligence_report
from api.nominals.carrying import Done, Refused, Turn, carry_out, refused
from api.services import Services
from api.sharing.commands import RELEASE_DAYS, ReleaseReport
from api.sharing.tables import intelligence_release


async def is_released(
    connection: AsyncConnection, force_id: int, report_id: UUID, agency_id: UUID, now: datetime
) -> bool:
    """Whether a report with conditions is released to the agency now."""
    found = await connection.scalar(
        select(intelligence_release.c.id)
        .where(
            intelligence_release.c.force_id == force_id,
            intelligence_release.c.report_id == report_id,
            intelligence_release.c.agency_id == agency_id,
            intelligence_release.c.until > now,
        )
        .limit(1)
    )
    return found is not None


async def release(services: Services, principal: Principal, command: ReleaseReport) -> Done | Refused:
    """Let officers share it with the agency, under the report's own conditions."""

    async def begin(connection: AsyncConnection, now: datetime) -> Turn | Refused:
        of_force = intelligence_report.c.force_id == principal.force_id
        conditions = await connection.scalar(
            select(intelligence_report.c.conditions).where(
                of_force, intelligence_report.c.id == command.report_id, intelligence_report.c.is_ready
            )
        )
        known = await connection.scalar(
            select(agency.c.id).where(agency.c.force_id == principal.force_id, agency.c.id == command.agency_id)
        )
        if conditions is None or known is None:
            return refused("UNKNOWN_RECORD", "reportId", "There is no such report that is ready, or no such agency.")

        async def decide() -> Done | Refused:
            if command.days not in RELEASE_DAYS:
                return refused("OUT_OF_RANGE", "days", "Give 1 to 90 days.")
            await connection.execute(
                insert(intelligence_release).values(
                    force_id=principal.force_id,
                    id=command.id,
                    report_id=command.report_id,
                    agency_id=command.agency_id,
                    conditions=conditions,
                    released_at=now,
                    released_by=principal.id,
                    until=now + timedelta(days=command.days),
                )
            )
            return Done(command.id)

        return Turn(decide)

    return await carry_out(
        services, principal, command, action="releaseIntelligence", record="intelligence_release", begin=begin
    )
