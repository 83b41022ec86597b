"""The demo force's agreements: as many partners as a real force has, no two alike, each fit to be signed."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import combinations

from api.demo.names import DISTRICTS
from api.demo.sharing import pages
from api.identity.organisation import AgencyKind
from api.sharing import checking, law
from api.sharing.agreement import Agreement
from api.sharing.words import Gateway


def test_ten_councils_probation_a_prison_health_the_crime_agency_and_two_forces_have_one_each() -> None:
    kinds = Counter(page.agreement.agency_kind for page in pages())

    assert kinds == {
        AgencyKind.CHILDRENS_SOCIAL_CARE: 10,
        AgencyKind.PROBATION: 1,
        AgencyKind.PRISON: 1,
        AgencyKind.HEALTH: 1,
        AgencyKind.NCA: 1,
        AgencyKind.POLICE_FORCE: 2,
    }
    assert len({page.agency for page in pages()}) == 16


def _terms(agreement: Agreement) -> tuple[object, ...]:
    """What it comes to, whoever it is with: where each council is, is no difference."""
    rows = frozenset(replace(each, districts=("here",) if each.districts else ()) for each in agreement.rows)
    purposes = frozenset((each.purpose, each.gateway) for each in agreement.purposes)
    return (agreement.shown, rows, purposes, agreement.onward, agreement.pointer, agreement.names_person)


def test_no_two_come_to_the_same() -> None:
    for one, other in combinations(pages(), 2):
        assert _terms(one.agreement) != _terms(other.agreement), (one.agency, other.agency)


def test_a_machine_finds_nothing_wrong_with_any_and_each_gateway_reaches_its_agency() -> None:
    for page in pages():
        now = page.agreement.valid_from + timedelta(days=1)
        found = checking.faults(page.agreement, now=now, reach=law.reach(), districts=DISTRICTS)
        assert found == [], page.agency
    (nca,) = [page.agreement for page in pages() if page.agreement.agency_kind is AgencyKind.NCA]
    assert {each.gateway for each in nca.purposes} <= {Gateway.NCA_GATEWAY, Gateway.COMMON_LAW}
    assert nca.valid_to > datetime(2026, 1, 1, tzinfo=UTC)
