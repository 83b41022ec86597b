"""Two officers record one visit with no signal: one visit, two records, nothing overwritten, each counted once."""

import itertools
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

import pytest

from api.identity.principal import Principal
from api.nominals.desk import Done, Refused
from api.values import new_id
from api.visits import reviews
from api.visits.following import ReviewStep, ReviewVisit
from api.visits.joining import Verdict
from api.visits.pairing import DecidePairing, decide_pairing
from tests.makers import make_baseline
from tests.sync.conftest import NOW, Scene
from tests.sync.phone import Phone, record_visit

_CHAIN = (
    "select opened_at, basis, due_at, met_at, opened_by, met_by from doorstep.obligation"
    " where nominal_id = $1 and kind = 'VISIT_ROUTINE' and superseded_at is null order by opened_at"
)
# A review counts from when the visit arrived, a decision about attempts from the attempt that arrived second.
_OWED = (
    "select kind, case when kind not in ('SUP_REVIEW', 'S96B') then due_at end as due_at from doorstep.obligation"
    " where nominal_id = $1"
    " and kind <> 'VISIT_ROUTINE' and superseded_at is null and cancelled_at is null order by kind, due_at"
)
_TRIED = "select count(*) from doorstep.visit where nominal_id = $1 and outcome <> 'SUCCESSFUL' and joined_to is null"


@dataclass
class Pair:
    """Two officers who go together, each with a phone."""

    scene: Scene
    phones: dict[UUID, Phone] = field(default_factory=dict)

    async def tell(
        self, by: Principal, along: Principal | None, at: datetime, nominal: UUID | None = None, **said: Any
    ) -> UUID:
        phone = self.phones.get(by.id) or await self.scene.phone(by)
        self.phones[by.id] = phone
        payload = record_visit(nominal or self.scene.nominal, at, **said)
        payload["secondOfficerId"] = str(along.officer_id) if along is not None else None
        phone.save(payload, version=2)
        await phone.push()
        return UUID(payload["visitId"])

    async def standing(self, nominal: UUID | None = None) -> dict[str, Any]:
        key, rows = nominal or self.scene.nominal, self.scene.rows
        names = await rows("select id, notes, joined_to from doorstep.visit where nominal_id = $1", key)
        name = {row["id"]: row["notes"] for row in names} | {None: None}
        chain = [row | {part: name[row[part]] for part in ("opened_by", "met_by")} for row in await rows(_CHAIN, key)]
        [nominal_row] = await rows("select last_successful_visit_at from doorstep.nominal where id = $1", key)
        return {
            "visits": sorted((row["notes"], name[row["joined_to"]]) for row in names),
            "chain": chain,
            "owed": await rows(_OWED, key),
            "tried": (await rows(_TRIED, key))[0]["count"],
            "seen": nominal_row["last_successful_visit_at"],
        }


@pytest.fixture
async def pair(scene: Scene) -> Pair:
    await make_baseline(scene.owner)
    return Pair(scene)


def ask(pair: Pair, one: UUID, other: UUID, verdict: Verdict, lead: UUID | None = None) -> DecidePairing:
    return DecidePairing(
        id=new_id(), visit_id=one, other_visit_id=other, verdict=verdict, lead_id=lead, note="Asked them both."
    )


async def decide(pair: Pair, one: UUID, other: UUID, verdict: Verdict, lead: UUID | None = None) -> None:
    outcome = await decide_pairing(pair.scene.services, pair.scene.supervisor, ask(pair, one, other, verdict, lead))
    assert isinstance(outcome, Done), outcome


async def test_two_officers_records_are_one_visit_with_both_kept_and_counted_once(pair: Pair) -> None:
    scene = pair.scene
    first = await pair.tell(scene.officer, scene.colleague, NOW - timedelta(hours=9), notes="He was calm.")
    second = await pair.tell(scene.colleague, scene.officer, NOW - timedelta(hours=9, minutes=-4), notes="He shook.")

    rows = await scene.rows("select id, notes, joined_to, officer_id from doorstep.visit order by started_at")
    assert [(row["id"], row["notes"], row["joined_to"]) for row in rows] == [
        (first, "He was calm.", None),
        (second, "He shook.", first),
    ]
    assert len({row["officer_id"] for row in rows}) == 2
    chain = (await pair.standing())["chain"]
    assert [link["met_by"] for link in chain] == ["He was calm.", None]
    live = await scene.rows("select kind from doorstep.obligation where superseded_at is null and cancelled_at is null")
    assert sorted(row["kind"] for row in live) == ["SUP_REVIEW", "VISIT_RECORD", "VISIT_ROUTINE", "VISIT_ROUTINE"]
    assert await scene.rows("select 1 from doorstep.visit_pairing where likeness = 'SAME' and not outcomes_differ")


async def test_each_phone_gets_both_records_and_what_joins_them(pair: Pair) -> None:
    scene = pair.scene
    first = await pair.tell(scene.officer, scene.colleague, NOW - timedelta(minutes=30))
    await pair.phones[scene.officer.id].pull()
    second = await pair.tell(scene.colleague, scene.officer, NOW - timedelta(minutes=40))

    phone = pair.phones[scene.officer.id]
    await phone.pull()

    joined = {document["id"]: document["joinedTo"] for document in phone.documents("visit")}
    assert joined == {str(first): str(second), str(second): None}


async def test_the_same_records_leave_the_same_behind_in_whatever_order_they_arrive(pair: Pair) -> None:
    scene, chance = pair.scene, Random(35)
    people = (scene.officer, scene.colleague, scene.supervisor)
    outcomes = ("SUCCESSFUL", "SUCCESSFUL", "NO_REPLY", "ENTRY_REFUSED")
    for trial in range(12):
        told = [
            (by, along, NOW - timedelta(days=9, minutes=minutes), chance.choice(outcomes), str(minutes))
            for minutes in chance.sample(range(90), chance.choice((2, 3)))
            for by, along in [chance.sample(people, 2)]
        ]
        left = []
        for order in itertools.permutations(told):
            nominal = await scene.make_nominal()
            for by, along, at, outcome, notes in order:
                await pair.tell(by, along, at, nominal, outcome=outcome, notes=notes)
            left.append(await pair.standing(nominal))
        for part in left[0]:
            for each in left:
                assert each[part] == left[0][part], (trial, part, told)


async def test_one_push_leaves_what_two_leave(pair: Pair) -> None:
    """Both records in one batch, as a colleague's phone delivers them: decided in memory, one after the other."""
    scene = pair.scene
    held = await scene.make_nominal()
    phone = await scene.phone(scene.officer)
    for minutes, notes in ((10, "a"), (40, "b")):
        payload = record_visit(held, NOW - timedelta(minutes=minutes), notes=notes)
        payload["secondOfficerId"] = str(scene.colleague.officer_id)
        phone.save(payload, version=2)
    await phone.push()

    await pair.tell(scene.colleague, scene.officer, NOW - timedelta(minutes=12), held, notes="c")

    assert (await pair.standing(held))["visits"] == [("a", "c"), ("b", None), ("c", None)]


async def test_parting_undoes_joining_and_joining_undoes_parting(pair: Pair) -> None:
    scene = pair.scene
    alone = await pair.tell(scene.officer, scene.colleague, NOW - timedelta(days=3), notes="one")
    before = await pair.standing()
    other = await pair.tell(scene.colleague, scene.officer, NOW - timedelta(days=3, minutes=5), notes="two")
    joined = await pair.standing()

    await decide(pair, alone, other, Verdict.PARTED)
    parted = await pair.standing()
    await decide(pair, other, alone, Verdict.JOINED)

    assert [link["met_by"] for link in before["chain"]] == ["one", None]
    assert [link["met_by"] for link in joined["chain"]] == ["two", None]
    assert [link["met_by"] for link in parted["chain"]] == ["two", "one", None]
    assert [row["kind"] for row in parted["owed"]] == ["SUP_REVIEW", "SUP_REVIEW", "VISIT_RECORD", "VISIT_RECORD"]
    assert await pair.standing() == joined


async def test_likely_ones_wait_for_a_supervisor_and_count_as_two_until_then(pair: Pair) -> None:
    scene = pair.scene
    one = await pair.tell(scene.officer, None, NOW - timedelta(days=2), outcome="NO_REPLY", notes="one")
    other = await pair.tell(
        scene.colleague, scene.officer, NOW - timedelta(days=2, minutes=-9), outcome="NO_REPLY", notes="two"
    )
    asked = await scene.rows("select likeness, verdict from doorstep.visit_pairing")
    before = await pair.standing()

    await decide(pair, one, other, Verdict.JOINED)
    after = await pair.standing()

    assert asked == [{"likeness": "MAYBE", "verdict": None}]
    assert (before["tried"], after["tried"]) == (2, 1)
    # The second attempt demanded a decision, and there was no second attempt.
    assert "S96B" in {row["kind"] for row in before["owed"]}
    assert "S96B" not in {row["kind"] for row in after["owed"]}


async def test_what_they_disagree_on_is_put_before_the_supervisor_and_the_one_that_succeeded_counts_until_then(
    pair: Pair,
) -> None:
    scene = pair.scene
    failed = await pair.tell(
        scene.officer, scene.colleague, NOW - timedelta(hours=5), outcome="NO_REPLY", notes="failed"
    )
    seen = await pair.tell(scene.colleague, scene.officer, NOW - timedelta(hours=5), notes="seen")
    [noticed] = await scene.rows("select outcomes_differ, verdict from doorstep.visit_pairing")
    disputed = await pair.standing()

    await decide(pair, failed, seen, Verdict.JOINED, lead=failed)
    settled = await pair.standing()

    assert noticed == {"outcomes_differ": True, "verdict": None}
    assert disputed["visits"] == [("failed", "seen"), ("seen", None)]
    assert [link["met_by"] for link in disputed["chain"]] == ["seen", None]
    assert settled["visits"] == [("failed", None), ("seen", "failed")]
    assert [link["met_by"] for link in settled["chain"]] == [None]
    assert (disputed["tried"], settled["tried"]) == (0, 1)
    assert settled["seen"] is None


async def test_a_review_of_either_record_is_the_visits_and_neither_officer_gives_it(pair: Pair) -> None:
    scene = pair.scene
    first = await pair.tell(scene.officer, scene.colleague, NOW - timedelta(hours=1))
    second = await pair.tell(scene.colleague, scene.officer, NOW - timedelta(hours=1))
    assert first != second

    outcome = await reviews.review(
        scene.services, scene.supervisor, ReviewVisit(id=new_id(), visit_id=second, step=ReviewStep.REVIEWED)
    )

    assert isinstance(outcome, Done)
    assert await scene.rows("select 1 from doorstep.obligation where kind = 'SUP_REVIEW' and met_at is not null")
    again = await reviews.review(
        scene.services, scene.supervisor, ReviewVisit(id=new_id(), visit_id=first, step=ReviewStep.REVIEWED)
    )
    assert isinstance(again, Refused)


@pytest.mark.parametrize("case", ["officer", "same officer", "no note", "unknown", "lead", "four eyes"])
async def test_what_makes_no_sense_is_refused_in_words_and_changes_nothing(pair: Pair, case: str) -> None:
    scene = pair.scene
    one = await pair.tell(scene.officer, None, NOW - timedelta(hours=1))
    two = await pair.tell(scene.officer if case == "same officer" else scene.colleague, None, NOW)
    by_supervisor = await pair.tell(scene.supervisor, None, NOW)
    who = scene.officer if case == "officer" else scene.supervisor
    command = DecidePairing(
        id=new_id(),
        visit_id=one,
        other_visit_id={"unknown": new_id(), "four eyes": by_supervisor}.get(case, two),
        verdict=Verdict.JOINED,
        lead_id=new_id() if case == "lead" else None,
        note="" if case == "no note" else "Asked.",
    )

    outcome = await decide_pairing(scene.services, who, command)

    codes = {
        "officer": "NOT_SUPERVISOR",
        "same officer": "SAME_OFFICER",
        "no note": "REQUIRED",
        "unknown": "UNKNOWN_RECORD",
        "lead": "UNKNOWN_RECORD",
        "four eyes": "FOUR_EYES",
    }
    assert isinstance(outcome, Refused)
    assert codes[case] in {error.code for error in outcome.errors}
    assert not await scene.rows("select 1 from doorstep.visit where joined_to is not null")
