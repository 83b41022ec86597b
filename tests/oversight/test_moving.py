"""The rule that proposes moves of work: what holds of every proposal, over forces that chance made."""

from dataclasses import replace
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.nominals.commands import RiskLevel
from api.oversight.moving import (
    RISKIEST_FIRST,
    Burden,
    Carrier,
    Limits,
    Move,
    Nearness,
    attention,
    nearness,
    propose,
)

LIMITS = Limits(most=10, taken_most=2, moves_most=6)
UNITS = [(UUID(int=100 + number), district) for number, district in enumerate(("Ashby", "Ashby", "Brigg", None))]


def carrier(number: int, nominals: int, overdue: int, unit: int = 0) -> Carrier:
    key, district = UNITS[unit]
    return Carrier(
        officer_id=UUID(int=number),
        name=f"PC {number}",
        unit_id=key,
        district=district,
        nominals=nominals,
        overdue=overdue,
    )


def burden(number: int, owner: int, **said: object) -> Burden:
    plain = Burden(
        nominal_id=UUID(int=1_000 + number),
        owner_id=UUID(int=owner),
        risk_level=RiskLevel.MEDIUM,
        days_overdue=10,
        overdue=1,
        restricted=False,
    )
    return replace(plain, **said)


@st.composite
def forces(draw: st.DrawFn) -> tuple[list[Burden], list[Carrier], dict[UUID, frozenset[UUID]]]:
    carriers = [
        carrier(number, draw(st.integers(0, 15)), draw(st.integers(0, 5)), draw(st.integers(0, len(UNITS) - 1)))
        for number in range(draw(st.integers(1, 6)))
    ]
    burdens = [
        burden(
            number,
            draw(st.integers(0, 7)),
            risk_level=draw(st.sampled_from(RiskLevel)),
            days_overdue=draw(st.integers(0, 400)),
            overdue=draw(st.integers(1, 3)),
            restricted=draw(st.booleans()),
        )
        for number in range(draw(st.integers(0, 12)))
    ]
    known = {one.nominal_id: frozenset({UUID(int=draw(st.integers(0, 5)))}) for one in burdens if draw(st.booleans())}
    return burdens, carriers, known


@given(forces())
def test_nobody_comes_over_the_standard_takes_too_many_or_hears_of_whom_they_may_not_know(
    force: tuple[list[Burden], list[Carrier], dict[UUID, frozenset[UUID]]],
) -> None:
    burdens, carriers, known = force
    moves = propose(burdens, carriers, known, LIMITS)
    before = {one.officer_id: one.nominals for one in carriers}

    assert len({move.nominal.nominal_id for move in moves}) == len(moves) <= LIMITS.moves_most
    for officer, nominals in before.items():
        came = [move for move in moves if move.taker.officer_id == officer]
        left = [move for move in moves if move.giver.officer_id == officer]
        assert len(came) <= LIMITS.taken_most
        assert not came or nominals + len(came) <= max(LIMITS.most, nominals + len(came) - len(left))
        assert not came or nominals + len(came) - len(left) <= LIMITS.most
    for move in moves:
        assert move.nominal.owner_id == move.giver.officer_id != move.taker.officer_id
        if move.nominal.restricted:
            assert move.taker.officer_id in known[move.nominal.nominal_id]
            assert move.taker.unit_id == move.giver.unit_id
    ranks = [(RISKIEST_FIRST.index(move.nominal.risk_level), -move.nominal.days_overdue) for move in moves]
    assert ranks == sorted(ranks)


@given(forces(), st.randoms())
def test_the_same_facts_in_any_order_give_the_same_proposal_and_never_less_attention(
    force: tuple[list[Burden], list[Carrier], dict[UUID, frozenset[UUID]]], chance: object
) -> None:
    burdens, carriers, known = force
    moves = propose(burdens, carriers, known, LIMITS)
    chance.shuffle(burdens)  # type: ignore[attr-defined]
    chance.shuffle(carriers)  # type: ignore[attr-defined]

    assert propose(burdens, carriers, known, LIMITS) == moves
    assert attention(burdens, carriers, moves, LIMITS.most) >= 0
    assert attention(burdens, carriers, (), LIMITS.most) == 1


def only(moves: tuple[Move, ...]) -> Move:
    [move] = moves
    return move


def test_the_nearest_with_room_takes_and_the_words_say_why_without_a_caseload() -> None:
    giver = carrier(1, 14, 5)
    near, same_district, far = carrier(2, 9, 4), carrier(3, 2, 0, unit=1), carrier(4, 0, 0, unit=2)
    nominal = burden(1, owner=1, risk_level=RiskLevel.HIGH, days_overdue=45)

    move = only(propose([nominal], [far, same_district, near, giver], {}, LIMITS))
    assert move.taker == near
    assert move.why == (
        "High risk, 45 days overdue. PC 1 carries more people than the standard of 10."
        " PC 2, of the same unit, has room under 10 and less overdue."
    )
    full = replace(near, nominals=10)
    assert only(propose([nominal], [far, same_district, full, giver], {}, LIMITS)).taker == same_district
    assert nearness(same_district, giver) is Nearness.SAME_DISTRICT
    assert only(propose([nominal], [far, full, giver], {}, LIMITS)).taker == far


def test_whom_only_some_may_know_of_goes_to_one_of_them_or_stays() -> None:
    giver, stranger, trusted = carrier(1, 14, 5), carrier(2, 0, 0), carrier(3, 8, 3)
    nominal = burden(1, owner=1, restricted=True)

    assert propose([nominal], [giver, stranger, trusted], {}, LIMITS) == ()
    known = {nominal.nominal_id: frozenset({trusted.officer_id})}
    assert only(propose([nominal], [giver, stranger, trusted], known, LIMITS)).taker == trusted


def test_work_that_moves_to_officers_with_time_gets_more_of_it() -> None:
    giver, taker = carrier(1, 20, 5), carrier(2, 3, 0)
    nominals = [burden(number, owner=1) for number in range(4)]
    moves = propose(nominals, [giver, taker], {}, LIMITS)

    # Half an officer's time each, before; after, two of four have all of it and two have ten of eighteen parts.
    assert len(moves) == 2
    assert attention(nominals, [giver, taker], moves, LIMITS.most) == pytest.approx(((2 + 2 * 10 / 18) / 4) / 0.5)
