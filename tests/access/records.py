"""A record of every kind about some nominals, made by whoever has the connection."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from api.assessments.words import ArmsFactor
from api.identity.principal import Role
from tests.makers import (
    FORCE,
    LONG_AGO,
    Owner,
    insert,
    make_force,
    make_nominal,
    make_officer,
    make_principal,
    make_unit,
    make_visit_policy,
)

ABOUT_NOMINAL = (
    "address", "arms_applicability", "arms_assessment", "arms_evidence", "arms_factor", "assignment",
    "attempt_decision", "contingency", "household_member", "marker", "mode_change", "nominal_name", "nominal_order",
    "notification", "notification_period", "notified_particular", "obligation", "order_change", "order_condition",
    "pause", "plan", "plan_action", "plan_trigger", "reactive_review", "risk_decision", "started_clock", "stay",
    "tool_result", "transfer", "visit", "visit_interval", "visit_pairing",
)  # fmt: skip
PARTS_OF_VISIT = (
    "condition_check", "statement_factor", "trigger_answer", "visit_attachment", "visit_device", "visit_person",
    "visit_joining", "visit_room", "visit_review", "visit_statement", "visit_writeup",
)  # fmt: skip
_DAY = date(2024, 1, 1)
_SOMEBODY = UUID(int=1)
_SIGNED = {"version": 1, "state": "DRAFT", "started_at": LONG_AGO}
_SHAPES: dict[str, dict[str, Any]] = {
    "arms_applicability": {"applies": "NOT_A_MAN", "reason": "A woman.", "decided_at": LONG_AGO},
    "arms_assessment": {"formulation": "f"} | _SIGNED,
    "arms_evidence": {"position": 0, "text": "Seen.", "basis": "FACT_OBSERVED", "source": "VISIT",
                      "subject_category": "HOUSEHOLD"},
    "arms_factor": {"rating": "LOW"},
    "attempt_decision": {
        "decision": "WARRANT", "reason": "Two.", "attempts": 2, "qualifying": 2, "decided_at": LONG_AGO,
    },
    "contingency": {
        "position": 0, "on_what": "OTHER", "if_text": "i", "then_text": "t", "who": "OWNER", "urgency": "AT_ONCE",
    },
    "plan": dict.fromkeys(
        ("current_situation", "supervision", "monitoring_control", "interventions_treatment", "victim_safety"), "w"
    ) | _SIGNED,
    "plan_action": {"what": "w", "why": "y", "who": "OWNER", "urgency": "AT_ONCE", "fired_at": LONG_AGO},
    "plan_trigger": {"position": 0, "text": "Drinks."},
    "statement_factor": {"position": 0, "factor": "OPPORTUNITY", "direction": "UP"},
    "tool_result": {
        "tool": "OSP_DC", "tool_version": "1", "band": "LOW", "assessed_on": _DAY, "assessor": "Somebody",
        "recorded_at": LONG_AGO,
    },
    "trigger_answer": {"happened": False},
    "visit_pairing": {"likeness": "MAYBE", "outcomes_differ": False, "noticed_at": LONG_AGO},
    "visit_attachment": {
        "position": 0, "kind": "PHOTO", "mime": "image/jpeg", "bytes": 9, "sha256": "0" * 64, "state": "EXPECTED",
    },
    "visit_review": {"step": "REVIEWED", "comment": "", "at": LONG_AGO},
    "visit_joining": {"recorded_at": LONG_AGO},
    "visit_writeup": {"system": "VISOR", "reference": "V1", "keyed_at": LONG_AGO, "recorded_at": LONG_AGO},
    "visit_statement": {
        "position": 0, "text": "Seen.", "basis": "FACT_OBSERVED", "subject_category": "CONVICTED",
    },
    "address": {"kind": "HOME", "lines": ["1 Invented Street"], "postcode": "NX1 1CC", "since": _DAY},
    "assignment": {"since": LONG_AGO},
    "household_member": {
        "first_name": "Ida", "relationship": "child", "is_child": True, "age_band": "UNDER_5", "lives_there": True,
    },
    "marker": {"code": "DOGS", "since": _DAY, "reviewed_on": _DAY},
    "nominal_name": {"name": "Invented Person"},
    "nominal_order": {"kind": "SHPO", "made_on": _DAY},
    "notification_period": {
        "disposal": "LIFE", "relevant_on": _DAY, "explanation": "No end.", "recorded_at": LONG_AGO,
        "recorded_by": _SOMEBODY,
    },
    "notified_particular": {"position": 0, "kind": "PASSPORT", "text": "1"},
    "order_change": {
        "step": "RECORDED", "from_day": _DAY, "reason": "So.", "recorded_at": LONG_AGO, "recorded_by": _SOMEBODY,
    },
    "reactive_review": {
        "verdict": "KEEP", "reason": "So.", "reviews": 1, "decided_at": LONG_AGO, "decided_by": _SOMEBODY,
    },
    "started_clock": {
        "kind": "SAR", "began_at": LONG_AGO, "reason": "Asked.", "recorded_at": LONG_AGO, "recorded_by": _SOMEBODY,
    },
    "stay": {
        "premises": "1 Road", "from_day": _DAY, "to_day": _DAY, "source": "Said.", "recorded_at": LONG_AGO,
        "recorded_by": _SOMEBODY,
    },
    "transfer": {
        "kind": "FORCE_OUT", "state": "WITHDRAWN", "other_force": "Elsewhere", "reference": "R", "name": "Somebody",
        "risk_level": "LOW", "mode_before": "ACTIVE", "reason": "So.", "proposed_at": LONG_AGO,
        "proposed_by": _SOMEBODY, "decided_at": LONG_AGO, "decided_by": _SOMEBODY, "decision": "So.",
    },
    "obligation": {
        "kind": "VISIT_ROUTINE", "opened_at": LONG_AGO, "due_at": LONG_AGO, "recorded_at": LONG_AGO,
        "superseded_at": LONG_AGO, "basis": LONG_AGO, "explanation": "Because.",
    },
    "mode_change": {
        "previous_mode": "ACTIVE", "mode": "CUSTODY", "from_day": _DAY, "reason": "Arrested.", "decided_at": LONG_AGO,
        "decided_by": _SOMEBODY,
    },
    "notification": {"kind": "ANNUAL", "details": "All.", "recorded_at": LONG_AGO, "recorded_by": _SOMEBODY},
    "risk_decision": {
        "previous_level": "LOW", "level": "HIGH", "reason": "News.", "decided_at": LONG_AGO, "decided_by": _SOMEBODY,
    },
    "visit_interval": {
        "months": 2, "is_longer": False, "reason": "News.", "proposed_at": LONG_AGO, "proposed_by": _SOMEBODY,
    },
    "pause": {"kind": "CUSTODY", "from_day": _DAY, "source": "told", "recorded_at": LONG_AGO},
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

# Which records of the same nominal a record hangs under, by the column that names each.
_UNDER = {
    "arms_factor": {"assessment": "arms_assessment"},
    "arms_evidence": {"assessment": "arms_assessment", "factor": "arms_factor"},
    "notified_particular": {"notification": "notification"},
    "plan_trigger": {"plan": "plan"},
    "contingency": {"plan": "plan"},
    "plan_action": {"plan": "plan", "contingency": "contingency"},
    "statement_factor": {"statement": "visit_statement"},
    "trigger_answer": {"trigger": "plan_trigger"},
}

_BY = {
    "arms_applicability": "decided_by",
    "attempt_decision": "decided_by",
    "tool_result": "recorded_by",
    "visit_review": "by_id",
}


# What others hang under, made first.
_FIRST = ("arms_assessment", "arms_factor", "notification", "plan", "plan_trigger", "contingency", "visit_statement")


@dataclass(frozen=True)
class Records:
    """Two units, three officers, some nominals; each has a visit and a condition for parts to belong to."""

    units: tuple[UUID, ...]
    officers: tuple[UUID, ...]
    nominals: tuple[UUID, ...]
    policy: UUID
    principal: UUID
    visits: dict[UUID, UUID] = field(default_factory=dict)
    orders: dict[UUID, UUID] = field(default_factory=dict)
    conditions: dict[UUID, UUID] = field(default_factory=dict)
    first: dict[tuple[str, UUID], UUID] = field(default_factory=dict)  # of each table and nominal
    counts: Counter[tuple[str, UUID]] = field(default_factory=Counter)

    @staticmethod
    async def some(owner: Owner, nominals: int = 3) -> "Records":
        """A scene as the owner; a second call makes a second scene in the same force."""
        if not await owner.fetchval("select true from doorstep.force where force_id = $1", FORCE):
            await make_force(owner)
        units = tuple([await make_unit(owner) for _ in range(2)])
        officers = tuple([await make_officer(owner, units[number % 2]) for number in range(3)])
        known = [await make_nominal(owner, units[number % 2], officers[number % 3]) for number in range(nominals)]
        policy = (await make_visit_policy(owner))["LOW"]
        teller = await make_principal(owner, Role.OFFENDER_MANAGER, officer_id=officers[0])
        made = Records(units, officers, tuple(known), policy, teller.id)
        for nominal in made.nominals:
            made.visits[nominal] = await made.add(owner, "visit", nominal)
            made.orders[nominal] = await made.add(owner, "nominal_order", nominal)
            made.conditions[nominal] = await made.add(owner, "order_condition", nominal)
            for table in _FIRST:
                await made.add(owner, table, nominal)
        return made

    async def add(self, connection: Any, table: str, nominal: UUID, **said: Any) -> UUID:
        """One more record of a kind about a nominal, by whoever has the connection."""
        self.counts[table, nominal] += 1
        if table == "visit_writeup" and self.counts[table, nominal] > 2:  # both kinds of write-up are there
            said = {"visit_id": await self.add(connection, "visit", nominal)} | said
        if table == "visit_pairing":
            one, other = sorted([await self.add(connection, "visit", nominal) for _ in range(2)])
            said = {"one_id": one, "other_id": other} | said
        values = _SHAPES[table] | self._places(table, nominal) | self._parents(table, nominal) | said
        key = await insert(connection, table, **values)
        self.first.setdefault((table, nominal), key)
        return key

    def _parents(self, table: str, nominal: UUID) -> dict[str, Any]:
        """What a record of a plan or an assessment hangs under, and who signed it."""
        officer, number = self.officers[0], self.counts[table, nominal]
        under = {f"{name}_id": self.first[place, nominal] for name, place in _UNDER.get(table, {}).items()}
        if table in ("arms_assessment", "plan"):
            ended = {"state": "RETURNED", "submitted_at": LONG_AGO, "decided_at": LONG_AGO}
            ended |= {"priority": "LOW"} if table == "arms_assessment" else {}
            return {"number": number, "author_id": officer} | (ended if number > 1 else {})
        own: dict[str, dict[str, Any]] = {
            "arms_factor": {"factor": list(ArmsFactor)[number % len(ArmsFactor)].value},
            "plan_action": {"visit_id": self.visits.get(nominal)},
            "transfer": {"from_owner_id": officer, "from_unit_id": self.units[0]},
            "visit_attachment": {"principal_id": self.principal},
            "visit_writeup": {"keyed_by": officer, "what": ("VISIT", "BREACH")[number % 2]},
        }
        return under | own.get(table, {_BY[table]: officer} if table in _BY else {})

    def _places(self, table: str, nominal: UUID) -> dict[str, Any]:
        about = {"visit_id": self.visits.get(nominal)} if table in PARTS_OF_VISIT else {"nominal_id": nominal}
        match table:
            case "assignment":
                return about | {"owner_id": self.officers[0], "unit_id": self.units[0]}
            case "obligation":
                return about | {"owner_id": self.officers[0], "unit_id": self.units[0], "policy_row_id": self.policy}
            case "order_condition" | "order_change":
                return about | {"order_id": self.orders[nominal]}
            case "visit":
                return about | {"officer_id": self.officers[0], "second_officer_id": self.officers[1]}
            case "condition_check":
                return about | {"condition_id": self.conditions[nominal]}
        return about
