"""What inspectors found, told again: the nominal whom nobody had seen for years, and the board of a past day."""

from datetime import UTC, datetime, timedelta

from api.obligations.commands import ObligationKind
from api.oversight import measures, service, standards
from api.oversight.commands import Which
from tests.assessments.test_arms import owed
from tests.makers import insert, make_baseline
from tests.sync.conftest import Scene, scene
from tests.visits.test_reviews import told

__all__ = ["scene"]

VISITS = Which(kinds=[ObligationKind.VISIT_FIRST, ObligationKind.VISIT_ROUTINE])
SEEN = datetime(2017, 2, 1, 10, tzinfo=UTC)


async def with_standards(scene: Scene) -> None:
    await make_baseline(scene.owner)
    for row in standards.rows():
        await insert(scene.owner, "standard", **row)


async def test_whom_six_attempts_since_2017_have_missed_tops_the_list_and_a_decision_is_demanded_from_the_second(
    scene: Scene,
) -> None:
    """A high-risk nominal had not been successfully visited since 2017 (HMICFRS, Metropolitan Police 2024)."""
    await with_standards(scene)
    unseen, other = [await scene.make_nominal(opened_at=SEEN - timedelta(days=400), risk_level="HIGH") for _ in "ab"]
    await told(scene, scene.clock.now() - timedelta(days=150), nominalId=str(other))
    await told(scene, SEEN, nominalId=str(unseen))
    for years in range(1, 7):
        await told(scene, SEEN + timedelta(days=365 * years), nominalId=str(unseen), outcome="NO_REPLY")
        demanded = ("S96B", True) in await owed(scene)
        assert demanded is (years >= 2), "attempts never count as visits; after the second a supervisor decides"

    board = await service.board(scene.services, scene.supervisor, VISITS, None, None)
    worst = board.most_overdue
    assert board.size == 2
    assert worst is not None
    assert (worst.nominal_id, worst.failed_attempts, worst.last_successful_visit_at) == (unseen, 6, SEEN)
    assert worst.days_since_last_successful_visit == (scene.clock.now().date() - SEEN.date()).days
    listed = await service.overdue(scene.services, scene.supervisor, VISITS, None, None, first=10, after=None)
    assert [row.nominal_id for row in listed.rows] == [unseen, other]
    async with scene.services.database.reading(scene.supervisor.row_context()) as connection:
        found = await measures.decisions(connection, scene.supervisor.force_id, scene.clock.now(), None, first=10)
    assert [(row.nominal_id, row.failed_attempts) for row in found.rows] == [(unseen, 6)]


async def test_what_the_board_showed_on_a_day_is_shown_again_however_late_the_truth_arrives(scene: Scene) -> None:
    await with_standards(scene)
    nominals = [await scene.make_nominal(opened_at=SEEN, risk_level="HIGH") for _ in range(3)]
    for nominal in nominals:
        await told(scene, scene.clock.now() - timedelta(days=200), nominalId=str(nominal))
    scene.clock.pass_(days=1)
    asked = scene.clock.now()
    shown = await service.board(scene.services, scene.supervisor, VISITS, asked, asked)
    saved = await service.export(scene.services, scene.supervisor, VISITS, asked, asked)
    assert shown.size == saved.rows == 3

    scene.clock.pass_(days=5)
    # A phone that had no signal tells of a visit made before that day; and somebody's risk level falls.
    await told(scene, asked - timedelta(days=2), nominalId=str(nominals[0]))
    await insert(
        scene.owner, "risk_decision", nominal_id=nominals[1], previous_level="HIGH", level="LOW", reason="News.",
        decided_at=scene.clock.now(), decided_by=nominals[1], effective_at=scene.clock.now(),
    )  # fmt: skip
    await scene.owner.execute("update doorstep.nominal set risk_level = 'LOW' where id = $1", nominals[1])

    again = await service.board(scene.services, scene.supervisor, VISITS, asked, asked)
    assert again == shown
    assert (await service.export(scene.services, scene.supervisor, VISITS, asked, asked)).digest == saved.digest
    known_now = await service.board(scene.services, scene.supervisor, VISITS, asked, None)
    assert known_now.size == 2
