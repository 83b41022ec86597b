"""What a notification in advance covers follows from what happened, and never from who wrote it down first."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from api.nominals.commands import ManagementMode, RiskLevel
from api.obligations import duties
from api.obligations.calendar import end_of_london_day, london_day
from api.obligations.circumstances import Circumstances
from api.obligations.commands import NotificationKind, ObligationKind
from api.obligations.decisions import RecordNotification
from api.obligations.engine import Ledger
from api.obligations.foretold import Entry
from api.obligations.rules import Managed
from api.values import new_id
from tests.obligations.baseline import BASELINE
from tests.obligations.test_deciding import done, standing, told
from tests.sync.conftest import NOW, Scene

TODAY = NOW.date()
DAY = timedelta(days=1)
NOBODY = new_id()
_OF_THESE = (ObligationKind.NOTIF_CHANGE, ObligationKind.NOTIF_ADVANCE_LAPSE)


def entry(kind: NotificationKind, *, on: date | None = None, at: datetime | None = None) -> RecordNotification:
    return RecordNotification(id=new_id(), nominal_id=NOBODY, kind=kind, event_on=on, notified_at=at)


def owed_after(entries: Sequence[RecordNotification]) -> set[tuple[Any, ...]]:
    """What is owed of changes and notices once all is recorded in this order."""
    managed = Managed(
        force_id=1,
        nominal_id=NOBODY,
        unit_id=NOBODY,
        owner_id=NOBODY,
        risk_level=RiskLevel.LOW,
        management_mode=ManagementMode.ACTIVE,
        opened_at=NOW - 900 * DAY,
    )
    ledger = Ledger(managed=managed, in_force=(), circumstances=Circumstances(level=RiskLevel.LOW), policy=BASELINE)
    register = []
    for told_of in entries:
        noted = {name: getattr(told_of, name) for name in ("id", "kind", "event_on", "notified_at")}
        register.append(Entry(**noted))
        duties.take(ledger, told_of, NOW, register)
    return {
        (each.kind, each.opened_by, each.basis, each.due_at, each.met_at, each.met_by, each.cancelled_at)
        for each in ledger.in_force
        if each.kind in _OF_THESE
    }


_days = st.integers(1, 14).map(lambda number: date(2026, 2, number))
_noon = _days.map(lambda day: datetime(day.year, day.month, day.day, 12, tzinfo=UTC))
_notices = st.builds(lambda on, at: entry(NotificationKind.ADVANCE, on=on, at=at), _days, _noon)
_answers = st.builds(lambda at: entry(NotificationKind.ADVANCE_LAPSED, at=at), _noon)
_changes = st.lists(st.tuples(_days, st.none() | _noon), max_size=3, unique_by=lambda each: each[0]).map(
    lambda each: [entry(NotificationKind.CHANGE, on=on, at=at) for on, at in each]
)
_entries = st.tuples(st.lists(_notices, max_size=3), st.lists(_answers, max_size=2), _changes).map(
    lambda parts: [*parts[0], *parts[1], *parts[2]]
)


@given(_entries.flatmap(lambda made: st.tuples(st.permutations(made), st.permutations(made))))
def test_what_is_owed_does_not_depend_on_the_order_in_which_it_is_recorded(
    orders: tuple[Sequence[RecordNotification], Sequence[RecordNotification]],
) -> None:
    assert owed_after(orders[0]) == owed_after(orders[1])


def test_a_notice_covers_one_change_and_only_one_that_had_not_happened_when_police_were_told() -> None:
    moved, moved_on = (entry(NotificationKind.CHANGE, on=date(2026, 2, day)) for day in (9, 10))
    too_late = entry(NotificationKind.ADVANCE, on=date(2026, 2, 10), at=datetime(2026, 2, 11, 9, tzinfo=UTC))
    in_time = entry(NotificationKind.ADVANCE, on=date(2026, 2, 10), at=datetime(2026, 2, 3, 9, tzinfo=UTC))

    met = {opened_by: met_by for kind, opened_by, *_, met_by, _ in owed_after([moved_on, moved, too_late, in_time])}

    assert (met[moved.id], met[moved_on.id]) == (in_time.id, None)


async def test_a_notice_that_a_clerk_records_after_the_move_covers_it_all_the_same(ruled: Scene) -> None:
    """Acceptance scenario 17, written down the other way round: told of late, the move was thought a breach."""
    moved = TODAY - 9 * DAY
    change = told(ruled, NotificationKind.CHANGE, event_on=moved, notified_at=NOW - 2 * DAY)
    await done(ruled, change)
    [late] = await standing(ruled, "NOTIF_CHANGE")
    assert late["met_at"] > late["due_at"]

    ruled.clock.pass_(days=1)
    notice = told(ruled, NotificationKind.ADVANCE, event_on=moved + DAY, notified_at=NOW - 14 * DAY)
    await done(ruled, notice)

    [covered] = await standing(ruled, "NOTIF_CHANGE")
    assert (covered["met_by"], covered["opened_by"], london_day(covered["met_at"])) == (notice.id, change.id, moved)
    assert covered["revised_for"] == "RECORD_CORRECTED"
    [lapse] = await standing(ruled, "NOTIF_ADVANCE_LAPSE")
    assert (lapse["met_at"], lapse["cancel_reason"]) == (None, "NO_LONGER_APPLIES")
    known_before = "select met_at from doorstep.obligation where kind = 'NOTIF_CHANGE' and superseded_at is not null"
    assert [row["met_at"] for row in await ruled.rows(known_before)] == [late["met_at"]]


async def test_the_word_that_nothing_has_happened_counts_though_the_notice_is_recorded_later(ruled: Scene) -> None:
    named = TODAY - 6 * DAY
    word = told(ruled, NotificationKind.ADVANCE_LAPSED, notified_at=NOW - 3 * DAY)
    await done(ruled, word)

    await done(ruled, told(ruled, NotificationKind.ADVANCE, event_on=named, notified_at=NOW - 12 * DAY))

    [lapse] = await standing(ruled, "NOTIF_ADVANCE_LAPSE")
    assert (lapse["met_by"], lapse["due_at"] > lapse["met_at"]) == (word.id, True)
    assert lapse["due_at"] == end_of_london_day(named + 5 * DAY)
