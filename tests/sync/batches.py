"""Batches as phones might send them, good and bad, as plain data; and what they leave behind in a database.

Ids are drawn in the data too, so that the same batches can be sent to two databases and the two be compared.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final
from uuid import UUID

import orjson
from hypothesis import strategies as st
from joserfc.jwk import ECKey

from api.writing import json_bytes
from tests.makers import (
    OTHER_FORCE,
    insert,
    make_baseline,
    make_force,
    make_nominal,
    make_officer,
    make_plan,
    make_unit,
)
from tests.sync.conftest import NOW, Scene
from tests.sync.phone import Phone, Saved, record_visit

BATCHES_MAX: Final = 3
STEPS_MAX: Final = 12
POISON = "What no table takes."


@dataclass(frozen=True)
class Step:
    """One element of a batch: a visit of a nominal, changed in one way or left as it is."""

    nominal: int
    hours: int
    outcome: str
    change: str
    other: int  # which earlier visit or submission a change speaks of


_STATEMENT = {
    "text": "New laptop on the table.",
    "basis": "FACT_OBSERVED",
    "subjectCategory": "CONVICTED",
    "factors": [{"factor": "OPPORTUNITY", "direction": "UP"}, {"factor": "POSITIVE_ROUTINE", "direction": "SAME"}],
}
_OPERATIONS = {"unknown operation": "RecordDream", "rework": "ReworkVisit"}
# What makes a whole batch go one by one, or ends it, is rare, so that most are taken in together.
_CHANGES = (
    *["none"] * 12,
    *[
        "rooms",
        "checks",
        "breach",
        "statements",
        "triggers",
        "colleague",
        "announced",
        "nonsense",
        "unknown nominal",
        "too long",
        "no offset",
    ]
    * 2,
    *["rework"] * 3,
    *["same visit", "same visit id", "same element", "same submission id", "another author", "another key"] * 2,
    *["no seal", "unknown operation", "no envelope", "poison", "no policy", "gap", "fork"],
)
steps = st.builds(
    Step,
    nominal=st.sampled_from([0, 0, 0, 0, 1, 1, 2, 3, 4]),
    # A few hours apart, so that visits fall on the same instant; negative: in the future.
    hours=st.one_of(st.integers(-3, 5), st.sampled_from([24, 400, 8_000, 30_000])),
    outcome=st.sampled_from(["SUCCESSFUL", "SUCCESSFUL", "SUCCESSFUL", "NO_REPLY"]),
    change=st.sampled_from(_CHANGES),
    other=st.integers(0, STEPS_MAX),
)
batches = st.lists(st.lists(steps, min_size=1, max_size=STEPS_MAX), min_size=1, max_size=BATCHES_MAX)


@dataclass
class World:
    """Who and what the batches speak of."""

    nominals: list[UUID]
    without_policy: UUID
    condition: UUID
    trigger: UUID


async def make_world(scene: Scene) -> World:
    """Nominals of every kind: one's own, given away, restricted, of no policy, under no visits, of another force."""
    owner, officer = scene.owner, scene.officer.officer_id
    await owner.execute(f"alter table doorstep.visit add constraint visit_poison_check check (notes <> '{POISON}')")
    await owner.execute("delete from doorstep.policy_row where risk_level = 'VERY_HIGH'")
    west = await make_unit(owner, name="SOMU West")
    stranger = await make_officer(owner, west)
    given_away = await make_nominal(owner, west, stranger)
    await owner.execute(
        "update doorstep.assignment set since = $1 where nominal_id = $2", NOW - timedelta(hours=2), given_away
    )
    await insert(
        owner,
        "assignment",
        nominal_id=given_away,
        owner_id=officer,
        unit_id=scene.unit,
        since=NOW - timedelta(days=900),
        until=NOW - timedelta(hours=2),
    )
    await make_force(owner, OTHER_FORCE, "Another force")
    abroad = await make_unit(owner, force_id=OTHER_FORCE)
    theirs = await make_officer(owner, abroad, force_id=OTHER_FORCE)
    order = await insert(owner, "nominal_order", nominal_id=scene.nominal, kind="SHPO", made_on=NOW.date())
    condition = await insert(
        owner,
        "order_condition",
        order_id=order,
        nominal_id=scene.nominal,
        kind="DEVICE",
        text="Shows every device on request.",
        position="1",
    )
    nominals = [
        scene.nominal,
        given_away,
        await scene.make_nominal(scene.colleague, restricted=True),
        await scene.make_nominal(management_mode="REACTIVE"),
        await make_nominal(owner, abroad, theirs, force_id=OTHER_FORCE),
    ]
    await make_baseline(owner)
    trigger = await make_plan(owner, scene.nominal, officer)
    return World(nominals, await scene.make_nominal(risk_level="VERY_HIGH"), condition, trigger)


class Writer:
    """Turns steps into the elements that a phone sends. What was written before can be spoken of again."""

    def __init__(self, scene: Scene, world: World, phone: Phone) -> None:
        self._scene = scene
        self._world = world
        self._phone = phone
        self._payloads: list[dict[str, Any]] = []
        self._elements: list[Any] = []
        self._seq, self._prev = 0, None

    def batch(self, batch: Sequence[Step]) -> list[Any]:
        return [self._element(step) for step in batch]

    def _element(self, step: Step) -> Any:
        if step.change == "same element" and self._elements:
            return self._earlier(self._elements, step)
        if step.change == "no envelope":
            return {"seq": step.other}
        saved = self._save(step)
        element: dict[str, Any] = {
            "id": str(saved.id),
            "seq": self._seq + (2 if step.change == "gap" else 1),
            "prevId": str(UUID(int=1)) if step.change == "fork" else self._prev,
            "op": "RecordVisit",
            "opVersion": saved.op_version,
            "at": saved.at.isoformat(),
            "sealed": "no.seal" if step.change == "no seal" else saved.sealed,
        }
        if step.change == "same submission id" and self._elements:
            element["id"] = self._earlier(self._elements, step)["id"]
        self._elements.append(element)
        if step.change not in ("gap", "fork"):
            self._seq, self._prev = element["seq"], element["id"]
        return element

    def _save(self, step: Step) -> Saved:
        payload = self._payload(step)
        author = self._scene.colleague.id if step.change == "another author" else None
        operation = _OPERATIONS.get(step.change, "RecordVisit")
        key = self._phone.key
        if step.change == "another key":
            self._phone.key = ECKey.generate_key("P-256")
        version = 2 if {"statements", "triggerAnswers"} & set(payload) else 1
        saved = self._phone.save(payload, op=operation, author=author, version=version)
        self._phone.key = key
        return saved

    def _payload(self, step: Step) -> Any:
        at = NOW - timedelta(hours=step.hours)
        payload = record_visit(self._world.nominals[step.nominal], at, outcome=step.outcome)
        if step.change in ("same visit", "same visit id") and self._payloads:
            earlier = self._earlier(self._payloads, step)
            return earlier if step.change == "same visit" else payload | {"visitId": earlier["visitId"]}
        if step.change == "rework":
            of = self._earlier(self._payloads, step) if self._payloads else payload
            return {name: of[name] for name in ("visitId", "nominalId")} | {"comment": f"His sister, {step.hours}."}
        payload |= self._changed(step)
        self._payloads.append(payload)
        return {"nonsense": True} if step.change == "nonsense" else payload

    def _changed(self, step: Step) -> dict[str, Any]:
        checks = [{"conditionId": str(self._world.condition), "result": "COMPLIED"}]
        people = [{"name": "A. Person", "relationship": "sister", "isChild": False}]
        devices = [{"kind": "Phone", "description": "Old", "permitted": "NO", "examined": True}]
        answers = [
            {"triggerId": str(self._world.trigger), "happened": step.hours % 2 == 0, "action": "Told probation."}
        ]
        changes: dict[str, dict[str, Any]] = {
            "breach": {"conditionChecks": [checks[0] | {"result": "SUSPECTED_BREACH"}]},
            "statements": {"statements": [_STATEMENT, _STATEMENT | {"factors": []}]},
            "triggers": {"triggerAnswers": answers},
            "rooms": {"rooms": [{"name": "Kitchen", "seen": True}, {"name": "Loft", "seen": False}], "people": people},
            "checks": {"conditionChecks": checks, "devices": devices},
            "colleague": {"secondOfficerId": str(self._scene.colleague.officer_id)},
            "announced": {"announced": True, "crewMode": "SINGLE_UNAUTHORISED"},
            "poison": {"notes": POISON},
            "no policy": {"nominalId": str(self._world.without_policy)},
            "unknown nominal": {"nominalId": str(UUID(int=7))},
            "too long": {"notes": "x" * 4_001},
            "no offset": {"startedAt": "2026-03-10T12:00:00"},
        }
        return changes.get(step.change, {})

    def _earlier(self, things: list[Any], step: Step) -> Any:
        return things[step.other % len(things)]


# What is written without an id of its own is compared by the rest; a ticket's number and a time of day differ.
_LEFT_BEHIND = {
    "visit": "to_jsonb(t)",
    **dict.fromkeys(
        ["visit_person", "visit_room", "visit_device", "condition_check", "visit_statement", "trigger_answer"],
        "to_jsonb(t) - 'id'",
    ),
    "visit_review": "to_jsonb(t) - 'id'",
    "statement_factor": "to_jsonb(t) - 'id' - 'statement_id'",
    "plan_action": "to_jsonb(t) - 'id'",
    "obligation": "to_jsonb(t) - 'id' - case when kind = 'PLAN_ACTION' then 'opened_by' else '' end",
    "nominal": "to_jsonb(t)",
    "order_condition": "to_jsonb(t)",
    "sync_mutation": "to_jsonb(t) - 'ticket' || jsonb_build_object('ticketed', ticket is not null)",
    "sync_device": "to_jsonb(t)",
    "audit_event": "to_jsonb(t) - 'at'",
    "sync_row": "to_jsonb(t) - 'ticket' - 'marked_at' - case when entity = 'obligation' then 'id' else '' end",
}


async def left_behind(scene: Scene) -> dict[str, list[str]]:
    """Everything that the batches left in the database."""
    found = {}
    for table, shown in _LEFT_BEHIND.items():
        rows = await scene.owner.fetch(f"select ({shown})::text as said from doorstep.{table} t")
        found[table] = sorted(row["said"] for row in rows)
    return found


async def wrong_versions(scene: Scene) -> list[Any]:
    """Applied visits whose receipt names another version than a pull would show; what was added since marks anew."""
    return await scene.rows(
        "select m.id from doorstep.sync_mutation m join doorstep.visit v on v.submission_id = m.id"
        " join doorstep.nominal n on n.force_id = v.force_id and n.id = v.nominal_id"
        " left join doorstep.sync_row r on r.entity = 'visit' and r.id = v.id and r.scope = 'caseload:' || n.owner_id"
        " where m.state = 'APPLIED' and (r.ticket is null or m.ticket is null or m.ticket > r.ticket or ("
        "  m.ticket < r.ticket and not exists ("
        "   select from doorstep.visit_review s where s.visit_id = v.id and s.step = 'REWORKED')))"
    )


def answered(results: Sequence[Any]) -> list[Any]:
    """What phones were told, but for the number of the version."""
    told = orjson.loads(json_bytes(results))
    for result in told:
        for receipt in result["results"]:
            receipt["version"] = receipt["version"] is not None
    return list(told)
