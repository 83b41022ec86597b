"""A trigger that happened at a visit is an event to whoever works with the plan, says nothing of it, and comes once."""

import random
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
import pytest_asyncio
from sqlalchemy import text

from api.identity.organisation import AgencyKind
from api.identity.principal import Principal
from api.nominals.commands import ManagementMode, RiskLevel
from api.sharing import content, store
from api.sharing.agreement import AgreedRows, covers
from api.sharing.words import SharedField, WithheldCategory
from api.sync.tables import MutationState
from api.values import new_id
from api.visits.commands import RecordVisit, TriggerAnswer, VisitOutcome, VisitRecorded, VisitType
from api.visits.service import submit
from tests.makers import FORCE, insert, make_plan
from tests.sharing.conftest import Town, agreed
from tests.sync.conftest import NOW
from tests.sync.phone import Phone, record_visit

_QUEUE = "{ partnerEvents(first: 50) { nodes { id eventType subjectRef nodeId occurredAt } } }"
_ITEM = "query Item($id: ID!) { sharedItem(id: $id) { name } }"
_COVERS = text("select doorstep.agreement_covers(:force, :agreement, :nominal)")
_AT = NOW - timedelta(hours=1)


@dataclass
class Door:
    """A nominal whose plan has two triggers, and who visits them."""

    town: Town
    nominal: UUID
    triggers: tuple[UUID, ...]
    phones: dict[UUID, Phone] = field(default_factory=dict)

    async def phone(self, by: Principal | None = None) -> Phone:
        who = by or self.town.officer
        if who.id not in self.phones:
            self.phones[who.id] = await Phone(self.town.services, who).connect()
        return self.phones[who.id]

    def visit(self, *happened: bool, **said: Any) -> dict[str, Any]:
        """A visit at which these triggers, in their order, happened or did not."""
        answers = [
            {"triggerId": str(trigger), "happened": each, "action": "Told his sponsor" if each else None}
            for trigger, each in zip(self.triggers, happened, strict=False)
        ]
        return record_visit(self.nominal, _AT, triggerAnswers=answers, **said)

    async def tell(self, *happened: bool, by: Principal | None = None, **said: Any) -> None:
        phone = await self.phone(by)
        phone.save(self.visit(*happened, **said), version=2)
        await phone.push()

    async def heard(self, name: str) -> list[dict[str, Any]]:
        """What an agency's queue says of plans."""
        found = (await self.town.ask(_QUEUE, caller=self.town.partners[name]))["partnerEvents"]["nodes"]
        return [event for event in found if event["eventType"] == "PLAN_TOUCHED"]


@pytest_asyncio.fixture
async def door(town: Town) -> Door:
    nominal = await town.nominal(name="Covered Person")
    first = await make_plan(town.owner, nominal, town.officer.officer_id, also=("Is rejected",))
    second = UUID(str(await town.owner.fetchval("select id from doorstep.plan_trigger where text = 'Is rejected'")))
    await town.agency("Probation", AgencyKind.PROBATION)
    return Door(town, nominal, (first, second))


async def test_probation_hears_of_a_relapse_told_to_a_phone_with_no_signal(door: Door) -> None:
    """Acceptance scenario 5: alcohol and rejection, both triggers of the plan; the phone was away for nine hours."""
    await door.town.agree("Probation")
    phone = await door.phone()
    phone.save(door.visit(True, True, notes="He said that she left him."), version=2)
    assert await door.heard("Probation") == []
    door.town.clock.pass_(hours=9)

    (receipt,) = (await phone.push()).results

    assert receipt.state is MutationState.APPLIED
    (event,) = await door.heard("Probation")
    assert set(event) == {"id", "eventType", "subjectRef", "nodeId", "occurredAt"}
    assert (event["subjectRef"] is not None, event["nodeId"]) == (True, None)
    for personal in (door.nominal, *door.triggers, "Covered", "rejected", "sponsor", "left him"):
        assert str(personal) not in str(event)


async def test_it_is_told_once_however_often_the_visit_is_sent(door: Door) -> None:
    await door.town.agree("Probation")
    phone = await door.phone()
    phone.save(door.visit(True), version=2)

    await phone.push(lose_answer=True)
    await phone.push(lose_answer=True)
    await phone.replay()
    await phone.push()

    assert len(await door.heard("Probation")) == 1


async def test_a_visit_told_at_a_desk_twice_is_one_event_too(door: Door) -> None:
    await door.town.agree("Probation")
    answers = (TriggerAnswer(door.triggers[0], True, action="Told"), TriggerAnswer(door.triggers[1], False))
    command = RecordVisit(
        visit_id=new_id(), nominal_id=door.nominal, visit_type=VisitType.ROUTINE, outcome=VisitOutcome.SUCCESSFUL,
        started_at=_AT, trigger_answers=answers,
    )  # fmt: skip
    key = new_id()

    for _ in range(2):
        answer = await submit(door.town.services, door.town.officer, command, submission_id=key)
        assert isinstance(answer, VisitRecorded)

    assert len(await door.heard("Probation")) == 1


async def test_two_officers_records_of_one_visit_are_one_event(door: Door) -> None:
    town = door.town
    await town.agree("Probation")

    await door.tell(False, True, secondOfficerId=str(town.supervisor.officer_id))
    await door.tell(True, True, by=town.supervisor, secondOfficerId=str(town.officer.officer_id))

    assert await town.owner.fetchval("select count(*) from doorstep.visit where joined_to is not null") == 1
    assert len(await door.heard("Probation")) == 1


async def test_a_relapse_that_only_the_second_officer_tells_of_is_told(door: Door) -> None:
    town = door.town
    await town.agree("Probation")

    await door.tell(False, False, secondOfficerId=str(town.supervisor.officer_id))
    assert await door.heard("Probation") == []
    await door.tell(False, True, by=town.supervisor, secondOfficerId=str(town.officer.officer_id))

    assert await town.owner.fetchval("select count(*) from doorstep.visit where joined_to is not null") == 1
    assert len(await door.heard("Probation")) == 1


async def test_each_visit_at_which_something_happened_is_an_event_and_no_other_visit(door: Door) -> None:
    await door.town.agree("Probation")
    phone = await door.phone()
    phone.save(door.visit(True, False), version=2)
    phone.save(record_visit(door.nominal, _AT - timedelta(days=9)), version=2)
    phone.save(record_visit(door.nominal, _AT - timedelta(days=8), triggerAnswers=[]), version=2)
    phone.save(door.visit(True, True) | {"startedAt": (_AT - timedelta(days=7)).isoformat()}, version=2)
    phone.save(door.visit(False, False) | {"startedAt": (_AT - timedelta(days=6)).isoformat()}, version=2)

    await phone.push()

    events = await door.heard("Probation")
    assert len(events) == 2
    assert len({event["subjectRef"] for event in events}) == 1


async def test_only_agencies_whose_agreement_covers_them_and_shows_the_plan_hear_of_it(door: Door) -> None:
    town = door.town
    withheld = {SharedField.TRIGGERS: WithheldCategory.NOT_NECESSARY}
    for name, hidden, rows in (
        ("Probation", {}, AgreedRows(districts=("Ashby",))),
        ("Level alone", withheld, AgreedRows(districts=("Ashby",))),
        ("Other district", {}, AgreedRows(districts=("Westby",))),
        ("Other level", {}, AgreedRows(risk_levels=(RiskLevel.HIGH,))),
        ("Children", {}, AgreedRows(with_children=True)),
        ("Ended", {}, AgreedRows(districts=("Ashby",))),
    ):
        if name not in town.agencies:
            await town.agency(name)
        await town.agree(name, hidden, rows=(rows,))
    await town.agency("No agreement")
    await town.owner.execute(
        "update doorstep.agreement set ended_at = now(), ended_by = $2, end_reason = 'Left' where agency_id = $1",
        town.agencies["Ended"],
        town.dpo.id,
    )

    await door.tell(True)

    assert {name: len(await door.heard(name)) for name in town.agencies} == dict.fromkeys(town.agencies, 0) | {
        "Probation": 1
    }


async def test_a_newer_agreement_that_withholds_the_plan_is_the_one_that_counts(door: Door) -> None:
    await door.town.agree("Probation")
    await door.town.agree("Probation", {SharedField.TRIGGERS: WithheldCategory.NOT_NECESSARY})

    await door.tell(True)

    assert await door.heard("Probation") == []


async def test_nobody_hears_of_somebody_restricted(door: Door) -> None:
    await door.town.agree("Probation")
    await door.town.owner.execute("update doorstep.nominal set restricted = true where id = $1", door.nominal)

    await door.tell(True)

    assert await door.town.owner.fetchval("select count(*) from doorstep.trigger_answer") == 1
    assert await door.heard("Probation") == []


async def test_it_names_what_the_agency_was_told_last_of_them(door: Door) -> None:
    town = door.town
    await town.agree("Probation")
    await town.share(door.nominal, "Probation")
    town.clock.pass_(minutes=5)
    last = await town.share(door.nominal, "Probation")

    await door.tell(True)

    (event,) = await door.heard("Probation")
    assert event["nodeId"] == str(last)
    item = await town.ask(_ITEM, {"id": event["nodeId"]}, caller=town.partners["Probation"])
    assert item == {"sharedItem": {"name": "Covered Person"}}


async def test_a_visit_that_could_not_be_kept_is_no_event(door: Door) -> None:
    await door.town.agree("Probation")
    phone = await door.phone()
    phone.save(door.visit(True, outcome="WENT_WELL"), version=2)

    (receipt,) = (await phone.push()).results

    assert receipt.state is MutationState.QUARANTINED
    assert await door.heard("Probation") == []


def _any_line(chance: random.Random) -> AgreedRows:
    return AgreedRows(
        districts=tuple(chance.sample(["Ashby", "Westby", "Nowhere"], chance.choice([0, 1, 2]))),
        risk_levels=tuple(chance.sample(list(RiskLevel), chance.choice([0, 1, 3]))),
        modes=tuple(chance.sample(list(ManagementMode), chance.choice([0, 1, 3]))),
        with_children=chance.random() < 0.3,
    )


@pytest.mark.parametrize("seed", range(3))
async def test_the_database_covers_whom_the_rule_covers(town: Town, seed: int) -> None:
    chance = random.Random(seed)
    nowhere = await insert(town.owner, "unit", name="Central", kind="SOMU", district=None)
    people = [
        await town.nominal(
            unit_id=chance.choice([town.east, town.west, nowhere]),
            risk_level=chance.choice(list(RiskLevel)),
            management_mode=chance.choice(list(ManagementMode)),
            restricted=chance.random() < 0.2,
        )
        for _ in range(24)
    ]
    for key in people:
        members = [(True, None), (True, NOW.date()), (False, None)]
        for is_child, ended in chance.sample(members, chance.choice([0, 1, 2])):
            await insert(
                town.owner, "household_member", nominal_id=key, first_name="Ida", relationship="child",
                is_child=is_child, age_band="UNDER_5" if is_child else "ADULT", lives_there=True, ended_on=ended,
            )  # fmt: skip
    agency = await town.agency("Council")
    by_rule, by_database = set(), set()

    async with town.services.database.writing(town.dpo.service_context()) as connection:
        for _ in range(30):
            lines = tuple(_any_line(chance) for _ in range(chance.choice([1, 1, 2])))
            agreement = agreed(agency, AgencyKind.CHILDRENS_SOCIAL_CARE, {}, rows=lines)
            key = await store.draft(connection, FORCE, agreement, now=town.clock.now(), by=None)
            for person in people:
                known = await content.covered(connection, FORCE, person)
                assert known is not None
                if covers(agreement, known):
                    by_rule.add((key, person))
                asked = {"force": FORCE, "agreement": key, "nominal": person}
                if await connection.scalar(_COVERS, asked):
                    by_database.add((key, person))

    assert by_database == by_rule
    assert 0 < len(by_rule) < 30 * len(people)
