"""Counting the demo force's records gives the figures that inspectors reported of the real one."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

from api.demo.load import load
from api.identity.principal import Principal, Role
from api.obligations.calendar import london_day, start_of_london_day
from api.obligations.commands import ObligationKind
from api.oversight import service
from api.oversight.commands import Knowledge, Which
from tests.conftest import Place
from tests.makers import Owner, make_principal
from tests.oversight.conftest import StillClock
from tests.reading.conftest import services_of

NOW = datetime(2026, 10, 14, 9, 0, tzinfo=UTC)
VISITS = Which(kinds=[ObligationKind.VISIT_FIRST, ObligationKind.VISIT_ROUTINE])
ASSESSMENTS = Which(kinds=[ObligationKind.ARMS_INITIAL, ObligationKind.ARMS_REVIEW])
JANUARY, JULY = (start_of_london_day(london_day(NOW) - timedelta(days=days)) for days in (273, 92))


async def everyone(place: Place, owner: Owner) -> Principal:
    """Governance, granted need-to-know of everybody restricted: who must answer for the whole number."""
    officer = UUID(str(await owner.fetchval("select id from doorstep.officer limit 1")))
    await owner.execute(
        "insert into doorstep.nominal_access (force_id, id, nominal_id, officer_id, reason, granted_at)"
        " select force_id, gen_random_uuid(), id, $1, 'Governance', $2 from doorstep.nominal where restricted",
        officer,
        NOW - timedelta(days=1),
    )
    return await make_principal(owner, Role.GOVERNANCE, officer_id=officer)


async def test_the_figures_are_those_reported(place: Place, owner: Owner) -> None:
    await load(place.owner_url, nominals=4_407, seed=2023, now=NOW)
    services, caller = replace(services_of(place), clock=StillClock(NOW)), await everyone(place, owner)

    for known in Knowledge:
        for which, figures, falls in ((VISITS, (858, 163, 140), (-81, -14)), (ASSESSMENTS, (418, 71, 27), (-83, -62))):
            down, further = [
                await service.change(services, caller, which, before=before, after=after, known=known)
                for before, after in ((JANUARY, JULY), (JULY, NOW))
            ]
            assert (down.size_before, down.size_after, further.size_after) == figures
            assert (down.percent, further.percent) == falls
            assert down.managed_before < down.managed_after < further.managed_after == 4_407
    today = await service.board(services, caller, VISITS, None, None)
    assert today.most_overdue is not None
    assert today.most_overdue.days_overdue > 365
    assert today.most_overdue.failed_attempts >= 2
    assert all(band.size for band in today.bands)


async def test_a_force_of_another_size_has_them_scaled(place: Place, owner: Owner) -> None:
    await load(place.owner_url, nominals=600, seed=5, now=NOW)
    services, caller = replace(services_of(place), clock=StillClock(NOW)), await everyone(place, owner)

    points = [
        await service.change(services, caller, which, before=JANUARY, after=JULY, known=Knowledge.NOW)
        for which in (VISITS, ASSESSMENTS)
    ]

    assert [(point.size_before, point.size_after) for point in points] == [
        (round(600 * 858 / 4_407), round(600 * 163 / 4_407)),
        (round(600 * 418 / 4_407), round(600 * 71 / 4_407)),
    ]
