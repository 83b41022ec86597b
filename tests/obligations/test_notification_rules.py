"""Stays that add up, changes notified in advance, and how long the duty to notify lasts."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.obligations.advance import Advance, advance
from api.obligations.calendar import add_months
from api.obligations.commands import PauseKind
from api.obligations.reckoning import Pause
from api.obligations.stays import Stay, qualifying_day
from api.obligations.terms import Disposal, Term, notification_period, served_days
from tests.obligations.baseline import BASELINE

DAY = timedelta(days=1)


def stay(begins: date, days: int) -> Stay:
    return Stay(from_day=begins, to_day=begins + (days - 1) * DAY)


def test_three_and_two_and_two_days_at_a_sisters_in_a_year_are_seven() -> None:
    stays = [stay(date(2026, 2, 1), 3), stay(date(2026, 6, 1), 2), stay(date(2026, 11, 9), 2)]

    assert qualifying_day(stays, BASELINE) == date(2026, 11, 10)
    assert qualifying_day(stays[:2], BASELINE) is None


def test_days_in_custody_are_no_days_of_a_stay() -> None:
    custody = Pause(kind=PauseKind.CUSTODY, from_day=date(2026, 2, 3), to_day=date(2026, 2, 4))

    assert qualifying_day([stay(date(2026, 2, 1), 7)], BASELINE, pauses=[custody]) is None
    assert qualifying_day([stay(date(2026, 2, 1), 8)], BASELINE, pauses=[custody]) == date(2026, 2, 8)


def test_the_twelve_months_slide() -> None:
    first, last = stay(date(2025, 3, 1), 4), date(2026, 2, 28)

    assert qualifying_day([first, stay(last - 2 * DAY, 3)], BASELINE) == last
    assert qualifying_day([first, stay(last - DAY, 3)], BASELINE) is None


@given(st.lists(st.tuples(st.integers(0, 800), st.integers(1, 5)), max_size=12))
def test_stays_qualify_on_the_first_day_whose_own_year_holds_seven(told: list[tuple[int, int]]) -> None:
    stays = [stay(date(2026, 1, 1) + begins * DAY, length) for begins, length in told]
    days = {one.from_day + n * DAY for one in stays for n in range((one.to_day - one.from_day).days + 1)}
    enough = [day for day in days if sum(day >= other and add_months(other, 12) > day for other in days) >= 7]

    assert qualifying_day(stays, BASELINE) == min(enough, default=None)


MOVES = date(2026, 6, 10)


@pytest.mark.parametrize(
    ("happened", "today", "stands"),
    [
        (MOVES - DAY, MOVES, Advance.COVERED),
        (MOVES - 2 * DAY, MOVES, Advance.COVERED),
        (MOVES - 3 * DAY, MOVES, Advance.TOO_EARLY),
        (MOVES - 4 * DAY, MOVES, Advance.TOO_EARLY),
        (MOVES + 2 * DAY, MOVES + 2 * DAY, Advance.COVERED),
        (MOVES + 3 * DAY, MOVES + 3 * DAY, Advance.LAPSED),
        (None, MOVES + 2 * DAY, Advance.WAITING),
        (None, MOVES + 3 * DAY, Advance.LAPSED),
    ],
)
def test_a_change_notified_in_advance_is_covered_from_two_days_before_for_three_days(
    happened: date | None, today: date, stands: Advance
) -> None:
    assert advance(MOVES, happened, today, BASELINE) is stands


RELEVANT = date(2020, 2, 29)


@pytest.mark.parametrize(
    ("disposal", "months", "years"),
    [
        (Disposal.LIFE, 0, None),
        (Disposal.IMPRISONMENT, 30, None),
        (Disposal.IMPRISONMENT, 29, 10),
        (Disposal.IMPRISONMENT, 7, 10),
        (Disposal.IMPRISONMENT, 6, 7),
        (Disposal.HOSPITAL_RESTRICTED, 0, None),
        (Disposal.HOSPITAL, 0, 7),
        (Disposal.CAUTION, 0, 2),
        (Disposal.OTHER, 0, 5),
    ],
)
def test_how_long_the_duty_lasts(disposal: Disposal, months: int, years: int | None) -> None:
    terms = [Term(begins=RELEVANT, months=months)]
    adult = notification_period(BASELINE, disposal, RELEVANT, born=date(1980, 1, 1), terms=terms)
    child = notification_period(BASELINE, disposal, RELEVANT, born=date(2005, 1, 1), terms=terms)

    assert adult.last_day == (None if years is None else add_months(RELEVANT, years * 12) - DAY)
    assert child.last_day == (None if years is None else add_months(RELEVANT, years * 6) - DAY)
    assert "Sexual Offences Act 2003 s.82" in adult.explanation


def test_a_conditional_discharge_lasts_as_long_as_itself_also_under_eighteen() -> None:
    ends = date(2021, 3, 1)
    period = notification_period(
        BASELINE, Disposal.CONDITIONAL_DISCHARGE, RELEVANT, born=date(2005, 1, 1), discharge_ends=ends
    )

    assert period.last_day == ends


@pytest.mark.parametrize(("relevant", "months"), [(date(2026, 2, 28), 30), (date(2026, 3, 1), 60)])
def test_who_was_born_on_a_leap_day_is_eighteen_on_the_first_of_march(relevant: date, months: int) -> None:
    period = notification_period(BASELINE, Disposal.OTHER, relevant, born=date(2008, 2, 29))

    assert period.last_day == add_months(relevant, months) - DAY


def test_consecutive_terms_add_up_and_concurrent_ones_count_once() -> None:
    first = Term(begins=date(2026, 1, 1), months=18)
    after = Term(begins=first.ends, months=12)
    beside = Term(begins=date(2026, 1, 1), months=12)
    partly = Term(begins=date(2027, 1, 1), months=12)

    def lasts(*terms: Term) -> date | None:
        return notification_period(BASELINE, Disposal.IMPRISONMENT, date(2026, 1, 1), born=None, terms=terms).last_day

    assert lasts(first, after) is None
    assert lasts(first, beside) == date(2035, 12, 31)
    assert lasts(first, partly) == date(2035, 12, 31)
    assert served_days([first, partly]) == (date(2028, 1, 1) - date(2026, 1, 1)).days


term = st.tuples(st.integers(0, 900), st.integers(0, 700)).map(
    lambda told: Term(begins=date(2026, 1, 1) + told[0] * DAY, days=told[1])
)


@given(st.lists(term, max_size=6))
def test_terms_together_are_the_days_that_any_of_them_covers(terms: list[Term]) -> None:
    covered = {one.begins + n * DAY for one in terms for n in range((one.ends - one.begins).days)}

    assert served_days(terms) == len(covered)
