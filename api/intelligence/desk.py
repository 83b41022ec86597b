"""One command of the intelligence unit about a report: its row is locked, its items and its submitter are read."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, Protocol
from uuid import UUID

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from api.identity.principal import Principal, Role
from api.intelligence.tables import intelligence_item, intelligence_link, intelligence_report, intelligence_submission
from api.intelligence.words import Handling, IntelligenceAssessment, ReportState, SourceEvaluation
from api.nominals.carrying import Done, Refused, Turn, carry_out, refused
from api.services import Services


class ReportCommand(Protocol):
    """A command about a report that is here."""

    @property
    def id(self) -> UUID: ...
    @property
    def report_id(self) -> UUID: ...


@dataclass(frozen=True, kw_only=True)
class Report:
    """The report, as it stands under the lock."""

    id: UUID
    state: ReportState
    version: int
    sanitised_version: int
    source_evaluation: SourceEvaluation
    handling: Handling


@dataclass(frozen=True, kw_only=True)
class Desk:
    """Where a command is decided. `items` gives each item's present grade; `links` the nominals and cases."""

    connection: AsyncConnection
    principal: Principal
    report: Report
    items: dict[UUID, IntelligenceAssessment]
    places: dict[UUID, int]
    nominal_ids: tuple[UUID, ...]
    case_ids: tuple[UUID, ...]
    submitter_id: UUID | None
    submitter_officer_id: UUID | None
    now: datetime

    @property
    def done(self) -> Done:
        """It was done: the report is what changed."""
        return Done(self.report.id, subject_ids=self.nominal_ids)

    async def add(self, table: Any, **values: Any) -> None:
        """Write a record of the report."""
        about = {"force_id": self.principal.force_id, "report_id": self.report.id}
        await self.connection.execute(insert(table).values(**about, **values))

    async def change(self, **values: Any) -> None:
        """Change the report itself."""
        await self.connection.execute(
            update(intelligence_report)
            .where(
                intelligence_report.c.force_id == self.principal.force_id, intelligence_report.c.id == self.report.id
            )
            .values(**values)
        )


_UNKNOWN: Final = refused("UNKNOWN_REPORT", "reportId", "There is no such report: choose one of the queue.")
_STALE: Final = refused("STALE", "expectedVersion", "It was changed meanwhile: read it again, then decide.")
Decide = Callable[[Desk], Awaitable[Done | Refused]]


async def act(
    services: Services, principal: Principal, command: ReportCommand, *, action: str, decide: Decide
) -> Done | Refused:
    """Carry the command out, or say what stands against it."""

    async def begin(connection: AsyncConnection, now: datetime) -> Turn | Refused:
        if principal.is_machine or Role.INTELLIGENCE_UNIT not in principal.roles:
            return _UNKNOWN
        desk = await read(connection, principal, command.report_id, now)
        if desk is None:
            return _UNKNOWN

        async def decided() -> Done | Refused:
            if getattr(command, "expected_version", desk.report.version) != desk.report.version:
                return _STALE
            outcome = await decide(desk)
            if isinstance(outcome, Done):
                await desk.change(version=intelligence_report.c.version + 1)
            return outcome

        return Turn(decided)

    return await carry_out(services, principal, command, action=action, record="intelligence_report", begin=begin)


async def read(connection: AsyncConnection, principal: Principal, key: UUID, now: datetime) -> Desk | None:
    """The report's desk, the report locked until the commit; None where there is none."""
    force_id = principal.force_id
    columns = (intelligence_report.c[name] for name in Report.__annotations__)
    row = (
        await connection.execute(
            select(*columns)
            .where(intelligence_report.c.force_id == force_id, intelligence_report.c.id == key)
            .with_for_update()
        )
    ).one_or_none()
    if row is None:
        return None
    words = {
        "state": ReportState(row.state),
        "source_evaluation": SourceEvaluation(row.source_evaluation),
        "handling": Handling(row.handling),
    }
    items = list(await connection.execute(_of(intelligence_item, force_id, key)))
    links = list(await connection.execute(_of(intelligence_link, force_id, key)))
    by = (await connection.execute(_of(intelligence_submission, force_id, key))).one_or_none()
    return Desk(
        connection=connection,
        principal=principal,
        report=Report(**(dict(row._mapping) | words)),  # noqa: SLF001 - SQLAlchemy's public name for it
        items={item.id: IntelligenceAssessment(item.assessment) for item in items},
        places={item.id: item.position for item in items},
        nominal_ids=tuple(sorted(link.nominal_id for link in links if link.nominal_id is not None)),
        case_ids=tuple(sorted(link.case_id for link in links if link.case_id is not None)),
        submitter_id=None if by is None else by.principal_id,
        submitter_officer_id=None if by is None else by.officer_id,
        now=now,
    )


def _of(table: Any, force_id: int, key: UUID) -> Any:
    return select(table).where(table.c.force_id == force_id, table.c.report_id == key)
