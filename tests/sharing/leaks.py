"""Operations that a partner might send, made by chance: any root field, any field, aliases, fragments, filters, orders,
cursors and ids of things that it was never told of.
"""

import random
from collections.abc import Sequence
from typing import Any

from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInputType,
    GraphQLInterfaceType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLOutputType,
    get_named_type,
    get_nullable_type,
)

from schema.root import built, graphql_schema

SCHEMA = graphql_schema(built())
OWN_ROOTS = ("sharedItems", "sharedItem", "agreements", "agreement", "recallNotices", "partnerQuestions")
_DEPTH = 5
# Given often, these would only be refused: not together, and a cursor only in the order that it was made in.
_GIVEN = {"last": 0.05, "after": 0.1, "before": 0.05}


class Asker:
    """Makes operations. `ids` are those of everything there is; `cursors` grows with what answers gave."""

    def __init__(self, seed: int, ids: Sequence[str], names: Sequence[str]) -> None:
        self.chance = random.Random(seed)
        self.ids = ids
        self.names = names
        self.cursors: list[str] = []
        self._aliases = 0

    def query(self) -> str:
        """A query: mostly of what a partner may ask, at times of what it may not."""
        query = SCHEMA.query_type
        assert query is not None
        roots = [
            self.chance.choice(OWN_ROOTS) if self.chance.random() < 0.8 else self.chance.choice(list(query.fields))
            for _ in range(self.chance.choice((1, 1, 1, 2, 3)))
        ]
        return "{ " + " ".join(self._field(query, name, 0) for name in roots) + " }"

    def _field(self, parent: GraphQLObjectType, name: str, depth: int) -> str:
        item = parent.fields[name]
        self._aliases += 1
        given = [
            f"{argument}: {self._value(argument, spec.type)}"
            for argument, spec in item.args.items()
            if isinstance(spec.type, GraphQLNonNull) or self.chance.random() < _GIVEN.get(argument, 0.4)
        ]
        arguments = f"({', '.join(given)})" if given else ""
        return f"a{self._aliases}: {name}{arguments}{self._selection(item.type, depth + 1)}"

    def _selection(self, kind: GraphQLOutputType, depth: int) -> str:
        named = get_named_type(kind)
        if isinstance(named, GraphQLInterfaceType):
            inner = self.chance.choice(list(SCHEMA.get_possible_types(named)))
            return f" {{ id ... on {inner.name}{self._selection(inner, depth)} }}"
        if not isinstance(named, GraphQLObjectType):
            return ""
        names = [
            name
            for name, item in named.fields.items()
            if depth < _DEPTH or not isinstance(get_named_type(item.type), GraphQLObjectType)
        ]
        most = min(len(names), 9)
        picked = self.chance.sample(names, self.chance.randint(1, most)) if names else []
        body = " ".join(self._field(named, name, depth) for name in picked) or "__typename"
        return f" {{ {body} }}" if self.chance.random() < 0.8 else f" {{ ... on {named.name} {{ {body} }} }}"

    def _value(self, name: str, kind: GraphQLInputType) -> str:
        inner: Any = get_nullable_type(kind)
        if name in ("after", "before") and self.cursors:
            return f'"{self.chance.choice(self.cursors)}"'
        if isinstance(inner, GraphQLList):
            return f"[{self._value(name, inner.of_type)}]"
        if isinstance(inner, GraphQLEnumType):
            return self.chance.choice(list(inner.values))
        if isinstance(inner, GraphQLInputObjectType):
            parts = self.chance.sample(list(inner.fields), min(len(inner.fields), self.chance.randint(1, 3)))
            return "{" + ", ".join(f"{part}: {self._value(part, inner.fields[part].type)}" for part in parts) + "}"
        return self._scalar(inner.name)

    def _scalar(self, kind: str) -> str:
        match kind:
            case "ID":
                return f'"{self.chance.choice(self.ids)}"'
            case "Int":
                return str(self.chance.choice((1, 2, 50, 100)))
            case "Boolean":
                return self.chance.choice(("true", "false"))
            case "Instant":
                return self.chance.choice(('"2020-01-01T00:00:00Z"', '"2030-01-01T00:00:00Z"'))
            case "CalendarDate" | "Date":
                return '"2026-01-01"'
        return f'"{self.chance.choice(self.names)}"'


def cursors_of(answer: Any) -> list[str]:
    """Every text of an answer that may serve as a cursor."""
    if isinstance(answer, dict):
        return [text for value in answer.values() for text in cursors_of(value)]
    if isinstance(answer, list):
        return [text for value in answer for text in cursors_of(value)]
    return [answer] if isinstance(answer, str) and len(answer) > 40 else []
