"""What simulated officers change of households, as their phones show them; and what they decide between two changes."""

from collections.abc import Mapping
from typing import Any

from tests.simulation.run import Made, Phone, Run

_AGES = ("UNDER_5", "FROM_5_TO_9", "FROM_10_TO_15", "FROM_16_TO_17", "ADULT", "UNKNOWN")
_FIELDS = ("firstName", "relationship", "isChild", "ageBand", "livesThere")


def change_household(run: Run, phone: Phone, shown: Any) -> dict[str, Any]:
    """Somebody is added, changed or ended, of somebody whom the phone shows."""
    nominal = run.chance.choice(shown["nominals"])
    drawn = run.chance.random()
    if drawn < 0.25 or not nominal["household"]:
        return add_member(run, phone, nominal, "household added")
    member = run.chance.choice(nominal["household"])
    if drawn < 0.35:
        return _submission(run, phone, "End", nominal, member["id"], {}, "household ended")
    written = {name: member[name] for name in _FIELDS} | _drawn(run, most=2)
    fields = {name: (member[name], value) for name, value in written.items()}
    return _submission(run, phone, "Amend", nominal, member["id"], fields, "household amended")


def add_member(run: Run, phone: Phone, nominal: Any, kind: str) -> dict[str, Any]:
    said = {"firstName": "Ida", "relationship": "child", "isChild": True, "ageBand": "UNDER_5", "livesThere": True}
    fields = {name: (None, value) for name, value in (said | _drawn(run, most=5)).items()}
    return _submission(run, phone, "Add", nominal, run.new_id(), fields, kind)


def decide(run: Run, phone: Phone, shown: Any) -> dict[str, Any]:
    """One of two changes of the same stands."""
    conflict = run.chance.choice(shown["conflicts"])
    payload = {
        "conflictId": conflict["id"],
        "nominalId": conflict["nominalId"],
        "choice": run.chance.choice(("MINE", "THEIRS")),
        "value": None,
        "note": "I asked again.",
    }
    run.count("conflict decided on a phone")
    return _made(run, phone, "SettleConflict", payload, Made(phone.name, "decision", conflict["id"]))


def _drawn(run: Run, *, most: int) -> dict[str, Any]:
    """Other values for some fields."""
    values = {
        "firstName": f"Ida {run.chance.randrange(50)}",
        "relationship": run.chance.choice(("child", "stepchild", "lodger")),
        "isChild": run.chance.random() < 0.5,
        "ageBand": run.chance.choice(_AGES),
        "livesThere": run.chance.random() < 0.5,
    }
    # The two that others change too come first.
    names = ("ageBand", "firstName", *_FIELDS) if most < len(_FIELDS) else _FIELDS
    return {name: values[name] for name in run.chance.sample(names, run.chance.randint(1, most))}


def _submission(
    run: Run,
    phone: Phone,
    verb: str,
    nominal: Any,
    record: str,
    fields: Mapping[str, tuple[Any, Any]],
    kind: str,
) -> dict[str, Any]:
    asked = {name: {"base": base, "value": value} for name, (base, value) in fields.items()}
    payload = {"nominalId": nominal["id"], "recordId": record, "fields": asked}
    written = {name: (base, value) for name, (base, value) in fields.items() if base != value}
    return _made(run, phone, f"{verb}HouseholdMember", payload, Made(phone.name, kind, record, written))


def _made(run: Run, phone: Phone, op: str, payload: Any, made: Made) -> dict[str, Any]:
    key = run.new_id()
    run.made[key] = made
    author = str(run.officer(phone).id)
    return {"id": key, "innerId": key, "op": op, "opVersion": 1, "author": author, "payload": payload, "files": []}
