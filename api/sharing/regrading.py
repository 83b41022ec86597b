"""Intelligence that is graded anew after it was shared: everybody who has it must hear of it without delay.

The intelligence unit's new grade is an entry of an outbox (`intelligence_news`). Following it proposes a recall from
whoever has the report, once for each entry; a person sends it. Following again does nothing.
"""

from typing import Final

from sqlalchemy import text

from api.db.context import SERVICE, RowContext
from api.identity.principal import Principal
from api.intelligence import service as intelligence
from api.intelligence.commands import RegradeReport
from api.nominals.carrying import Done, Refused
from api.services import Services
from api.sharing import recalls
from api.sharing.commands import Recalled

# News since which nobody has been asked to recall what an agency had by then.
_NEWS: Final = text("""
select n.report_id, n.cause_id, n.at,
  (select string_agg(distinct coalesce(g.before || ' to ' || g.after, ''), '; ') from doorstep.intelligence_grading g
   where g.force_id = n.force_id and g.report_id = n.report_id and g.graded_at = n.at) as change
from doorstep.intelligence_news n
where n.force_id = :force and n.kind = 'REGRADED'
  and exists (select from doorstep.disclosure d where d.force_id = n.force_id and d.record_kind = 'INTELLIGENCE'
              and d.record_id = n.report_id and d.is_told and not d.is_recalled and d.disclosed_at <= n.at)
  and not exists (select from doorstep.recall r where r.force_id = n.force_id and r.cause_id = n.cause_id)
order by n.at, n.id
""")


async def regrade(services: Services, principal: Principal, command: RegradeReport) -> Done | Refused:
    """Grade a report anew, and propose its recall from whoever has it."""
    outcome = await intelligence.regrade(services, principal, command)
    if isinstance(outcome, Done):
        await follow(services, principal)
    return outcome


async def follow(services: Services, principal: Principal) -> int:
    """Propose what the outbox asks for and nobody proposed yet; how many recalls that made."""
    context = RowContext(force_id=principal.force_id, principal_id=principal.id, roles=(SERVICE,))
    made = 0
    async with services.database.writing(context) as connection:
        for row in (await connection.execute(_NEWS, {"force": principal.force_id})).all():
            news = Recalled(
                report_id=row.report_id,
                cause_id=row.cause_id,
                reason=f"Graded anew: {row.change or 'see the report'}",
                at=services.clock.now(),
            )
            made += len(await recalls.follow_grading(connection, principal, news))
    return made
