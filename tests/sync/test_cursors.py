"""A cursor that is not ours for this scope is no cursor; one that the purge overtook starts the scope anew."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.sync.cursors import CursorSeal, Position, start_of

OURS = CursorSeal(key=b"k" * 32, force_id=6, epoch="1-00000001-0")
positions = st.builds(Position, ticket=st.integers(0, 2**62), snapshot=st.none() | st.integers(0, 2**62))


@given(positions)
def test_a_cursor_reads_as_it_was_written(position: Position) -> None:
    assert OURS.read("unit:1", OURS.write("unit:1", position)) == position


@pytest.mark.parametrize(
    "reader",
    [
        CursorSeal(key=b"x" * 32, force_id=6, epoch=OURS.epoch),
        CursorSeal(key=OURS.key, force_id=50, epoch=OURS.epoch),
        CursorSeal(key=OURS.key, force_id=6, epoch="1-00000002-0"),
    ],
)
def test_a_cursor_of_another_key_force_or_epoch_is_none(reader: CursorSeal) -> None:
    assert reader.read("unit:1", OURS.write("unit:1", Position(ticket=5))) is None


def test_a_cursor_of_another_scope_is_none() -> None:
    assert OURS.read("unit:2", OURS.write("unit:1", Position(ticket=5))) is None


@given(st.text(max_size=600))
def test_anything_else_is_none(text: str) -> None:
    assert OURS.read("unit:1", text) is None


@given(st.data())
def test_a_cursor_changed_anywhere_is_none(data: st.DataObject) -> None:
    cursor = OURS.write("unit:1", Position(ticket=77))
    place = data.draw(st.integers(0, len(cursor) - 2))
    changed = cursor[:place] + ("A" if cursor[place] != "A" else "B") + cursor[place + 1 :]

    assert OURS.read("unit:1", changed) is None


@pytest.mark.parametrize(
    ("position", "floor", "expected"),
    [
        (None, 0, (Position(ticket=0, snapshot=0), True)),
        (None, 9, (Position(ticket=0, snapshot=9), True)),
        (Position(ticket=20), 9, (Position(ticket=20), False)),
        (Position(ticket=5), 9, (Position(ticket=0, snapshot=9), True)),
        (Position(ticket=0), 9, (Position(ticket=0), False)),
        (Position(ticket=5, snapshot=9), 9, (Position(ticket=5, snapshot=9), False)),
        (Position(ticket=5, snapshot=9), 12, (Position(ticket=0, snapshot=12), True)),
    ],
)
def test_where_a_reading_begins(position: Position | None, floor: int, expected: tuple[Position, bool]) -> None:
    assert start_of(position, floor) == expected
