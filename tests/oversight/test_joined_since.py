"""What was known on a past day stays so, whatever two officers' records are joined to, or parted from, afterwards."""

from datetime import datetime, timedelta

from api.oversight import service
from api.visits.joining import Verdict
from tests.oversight.test_found_by_inspectors import VISITS, with_standards
from tests.sync.conftest import Scene, scene
from tests.visits.test_joined_visits import Pair, decide

__all__ = ["scene"]


async def test_a_past_days_export_counts_the_records_as_they_were_joined_then(scene: Scene) -> None:
    await with_standards(scene)
    pair, known = Pair(scene), list[tuple[datetime, str, int, datetime | None]]()
    nominal = await scene.make_nominal(opened_at=scene.clock.now() - timedelta(days=900), risk_level="HIGH")

    async def remember() -> None:
        scene.clock.pass_(minutes=1)
        asked = scene.clock.now()
        worst = (await service.board(scene.services, scene.supervisor, VISITS, asked, asked)).most_overdue
        assert worst is not None
        saved = await service.export(scene.services, scene.supervisor, VISITS, asked, asked)
        known.append((asked, saved.digest, worst.failed_attempts, worst.last_successful_visit_at))
        scene.clock.pass_(minutes=1)

    long_ago, tried = (scene.clock.now() - timedelta(days=days) for days in (200, 3))
    seen = await pair.tell(scene.officer, scene.colleague, long_ago, nominal)
    await remember()
    other = await pair.tell(scene.colleague, scene.officer, long_ago - timedelta(minutes=4), nominal)
    await remember()
    first = await pair.tell(scene.officer, scene.colleague, tried, nominal, outcome="NO_REPLY")
    await remember()
    second = await pair.tell(scene.colleague, scene.officer, tried - timedelta(minutes=4), nominal, outcome="NO_REPLY")
    await remember()
    await decide(pair, first, second, Verdict.PARTED)
    await remember()
    await decide(pair, second, first, Verdict.JOINED, first)
    await decide(pair, seen, other, Verdict.JOINED, other)
    await remember()

    assert [attempts for _, _, attempts, _ in known] == [0, 0, 1, 1, 2, 1]
    for asked, digest, attempts, last_seen in known:
        again = await service.export(scene.services, scene.supervisor, VISITS, asked, asked)
        worst = (await service.board(scene.services, scene.supervisor, VISITS, asked, asked)).most_overdue
        assert worst is not None
        assert (worst.failed_attempts, worst.last_successful_visit_at) == (attempts, last_seen)
        assert again.digest == digest
