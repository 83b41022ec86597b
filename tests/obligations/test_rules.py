"""When a visit is owed: London's calendar, dated policy, and a chain that does not depend on the order of arrival."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.nominals.commands import ManagementMode, RiskLevel
from api.obligations.calendar import add_months, london_day
from api.obligations.circumstances import Circumstances
from api.obligations.commands import CancelReason
from api.obligations.policy import PolicyInterval
from api.obligations.reckoning import Reckoned
from api.obligations.rules import Changes, Opening, Owed, opening, plan
from api.refusals import Misconfigured

BEGAN = datetime(2025, 1, 6, 9, tzinfo=UTC)


def interval(
    level: RiskLevel | None, months: int, *, since: date = date(2000, 1, 1), until: date | None = None
) -> PolicyInterval:
    number = UUID(int=hash((level, months, since)) & ((1 << 127) - 1))
    return PolicyInterval(
        id=number, risk_level=level, months=months, valid_from=since, valid_to=until, source="NPCC (2017)"
    )


POLICY = [
    interval(RiskLevel.VERY_HIGH, 1),
    interval(RiskLevel.HIGH, 3),
    interval(RiskLevel.MEDIUM, 6),
    interval(RiskLevel.LOW, 12),
]


def due(opened: datetime, policy: Sequence[PolicyInterval], level: RiskLevel) -> Reckoned:
    return Circumstances(level=level).visit_due(policy, opened, None)


def visit_due(basis: datetime, ended: datetime | None) -> Reckoned:
    return Circumstances(level=RiskLevel.MEDIUM).visit_due(POLICY, basis, ended)


@pytest.mark.parametrize(
    ("opened", "months", "day"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2026, 3, 15), 12, date(2027, 3, 15)),
    ],
)
def test_a_month_that_lacks_the_day_ends_on_its_last(opened: date, months: int, day: date) -> None:
    assert add_months(opened, months) == day


def test_a_visit_is_due_until_the_end_of_the_london_day_in_summer_and_in_winter() -> None:
    in_winter = due(datetime(2026, 9, 10, 12, tzinfo=UTC), POLICY, RiskLevel.HIGH)
    in_summer = due(datetime(2026, 3, 10, 12, tzinfo=UTC), POLICY, RiskLevel.HIGH)

    assert in_winter.due_at == datetime(2026, 12, 10, 23, 59, 59, 999000, tzinfo=UTC)
    assert in_summer.due_at == datetime(2026, 6, 10, 22, 59, 59, 999000, tzinfo=UTC)


def test_half_past_midnight_in_a_london_summer_counts_from_that_day() -> None:
    reckoned = due(datetime(2026, 5, 31, 23, 30, tzinfo=UTC), POLICY, RiskLevel.VERY_HIGH)

    assert reckoned.due_at == datetime(2026, 7, 1, 22, 59, 59, 999000, tzinfo=UTC)


def test_the_policy_of_the_day_it_opened_counts() -> None:
    changed = date(2026, 4, 1)
    policy = [
        interval(RiskLevel.LOW, 12, until=changed),
        interval(RiskLevel.LOW, 9, since=changed),
    ]

    before = due(datetime(2026, 3, 31, 12, tzinfo=UTC), policy, RiskLevel.LOW)
    after = due(datetime(2026, 4, 1, 12, tzinfo=UTC), policy, RiskLevel.LOW)

    assert (_day(before), before.row.months) == (date(2027, 3, 31), 12)
    assert (_day(after), after.row.months) == (date(2027, 1, 1), 9)


def test_an_unassessed_nominal_is_visited_as_soon_as_the_riskiest() -> None:
    reckoned = due(BEGAN, POLICY, RiskLevel.UNASSESSED)

    assert (_day(reckoned), reckoned.row.risk_level) == (date(2025, 2, 6), RiskLevel.VERY_HIGH)


def test_a_day_without_policy_is_an_operators_mistake_and_says_so() -> None:
    with pytest.raises(Misconfigured, match="1999-05-05 for risk LOW"):
        due(datetime(1999, 5, 5, tzinfo=UTC), POLICY, RiskLevel.LOW)


def test_the_reason_names_the_rule_its_date_and_the_day_it_counts_from() -> None:
    words = due(BEGAN, POLICY, RiskLevel.MEDIUM).explanation

    assert words == (
        "A home visit is due by the end of 6 July 2025. It counts 6 months after 6 January 2025. "
        "Rule for medium risk, in force from 1 January 2000: NPCC (2017)."
    )


def _day(reckoned: Reckoned) -> date:
    assert reckoned.due_at is not None
    return london_day(reckoned.due_at)


@dataclass
class Chain:
    """The rows in force of one nominal, kept as the store keeps them."""

    rows: list[Owed] = field(default_factory=list)
    mode: ManagementMode = ManagementMode.ACTIVE
    superseded: int = 0

    def begin(self, at: datetime = BEGAN) -> "Chain":
        self._open(opening(at, visit_due(at, None)))
        return self

    def visit(self, number: int, at: datetime) -> Changes:
        changes = plan(self.rows, visit_id=UUID(int=number), visited_at=at, mode=self.mode, due=visit_due)
        self.superseded += len(changes.supersedes)
        self.rows = [
            changes.meets if changes.meets and row.id == changes.meets.id else row
            for row in self.rows
            if row.id not in changes.supersedes
        ]
        for new in changes.opens:
            self._open(new)
        return changes

    def in_force(self) -> list[tuple[datetime, datetime | None, UUID | None, datetime | None]]:
        return sorted((row.opened_at, row.met_at, row.met_by, row.cancelled_at) for row in self.rows)

    def _open(self, new: Opening) -> None:
        self.rows.append(
            Owed(
                id=UUID(int=1000 + len(self.rows) + 50 * self.superseded + hash(new.opened_at) % 10**9 * 10**4),
                **vars(new),
            )
        )


def test_a_successful_visit_meets_what_is_open_and_opens_the_next_from_its_own_time() -> None:
    chain = Chain().begin()
    at = BEGAN + timedelta(days=30)

    chain.visit(1, at)

    assert chain.in_force() == [(BEGAN, at, UUID(int=1), None), (at, None, None, None)]


def test_a_visit_that_arrives_late_splits_the_old_link_and_keeps_what_was_known() -> None:
    chain = Chain().begin()
    early, late = BEGAN + timedelta(days=10), BEGAN + timedelta(days=40)
    chain.visit(2, late)

    changes = chain.visit(1, early)

    assert len(changes.supersedes) == 1
    assert chain.in_force() == [
        (BEGAN, early, UUID(int=1), None),
        (early, late, UUID(int=2), None),
        (late, None, None, None),
    ]


def test_a_visit_from_before_management_began_changes_nothing() -> None:
    chain = Chain().begin()

    assert chain.visit(1, BEGAN - timedelta(days=1)) == Changes()


def test_a_nominal_under_reactive_management_is_owed_no_visit() -> None:
    chain = Chain(mode=ManagementMode.REACTIVE)

    assert chain.visit(1, BEGAN + timedelta(days=1)) == Changes()


def test_a_visit_within_a_cancelled_period_meets_it_and_leaves_the_rest_cancelled() -> None:
    ended = BEGAN + timedelta(days=50)
    chain = Chain().begin()
    chain.rows = [replace(chain.rows[0], cancelled_at=ended, cancel_reason=CancelReason.MANAGEMENT_ENDED)]
    at = BEGAN + timedelta(days=20)

    chain.visit(1, at)

    assert chain.in_force() == [(BEGAN, at, UUID(int=1), None), (at, None, None, ended)]


moments = st.integers(min_value=-3, max_value=12).map(lambda day: BEGAN + timedelta(days=day))
visits = st.lists(moments, min_size=1, max_size=7).map(lambda times: list(enumerate(times, start=1)))


@given(visits.flatmap(lambda made: st.tuples(st.just(made), st.permutations(made))))
def test_due_dates_do_not_depend_on_the_order_in_which_visits_arrive(
    orders: tuple[Sequence[tuple[int, datetime]], Sequence[tuple[int, datetime]]],
) -> None:
    as_made, as_arrived = (Chain().begin() for _ in range(2))

    for number, at in orders[0]:
        as_made.visit(number, at)
    for number, at in orders[1]:
        as_arrived.visit(number, at)

    assert as_made.in_force() == as_arrived.in_force()
    assert sum(row.ended_at is None for row in as_arrived.rows) == 1


@given(visits)
def test_the_chain_has_no_gap_and_no_overlap(made: Sequence[tuple[int, datetime]]) -> None:
    chain = Chain().begin()

    for number, at in made:
        chain.visit(number, at)

    rows = chain.in_force()
    assert rows[0][0] == BEGAN
    assert all(one[1] == following[0] for one, following in pairwise(rows))


@given(visits)
def test_the_same_visit_twice_is_one_visit(made: Sequence[tuple[int, datetime]]) -> None:
    once, twice = (Chain().begin() for _ in range(2))

    for number, at in made:
        once.visit(number, at)
        twice.visit(number, at)
        twice.visit(number, at)

    assert once.in_force() == twice.in_force()
