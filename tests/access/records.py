"""A record of every kind about some nominals, made by whoever has the connection."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from tests.makers import (
    FORCE,
    LONG_AGO,
    Owner,
    insert,
    make_force,
    make_nominal,
    make_officer,
    make_unit,
    make_visit_policy,
)

ABOUT_NOMINAL = (
    "address", "assignment", "household_member", "marker", "nominal_name", "nominal_order", "obligation",
    "order_condition", "visit",
)  # fmt: skip
PARTS_OF_VISIT = ("condition_check", "visit_device", "visit_person", "visit_room")
_DAY = date(2024, 1, 1)
_SHAPES: dict[str, dict[str, Any]] = {
    "address": {"kind": "HOME", "lines": ["1 Invented Street"], "postcode": "NX1 1CC", "since": _DAY},
    "assignment": {"since": LONG_AGO},
    "household_member": {
        "first_name": "Ida", "relationship": "child", "is_child": True, "age_band": "UNDER_5", "lives_there": True,
    },
    "marker": {"code": "DOGS", "since": _DAY, "reviewed_on": _DAY},
    "nominal_name": {"name": "Invented Person"},
    "nominal_order": {"kind": "SHPO", "made_on": _DAY},
    "obligation": {
        "kind": "VISIT_ROUTINE", "opened_at": LONG_AGO, "due_at": LONG_AGO, "recorded_at": LONG_AGO,
        "superseded_at": LONG_AGO,
    },
    "order_condition": {"kind": "PROHIBITION", "text": "Must not.", "position": "1"},
    "visit": {
        "visit_type": "ROUTINE", "outcome": "SUCCESSFUL", "started_at": LONG_AGO, "received_at": LONG_AGO,
        "announced": False, "crew_mode": "DOUBLE", "nominal_seen": True, "entry_sought_to_search": False, "notes": "n",
    },
    "condition_check": {"result": "COMPLIED"},
    "visit_device": {"position": 0, "kind": "phone", "description": "black", "permitted": "YES", "examined": True},
    "visit_person": {"position": 0, "name": "Ida", "relationship": "child", "is_child": True},
    "visit_room": {"position": 0, "name": "Kitchen", "seen": True},
}  # fmt: skip


@dataclass(frozen=True)
class Records:
    """Two units, three officers, some nominals; each has a visit and a condition for parts to belong to."""

    units: tuple[UUID, ...]
    officers: tuple[UUID, ...]
    nominals: tuple[UUID, ...]
    policy: UUID
    visits: dict[UUID, UUID] = field(default_factory=dict)
    orders: dict[UUID, UUID] = field(default_factory=dict)
    conditions: dict[UUID, UUID] = field(default_factory=dict)

    @staticmethod
    async def some(owner: Owner, nominals: int = 3) -> "Records":
        """A scene as the owner; a second call makes a second scene in the same force."""
        if not await owner.fetchval("select true from doorstep.force where force_id = $1", FORCE):
            await make_force(owner)
        units = tuple([await make_unit(owner) for _ in range(2)])
        officers = tuple([await make_officer(owner, units[number % 2]) for number in range(3)])
        known = [await make_nominal(owner, units[number % 2], officers[number % 3]) for number in range(nominals)]
        policy = (await make_visit_policy(owner))["LOW"]
        made = Records(units, officers, tuple(known), policy)
        for nominal in made.nominals:
            made.visits[nominal] = await made.add(owner, "visit", nominal)
            made.orders[nominal] = await made.add(owner, "nominal_order", nominal)
            made.conditions[nominal] = await made.add(owner, "order_condition", nominal)
        return made

    async def add(self, connection: Any, table: str, nominal: UUID, **said: Any) -> UUID:
        """One more record of a kind about a nominal, by whoever has the connection."""
        return await insert(connection, table, **_SHAPES[table], **self._places(table, nominal), **said)

    def _places(self, table: str, nominal: UUID) -> dict[str, Any]:
        about = {"visit_id": self.visits.get(nominal)} if table in PARTS_OF_VISIT else {"nominal_id": nominal}
        match table:
            case "assignment":
                return about | {"owner_id": self.officers[0], "unit_id": self.units[0]}
            case "obligation":
                return about | {"owner_id": self.officers[0], "unit_id": self.units[0], "policy_row_id": self.policy}
            case "order_condition":
                return about | {"order_id": self.orders[nominal]}
            case "visit":
                return about | {"officer_id": self.officers[0], "second_officer_id": self.officers[1]}
            case "condition_check":
                return about | {"condition_id": self.conditions[nominal]}
        return about
