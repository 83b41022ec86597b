"""The demo force's units, officers, agencies and policy rows."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from api.demo.chance import Chance
from api.demo.names import DISTRICTS
from api.obligations import baseline
from api.obligations.policy import PolicyInterval, policy_of
from api.oversight import standards

FORCE_ID = 6
FORCE_NAME = "Northmoor Police"
# "About 50 to 60 per offender manager" is what inspectors found (HMICFRS on Cambridgeshire, 2024).
NOMINALS_PER_OFFICER = 55
# Seventeen joined the units of the force whose year this is (api/demo/year.py).
_TEAM_WITH_A_NEWCOMER = 2
_RETENTION = (
    ("TOMBSTONES", 180, "twice the longest absence of a phone"),
    ("UPLOADS", 28, "four weeks for a photo to find a connection"),
    ("FETCHED", 3, "what a phone may have on it when nobody knows where it is, within the 72 hours of DPA 2018 s.67"),
)
Row = tuple[str, dict[str, Any]]


@dataclass(frozen=True)
class Team:
    """One unit with its offender managers, in order of collar number, and the sergeant who supervises them."""

    unit_id: UUID
    district: str
    supervisor_id: UUID
    officer_ids: tuple[UUID, ...]


@dataclass(frozen=True)
class OnlineTeam:
    """The online child abuse team: who investigates, and the sergeant who supervises."""

    unit_id: UUID
    analyst_ids: tuple[UUID, ...]
    sergeant_id: UUID


@dataclass(frozen=True)
class ResponseTeam:
    """Who answers calls in the first district: an officer without a caseload."""

    unit_id: UUID
    officer_id: UUID


@dataclass(frozen=True)
class Organisation:
    """Where the demo force's people work, and the rows that say so."""

    teams: tuple[Team, ...]
    online: OnlineTeam
    response: ResponseTeam
    council_id: UUID
    probation_id: UUID
    policy: tuple[PolicyInterval, ...]
    rows: tuple[Row, ...]

    def owners(self) -> tuple[tuple[Team, UUID], ...]:
        """Whose turn it is, nominal by nominal: every offender manager with their team, the first two of the first.

        The last officer of a team of two or more joined lately and carries three for every five of the others.
        """
        longest = max(len(team.officer_ids) for team in self.teams)
        pairs = [
            (team, team.officer_ids[n]) for n in range(longest) for team in self.teams if n < len(team.officer_ids)
        ]
        settled = [
            (team, key)
            for team, key in pairs
            if len(team.officer_ids) < _TEAM_WITH_A_NEWCOMER or key != team.officer_ids[-1]
        ]
        return (*pairs, *settled, *pairs, *settled, *pairs)


def found(chance: Chance, nominals: int) -> Organisation:
    """A force big enough for that many nominals: ten districts, a team in each, two officers or more in the first."""
    count = max(len(DISTRICTS) + 1, round(nominals / NOMINALS_PER_OFFICER))
    rows: list[Row] = [("force", {"force_id": FORCE_ID, "name": FORCE_NAME})]
    numbers = iter(range(10_001, 100_000))
    teams = tuple(
        _team(chance, rows, numbers, district, len(range(place, count, len(DISTRICTS))))
        for place, district in enumerate(DISTRICTS)
    )
    ocait = _insert(rows, "unit", chance, name="Online Child Abuse Investigation Team", kind="OCAIT", district=None)
    analyst = _officer(rows, chance, ocait, next(numbers), "DC")
    agencies = list(_agencies(chance, rows))
    policies = tuple(_policies(chance, rows, chance.today))
    others = [_officer(rows, chance, ocait, next(numbers), "DC") for _ in range(2)]
    sergeant = _officer(rows, chance, ocait, next(numbers), "PS")
    online = OnlineTeam(ocait, (analyst, *others), sergeant)
    district = DISTRICTS[0]
    unit = _insert(rows, "unit", chance, name=f"Response {district}", kind="DISTRICT", district=district)
    response = ResponseTeam(unit, _officer(rows, chance, unit, next(numbers), "PC"))
    return Organisation(teams, online, response, agencies[0], agencies[-1], policies, tuple(rows))


def _team(chance: Chance, rows: list[Row], numbers: Iterator[int], district: str, officers: int) -> Team:
    unit = _insert(rows, "unit", chance, name=f"SOMU {district}", kind="SOMU", district=district)
    supervisor = _officer(rows, chance, unit, next(numbers), "PS")
    managers = tuple(_officer(rows, chance, unit, next(numbers), "DC") for _ in range(officers))
    return Team(unit, district, supervisor, managers)


def _officer(rows: list[Row], chance: Chance, unit_id: UUID, number: int, rank: str) -> UUID:
    return _insert(
        rows,
        "officer",
        chance,
        unit_id=unit_id,
        name=f"{rank} {chance.person()}",
        collar_number=str(number),
        is_constable=chance.hits(0.85) or rank == "PS",
        is_active=True,
    )


def _agencies(chance: Chance, rows: list[Row]) -> Iterator[UUID]:
    for district in DISTRICTS:
        yield _insert(
            rows, "agency", chance, name=f"{district} Council children's social care", kind="CHILDRENS_SOCIAL_CARE"
        )
    yield _insert(rows, "agency", chance, name="Probation Service, Northmoor", kind="PROBATION")


def _policies(chance: Chance, rows: list[Row], today: date) -> Iterator[PolicyInterval]:
    """The baseline that any force starts with."""
    for row in baseline.policy_rows():
        key = _insert(rows, "policy_row", chance, **row)
        yield policy_of(row | {"id": key})
    for standard in standards.rows():
        _insert(rows, "standard", chance, **standard)
    for holiday in baseline.bank_holidays():
        _insert(rows, "bank_holiday", chance, **holiday)
    for code, days, source in _RETENTION:
        said = {"code": code, "days": days, "source": f"Force retention schedule: {source}"}
        _insert(rows, "retention", chance, valid_from=date(today.year - 10, 4, 1), valid_to=None, **said)


def _insert(rows: list[Row], table: str, chance: Chance, **values: Any) -> UUID:
    key = chance.identifier()
    rows.append((table, {"force_id": FORCE_ID, "id": key} | values))
    return key
