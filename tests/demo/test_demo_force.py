"""The demo force: deterministic, invented, and as sound as if every record had been entered by hand."""

from datetime import UTC, datetime

import asyncpg
import pytest

from api.demo.chance import Chance
from api.demo.load import load
from api.demo.organisation import found
from api.demo.people import People
from api.demo.personas import settle
from api.migrate import migrate
from api.refusals import BadInput
from tests.conftest import Installation, Place
from tests.makers import Owner

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
NOMINALS = 440

_FOREIGN_KEYS = """
select conrelid::regclass::text as child, confrelid::regclass::text as parent,
  array(select attname from unnest(conkey) with ordinality k(n, o)
        join pg_attribute on attrelid = conrelid and attnum = n order by o) as columns,
  array(select attname from unnest(confkey) with ordinality k(n, o)
        join pg_attribute on attrelid = confrelid and attnum = n order by o) as keys
from pg_constraint where contype = 'f' and connamespace = 'doorstep'::regnamespace
"""


async def _loaded(place: Place, seed: int = 1) -> bool:
    return await load(place.owner_url, nominals=NOMINALS, seed=seed, now=NOW)


async def test_no_record_points_at_nothing(place: Place, owner: Owner) -> None:
    await _loaded(place)

    for key in await owner.fetch(_FOREIGN_KEYS):
        columns, keys = (
            ", ".join(f"{row}.{name}" for name in key[of]) for row, of in (("c", "columns"), ("p", "keys"))
        )
        orphans = await owner.fetchval(
            f"select count(*) from {key['child']} c where num_nulls({columns}) = 0 and not exists"
            f" (select from {key['parent']} p where ({keys}) = ({columns}))"
        )
        assert orphans == 0, key["child"]


async def test_the_parts_of_a_visit_name_its_officers(place: Place, owner: Owner) -> None:
    await _loaded(place)

    wrong = await owner.fetchval(
        "select count(*) from doorstep.visit_room r join doorstep.visit v on v.force_id = r.force_id"
        " and v.id = r.visit_id where (r.access_officer_id, r.access_second_officer_id)"
        " is distinct from (v.officer_id, v.second_officer_id)"
    )

    assert wrong == 0


async def test_the_force_is_loaded_once(place: Place, owner: Owner) -> None:
    assert await _loaded(place)
    assert not await _loaded(place)

    assert await owner.fetchval("select count(*) from doorstep.nominal") == NOMINALS


async def test_the_risk_mix_is_the_one_reported(place: Place, owner: Owner) -> None:
    await load(place.owner_url, nominals=4_407, seed=1, now=NOW)

    rows = await owner.fetch("select risk_level, count(*) as n from doorstep.nominal group by risk_level")
    shares = {row["risk_level"]: row["n"] / 4_407 for row in rows}

    assert shares == pytest.approx({"VERY_HIGH": 0.02, "HIGH": 0.18, "MEDIUM": 0.30, "LOW": 0.50}, abs=0.02)


async def test_officers_manage_about_fifty_to_sixty_but_for_one_who_joined_lately(place: Place, owner: Owner) -> None:
    await _loaded(place)

    counts = await owner.fetch("select count(*) as n from doorstep.nominal group by owner_id")

    assert all(20 <= row["n"] <= 60 for row in counts)


async def test_each_nominal_owes_exactly_one_open_visit(place: Place, owner: Owner) -> None:
    await _loaded(place)

    rows = await owner.fetch(
        "select nominal_id, kind, count(*) as n from doorstep.obligation where met_at is null"
        " and kind in ('VISIT_ROUTINE', 'NOTIF_ANNUAL') group by nominal_id, kind"
    )

    assert len(rows) == 2 * NOMINALS
    assert {row["n"] for row in rows} == {1}


async def test_every_duty_in_the_register_says_why_it_is_due_and_most_are_met_in_time(
    place: Place, owner: Owner
) -> None:
    await _loaded(place)

    rows = await owner.fetch(
        "select kind, explanation, due_at < $1 and met_at is null as late from doorstep.obligation"
        " where opened_with = 'NOTIFICATION'",
        NOW,
    )

    assert {"NOTIF_ANNUAL", "NOTIF_CHANGE", "TRAVEL_OUT"} == {row["kind"] for row in rows}
    assert all("Rule, in force from" in row["explanation"] for row in rows)
    assert 0 < sum(row["late"] for row in rows) / len(rows) < 0.1


async def test_every_record_that_phones_pull_has_its_place_in_the_change_log(place: Place, owner: Owner) -> None:
    await _loaded(place)

    logged = await owner.fetchval("select count(*) from doorstep.sync_row")
    records = await owner.fetchval(
        "select (select count(*) from doorstep.nominal) + (select count(*) from doorstep.visit)"
        " + (select count(*) from doorstep.obligation where nominal_id is not null)"
        " + (select count(*) from doorstep.officer)"
    )

    assert logged == records


async def test_no_postcode_can_exist(place: Place, owner: Owner) -> None:
    await _loaded(place)

    real = await owner.fetchval("select count(*) from doorstep.address where postcode !~ '^NX[0-9]+ [0-9][CIKMOV]{2}$'")

    assert real == 0


def test_the_same_seed_makes_the_same_people() -> None:
    def people(seed: int) -> list[object]:
        chance = Chance(seed, NOW.date())
        force = found(chance, NOMINALS)
        team, owner_id = force.owners()[0]
        return [People(chance).nominal(team, owner_id) for _ in range(5)]

    assert people(7) == people(7)
    assert people(7) != people(8)


async def test_an_absurd_size_is_refused_in_words(place: Place) -> None:
    with pytest.raises(BadInput, match="from 20 to 200,000"):
        await load(place.owner_url, nominals=3, seed=1, now=NOW)


async def test_an_owner_login_that_is_no_superuser_can_install_and_load(
    installation: Installation, place: Place, owner: Owner
) -> None:
    await owner.execute("create role plain_owner login createrole password 'plain'")
    await owner.execute("create database plain_place owner plain_owner")
    url = installation.url("plain_place", owner=True).replace(
        f"postgres:{installation.secrets.owner_password}", "plain_owner:plain"
    )
    await owner.execute("grant doorstep_app to plain_owner with admin option")

    await migrate(url, installation.secrets)
    loaded = await load(url, nominals=30, seed=1, now=NOW)
    app_url = installation.url("plain_place")
    await settle(app_url, installation.secrets.row_key, issuer="http://127.0.0.1:1/idp")

    bound = await asyncpg.connect(app_url)
    rows = await bound.fetch("select * from doorstep.nominal")
    await bound.close()
    assert loaded
    assert rows == [], "row security is in force again"
    await owner.execute("drop database plain_place with (force)")
    await owner.execute("drop role plain_owner")
