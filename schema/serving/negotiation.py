"""What kind of answer a client takes: GraphQL over HTTP, with its quality values."""

from collections.abc import Iterator
from enum import Enum

MODERN = "application/graphql-response+json"
LEGACY = "application/json"
STREAM = "text/event-stream"


class Taken(Enum):
    """The kinds of answer that Doorstep gives."""

    MODERN = MODERN
    LEGACY = LEGACY
    STREAM = STREAM


# Where a client likes several equally, the first of these.
_PREFERENCE = (Taken.MODERN, Taken.LEGACY, Taken.STREAM)


def choose(accept: str | None) -> Taken | None:
    """The kind to answer in; None if the client takes none of ours. A client that says nothing gets the modern one."""
    if accept is None or not accept.strip():
        return Taken.MODERN
    ranges = list(_ranges(accept))
    liked = [(_quality(kind.value, ranges), kind) for kind in _PREFERENCE]
    best = max(quality for quality, _ in liked)
    return next(kind for quality, kind in liked if quality == best) if best > 0 else None


def is_json(content_type: str | None) -> bool:
    """Whether a body says that it is JSON in UTF-8."""
    kind, _, parameters = (content_type or "").partition(";")
    charset = parameters.strip().lower().removeprefix("charset=").strip('"')
    return kind.strip().lower() == LEGACY and charset in ("", "utf-8")


def _ranges(accept: str) -> Iterator[tuple[str, float]]:
    for part in accept.lower().split(",")[:30]:
        kind, *parameters = (piece.strip() for piece in part.split(";"))
        quality = 1.0
        for parameter in parameters:
            if parameter.startswith("q="):
                try:
                    quality = min(max(float(parameter[2:]), 0.0), 1.0)
                except ValueError:
                    quality = 0.0
        yield kind, quality


def _quality(kind: str, ranges: list[tuple[str, float]]) -> float:
    """The most specific range that covers a kind decides."""
    given = dict(ranges)
    main = kind.split("/", maxsplit=1)[0]
    for candidate in (kind, f"{main}/*", "*/*"):
        if candidate in given:
            return given[candidate]
    return 0.0
