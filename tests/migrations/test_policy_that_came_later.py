"""A force that was set up by an earlier version gets the clocks that came since, and keeps its own."""

from datetime import date

from api.migrate import migrate, step
from api.obligations import baseline, policy_book
from tests.conftest import Place
from tests.makers import FORCE, Owner, insert, make_force

_NEWS = (
    {("NOTIF_STAY7", "CHILD_HOURS"), ("NOTIF_PERIOD_END", "LAST_DAY"), ("NOTIF_PERIOD_END", "WHILE_SHPO")}
    | {("REACTIVE_REVIEW", case) for case in ("LOW_FOR", "NO_BREACH_FOR", "ADULT_FROM")}
    | {("VISIT_RECORD", case) for case in ("SAME_VISIT", "MAYBE_SAME_VISIT")}
    | {("ALERT_ANSWER", case) for case in (None, "SIGNALS")}
    | {("S96B", "WARRANT")}
    | {
        (code, None)
        for code in (
            "ORDER_END",
            "TRANSFER",
            "DISCLOSURE_ACK",
            "RECALL_DECISION",
            "RECALL_ACK",
            "QUESTION_ANSWER",
            "CHILD_ASSESSMENT",
        )
    }
)


async def _before(place: Place, owner: Owner) -> None:
    """The database as it stood, with row security on, as it is wherever a force is at work."""
    await step(place.owner_url, "base")
    await step(place.owner_url, "0115")
    await make_force(owner)


async def _upgrade(place: Place, owner: Owner) -> None:
    await owner.execute("alter table doorstep.policy_row enable row level security, force row level security")
    await migrate(place.owner_url, place.secrets)


async def test_clocks_that_came_later_are_added_as_the_baseline_has_them(place: Place, owner: Owner) -> None:
    await _before(place, owner)
    own = {"code": "TRANSFER", "days": 3, "valid_from": date(2020, 1, 1), "source": "Our own"}
    await insert(owner, "policy_row", **own)

    await _upgrade(place, owner)

    assert await policy_book.start(place.url, place.secrets.row_key, FORCE) > 0
    rows = await owner.fetch("select * from doorstep.policy_row where force_id = $1", FORCE)
    cases = [(row["code"], row["applies_to"], row["risk_level"]) for row in rows]
    assert len(set(cases)) == len(cases), "what the upgrade added the command does not add again"
    found = {case: dict(row) for case, row in zip(cases, rows, strict=True)}
    assert found["TRANSFER", None, None]["days"] == 3
    for row in baseline.policy_rows():
        if row["code"] != "TRANSFER":
            kept = found[row["code"], row["applies_to"], row["risk_level"]]
            assert row == {name: kept[name] for name in row}


async def test_what_came_later_is_there_before_anybody_asks(place: Place, owner: Owner) -> None:
    await _before(place, owner)
    await insert(owner, "policy_row", code="SAR", months=1, valid_from=date(2020, 1, 1), source="Our own")

    await _upgrade(place, owner)

    rows = await owner.fetch("select code, applies_to from doorstep.policy_row where force_id = $1", FORCE)
    assert {(row["code"], row["applies_to"]) for row in rows} == _NEWS | {("SAR", None)}


async def test_a_force_without_any_policy_is_left_without(place: Place, owner: Owner) -> None:
    await _before(place, owner)

    await _upgrade(place, owner)

    assert await owner.fetchval("select count(*) from doorstep.policy_row") == 0
