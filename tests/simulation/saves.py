"""What an officer saves next: mostly a visit, sometimes a change of a household, a decision, or several in a group."""

from typing import Any

from tests.simulation.patches import add_member, change_household, decide
from tests.simulation.run import Phone, Run
from tests.simulation.visits import new_visit, spoilt

# How often each is saved, out of a hundred.
_VISIT, _HOUSEHOLD, _DECISION, _GROUP = 64, 18, 11, 7
_SPOILT_GROUPS = 0.25


async def new_save(run: Run, phone: Phone) -> tuple[list[dict[str, Any]], str | None]:
    """Submissions before they are sealed, and the group that binds them, if any."""
    kind = run.chance.choices(("visit", "household", "decision", "group"), (_VISIT, _HOUSEHOLD, _DECISION, _GROUP))[0]
    if kind == "visit":
        return [new_visit(run, phone)], None
    shown = await run.ask("shown", phone)
    match kind:
        case "household" if shown["nominals"]:
            return [change_household(run, phone, shown)], None
        case "decision" if shown["conflicts"]:
            return [decide(run, phone, shown)], None
        case "group" if shown["nominals"]:
            return _group(run, phone, shown), run.new_id()
    return [new_visit(run, phone)], None


def _group(run: Run, phone: Phone, shown: Any) -> list[dict[str, Any]]:
    """All are taken in or none: one that is unsound holds the others."""
    is_spoilt = run.chance.random() < _SPOILT_GROUPS
    kind = "of a spoilt group" if is_spoilt else "of a group"
    made = [new_visit(run, phone, kind), add_member(run, phone, run.chance.choice(shown["nominals"]), kind)]
    if run.chance.random() < 0.5:
        made.append(new_visit(run, phone, kind))
    run.chance.shuffle(made)
    if is_spoilt:
        spoilt(run.chance.choice([one for one in made if one["op"] == "RecordVisit"]))
    run.groups.append([one["id"] for one in made])
    run.count(f"group saved{', one of it unsound' if is_spoilt else ''}")
    return made
