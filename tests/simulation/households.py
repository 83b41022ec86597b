"""What became of households, conflicts and groups: nothing is overwritten in silence, and no group is torn."""

from collections import Counter
from typing import Any

import orjson

from tests.simulation.run import Made, Run
from tests.simulation.world import MEMBER

# Why a change of a household may be held: who wrote it no longer works with the person, or the member has left.
_MAY_BE_HELD = {"OUT_OF_SCOPE", "GONE", "DEVICE_REVOKED"}
_KINDS = {"household added", "household amended", "household ended"}
_HISTORY = """
select record_id::text as record, field, before, after, submission_id::text as submission
from doorstep.amendment where force_id = $1 order by recorded_at, id
"""
_CLASHES = "select submission_id::text as submission, field from doorstep.sync_conflict where force_id = $1"
_MEMBERS = """
select id::text as id, first_name as "firstName", relationship, is_child as "isChild", age_band as "ageBand",
       lives_there as "livesThere" from doorstep.household_member where force_id = $1
"""

Entries = dict[str, dict[str, Any]]


async def nothing_is_overwritten_in_silence(run: Run, entries: Entries) -> None:
    """I6: each value that was written is in the record's history over what its author saw, or in a conflict."""
    history = [dict(row) for row in await run.world.owner.fetch(_HISTORY, run.world.force)]
    clashes = {(row["submission"], row["field"]) for row in await run.world.owner.fetch(_CLASHES, run.world.force)}
    members = {row["id"]: dict(row) for row in await run.world.owner.fetch(_MEMBERS, run.world.force)}
    had = _values_that_fields_had(run, history, members)
    for key, entry in entries.items():
        made = run.made[entry["claimed"] or key]
        if made.kind in _KINDS:
            _held_only_for_a_reason(run, made, entry)
        if entry["state"] in ("APPLIED", "MERGED", "CONFLICT"):
            _is_written_or_clashes(run, key, made, history, clashes, had, members)
    run.counts["household change merged"] += sum(entry["state"] == "MERGED" for entry in entries.values())
    run.counts["household change clashed"] += len({submission for submission, _ in clashes})
    run.counts["household change applied"] += len({row["submission"] for row in history})


def _values_that_fields_had(
    run: Run, history: list[dict[str, Any]], members: dict[str, Any]
) -> dict[tuple[str, str], set[str]]:
    """By record and field. Each change begins where another ended: from what it was at first to what it is.

    In whatever order they were: two of one push have one instant, and the server's clock jumps.
    """
    befores: dict[tuple[str, str], Counter[str]] = {}
    afters: dict[tuple[str, str], Counter[str]] = {}
    for row in history:
        place = (row["record"], row["field"])
        befores.setdefault(place, Counter())[repr(_value(row["before"]))] += 1
        afters.setdefault(place, Counter())[repr(_value(row["after"]))] += 1
    for (record, name), began in befores.items():
        if name == "endedOn":
            continue
        first = MEMBER[name] if record in run.world.members else None
        now = members[record][name]
        ended = afters[record, name]
        if began + Counter([repr(now)]) != ended + Counter([repr(first)]):
            run.fail(f"I6: {name} of {record} is {now}, was {first}; written over: {began}, by: {ended}")
    return {place: set(began) | set(afters[place]) for place, began in befores.items()}


def _held_only_for_a_reason(run: Run, made: Made, entry: dict[str, Any]) -> None:
    if entry["state"] == "QUARANTINED" and entry["reason"] not in _MAY_BE_HELD:
        run.fail(f"I1: nothing was wrong with {made}, but it is held: {entry['reason']}")


def _is_written_or_clashes(
    run: Run,
    key: str,
    made: Made,
    history: list[dict[str, Any]],
    clashes: set[tuple[str, str]],
    had: dict[tuple[str, str], set[str]],
    members: dict[str, Any],
) -> None:
    own = {row["field"]: row for row in history if row["submission"] == key}
    for name, (base, value) in made.written.items():
        row = own.get(name)
        if row is not None:
            if _value(row["before"]) != base:
                run.fail(f"I6: {made} wrote {name} over what its author had not seen: {row}")
        elif (key, name) in clashes:
            continue
        # It was so already: somebody else had written the same.
        elif repr(value) not in had.get((made.record_id, name), {repr(members[made.record_id][name])}):
            run.fail(f"I6: {name} of {made} is neither written nor kept as a conflict")


def _value(stored: str | None) -> Any:
    return None if stored is None else orjson.loads(stored)


def groups_are_whole(run: Run, entries: Entries) -> None:
    """I13: of a group all were taken in or none; what a supervisor decided of one afterwards is another matter."""
    for group in run.groups:
        taken = {entries[key]["state"] in ("APPLIED", "MERGED", "CONFLICT") for key in group if key in entries}
        if len(taken) > 1:
            run.fail(f"I13: a group was torn: {[entries.get(key) for key in group]}")
        if taken:
            run.count("group taken in" if True in taken else "group held")
