"""Visits of the scene, and pairs of them that may be one."""

import itertools
import random
from datetime import timedelta
from uuid import UUID

from api.visits.commands import (
    AnnouncedReason,
    ConditionResult,
    CrewMode,
    DevicePermitted,
    VisitFlag,
    VisitOutcome,
    VisitType,
)
from tests.makers import (
    Owner,
    insert,
)
from tests.reading.scene_of_sync import NOW


async def add_visit(
    owner: Owner, chance: random.Random, key: UUID, officers: list[UUID], conditions: list[UUID]
) -> UUID:
    # Few instants, so that ties are common and only the id decides.
    started = NOW - timedelta(days=chance.randrange(1, 30) * 10, microseconds=chance.choice([0, 1, 456]))
    announced = chance.random() < 0.3
    visit = await insert(
        owner,
        "visit",
        nominal_id=key,
        officer_id=chance.choice(officers),
        second_officer_id=chance.choice([None, *officers]),
        visit_type=chance.choice(list(VisitType)).value,
        outcome=chance.choice(list(VisitOutcome)).value,
        started_at=started,
        ended_at=chance.choice([None, started + timedelta(minutes=40)]),
        received_at=started + timedelta(hours=1),
        announced=announced,
        announced_reason=chance.choice(list(AnnouncedReason)).value if announced else None,
        announced_reason_text="They asked." if announced else None,
        crew_mode=chance.choice(list(CrewMode)).value,
        nominal_seen=chance.random() < 0.5,
        entry_sought_to_search=False,
        notes=chance.choice(["", "Line one\nline two\t\u2028 end", "Zoë said “no”"]),
        flags=chance.choice([[], [VisitFlag.CLOCK_SKEWED.value]]),
        clock_skew_seconds=chance.choice([None, -30]),
    )
    for number in range(chance.randrange(3)):
        await insert(
            owner, "visit_person", visit_id=visit, position=number, name="Ida", relationship="child", is_child=True
        )
        await insert(owner, "visit_room", visit_id=visit, position=number, name="Kitchen", seen=number == 0, note=None)
        await insert(
            owner,
            "visit_device",
            visit_id=visit,
            position=number,
            kind="phone",
            description="black",
            permitted=chance.choice(list(DevicePermitted)).value,
            examined=True,
        )
    for condition in conditions[:2]:
        await insert(
            owner,
            "condition_check",
            visit_id=visit,
            condition_id=condition,
            result=chance.choice(list(ConditionResult)).value,
        )
    return visit


async def pair_visits(owner: Owner) -> None:
    """Some visits of each nominal are records of one visit, or may be; some a supervisor has decided about."""
    rows = await owner.fetch("select id, nominal_id, officer_id from doorstep.visit order by nominal_id, id")
    for number, (one, other) in enumerate(itertools.pairwise(rows)):
        if one["nominal_id"] != other["nominal_id"]:
            continue
        if number % 2:
            await owner.execute("update doorstep.visit set joined_to = $1 where id = $2", one["id"], other["id"])
        decided = {"verdict": "JOINED", "lead_id": one["id"], "note": "So.", "decided_at": NOW}
        await insert(
            owner,
            "visit_pairing",
            nominal_id=one["nominal_id"],
            one_id=one["id"],
            other_id=other["id"],
            likeness=("SAME", "MAYBE", None)[number % 3],
            outcomes_differ=number % 4 == 0,
            noticed_at=NOW - timedelta(days=number % 5),
            **(decided | {"decided_by": one["officer_id"]} if number % 5 == 1 else {}),
        )
