"""News of somebody managed reactively is reviewed; of anybody else it changes nothing here."""

from dataclasses import replace

from api.nominals.commands import ManagementMode, RiskLevel
from api.obligations import reactive
from api.obligations.commands import RecordKind
from api.obligations.held import Cause
from api.obligations.rules import Managed
from api.values import new_id
from tests.makers import LONG_AGO, make_baseline
from tests.sync.conftest import Scene


async def test_news_of_somebody_managed_reactively_is_reviewed_once_for_each_record(scene: Scene) -> None:
    await make_baseline(scene.owner)
    await scene.owner.execute("update doorstep.nominal set management_mode = 'REACTIVE', risk_level = 'LOW'")
    assert scene.officer.officer_id is not None
    managed = Managed(
        force_id=scene.officer.force_id,
        nominal_id=scene.nominal,
        unit_id=scene.unit,
        owner_id=scene.officer.officer_id,
        risk_level=RiskLevel.LOW,
        management_mode=ManagementMode.REACTIVE,
        opened_at=LONG_AGO,
    )
    news = Cause(kind=RecordKind.INTELLIGENCE, id=new_id())
    visited = replace(managed, management_mode=ManagementMode.ACTIVE)

    async with scene.services.database.writing(scene.officer.service_context()) as connection:
        assert not await reactive.heard(connection, visited, news, scene.clock)
        assert await reactive.heard(connection, managed, news, scene.clock)
        assert await reactive.heard(connection, managed, news, scene.clock)

    rows = await scene.rows("select kind, opened_by, (due_at - basis) > '7 days' as in_time from doorstep.obligation")
    assert [(row["kind"], row["opened_by"], row["in_time"]) for row in rows] == [("REACTIVE_REVIEW", news.id, True)]
