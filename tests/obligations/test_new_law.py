"""Law and policy change: from a day on, for what they are about, and with whatever follows in the same transaction."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy.exc import DBAPIError

from api.obligations import policy_book, relaw
from api.obligations.calendar import london_day
from api.obligations.commands import NotificationKind, ParticularKind
from api.obligations.decisions import Particular
from tests.makers import FORCE, insert
from tests.obligations.test_deciding import TODAY, done, standing, told
from tests.sync.conftest import NOW, Scene


async def test_a_law_about_one_thing_counts_for_that_thing_from_its_day_on(ruled: Scene) -> None:
    """Acceptance scenario 24: a name must be notified 7 days before, from 1 April; an address as ever."""
    first = date(2026, 4, 1)
    names = {"code": "NOTIF_CHANGE", "applies_to": "NAME", "days": 7, "counting": "BEFORE", "pause_rule": "RUNS_ON"}
    await insert(ruled.owner, "policy_row", **names, valid_from=first, source="New Act")
    name, address = [
        (Particular(kind=kind, text="As told."),) for kind in (ParticularKind.NAME, ParticularKind.ADDRESS)
    ]

    async def owes(day: date, things: tuple[Particular, ...], **rest: Any) -> tuple[date, bool]:
        change = told(ruled, NotificationKind.CHANGE, event_on=day, particulars=things, **rest)
        await done(ruled, change)
        [owed] = [row for row in await standing(ruled, "NOTIF_CHANGE") if row["opened_by"] == change.id]
        assert ("New Act" in owed["explanation"]) is (london_day(owed["due_at"]) < day)
        return london_day(owed["due_at"]), owed["met_at"] is not None and owed["met_at"] <= owed["due_at"]

    before = first - timedelta(days=1)
    assert await owes(before, name) == (before + timedelta(days=2), False)
    assert await owes(first, address) == (first + timedelta(days=2), False)
    assert await owes(first, name) == (first - timedelta(days=7), False)
    later = first + timedelta(days=9)
    assert await owes(later, name, notified_at=NOW) == (later - timedelta(days=7), True)


async def test_new_law_moves_what_counts_from_its_day_and_nothing_before(ruled: Scene) -> None:
    for days in (2, 0):
        await done(ruled, told(ruled, NotificationKind.CHANGE, event_on=TODAY - timedelta(days=days)))
    row = f"NOTIF_CHANGE,,,,7,,,,BEGINNING_WITH,DISREGARDS,,{TODAY},,New Act"

    said = f"{','.join(policy_book.COLUMNS)}\n{row}\n"
    assert await relaw.change(ruled.services.database, FORCE, said, NOW) == (1, 1)

    old, new = await standing(ruled, "NOTIF_CHANGE")
    assert (london_day(old["due_at"]), old["revised_for"]) == (TODAY, None)
    assert (london_day(new["due_at"]), new["revised_for"]) == (TODAY + timedelta(days=6), "POLICY_CHANGED")
    assert "New Act" in new["explanation"]


async def test_new_law_and_what_follows_from_it_are_one_or_nothing(ruled: Scene) -> None:
    """Every due date of the force moves in the transaction of the law, or none does and the law is as it was."""
    others = [await ruled.make_nominal() for _ in range(3)]
    for nominal in others:
        entry = told(ruled, NotificationKind.CHANGE, event_on=TODAY)
        await done(ruled, replace(entry, nominal_id=nominal))
    said = f"{','.join(policy_book.COLUMNS)}\nNOTIF_CHANGE,,,,7,,,,BEGINNING_WITH,DISREGARDS,,{TODAY},,New Act\n"
    rows = "select days, source from doorstep.policy_row where code = 'NOTIF_CHANGE' order by valid_from"
    before = await ruled.rows(rows)
    # Whatever stands in the way of one of them: here a trigger that refuses the last.
    await ruled.owner.execute(
        "create function doorstep.refuse_one() returns trigger language plpgsql as $$ begin"
        f" if new.nominal_id = '{max(others)}' then raise exception 'no'; end if; return new; end $$;"
        "create trigger refuse_one before insert on doorstep.obligation"
        " for each row execute function doorstep.refuse_one()"
    )
    try:
        with pytest.raises(DBAPIError):
            await relaw.change(ruled.services.database, FORCE, said, NOW)
    finally:
        await ruled.owner.execute("drop function doorstep.refuse_one() cascade")
    assert await ruled.rows(rows) == before
    assert {row["revised_for"] for row in await standing(ruled, "NOTIF_CHANGE")} == {None}

    assert await relaw.change(ruled.services.database, FORCE, said, NOW) == (1, 3)
    assert {row["revised_for"] for row in await standing(ruled, "NOTIF_CHANGE")} == {"POLICY_CHANGED"}
