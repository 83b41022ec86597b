"""Filters: an input object of an allow-list, compiled to one SQL condition.

Each field of a filter input says by `Matched` which expression it is about; nothing else can be asked. A condition on
an unknown value does not hold, and its `not` does. A null in place of a condition says nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass

from graphql import GraphQLInputObjectType, GraphQLList, get_nullable_type

from api.refusals import BadInput
from schema.reading.sources import Parameters, Row, SqlMaker
from schema.reading.terms import Term, Values, read_id

CONDITIONS_MAX = 50
TEXT_CHARACTERS_MAX = 200
CHOICES_MAX = 100


@dataclass(frozen=True)
class Matched:
    """What a filter's field is about: an expression and its PostgreSQL type."""

    sql: SqlMaker
    kind: str


Conditions = dict[str, Matched]


def compile_filter(
    term: Term, kind: GraphQLInputObjectType, allowed: Callable[[str, str], Matched], row: Row, binds: Parameters
) -> str:
    """The filter as a SQL condition that is true or not true. `allowed` gives what (input type, field) is about."""
    if _count(term) > CONDITIONS_MAX:
        raise BadInput(f"A filter may hold {CONDITIONS_MAX} conditions at most.", field="filter")
    return _all(term, kind, allowed, row, binds)


def _all(
    term: Term, kind: GraphQLInputObjectType, allowed: Callable[[str, str], Matched], row: Row, binds: Parameters
) -> str:
    parts: list[str] = []
    for name, value in term.fields.items():
        if value.is_null:
            continue
        if name in ("and", "or"):
            inner = [_all(item, kind, allowed, row, binds) for item in value.items if not item.is_null]
            parts.append(f"({f' {name} '.join(inner)})" if inner else ("true" if name == "and" else "false"))
        elif name == "not":
            parts.append(f"({_all(value, kind, allowed, row, binds)}) is not true")
        else:
            matched, field_kind = allowed(kind.name, name), get_nullable_type(kind.fields[name].type)
            about = matched.sql(row, binds)
            if isinstance(field_kind, GraphQLInputObjectType):
                parts += [
                    _match(op, about, item, kind=matched.kind, field=name, binds=binds)
                    for op, item in value.fields.items()
                ]
            else:
                operator = "in" if isinstance(field_kind, GraphQLList) else "eq"
                parts.append(_match(operator, about, value, kind=matched.kind, field=name, binds=binds))
    return "(" + " and ".join(parts) + ")" if parts else "true"


def _match(operator: str, about: str, term: Term, *, kind: str, field: str, binds: Parameters) -> str:
    if term.is_null:
        return "true"
    match operator:
        case "eq":
            return f"{about} = {binds.value(_one(term, kind, field), kind)}"
        case "in":
            return f"{about} = any ({binds.value(_limited(term, kind, field), kind + '[]')})"
        case "contains":
            return f"strpos(lower({about}), lower({binds.value(_searchable(term, field), 'text')})) > 0"
        case "from":
            return f"{about} >= {binds.value(term.get, kind)}"
        case "before":
            return f"{about} < {binds.value(term.get, kind)}"
    raise AssertionError(operator)


def _one(term: Term, kind: str, field: str) -> Callable[[Values], object]:
    return (lambda values: read_id(term.get(values), field)) if kind == "uuid" else term.get


def _limited(term: Term, kind: str, field: str) -> Callable[[Values], list[object]]:
    def get(values: Values) -> list[object]:
        found: list[object] = term.get(values)
        if len(found) > CHOICES_MAX:
            raise BadInput(f"{field} may hold {CHOICES_MAX} values at most.", field=field)
        return [read_id(str(item), field) for item in found] if kind == "uuid" else found

    return get


def _searchable(term: Term, field: str) -> Callable[[Values], str]:
    def get(values: Values) -> str:
        found: str = term.get(values)
        if not 1 <= len(found) <= TEXT_CHARACTERS_MAX or "\0" in found:
            raise BadInput(f"{field}.contains takes 1 to {TEXT_CHARACTERS_MAX} characters.", field=field)
        return found

    return get


def _count(term: Term) -> int:
    return 1 + sum(_count(item) for item in (*term.fields.values(), *term.items))
