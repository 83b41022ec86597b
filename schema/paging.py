"""Connections: pages of records, after Relay's cursor connections."""

from collections.abc import Callable
from typing import Any, TypeVar

import strawberry

from schema.reading.declare import compiled, plain
from schema.reading.sources import Column

T = TypeVar("T")


@plain
class PageInfo:
    """Where a page lies in its connection."""

    has_next_page: bool = compiled(
        Column(), "Whether records follow this page; with `last`, whether `before` was given."
    )
    has_previous_page: bool = compiled(
        Column(), "Whether records precede this page; with `first`, whether `after` was given."
    )
    start_cursor: str | None = compiled(Column(), "The cursor of the page's first record; null if the page is empty.")
    end_cursor: str | None = compiled(Column(), "The cursor of the page's last record; null if the page is empty.")


def connection_of(node: Any, words: str) -> Callable[[type[T]], type[T]]:
    """Make a class the connection type of a record type, with its edge. `words` name the records, as in 'visits'."""

    def publish(cls: type[T]) -> type[T]:
        edge = _edge(cls.__name__.removesuffix("Connection"), node, words)
        cls.__annotations__ = {"edges": list[edge], "nodes": list[node], "page_info": PageInfo, "total_count": int}  # type: ignore[valid-type]
        for name, text in _CONNECTION_WORDS.items():
            setattr(cls, name, compiled(Column(), text))
        return plain(cls)

    return publish


_CONNECTION_WORDS = {
    "edges": "The page's records with their places, 100 at most.",
    "nodes": "The page's records without their places, 100 at most.",
    "page_info": "Where the page lies.",
    "total_count": "How many records there are on all pages; 10,000 means 10,000 or more. Counted if asked for.",
}


def _edge(name: str, node: Any, words: str) -> type:
    members = {
        "__doc__": f"One of a page of {words}, with its place.",
        "__annotations__": {"cursor": str, "node": node},
        "cursor": compiled(Column(), "The record's place, for `after` and `before`."),
        "node": compiled(Column(), "The record."),
    }
    return plain(type(f"{name}Edge", (), members))


@strawberry.interface(description="A record that can be found by its id alone, through `node`.")
class Node:
    id: strawberry.ID = compiled(Column(), "The record's id: a UUID, the same in every place and for ever.")
