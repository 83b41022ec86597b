"""On conviction, what was told of the case is about whom it made known: nobody links report by report.

Every report of the case that was kept is linked to the nominal as well, as ready as it is; it stays linked to the case.
"""

from sqlalchemy import select, update

from api.alerts import joining
from api.cases import convicting
from api.cases.commands import RecordConviction
from api.cases.desk import Desk
from api.db.rows import insert_all
from api.identity.principal import Principal
from api.intelligence.tables import intelligence_link, intelligence_report
from api.intelligence.words import ReportState
from api.nominals.carrying import Done, Refused
from api.obligations.rules import Managed
from api.services import Services
from api.values import new_id


async def record_conviction(services: Services, principal: Principal, command: RecordConviction) -> Done | Refused:
    """Hand the suspect over to the unit that manages registered offenders, with the intelligence about the case."""
    return await convicting.record_conviction(services, principal, command, carry=_carry)


async def _carry(desk: Desk, known: Managed) -> None:
    """Link the reports of the case, once each; as signals they are joined with what else is known of the nominal."""
    report, link = intelligence_report, intelligence_link
    own = select(link.c.report_id).where(link.c.force_id == known.force_id)
    rows = await desk.connection.execute(
        select(report.c.id, report.c.is_ready)
        .where(
            report.c.force_id == known.force_id,
            report.c.state != ReportState.NOT_KEPT,
            report.c.id.in_(own.where(link.c.case_id == desk.case.id)),
            report.c.id.not_in(own.where(link.c.nominal_id == known.nominal_id)),
        )
        .order_by(report.c.id)
        .with_for_update()
    )
    found = list(rows)
    if not found:
        return
    about = {"force_id": known.force_id, "nominal_id": known.nominal_id, "case_id": None}
    links = [about | {"id": new_id(), "report_id": row.id, "is_ready": row.is_ready} for row in found]
    await insert_all(desk.connection, link, links)
    await desk.connection.execute(
        update(report)
        .where(report.c.force_id == known.force_id, report.c.id.in_([row.id for row in found]))
        .values(version=report.c.version + 1)
    )
    await joining.heard(desk.connection, known, desk.now)
