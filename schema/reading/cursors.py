"""Page cursors: where a page ended, as its sort values and id. Opaque to callers, made in SQL, checked here.

A cursor holds only what its own row showed, so it is not secret; it is checked because it comes back from outside. It
names the order it was made in: used in another order it is refused, not misread.
"""

import base64
import binascii
import re
from collections.abc import Callable
from datetime import date, datetime
from uuid import UUID

import orjson

from api.refusals import BadInput

CURSOR_CHARACTERS_MAX = 1_500
# The order's name, one sort value at least, the id.
_PARTS_MIN = 3
_ALPHABET = re.compile(r"[A-Za-z0-9_-]+")
_WHOLE_NUMBER = re.compile(r"-?\d{1,9}")
_BIG_NUMBER = re.compile(r"-?\d{1,18}")


def sql(tag: str, values: list[str], key: str) -> str:
    """The cursor of a row, as a SQL expression: base64url of a JSON list of texts, without padding."""
    texts = ", ".join(f"({value})::text" for value in values)
    listed = f"json_build_array('{tag}', {texts}, {key})::text"
    return f"translate(encode(convert_to({listed}, 'UTF8'), 'base64'), E'+/=\\n', '-_')"


def read(cursor: str, tag: str, kinds: tuple[str, ...], *, field: str) -> list[str]:
    """The texts in a cursor, in order, the id last; or a refusal that says what to do."""
    try:
        found = orjson.loads(_decode(cursor))
    except (ValueError, binascii.Error) as error:
        raise _malformed(field) from error
    if not isinstance(found, list) or len(found) < _PARTS_MIN or not all(isinstance(part, str) for part in found):
        raise _malformed(field)
    if found[0] != tag:
        raise BadInput(
            f"The cursor in {field} was made in another order. Ask again without {field}, and use the cursors of that"
            " answer (pageInfo.endCursor) with the same orderBy.",
            field=field,
        )
    if len(found) != len(kinds) + 2:
        raise _malformed(field)
    texts = found[1:]
    for text, kind in zip(texts, (*kinds, "uuid"), strict=True):
        _check(text, kind, field)
    return texts


def _decode(cursor: str) -> bytes:
    if len(cursor) > CURSOR_CHARACTERS_MAX or not _ALPHABET.fullmatch(cursor):
        raise ValueError(cursor)
    return base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))


def _check(text: str, kind: str, field: str) -> None:
    try:
        _CHECKS[kind](text)
    except ValueError as error:
        raise _malformed(field) from error


def _instant(text: str) -> None:
    if text not in ("infinity", "-infinity"):
        datetime.fromisoformat(text)


def _whole_number(text: str) -> None:
    if not _WHOLE_NUMBER.fullmatch(text):
        raise ValueError(text)


def _big_number(text: str) -> None:
    if not _BIG_NUMBER.fullmatch(text):
        raise ValueError(text)


def _text(text: str) -> None:
    if "\0" in text:
        raise ValueError(text)


_CHECKS: dict[str, Callable[[str], object]] = {
    "bigint": _big_number,
    "date": date.fromisoformat,
    "int": _whole_number,
    "text": _text,
    "timestamptz": _instant,
    "uuid": UUID,
}


def _malformed(field: str) -> BadInput:
    return BadInput(
        f"The cursor in {field} is not one that Doorstep made. Use pageInfo.endCursor or an edge's cursor as it came,"
        f" or ask without {field}.",
        field=field,
    )
