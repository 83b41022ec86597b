"""What is left of a rule once the caller's roles are known: the fewest questions that row security can ask.

PostgreSQL evaluates a caller's fact once a statement for each place that names it, not once in all. A rule over six
roles names them six times on each table. So the rule is worked out beforehand for every set of roles; the database
looks up which of the few results is the caller's, and asks only what that one asks.
"""

from collections.abc import Iterator
from functools import cache

from api.access.language import (
    All,
    Always,
    Any_,
    Child,
    ColumnAmong,
    ColumnIs,
    FactToSql,
    HasRole,
    IsSet,
    IsTrue,
    Named,
    Never,
    Not,
    Parent,
    Rule,
    one_role_question,
    to_sql,
)
from api.db.context import ROLE_ORDER

# A rule that asks for roles no more often than this is best asked as it stands.
_QUESTIONS_PLAIN_MAX = 2
_CHEAP = {Always: 0, Never: 0, HasRole: 1, IsSet: 1, IsTrue: 1, Not: 1}
_COST = _CHEAP | {ColumnIs: 2, ColumnAmong: 3, All: 4, Any_: 4, Parent: 9, Child: 10}


def to_sql_by_role(rule: Rule, row: str, fact: FactToSql) -> str:
    """The rule as a SQL condition, like `to_sql`, that names the caller's roles once."""
    roles = set(_roles(rule))
    if len(list(_questions(rule))) <= _QUESTIONS_PLAIN_MAX:
        return to_sql(rule, row, fact)
    places = sorted(place for place, role in enumerate(ROLE_ORDER) if role in roles)
    left = [given_roles(rule, _held(bits, places)) for bits in range(1 << len(places))]
    kinds = list(dict.fromkeys(left))
    which = _which(places, ",".join(str(kinds.index(rest)) for rest in left))
    cases = " ".join(
        f"when {place} then {to_sql(rest, row, fact)}" for place, rest in enumerate(kinds) if rest != Never()
    )
    return f"case {which} {cases} else false end"


def _which(places: list[int], listed: str) -> str:
    """The place of the caller's result among the kinds. Roles that the rule does not name take no room in the list."""
    if places == list(range(len(places))):
        return f"(select ('{{{listed}}}'::int[])[1 + (doorstep.context_role_bits() & {(1 << len(places)) - 1})])"
    packed = " + ".join(f"(((b >> {place}) & 1) << {n})" for n, place in enumerate(places))
    bits = "(select doorstep.context_role_bits() as b offset 0) r"
    return f"(select ('{{{listed}}}'::int[])[1 + {packed}] from {bits})"  # noqa: S608 - numbers of ours


def _held(bits: int, places: list[int]) -> frozenset[str]:
    return frozenset(ROLE_ORDER[place] for n, place in enumerate(places) if bits >> n & 1)


@cache
def given_roles(rule: Rule, held: frozenset[str]) -> Rule:
    """The rule for a caller who holds these roles and no other.

    Kept: the rules of most tables are made of a few named ones, and a start of the server works all of them out.
    """
    match rule:
        case Named(_, part):
            return given_roles(part, held)
        case HasRole(roles):
            return Always() if held.intersection(roles) else Never()
        case All(parts):
            return every(tuple(given_roles(part, held) for part in parts))
        case Any_(parts):
            return either(tuple(given_roles(part, held) for part in parts))
    return rule


def either(parts: tuple[Rule, ...]) -> Rule:
    """Any of the parts, without what says nothing; what costs least to ask comes first."""
    flat = _flat(parts, Any_)
    if Always() in flat:
        return Always()
    kept = [part for part in flat if part != Never() and not _said(part, All, flat)]
    return _one_of(kept, Any_, Never())


def every(parts: tuple[Rule, ...]) -> Rule:
    """All of the parts, without what says nothing; alternatives that several parts share are asked once."""
    flat = _flat(parts, All)
    if Never() in flat:
        return Never()
    kept = [part for part in flat if part != Always() and not _said(part, Any_, flat)]
    choices = [part for part in kept if isinstance(part, Any_)]
    if len(choices) > 1 and (shared := set.intersection(*(set(part.parts) for part in choices))):
        rest = every(tuple(either(tuple(p for p in choice.parts if p not in shared)) for choice in choices))
        factored = either((*(part for part in choices[0].parts if part in shared), rest))
        return every((*(part for part in kept if part not in choices), factored))
    return _one_of(kept, All, Always())


def _flat(parts: tuple[Rule, ...], kind: "type[All | Any_]") -> list[Rule]:
    each = (inner for part in parts for inner in (part.parts if isinstance(part, kind) else (part,)))
    return list(dict.fromkeys(each))


def _said(part: Rule, kind: "type[All | Any_]", others: list[Rule]) -> bool:
    """Whether a part says no more than another: `a or (a and b)` is `a`, and so is `a and (a or b)`."""
    if not isinstance(part, kind):
        return False
    return any(
        other in part.parts or (isinstance(other, kind) and set(other.parts) < set(part.parts)) for other in others
    )


def _one_of(kept: list[Rule], kind: "type[All | Any_]", nothing: Rule) -> Rule:
    if not kept:
        return nothing
    ordered = tuple(sorted(kept, key=lambda part: _COST[type(part)]))
    return ordered[0] if len(ordered) == 1 else kind(ordered)


def _questions(rule: Rule) -> Iterator[HasRole]:
    match rule:
        case HasRole():
            yield rule
        case Named(_, part):
            yield from _questions(part)
        case All(parts) | Any_(parts):
            for part in one_role_question(parts) if isinstance(rule, Any_) else parts:
                yield from _questions(part)


def _roles(rule: Rule) -> Iterator[str]:
    for question in _questions(rule):
        yield from question.roles
