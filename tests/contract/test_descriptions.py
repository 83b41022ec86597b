"""The contract speaks for itself: whoever reads only it knows what each member means, its unit, its limit, who may."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLList,
    GraphQLObjectType,
    GraphQLType,
    get_named_type,
    get_nullable_type,
    is_specified_directive,
    is_specified_scalar_type,
)

from api.access.operations import OPERATIONS
from schema.root import built, graphql_schema

SCHEMA = graphql_schema(built())
_UNIT = re.compile(
    r"\b(hours|days|months|seconds|milliseconds|bytes|how many|records|changes|submissions|(shape|version)s?|place"
    r"|code)\b",
    re.IGNORECASE,
)
_LIMIT = re.compile(r"at most|\d to [\d,]+|\beach\b|one for each|only one", re.IGNORECASE)
# What the server gave before has the length that it gave it.
_GIVEN_BEFORE = re.compile(r"\bgave\b")


@dataclass(frozen=True)
class Member:
    """A field, argument, input field or enum value. `type` is None for an enum value."""

    name: str
    description: str
    type: GraphQLType | None = None
    is_input: bool = False

    @property
    def is_list(self) -> bool:
        return self.type is not None and isinstance(get_nullable_type(self.type), GraphQLList)

    @property
    def kind(self) -> str:
        return get_named_type(self.type).name if self.type else ""


def _types() -> list[Member]:
    own = [kind for kind in SCHEMA.type_map.values() if not kind.name.startswith("__")]
    return [Member(kind.name, kind.description or "") for kind in own if not is_specified_scalar_type(kind)]


def _members() -> Iterator[Member]:
    for kind in SCHEMA.type_map.values():
        if kind.name.startswith("__"):
            continue
        if isinstance(kind, GraphQLEnumType):
            for name, value in kind.values.items():
                yield Member(f"{kind.name}.{name}", value.description or "")
        if isinstance(kind, GraphQLObjectType | GraphQLInterfaceType):
            for name, field in kind.fields.items():
                yield Member(f"{kind.name}.{name}", field.description or "", field.type)
                for key, given in field.args.items():
                    yield Member(f"{kind.name}.{name}({key})", given.description or "", given.type, is_input=True)
        if isinstance(kind, GraphQLInputObjectType):
            for name, item in kind.fields.items():
                yield Member(f"{kind.name}.{name}", item.description or "", item.type, is_input=True)


def _directives() -> list[Member]:
    own = [directive for directive in SCHEMA.directives if not is_specified_directive(directive)]
    return [Member(f"@{directive.name}", directive.description or "") for directive in own]


def test_every_type_and_member_says_what_it_means_in_a_sentence() -> None:
    silent = [
        member.name
        for member in (*_types(), *_members(), *_directives())
        if not member.description or not member.description.endswith((".", ")"))
    ]

    assert silent == []


def test_every_number_says_its_unit() -> None:
    bare = [m.name for m in _members() if m.kind in ("Int", "Float") and not _UNIT.search(m.description)]

    assert bare == []


def test_every_list_and_every_text_that_is_sent_says_how_much_it_may_be() -> None:
    boundless = [
        f"{m.name}: {m.description}"
        for m in _members()
        if m.is_list or (m.is_input and m.kind == "String")
        if not _LIMIT.search(m.description) and not _GIVEN_BEFORE.search(m.description)
    ]

    assert boundless == []


@pytest.mark.parametrize("name", sorted(OPERATIONS))
def test_every_root_field_says_which_scope_and_role_it_needs(name: str) -> None:
    roots = [root for root in (SCHEMA.query_type, SCHEMA.mutation_type, SCHEMA.subscription_type) if root]
    said = next(root.fields[name].description or "" for root in roots if name in root.fields)
    guard = OPERATIONS[name]

    assert f"Needs the scope `{guard.scope}`" in said
    assert all(role.name in said for role in guard.roles) or "in any role" in said
