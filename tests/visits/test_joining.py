"""Which records are of one visit: the rule by itself."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.obligations.commands import ObligationKind
from api.obligations.policy import PolicyInterval
from api.visits import joining
from api.visits.commands import VisitOutcome
from api.visits.joining import Contribution, Likeness, Pairing, Spans, SpansOn, Verdict

NOON = datetime(2026, 3, 10, 12, tzinfo=UTC)
ANN, BEN, CAT = (UUID(int=number) for number in (101, 102, 103))


def _spans(hours_same: int = 1, hours_maybe: int = 12) -> SpansOn:
    rows = [
        PolicyInterval(
            id=UUID(int=hours),
            code=ObligationKind.VISIT_RECORD,
            applies_to=case,
            hours=hours,
            valid_from=date(2020, 1, 1),
            source="A test",
        )
        for case, hours in ((joining.SAME_VISIT, hours_same), (joining.MAYBE_SAME_VISIT, hours_maybe))
    ]
    return joining.spans_of(rows)


SPANS = _spans()


def told(
    number: int, by: UUID, along: UUID | None, minutes: int, took: int | None = None, *, seen: bool = True
) -> Contribution:
    began = NOON + timedelta(minutes=minutes)
    return Contribution(
        visit_id=UUID(int=number),
        officer_id=by,
        second_officer_id=along,
        began=began,
        ended=None if took is None else began + timedelta(minutes=took),
        outcome=VisitOutcome.SUCCESSFUL if seen else VisitOutcome.NO_REPLY,
    )


def grouped(*records: Contribution, pairings: tuple[Pairing, ...] = ()) -> list[list[int]]:
    found = joining.visits(records, pairings, SPANS)
    return sorted([record.visit_id.int for record in visit] for visit in found)


def decided(one: int, other: int, verdict: Verdict, lead: int | None = None) -> Pairing:
    return Pairing(
        id=UUID(int=one * 1000 + other),
        one_id=UUID(int=one),
        other_id=UUID(int=other),
        verdict=verdict,
        lead_id=None if lead is None else UUID(int=lead),
        decided_at=NOON,
    )


@pytest.mark.parametrize(
    ("other", "said"),
    [
        (told(2, BEN, ANN, 20), Likeness.SAME),
        (told(2, BEN, ANN, 60), Likeness.SAME),
        (told(2, BEN, ANN, 61), Likeness.SAME),  # while the first went on
        (told(2, BEN, ANN, 121), Likeness.MAYBE),
        (told(2, BEN, None, 20), Likeness.MAYBE),
        (told(2, CAT, None, 20), Likeness.MAYBE),  # nobody names the other, but both were there at the time
        (told(2, CAT, None, 121), None),
        (told(2, BEN, ANN, 12 * 60), Likeness.MAYBE),
        (told(2, BEN, ANN, 12 * 60 + 1), None),
        (told(2, ANN, BEN, 5), None),  # one officer's two records are two visits
    ],
)
def test_two_records_are_of_one_visit_by_who_and_when(other: Contribution, said: Likeness | None) -> None:
    one = told(1, ANN, BEN, 0, 120)

    assert joining.likeness(one, other, SPANS) is said
    assert joining.likeness(other, one, SPANS) is said


def test_without_policy_nothing_is_joined_and_nobody_is_asked() -> None:
    assert joining.likeness(told(1, ANN, BEN, 0), told(2, BEN, ANN, 0), lambda _: Spans(None, None)) is None
    assert joining.spans_of(())(NOON) == Spans(None, None)


def test_of_two_visits_on_one_day_each_record_joins_the_nearer() -> None:
    assert grouped(told(1, ANN, BEN, 0), told(2, ANN, BEN, 50), told(3, BEN, ANN, 45)) == [[1], [3, 2]]


def test_the_record_that_succeeded_speaks_for_the_visit_else_the_earlier_else_whom_a_person_named() -> None:
    first, second = told(1, ANN, BEN, 0, seen=False), told(2, BEN, ANN, 5)

    assert grouped(first, second) == [[2, 1]]
    assert grouped(told(1, ANN, BEN, 0), second) == [[1, 2]]
    assert grouped(first, second, pairings=(decided(1, 2, Verdict.JOINED, lead=1),)) == [[1, 2]]


def test_a_persons_word_goes_before_the_rules_and_may_be_taken_back() -> None:
    same, apart = (told(1, ANN, BEN, 0), told(2, BEN, ANN, 5)), (told(1, ANN, None, 0), told(2, CAT, None, 600))

    assert grouped(*same, pairings=(decided(1, 2, Verdict.PARTED),)) == [[1], [2]]
    assert grouped(*apart, pairings=(decided(1, 2, Verdict.JOINED),)) == [[1, 2]]
    assert grouped(*apart, pairings=(decided(1, 2, Verdict.PARTED),)) == [[1], [2]]


_records = st.lists(
    st.tuples(
        st.sampled_from([ANN, BEN, CAT]),
        st.sampled_from([ANN, BEN, CAT, None]),
        st.integers(0, 240),
        st.none() | st.integers(0, 60),
        st.booleans(),
    ),
    max_size=7,
)


@given(_records, st.randoms(use_true_random=False), st.data())
def test_the_same_records_are_the_same_visits_in_whatever_order_they_arrive(
    drawn: list[tuple[UUID, UUID | None, int, int | None, bool]], chance: "st.random.Random", data: st.DataObject
) -> None:
    records = [
        told(number, by, along, at, took, seen=seen) for number, (by, along, at, took, seen) in enumerate(drawn, 1)
    ]
    pairings = []
    if len(records) > 1:
        one, other = sorted(data.draw(st.lists(st.integers(1, len(records)), min_size=2, max_size=2, unique=True)))
        if records[one - 1].officer_id != records[other - 1].officer_id:
            pairings.append(decided(one, other, data.draw(st.sampled_from(Verdict))))
    shuffled = chance.sample(records, len(records))

    found = grouped(*records, pairings=tuple(pairings))

    assert found == grouped(*shuffled, pairings=tuple(pairings))
    assert sorted(key for visit in found for key in visit) == [record.visit_id.int for record in records]
    for visit in found:
        officers = [records[key - 1].officer_id for key in visit]
        assert len(set(officers)) == len(officers)
