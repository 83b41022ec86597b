"""A patch never overwrites what its author had not seen: by every pair of values and by long random histories."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from api.nominals.patches import FieldPatch, merge

_VALUES = st.sampled_from([None, True, False, "a", "b", "c"])
_FIELDS = st.sampled_from(["one", "two", "three"])
_asked = st.dictionaries(_FIELDS, st.builds(FieldPatch, _VALUES, _VALUES))


@given(current=st.fixed_dictionaries(dict.fromkeys(("one", "two", "three"), _VALUES)), fields=_asked)
def test_each_field_is_as_asked_set_left_or_a_clash(current: dict[str, Any], fields: dict[str, FieldPatch]) -> None:
    merged = merge(current, fields)

    clashes = {clash.field: clash for clash in merged.clashes}
    assert merged.values.keys() | clashes.keys() <= fields.keys()
    assert merged.values.keys().isdisjoint(clashes)
    for name, asked in fields.items():
        if name in merged.values:
            assert merged.values[name] == asked.value
            assert current[name] == asked.base
        elif name in clashes:
            kept = clashes[name]
            assert (kept.base, kept.mine, kept.theirs) == (asked.base, asked.value, current[name])
        else:
            assert asked.value in (current[name], asked.base)


@given(st.lists(st.tuples(st.integers(0, 2), _FIELDS, _VALUES, st.booleans()), max_size=40))
def test_a_value_goes_only_by_the_hand_of_somebody_who_saw_it(history: list[tuple[int, str, Any, bool]]) -> None:
    """Three people amend one record, now and then looking at it afresh."""
    record: dict[str, Any] = dict.fromkeys(["one", "two", "three"])
    shown = [dict(record) for _ in range(3)]
    for who, field, value, looks in history:
        if looks:
            shown[who] = dict(record)
        asked = {name: FieldPatch(base, base) for name, base in shown[who].items()}
        merged = merge(record, asked | {field: FieldPatch(shown[who][field], value)})
        assert all(record[name] == shown[who][name] for name in merged.values)
        assert all(clash.theirs != shown[who][clash.field] for clash in merged.clashes)
        assert merged.values or merged.clashes or value in (record[field], shown[who][field])
        record |= merged.values
