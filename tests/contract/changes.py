"""What has happened to the contract since it was last published, for clients and for the changelog."""

from collections.abc import Iterator
from datetime import date

from graphql import (
    DangerousChangeType,
    GraphQLArgument,
    GraphQLEnumType,
    GraphQLInputField,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLSchema,
    build_schema,
    find_breaking_changes,
    find_dangerous_changes,
    is_introspection_type,
    is_specified_scalar_type,
    print_ast,
)

from schema.deprecation import deprecated, drop_deprecated, last_day

# Clients are told to expect these (docs/integrators.md), so they need an entry in the changelog and no more.
_EXPECTED = {
    DangerousChangeType.VALUE_ADDED_TO_ENUM,
    DangerousChangeType.TYPE_ADDED_TO_UNION,
    DangerousChangeType.OPTIONAL_INPUT_FIELD_ADDED,
    DangerousChangeType.OPTIONAL_ARG_ADDED,
    DangerousChangeType.IMPLEMENTED_INTERFACE_ADDED,
}
# A member stays this long after the contract that deprecates it was published.
NOTICE_DAYS = 180


def breaks(published: str, now: str, today: date) -> list[str]:
    """What would break or mislead a client of the published contract, beyond removals that were announced and due."""
    old, new = build_schema(published), build_schema(now)
    drop_deprecated(old, lambda reason: (day := last_day(reason)) is not None and day < today)
    dangerous = [change for change in find_dangerous_changes(old, new) if change.type not in _EXPECTED]
    return [change.description for change in (*find_breaking_changes(old, new), *dangerous)]


def hasty(published: str, now: str, published_on: date) -> list[str]:
    """Deprecations that give less notice than we promise, or less than they gave when they were published."""
    before = deprecated(build_schema(published))
    found = []
    for coordinate, reason in deprecated(build_schema(now)).items():
        day, told = last_day(reason), last_day(before.get(coordinate, ""))
        if day is None or (day < told if told else (day - published_on).days < NOTICE_DAYS):
            found.append(f"{coordinate}: {reason}")
    return found


def changed(published: str, now: str) -> set[str]:
    """The coordinates of all members that came, went or differ. What came or went with its owner is its owner's."""
    old, new = _signatures(build_schema(published)), _signatures(build_schema(now))
    differing = {name for name in old.keys() | new.keys() if old.get(name) != new.get(name)}
    return {name for name in differing if not _owners(name) & (old.keys() ^ new.keys())}


def _owners(coordinate: str) -> set[str]:
    field, is_argument, _ = coordinate.partition("(")
    kind, is_member, _ = field.partition(".")
    return ({field} if is_argument else set()) | ({kind} if is_member else set())


def _signatures(schema: GraphQLSchema) -> dict[str, str]:
    return dict(_signed(schema))


def _signed(schema: GraphQLSchema) -> Iterator[tuple[str, str]]:
    for kind in schema.type_map.values():
        if is_introspection_type(kind) or is_specified_scalar_type(kind):
            continue
        yield kind.name, type(kind).__name__
        if isinstance(kind, GraphQLEnumType):
            yield from ((f"{kind.name}.{name}", f"{value.deprecation_reason}") for name, value in kind.values.items())
        if isinstance(kind, GraphQLObjectType | GraphQLInterfaceType):
            for name, field in kind.fields.items():
                yield f"{kind.name}.{name}", f"{field.type} {field.deprecation_reason}"
                for key, item in field.args.items():
                    yield f"{kind.name}.{name}({key}:)", _input(item)
        if isinstance(kind, GraphQLInputObjectType):
            for name, item in kind.fields.items():
                yield f"{kind.name}.{name}", _input(item)


def _input(item: GraphQLArgument | GraphQLInputField) -> str:
    default = item.ast_node.default_value if item.ast_node else None
    return f"{item.type} {print_ast(default) if default else ''} {item.deprecation_reason}"
