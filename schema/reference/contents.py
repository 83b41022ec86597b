"""What stands in the contract, as its reference shows it: types by kind, their members, who uses them, what matches."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from graphql import (
    GraphQLArgument,
    GraphQLEnumType,
    GraphQLEnumValue,
    GraphQLField,
    GraphQLInputField,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLScalarType,
    GraphQLSchema,
    get_named_type,
    is_introspection_type,
    is_specified_scalar_type,
    print_ast,
)

FOUND_MAX = 50
_KINDS: tuple[tuple[type[GraphQLNamedType], str], ...] = (
    (GraphQLObjectType, "Objects"),
    (GraphQLInterfaceType, "Interfaces"),
    (GraphQLInputObjectType, "Inputs"),
    (GraphQLEnumType, "Enumerations"),
    (GraphQLScalarType, "Scalars"),
)
Typed = GraphQLField | GraphQLArgument | GraphQLInputField


@dataclass(frozen=True)
class Member:
    """A field, an input field or a value of an enumeration."""

    owner: str
    name: str
    node: GraphQLField | GraphQLInputField | GraphQLEnumValue

    @property
    def description(self) -> str:
        return self.node.description or ""

    @property
    def arguments(self) -> dict[str, GraphQLArgument]:
        return self.node.args if isinstance(self.node, GraphQLField) else {}


class Contents:
    """One contract."""

    def __init__(self, schema: GraphQLSchema) -> None:
        self.types = {
            name: kind
            for name, kind in sorted(schema.type_map.items())
            if not is_introspection_type(kind) and not is_specified_scalar_type(kind)
        }
        roots = (schema.query_type, schema.mutation_type, schema.subscription_type)
        self.roots = [root for root in roots if root is not None]

    @cached_property
    def kinds(self) -> dict[str, list[GraphQLNamedType]]:
        """All types but the roots, by the name of their kind."""
        rest = [kind for kind in self.types.values() if kind not in self.roots]
        return {words: [kind for kind in rest if isinstance(kind, cls)] for cls, words in _KINDS}

    @cached_property
    def uses(self) -> dict[str, list[Member]]:
        """By the name of a type: the members that give it or take it."""
        found: dict[str, list[Member]] = {name: [] for name in self.types}
        for member in self._all_members():
            for name in sorted(_mentioned(member) & found.keys()):
                found[name].append(member)
        return found

    def members(self, kind: GraphQLNamedType) -> list[Member]:
        """What stands in a type, by name."""
        if isinstance(kind, GraphQLEnumType):
            return [Member(kind.name, name, value) for name, value in kind.values.items()]
        if isinstance(kind, GraphQLObjectType | GraphQLInterfaceType | GraphQLInputObjectType):
            return [Member(kind.name, name, item) for name, item in kind.fields.items()]
        return []

    def search(self, words: str) -> list[GraphQLNamedType | Member]:
        """What has all these words in its name or its description; names first. At most `FOUND_MAX`."""
        wanted = words.lower().split()
        everything: list[GraphQLNamedType | Member] = [*self.types.values(), *self._all_members()]
        ranked = [(rank, item) for item in everything if (rank := _rank(item, wanted)) is not None]
        return [item for _, item in sorted(ranked, key=lambda pair: pair[0])][:FOUND_MAX]

    def _all_members(self) -> Iterator[Member]:
        for kind in self.types.values():
            yield from self.members(kind)


def default(item: Typed) -> str | None:
    """What is taken if nothing is given, as it stands in the contract."""
    node = None if isinstance(item, GraphQLField) or item.ast_node is None else item.ast_node.default_value
    return print_ast(node) if node else None


def _mentioned(member: Member) -> set[str]:
    node = member.node
    if isinstance(node, GraphQLEnumValue):
        return set()
    return {get_named_type(item.type).name for item in (node, *member.arguments.values())}


def _rank(item: GraphQLNamedType | Member, wanted: list[str]) -> int | None:
    name, text = item.name.lower(), f"{item.name} {item.description or ''}".lower()
    if not all(word in text for word in wanted):
        return None
    return 0 if name == " ".join(wanted) else 1 if all(word in name for word in wanted) else 2
