"""The notification register: stays add up, particulars are kept, the period follows from the disposal."""

from datetime import date, timedelta
from typing import Any

from api.nominals.commands import ManagementMode
from api.obligations.calendar import london_day
from api.obligations.commands import Disposal, NotificationKind, ParticularKind
from api.obligations.decisions import (
    ChangeMode,
    Particular,
    RecordStay,
    SentencedTerm,
    SetNotificationPeriod,
    WithdrawStay,
)
from api.values import new_id
from tests.obligations.test_deciding import codes, do, done, due, standing, told
from tests.sync.conftest import NOW, Scene

TODAY = NOW.date()
SISTER = "4 Invented Lane, Ashby"


def stay(scene: Scene, first: date, days: int, **said: Any) -> RecordStay:
    where = {"premises": SISTER, "source": "He said so at the station."}
    span = {"from_day": first, "to_day": first + timedelta(days=days - 1)}
    return RecordStay(**({"id": new_id(), "nominal_id": scene.nominal} | where | span | said))


async def test_three_and_two_and_two_days_at_one_address_in_a_year_must_be_notified(ruled: Scene) -> None:
    """Acceptance scenario 16: the deadline is the seventh day and two more; another address counts by itself."""
    await done(ruled, stay(ruled, date(2025, 6, 1), 3))
    await done(ruled, stay(ruled, date(2025, 9, 10), 2, premises="4 invented lane ASHBY"))
    await done(ruled, stay(ruled, date(2025, 9, 1), 6, premises="9 Other Road, Ashby"))
    assert await standing(ruled, "NOTIF_STAY7") == []

    await done(ruled, stay(ruled, date(2026, 3, 5), 2))

    [owed] = await standing(ruled, "NOTIF_STAY7")
    assert london_day(owed["basis"]) == date(2026, 3, 6)
    assert await due(ruled, "NOTIF_STAY7") == date(2026, 3, 8)


async def test_days_in_custody_are_no_stay(ruled: Scene) -> None:
    in_custody = ChangeMode(
        id=new_id(), nominal_id=ruled.nominal, mode=ManagementMode.CUSTODY, from_day=date(2026, 3, 6), reason="Arrest."
    )
    await done(ruled, in_custody)

    await done(ruled, stay(ruled, date(2026, 3, 1), 9))

    assert await standing(ruled, "NOTIF_STAY7") == []


async def test_a_stay_that_is_told_late_moves_the_duty_back_and_a_wrong_one_takes_it_away(ruled: Scene) -> None:
    await done(ruled, stay(ruled, date(2026, 3, 1), 5))
    await done(ruled, stay(ruled, date(2026, 3, 8), 2))
    assert await due(ruled, "NOTIF_STAY7") == date(2026, 3, 11)

    earlier = stay(ruled, date(2026, 2, 1), 2)
    await done(ruled, earlier)
    assert await due(ruled, "NOTIF_STAY7") == date(2026, 3, 7)
    [owed] = await standing(ruled, "NOTIF_STAY7")
    assert owed["revised_for"] == "RECORD_CORRECTED"

    wrong = WithdrawStay(id=new_id(), nominal_id=ruled.nominal, stay_id=earlier.id, reason="It was his brother.")
    await done(ruled, wrong)
    assert await due(ruled, "NOTIF_STAY7") == date(2026, 3, 11)
    assert codes(
        await do(ruled, WithdrawStay(id=new_id(), nominal_id=ruled.nominal, stay_id=earlier.id, reason="Ag."))
    ) == ["UNKNOWN_STAY"]


async def test_an_address_that_police_know_of_is_no_such_stay_again(ruled: Scene) -> None:
    await done(ruled, stay(ruled, date(2026, 3, 1), 7))
    day = date(2026, 3, 7)
    await done(ruled, told(ruled, NotificationKind.STAY, event_on=day, notified_at=NOW, acknowledgement="A-1"))
    [owed] = await standing(ruled, "NOTIF_STAY7")
    assert owed["met_at"] == NOW

    await done(ruled, stay(ruled, date(2026, 3, 8), 2))

    assert len(await standing(ruled, "NOTIF_STAY7")) == 1


async def test_twelve_hours_in_a_household_with_a_child_must_be_notified_and_eleven_not(ruled: Scene) -> None:
    await done(ruled, stay(ruled, date(2026, 3, 5), 1, child_hours=11))
    assert await standing(ruled, "NOTIF_CHANGE") == []

    await done(ruled, stay(ruled, date(2026, 3, 8), 1, child_hours=12))

    assert await due(ruled, "NOTIF_CHANGE") == date(2026, 3, 10)


async def test_what_was_notified_is_kept_thing_by_thing(ruled: Scene) -> None:
    things = (Particular(kind=ParticularKind.PASSPORT, text="123"), Particular(kind=ParticularKind.CARD, text="Bank"))
    entry = told(
        ruled, NotificationKind.ANNUAL, notified_at=NOW, acknowledgement="ACK 7", particulars=things, details="All."
    )
    await done(ruled, entry)

    rows = await ruled.rows("select kind, text from doorstep.notified_particular order by position")
    assert [(row["kind"], row["text"]) for row in rows] == [("PASSPORT", "123"), ("CARD", "Bank")]
    empty = told(
        ruled, NotificationKind.ANNUAL, notified_at=NOW, particulars=(Particular(kind=things[0].kind, text=" "),)
    )
    assert codes(await do(ruled, empty)) == ["REQUIRED"]


async def test_the_period_follows_from_the_disposal_and_is_owed_a_decision_at_its_end(ruled: Scene) -> None:
    def said(disposal: Disposal, **rest: Any) -> SetNotificationPeriod:
        ids = {"id": new_id(), "nominal_id": ruled.nominal}
        return SetNotificationPeriod(**(ids | {"disposal": disposal, "relevant_on": date(2020, 3, 1)} | rest))

    await done(ruled, said(Disposal.CAUTION))
    assert await due(ruled, "NOTIF_PERIOD_END") == date(2022, 2, 28)
    term = SentencedTerm(begins=date(2020, 3, 1), months=12)
    await done(ruled, said(Disposal.IMPRISONMENT, terms=(term,)))
    assert await due(ruled, "NOTIF_PERIOD_END") == date(2030, 2, 28)
    await done(ruled, said(Disposal.LIFE))
    [owed] = await standing(ruled, "NOTIF_PERIOD_END")
    assert owed["cancelled_at"] is not None
    assert len(await ruled.rows("select 1 from doorstep.notification_period")) == 3
    assert codes(await do(ruled, said(Disposal.IMPRISONMENT))) == ["TERM_NEEDED"]
