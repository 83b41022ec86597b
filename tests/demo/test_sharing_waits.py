"""The demo force has a little of everything that may wait in sharing, as sound as if people had left it so."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from api.demo.chance import Chance
from api.demo.load import load
from api.demo.organisation import found
from api.demo.people import People
from api.demo.sharing import Sharing, pages
from api.identity.principal import Role
from api.sharing.measures import outstanding
from tests.conftest import Place
from tests.makers import Owner, make_principal
from tests.oversight.conftest import StillClock
from tests.reading.conftest import services_of

NOW = datetime(2026, 10, 14, 9, 0, tzinfo=UTC)
SMALL, MORE = 605, 2_400
COUNCIL, HEALTH = "Ashvale Council children's social care", "Northmoor Integrated Care Board"
WAITING = ("recall", "recall_notice", "partner_question", "enquiry", "silent_notice")


async def _loaded(place: Place, nominals: int = SMALL) -> None:
    await load(place.owner_url, nominals=nominals, seed=7, now=NOW)


async def test_the_board_of_sharing_names_three_agencies_and_one_recall(place: Place, owner: Owner) -> None:
    await _loaded(place)
    services = replace(services_of(place), clock=StillClock(NOW))
    governance = await make_principal(owner, Role.GOVERNANCE)

    owed = {
        each.name: (each.unacknowledged, each.late, each.recalls) for each in await outstanding(services, governance)
    }

    assert owed == {COUNCIL: (2, 2, 1), HEALTH: (3, 3, 0), "Saltreach Constabulary": (2, 2, 0)}


async def test_whatever_waits_is_owed_by_a_clock_and_whatever_was_done_is_not(place: Place, owner: Owner) -> None:
    await _loaded(place)

    rows = await owner.fetch(
        "select kind, count(*) filter (where met_at is null) as open, count(met_at) as met,"
        " bool_and(due_at is not null and explanation like '%in force from%') as explained from doorstep.obligation"
        " where opened_with in ('DISCLOSURE', 'QUESTION', 'RECALL') group by kind"
    )

    assert all(row["explained"] for row in rows)
    notices = await owner.fetchval("select count(*) from doorstep.recall_notice")
    assert {row["kind"]: (row["open"], row["met"]) for row in rows} == {
        "DISCLOSURE_ACK": (7, 6),
        "QUESTION_ANSWER": (3, 0),
        "RECALL_ACK": (1, notices - 1),
        "RECALL_DECISION": (1, 1),
    }


async def test_a_recall_that_was_sent_reached_whoever_has_it_and_nobody_else(place: Place, owner: Owner) -> None:
    await _loaded(place)

    unreached = await owner.fetchval(
        "select count(*) from doorstep.recall r join doorstep.disclosure d on d.force_id = r.force_id"
        " and d.record_kind = r.record_kind and d.record_id = r.record_id and d.is_told"
        " where r.state = 'SENT' and d.disclosed_at < r.decided_at"
        " and not exists (select from doorstep.recall_notice n where n.force_id = r.force_id"
        " and (n.recall_id, n.disclosure_id, n.agency_id) = (r.id, d.id, d.agency_id))"
    )
    recalled = await owner.fetchval("select count(*) from doorstep.disclosure where is_recalled")
    notices = await owner.fetchval("select count(*) from doorstep.recall_notice")

    assert unreached == 0
    assert recalled == notices >= 2


async def test_nothing_happened_before_what_it_follows_or_after_today(place: Place, owner: Owner) -> None:
    await _loaded(place)

    wrong = await owner.fetch(
        "select id from doorstep.disclosure where acknowledged_at < disclosed_at or disclosed_at > $1"
        " union all select q.id from doorstep.partner_question q join doorstep.disclosure d on d.force_id = q.force_id"
        " and d.id = q.disclosure_id where q.asked_at < d.acknowledged_at or q.asked_at > $1"
        " union all select n.id from doorstep.recall_notice n join doorstep.disclosure d on d.force_id = n.force_id"
        " and d.id = n.disclosure_id where n.sent_at < d.acknowledged_at or n.acknowledged_at < n.sent_at"
        " or n.acknowledged_at > $1",
        NOW,
    )

    assert wrong == []


async def test_who_was_asked_about_in_vain_is_hidden_among_as_many_notices_as_any(place: Place, owner: Owner) -> None:
    await _loaded(place)

    notices = await owner.fetch("select enquiry_id, nominal_id, seen_at from doorstep.silent_notice")

    assert len({row["enquiry_id"] for row in notices}) == 1
    assert [row["nominal_id"] is not None for row in notices].count(True) == 1
    assert len(notices) == 3
    assert all(row["seen_at"] is None for row in notices)


def _made(nominals: int) -> list[tuple[str, dict[str, Any]]]:
    chance = Chance(7, NOW.date())
    organisation = found(chance.own("organisation"), nominals)
    people, sharing = People(chance.own("people")), Sharing(chance.own("sharing"), organisation)
    owners, made = organisation.owners(), []
    for number in range(nominals):
        team, owner_id = owners[number % len(owners)]
        own = people.nominal(team, owner_id)
        made.extend(sharing.of(own[0][1], team, tuple(own)))
    return made


@pytest.mark.parametrize("table", WAITING)
def test_as_little_waits_in_a_greater_force_so_that_loading_it_copies_no_more(table: str) -> None:
    small, more = ([kind for kind, _ in _made(nominals)].count(table) for nominals in (SMALL, MORE))

    if table == "recall_notice":  # as many as had been told of that person: no more than there are agencies
        assert 0 < more <= len(pages())
    else:
        assert small == more > 0


def test_the_same_seed_leaves_the_same_waiting() -> None:
    def waiting() -> list[tuple[str, dict[str, Any]]]:
        return [row for row in _made(SMALL) if row[0] in WAITING]

    assert waiting() == waiting()
