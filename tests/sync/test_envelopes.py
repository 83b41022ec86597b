"""A device's log is dense: gaps, clones and phones put back from a backup show."""

from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.sync.envelopes import Envelope, Head, Malformed, Place, following, place, read, reused_id

LAST, NEXT, OTHER = (UUID(int=n) for n in (5, 6, 7))
HEAD = Head(5, LAST)


def envelope(seq: int = 6, prev: UUID | None = LAST, key: UUID = NEXT, sealed: str = "a.seal") -> Envelope:
    made = read({"id": str(key), "seq": seq, "prevId": str(prev) if prev else None, "sealed": sealed})
    assert isinstance(made, Envelope)
    return made


@pytest.mark.parametrize(
    ("sent", "expected"),
    [
        (envelope(), Place.NEW),
        (envelope(prev=OTHER), Place.FORK),
        (envelope(prev=None), Place.FORK),
        (envelope(seq=5, prev=UUID(int=4)), Place.FORK),
        (envelope(seq=7, prev=OTHER), Place.GAP),
    ],
)
def test_where_an_unknown_envelope_stands(sent: Envelope, expected: Place) -> None:
    assert place(HEAD, sent, {}) is expected


@pytest.mark.parametrize("seq", [1, 5, 6, 9])
def test_what_was_taken_in_before_gets_its_answer_wherever_it_comes(seq: int) -> None:
    sent = envelope(seq=seq)

    assert place(HEAD, sent, {NEXT: sent.sha256}) is Place.REPEATED
    assert place(HEAD, sent, {NEXT: "other"}) is Place.REUSED
    assert place(HEAD, sent, {NEXT: "other", reused_id(sent): sent.sha256}) is Place.REPEATED


def test_only_the_next_entry_moves_the_head() -> None:
    assert following(HEAD, envelope()) == Head(6, NEXT)
    assert following(HEAD, envelope(seq=3)) == HEAD


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text() | st.uuids().map(str),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["id", "seq", "prevId", "sealed"]), inner)
    ),
    max_leaves=6,
)


@given(anything)
def test_nothing_that_is_sent_breaks_the_reading(element: Any) -> None:
    made = read(element)

    assert isinstance(made, Envelope | Malformed)
    assert read(element) == made
    assert "\0" not in made.raw
