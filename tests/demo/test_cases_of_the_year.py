"""The demo force's cases tell what changed: before, only the riskiest were shared at once; since then all are."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from api.cases.measures import sharing_times
from api.cases.words import KiratBand
from api.demo.load import load
from api.identity.principal import Role
from api.obligations.calendar import london_day
from tests.conftest import Place
from tests.makers import Owner, make_principal
from tests.oversight.conftest import StillClock
from tests.reading.conftest import services_of

NOW = datetime(2026, 10, 14, 9, 0, tzinfo=UTC)


async def test_before_the_inspection_most_cases_waited_for_weeks_and_after_it_none_does(
    place: Place, owner: Owner
) -> None:
    await load(place.owner_url, nominals=1_500, seed=7, now=NOW)
    services = replace(services_of(place), clock=StillClock(NOW))
    governance = await make_principal(owner, Role.GOVERNANCE)
    mark = london_day(NOW) - timedelta(days=92)

    before = await sharing_times(services, governance, mark - timedelta(days=260), mark - timedelta(days=1))
    after = await sharing_times(services, governance, mark + timedelta(days=2), london_day(NOW) - timedelta(days=3))

    late = {one.band: one.median_hours for one in before}
    assert all((late[band] or 0) < 24 for band in (KiratBand.VERY_HIGH, KiratBand.HIGH))
    assert all((late[band] or 0) > 24 * 7 for band in (KiratBand.MEDIUM, KiratBand.LOW))
    assert {one.band for one in after} == {KiratBand.VERY_HIGH, KiratBand.HIGH, KiratBand.MEDIUM, KiratBand.LOW}
    assert all(one.within_a_day == one.shared > 0 for one in after)
    covert = await owner.fetchval("select count(*) from doorstep.ocait_case where embargoed")
    assert covert > 0


async def test_every_case_that_was_shared_stands_in_the_ledger_as_its_agreement_allows(
    place: Place, owner: Owner
) -> None:
    await load(place.owner_url, nominals=605, seed=7, now=NOW)

    shared = await owner.fetch(
        "select c.id, d.id as disclosure, d.disclosed_at - c.first_shared_at as apart, d.acknowledged_at > $1 as early,"
        " (select count(*) from doorstep.disclosed_statement s where s.disclosure_id = d.id) as statements,"
        " exists (select from doorstep.disclosed_statement s join doorstep.agreement_field f"
        "  on f.agreement_id = d.agreement_id and f.field = s.field and not f.shown"
        "  where s.disclosure_id = d.id) as leaked"
        " from doorstep.ocait_case c join doorstep.share_decision s on s.case_id = c.id and s.decision <> 'WITHHELD'"
        " left join doorstep.disclosure d on d.id = s.disclosure_id and d.case_id = c.id"
        " where c.first_shared_at is not null",
        NOW,
    )

    assert len(shared) > 20
    assert {row["apart"] for row in shared} == {timedelta(0)}
    assert all(row["statements"] > 2 and not row["leaked"] and not row["early"] for row in shared)
    agencies = await owner.fetchval(
        "select count(distinct agency_id) from doorstep.disclosure where case_id is not null"
    )
    assert agencies >= 4


async def test_reports_stand_at_every_stage(place: Place, owner: Owner) -> None:
    await load(place.owner_url, nominals=1_500, seed=7, now=NOW)

    states = await owner.fetch("select state, count(*) from doorstep.intelligence_report group by 1")

    assert {row["state"] for row in states} == {"TO_EVALUATE", "TO_SANITISE", "READY"}
