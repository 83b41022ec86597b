"""Connections: pages of records, after Relay's cursor connections."""

from typing import Any

import strawberry

from schema.reading.declare import compiled, plain
from schema.reading.sources import Column


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


def connection_of(name: str, node: Any, words: str) -> Any:
    """The connection type of a record type, with its edge. `words` name the records in plural, as in 'visits'."""
    edge = plain(
        type(
            f"{name}Edge",
            (),
            {
                "__doc__": f"One of a page of {words}, with its place.",
                "__annotations__": {"cursor": str, "node": node},
                "cursor": compiled(Column(), "The record's place, for `after` and `before`."),
                "node": compiled(Column(), "The record."),
            },
        )
    )
    return plain(
        type(
            f"{name}Connection",
            (),
            {
                "__doc__": f"A page of {words}.",
                "__annotations__": {
                    "edges": list[edge],  # type: ignore[valid-type]
                    "nodes": list[node],
                    "page_info": PageInfo,
                    "total_count": int,
                },
                "edges": compiled(Column(), "The page's records with their places, 100 at most."),
                "nodes": compiled(Column(), "The page's records without their places, 100 at most."),
                "page_info": compiled(Column(), "Where the page lies."),
                "total_count": compiled(
                    Column(),
                    "How many records there are on all pages; 10,000 means 10,000 or more. Counted if asked for.",
                ),
            },
        )
    )


@strawberry.interface(description="A record that can be found by its id alone, through `node`.")
class Node:
    id: strawberry.ID = compiled(Column(), "The record's id: a UUID, the same in every place and for ever.")
