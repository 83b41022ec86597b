"""The small language in which policy is written: rules about one row and one caller.

One rule has three readings that must agree (tests/access proves it on random rows and callers):
as SQL in row-level security, as SQL in a compiled read with the caller as bind parameters, and in Python.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from api.db.context import role_bits

# How a caller's fact becomes SQL: `(select doorstep.context_force())` in row-level security, `$3` in a compiled read.
FactToSql = Callable[[str], str]

# The caller's fact that names the nominals and cases of which they were granted need-to-know: ids are unique among all
# records, so one list serves both. The database alone knows it.
GRANTED = "granted"
# The caller's own agency, while an agreement with it is in force; and the fields which that agreement shows.
AGREED = "agreed"
SHOWN = "shown"
# The reports with conditions (handling C) that are released to the caller's agency now.
RELEASED = "released"
# What the database alone knows of a caller, each asked once a statement (an InitPlan), and once in it for each place.
DATABASE_FACTS: Mapping[str, str] = MappingProxyType(
    {
        GRANTED: "(select doorstep.context_granted())::uuid[]",
        AGREED: "(select doorstep.context_agreed())::uuid[]",
        SHOWN: "(select doorstep.context_shown())::text[]",
        RELEASED: "(select doorstep.context_released())::uuid[]",
    }
)


@dataclass(frozen=True)
class Rule:
    """What must hold of a row and a caller."""

    def __and__(self, other: "Rule") -> "Rule":
        return All(_parts(self, All) + _parts(other, All))

    def __or__(self, other: "Rule") -> "Rule":
        return Any_(_parts(self, Any_) + _parts(other, Any_))


@dataclass(frozen=True)
class Always(Rule):
    """Holds of every row."""


@dataclass(frozen=True)
class Never(Rule):
    """Holds of no row."""


@dataclass(frozen=True)
class All(Rule):
    """Every part holds."""

    parts: tuple[Rule, ...]


@dataclass(frozen=True)
class Any_(Rule):  # noqa: N801 - Any is typing's
    """At least one part holds."""

    parts: tuple[Rule, ...]


@dataclass(frozen=True)
class Not(Rule):
    """The part does not hold."""

    part: Rule


@dataclass(frozen=True)
class IsTrue(Rule):
    """The row's boolean column is true."""

    column: str


@dataclass(frozen=True)
class IsSet(Rule):
    """The row's column is not null."""

    column: str


@dataclass(frozen=True)
class Child(Rule):
    """The rule holds of a record in `table` that names the row in its `column`; the record's own row policy too."""

    table: str
    column: str
    rule: Rule


@dataclass(frozen=True)
class ColumnIs(Rule):
    """The row's column equals the caller's fact; false where either is null."""

    column: str
    fact: str


@dataclass(frozen=True)
class ColumnAmong(Rule):
    """The row's column is one of the caller's list of facts."""

    column: str
    facts: str


@dataclass(frozen=True)
class HasRole(Rule):
    """The caller has one of these roles."""

    roles: tuple[str, ...]


@dataclass(frozen=True)
class Named(Rule):
    """A rule that has a name of its own, by which the page for readers calls it."""

    name: str
    part: Rule


@dataclass(frozen=True)
class Parent(Rule):
    """The rule holds of the row's parent in `table`, found by the row's `column`; the parent's own row policy too."""

    table: str
    column: str
    rule: Rule


def _parts(rule: Rule, kind: "type[All | Any_]") -> tuple[Rule, ...]:
    """The parts of a rule of this kind; any other rule is one part."""
    return rule.parts if isinstance(rule, kind) else (rule,)


def one_role_question(parts: tuple[Rule, ...]) -> tuple[Rule, ...]:
    """Alternatives that only ask for a role become one question."""
    roles = tuple(role for part in parts if isinstance(part, HasRole) for role in part.roles)
    rest = tuple(part for part in parts if not isinstance(part, HasRole))
    return (HasRole(roles), *rest) if roles else rest


def to_sql(rule: Rule, row: str, fact: FactToSql) -> str:  # noqa: PLR0912 - a branch for each kind of rule
    """The rule as a SQL condition on the row aliased `row`. Where it is null, the rule does not hold."""
    match rule:
        case Always():
            return "true"
        case Never():
            return "false"
        case All(parts):
            return "(" + " and ".join(to_sql(part, row, fact) for part in parts) + ")"
        case Any_(parts):
            return "(" + " or ".join(to_sql(part, row, fact) for part in one_role_question(parts)) + ")"
        case Named(_, part):
            return to_sql(part, row, fact)
        case Not(IsTrue(column)):
            return f"(not {row}.{column})"
        case Not(part):
            return f"({to_sql(part, row, fact)} is not true)"
        case IsTrue(column):
            return f"{row}.{column}"
        case IsSet(column):
            return f"({row}.{column} is not null)"
        case ColumnIs(column, name):
            return f"{row}.{column} = {fact(name)}"
        case ColumnAmong(column, name):
            return f"{row}.{column} = any ({fact(name)})"
        case HasRole(roles):
            return f"({fact('role_bits')} & {role_bits(roles)} <> 0)"
        case Parent(table, column, inner):
            return (
                f"exists (select from doorstep.{table} {row}_{table} where {row}_{table}.force_id = {row}.force_id"
                f" and {row}_{table}.id = {row}.{column} and {to_sql(inner, f'{row}_{table}', fact)})"
            )
        case Child(table, column, inner):
            return (
                f"exists (select from doorstep.{table} {row}_{table} where {row}_{table}.force_id = {row}.force_id"
                f" and {row}_{table}.{column} = {row}.id and {to_sql(inner, f'{row}_{table}', fact)})"
            )
    raise AssertionError(rule)


def holds(rule: Rule, row: Mapping[str, Any], facts: Mapping[str, Any]) -> bool:  # noqa: PLR0912 - the same
    """The rule in Python. `row` has the columns; a parent's row, or the list of children, under their table's name."""
    match rule:
        case Always():
            return True
        case Never():
            return False
        case All(parts):
            return all(holds(part, row, facts) for part in parts)
        case Any_(parts):
            return any(holds(part, row, facts) for part in parts)
        case Not(part):
            return not holds(part, row, facts)
        case Named(_, part):
            return holds(part, row, facts)
        case IsTrue(column):
            return bool(row[column])
        case IsSet(column):
            return row[column] is not None
        case ColumnIs(column, name):
            return facts[name] is not None and row[column] == facts[name]
        case ColumnAmong(column, name):
            return row[column] in facts[name]
        case HasRole(roles):
            return not set(roles).isdisjoint(facts["roles"])
        case Parent(table, _, inner):
            return row[table] is not None and holds(inner, row[table], facts)
        case Child(table, _, inner):
            return any(holds(inner, child, facts) for child in row[table])
    raise AssertionError(rule)


def in_words(rule: Rule) -> str:  # noqa: PLR0912 - the same
    """The rule for a reader of `docs/access.md`."""
    match rule:
        case Always():
            return "anyone who sees the row"
        case Never():
            return "nobody"
        case All(parts):
            return " and ".join(_bracketed(part) for part in parts)
        case Any_(parts):
            return " or ".join(_bracketed(part) for part in parts)
        case Not(part):
            return f"not {_bracketed(part)}"
        case Named(name):
            return name
        case IsTrue(column):
            return f"{column} is set"
        case IsSet(column):
            return f"{column} is given"
        case ColumnAmong(_, "granted"):
            return "need-to-know granted"
        case ColumnAmong(column, "agreed"):
            return f"{column} is the caller's agency, with an agreement in force"
        case ColumnAmong(column, "shown"):
            return f"{column} is shown by the agreement in force"
        case ColumnAmong(column, "released"):
            return f"{column} is released to the caller's agency"
        case ColumnIs(column, name) | ColumnAmong(column, name):
            return f"{column} is the caller's {_FACT_WORDS.get(name, name)}"
        case HasRole(roles):
            return "role " + " or ".join(roles)
        case Parent(table, _, inner):
            return f"of its {table}: {_bracketed(inner)}"
        case Child(table, _, inner):
            return f"of a {table} of it: {_bracketed(inner)}"
    raise AssertionError(rule)


_FACT_WORDS = {
    "unit_ids": "unit",
    "officer_id": "own officer record",
    "principal_id": "own",
    "force_id": "force",
    "agency_id": "agency",
}


def _bracketed(rule: Rule) -> str:
    words = in_words(rule)
    return f"({words})" if isinstance(rule, All | Any_) and len(rule.parts) > 1 else words
