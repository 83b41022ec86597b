"""Invented nominals with everything that belongs to one: addresses, markers, orders and conditions, household."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from typing import Any
from uuid import UUID

from api.demo.chance import Chance
from api.demo.names import (
    ADULT_NAMES,
    CHILD_NAMES,
    CONDITION_TEXTS,
    FIRST_NAMES,
    LAST_NAMES,
    MARKER_DETAILS,
    RELATIONSHIPS,
)
from api.demo.organisation import FORCE_ID, Row, Team
from api.nominals.standing import standing_of

# The mix reported for England and Wales when the police last published it (2016): 2, 18, 30 and 50 per cent.
RISK_MIX = (("VERY_HIGH", 0.02), ("HIGH", 0.20), ("MEDIUM", 0.50), ("LOW", 1.0))
_AGE_BANDS = ("UNDER_5", "FROM_5_TO_9", "FROM_10_TO_15", "FROM_16_TO_17")
_references = "R{:06d}".format


class People:
    """Makes nominals one after another, numbering them."""

    def __init__(self, chance: Chance) -> None:
        self.chance = chance
        self._numbers = count(1)
        self._standing: dict[str, Any] = {}

    def nominal(self, team: Team, owner_id: UUID, *, is_newcomer: bool = False) -> list[Row]:
        """One nominal and all that belongs to them; the nominal's own row comes first."""
        chance, key = self.chance, self.chance.identifier()
        opened = chance.day_ago(20, 365) if is_newcomer else chance.day_ago(800, 4_000)
        row = {
            "reference": _references(next(self._numbers)),
            "name": chance.person(),
            "date_of_birth": chance.today - timedelta(days=chance.between(22 * 365, 81 * 365)),
            "risk_level": self._risk(),
            "management_mode": "ACTIVE",
            "restricted": chance.hits(0.01),
            "unit_id": team.unit_id,
            "owner_id": owner_id,
            "opened_at": datetime.combine(opened, time(9), UTC),
        }
        own: list[Row] = [("nominal", {"force_id": FORCE_ID, "id": key} | row)]
        self._standing = standing_of(row)
        self._add(own, "assignment", key, owner_id=owner_id, unit_id=team.unit_id, since=row["opened_at"])
        self._names(own, key)
        self._addresses(own, key, team.district, opened)
        self._markers(own, key)
        self._orders(own, key, opened)
        self._household(own, key)
        return own

    def _risk(self) -> str:
        draw = self.chance.random.random()
        return next(level for level, up_to in RISK_MIX if draw < up_to)

    def _names(self, own: list[Row], key: UUID) -> None:
        if self.chance.hits(0.2):
            first, last = self.chance.one_of(FIRST_NAMES), self.chance.one_of(LAST_NAMES)
            self._add(own, "nominal_name", key, name=f"{first} {last}")

    def _addresses(self, own: list[Row], key: UUID, district: str, opened: date) -> None:
        chance = self.chance
        since = opened
        if chance.hits(0.3):
            moved = chance.day_ago(1, min(700, (chance.today - opened).days))
            self._address(own, key, district=district, kind="HOME", since=since, until=moved)
            since = moved
        kind = "WHERE_FOUND" if chance.hits(0.02) else "HOME"
        self._address(own, key, district=district, kind=kind, since=since, until=None)
        if chance.hits(0.1):
            self._address(own, key, district=district, kind="OTHER", since=chance.day_ago(1, 300), until=None)

    def _address(self, own: list[Row], key: UUID, *, district: str, kind: str, since: date, until: date | None) -> None:
        lines, postcode = self.chance.street(district), self.chance.postcode()
        self._add(own, "address", key, kind=kind, lines=lines, postcode=postcode, since=since, until=until)

    def _markers(self, own: list[Row], key: UUID) -> None:
        chance = self.chance
        for _ in range(chance.between(1, 3) if chance.hits(0.4) else 0):
            code = chance.one_of(tuple(MARKER_DETAILS))
            since = chance.day_ago(60, 2_000)
            reviewed = max(since, chance.day_ago(5, 500))
            self._add(
                own, "marker", key, code=code, detail=MARKER_DETAILS[code], since=since, reviewed_on=reviewed,
                ended_on=None,
            )  # fmt: skip

    def _orders(self, own: list[Row], key: UUID, opened: date) -> None:
        chance = self.chance
        if not chance.hits(0.65):
            return
        kind = "SHPO" if chance.hits(0.8) else chance.one_of(("LICENCE", "NOTIFICATION_ORDER"))
        expires = opened + timedelta(days=365 * chance.between(5, 15)) if chance.hits(0.7) else None
        order = self._add(own, "nominal_order", key, kind=kind, made_on=opened, expires_on=expires)
        wanted = chance.random.sample(CONDITION_TEXTS, chance.between(2, 5))
        for place, (condition, text, method) in enumerate(wanted, start=1):
            self._add(
                own, "order_condition", key, order_id=order, kind=condition, text=text, check_method=method,
                position=str(place), last_checked_at=None,
            )  # fmt: skip

    def _household(self, own: list[Row], key: UUID) -> None:
        chance = self.chance
        if not chance.hits(0.45):
            return
        self._member(own, key, chance.one_of(ADULT_NAMES), chance.one_of(RELATIONSHIPS), "ADULT")
        for _ in range(chance.between(1, 3) if chance.hits(0.25) else 0):
            child = chance.one_of(CHILD_NAMES)
            self._member(
                own, key, child, "partner's child" if chance.hits(0.7) else "relative", chance.one_of(_AGE_BANDS)
            )

    def _member(self, own: list[Row], key: UUID, name: str, relationship: str, age_band: str) -> None:
        self._add(
            own, "household_member", key, first_name=name, relationship=relationship, age_band=age_band,
            is_child=age_band != "ADULT", lives_there=self.chance.hits(0.7),
        )  # fmt: skip

    def _add(self, own: list[Row], table: str, nominal_id: UUID, **values: Any) -> UUID:
        key = self.chance.identifier()
        own.append((table, {"force_id": FORCE_ID, "id": key, "nominal_id": nominal_id} | self._standing | values))
        return key
