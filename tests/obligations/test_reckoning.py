"""From a policy row to a due date: beginning with, pauses, working days, hours; at month ends, leap days, BST."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.obligations.calendar import add_working_days, london_day, start_of_london_day
from api.obligations.commands import ONE_AT_A_TIME, ObligationKind, PauseKind
from api.obligations.policy import PolicyInterval, rule_for
from api.obligations.reckoning import Pause, Reckoned, reckon
from api.obligations.words import OWED
from api.refusals import Misconfigured
from tests.obligations.baseline import BASELINE, HOLIDAYS

Kind = ObligationKind


def owed(
    kind: ObligationKind, day: date | datetime, *pauses: Pause, case: str | None = None, at: date | None = None
) -> Reckoned:
    basis = day if isinstance(day, datetime) else start_of_london_day(day)
    row = rule_for(BASELINE, kind, at or london_day(basis), applies_to=case)
    return reckon(row, basis, pauses=pauses, holidays=HOLIDAYS)


def last_day(reckoned: Reckoned) -> date | None:
    return None if reckoned.due_at is None else london_day(reckoned.due_at)


def away(begins: date, ends: date | None, kind: PauseKind = PauseKind.CUSTODY) -> Pause:
    return Pause(kind=kind, from_day=begins, to_day=ends)


@pytest.mark.parametrize(
    ("event", "due"),
    [
        (date(2026, 5, 4), date(2026, 5, 6)),
        (date(2026, 1, 30), date(2026, 2, 1)),
        (date(2028, 2, 28), date(2028, 3, 1)),
        (date(2027, 2, 27), date(2027, 3, 1)),
        (date(2026, 12, 31), date(2027, 1, 2)),
    ],
)
def test_three_days_beginning_with_an_event_count_the_event_as_the_first(event: date, due: date) -> None:
    assert last_day(owed(Kind.NOTIF_CHANGE, event)) == due
    assert last_day(owed(Kind.NOTIF_INITIAL, event)) == due


@pytest.mark.parametrize(
    ("event", "due_at"),
    [
        # The clocks go forward on 29 March 2026 and back on 25 October.
        (date(2026, 3, 27), datetime(2026, 3, 29, 22, 59, 59, 999000, UTC)),
        (date(2026, 3, 26), datetime(2026, 3, 28, 23, 59, 59, 999000, UTC)),
        (date(2026, 10, 22), datetime(2026, 10, 24, 22, 59, 59, 999000, UTC)),
        (date(2026, 10, 23), datetime(2026, 10, 25, 23, 59, 59, 999000, UTC)),
    ],
)
def test_a_day_ends_by_londons_clock_where_the_clocks_change(event: date, due_at: datetime) -> None:
    assert owed(Kind.NOTIF_CHANGE, event).due_at == due_at


def test_hours_run_through_a_change_of_the_clocks() -> None:
    proven = datetime(2026, 3, 28, 12, tzinfo=UTC)

    assert owed(Kind.BREACH_RECORD, proven).due_at == proven + timedelta(hours=24)
    assert "by 13:00 on 29 March 2026" in owed(Kind.BREACH_RECORD, proven).explanation


def test_days_in_custody_are_disregarded() -> None:
    custody = away(date(2026, 5, 5), date(2026, 6, 1))

    assert last_day(owed(Kind.NOTIF_CHANGE, date(2026, 5, 4), custody)) == date(2026, 6, 2)


def test_a_clock_stands_still_while_custody_goes_on() -> None:
    reckoned = owed(Kind.NOTIF_CHANGE, date(2026, 5, 4), away(date(2026, 5, 5), None))

    assert reckoned.due_at is None
    assert "It waits: in custody since 5 May 2026." in reckoned.explanation


def test_a_period_that_ended_before_custody_began_stays_ended() -> None:
    assert last_day(owed(Kind.NOTIF_CHANGE, date(2026, 5, 4), away(date(2026, 5, 7), None))) == date(2026, 5, 6)


@pytest.mark.parametrize(
    ("begins", "ends", "due"),
    [
        (date(2026, 2, 1), date(2026, 6, 10), date(2026, 6, 12)),
        (date(2026, 3, 10), date(2026, 3, 11), date(2026, 3, 13)),
        (date(2026, 2, 1), date(2026, 3, 10), date(2026, 3, 10)),
        (date(2026, 3, 11), date(2026, 6, 10), date(2026, 3, 10)),
        (date(2026, 2, 1), None, None),
    ],
)
def test_a_year_that_would_end_in_custody_ends_three_days_beginning_with_release(
    begins: date, ends: date | None, due: date | None
) -> None:
    assert last_day(owed(Kind.NOTIF_ANNUAL, date(2025, 3, 10), away(begins, ends))) == due


def test_a_year_from_a_leap_day_ends_with_february() -> None:
    assert last_day(owed(Kind.NOTIF_ANNUAL, date(2028, 2, 29))) == date(2029, 2, 28)


def test_no_fixed_abode_is_weekly() -> None:
    assert last_day(owed(Kind.NOTIF_NFA, date(2026, 12, 28))) == date(2027, 1, 4)


def test_travel_is_notified_seven_days_before_departure_or_twelve_hours_with_an_excuse() -> None:
    departs = datetime(2026, 8, 20, 9, tzinfo=UTC)

    assert last_day(owed(Kind.TRAVEL_OUT, departs)) == date(2026, 8, 13)
    assert owed(Kind.TRAVEL_OUT, departs, case="WITH_EXCUSE").due_at == departs - timedelta(hours=12)
    assert last_day(owed(Kind.TRAVEL_RETURN, date(2026, 9, 1))) == date(2026, 9, 3)


@pytest.mark.parametrize(
    ("referred", "count", "due"),
    [
        (date(2026, 12, 24), 1, date(2026, 12, 29)),
        (date(2026, 4, 2), 1, date(2026, 4, 7)),
        (date(2026, 5, 1), 1, date(2026, 5, 5)),
        (date(2026, 6, 1), 15, date(2026, 6, 22)),
        (date(2026, 12, 28), -1, date(2026, 12, 24)),
    ],
)
def test_working_days_leave_out_weekends_and_bank_holidays(referred: date, count: int, due: date) -> None:
    assert add_working_days(referred, count, HOLIDAYS) == due


def test_childrens_clocks_are_in_working_days() -> None:
    assert last_day(owed(Kind.CSC_DECISION, date(2026, 12, 24))) == date(2026, 12, 29)
    assert last_day(owed(Kind.LADO, date(2026, 4, 2))) == date(2026, 4, 7)
    assert last_day(owed(Kind.ICPC, date(2026, 12, 14))) == date(2027, 1, 7)
    assert last_day(owed(Kind.CHILD_ASSESSMENT, date(2026, 6, 1))) == date(2026, 8, 3)


@pytest.mark.parametrize(("band", "days"), [("VERY_HIGH", 1), ("HIGH", 7), ("MEDIUM", 14), ("LOW", 30)])
def test_a_case_is_acted_on_by_its_band_and_shared_at_once_whatever_its_band(band: str, days: int) -> None:
    received = datetime(2026, 7, 1, 15, tzinfo=UTC)

    assert last_day(owed(Kind.KIRAT_ACTION, received, case=band)) == date(2026, 7, 1) + timedelta(days=days)
    assert owed(Kind.SHARE_DECISION, received, case=band).due_at == received + timedelta(hours=24)


@pytest.mark.parametrize("kind", list(ObligationKind))
def test_every_kind_has_a_rule_a_source_and_words(kind: ObligationKind) -> None:
    rows = [row for row in BASELINE if row.code is kind]
    assert rows
    for row in rows:
        reckoned = reckon(row, datetime(2026, 7, 1, 15, tzinfo=UTC), holidays=HOLIDAYS)
        assert OWED[kind] in reckoned.explanation
        assert row.source in reckoned.explanation
        assert len(reckoned.explanation) < 1000
    assert set(ObligationKind) > ONE_AT_A_TIME


def test_new_law_counts_for_events_on_and_after_its_day() -> None:
    changed = date(2026, 10, 1)
    old, new = (
        PolicyInterval(id=UUID(int=n), code=Kind.NOTIF_CHANGE, days=n, valid_from=since, valid_to=until, source="Act")
        for n, since, until in ((3, date(2004, 5, 1), changed), (7, changed, None))
    )

    assert rule_for([old, new], Kind.NOTIF_CHANGE, date(2026, 9, 30)) is old
    assert rule_for([old, new], Kind.NOTIF_CHANGE, changed) is new


def test_a_case_that_policy_does_not_know_is_an_operators_mistake() -> None:
    with pytest.raises(Misconfigured, match="KIRAT_ACTION policy is in force on 2026-07-01 for PENDING"):
        rule_for(BASELINE, Kind.KIRAT_ACTION, date(2026, 7, 1), applies_to="PENDING")


days = st.integers(min_value=-40, max_value=500).map(lambda number: date(2027, 12, 1) + timedelta(days=number))
spans = st.lists(st.tuples(days, days).map(sorted), max_size=6).map(
    lambda pairs: [away(begins, ends) for begins, ends in pairs]
)
counted = st.sampled_from([Kind.NOTIF_CHANGE, Kind.VISIT_FIRST, Kind.NOTIF_ADVANCE_LAPSE, Kind.ARMS_INITIAL])


@given(counted, days, spans)
def test_pausing_and_resuming_never_loses_or_gains_a_day(kind: ObligationKind, day: date, pauses: list[Pause]) -> None:
    without, with_pauses = last_day(owed(kind, day)), last_day(owed(kind, day, *pauses))
    assert without is not None
    assert with_pauses is not None

    assert _free(day, with_pauses, kind, pauses) == _free(day, without, kind, [])


@given(counted, days, spans, st.randoms())
def test_pauses_count_the_same_in_whatever_order_they_are_known(
    kind: ObligationKind, day: date, pauses: list[Pause], chance: object
) -> None:
    shuffled = list(pauses)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]

    assert owed(kind, day, *shuffled).due_at == owed(kind, day, *pauses).due_at


@given(counted, days, days, days)
def test_two_pauses_that_touch_are_one(kind: ObligationKind, day: date, one: date, other: date) -> None:
    begins, ends = sorted((one, other))
    middle = begins + (ends - begins) // 2
    split = [away(begins, middle), away(middle, ends, PauseKind.HOSPITAL)]

    assert owed(kind, day, *split).due_at == owed(kind, day, away(begins, ends)).due_at


def _free(begins: date, ends: date, kind: ObligationKind, pauses: Sequence[Pause]) -> int:
    """How many days count, told one by one."""
    row = rule_for(BASELINE, kind, begins)
    first = begins if row.counting == "BEGINNING_WITH" else begins + timedelta(days=1)
    each = (first + timedelta(days=number) for number in range((ends - first).days + 1))
    return sum(
        not any(pause.from_day <= day and (pause.to_day is None or day < pause.to_day) for pause in pauses)
        for day in each
    )
