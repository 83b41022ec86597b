"""Frames of graphql-transport-ws: what a client's message says, and what closes its connection. Pure.

Close codes are those of the protocol's own document (4400 to 4499) and, for size, of RFC 6455.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import orjson

from api.refusals import BadInput
from api.writing import json_text
from schema.serving import body
from schema.serving.prepared import Fault

PROTOCOL: Final = "graphql-transport-ws"
ID_CHARACTERS_MAX: Final = 200
MALFORMED: Final = 4400
NOT_ACKNOWLEDGED: Final = 4401
FORBIDDEN: Final = 4403
NO_SUBPROTOCOL: Final = 4406
TOO_SLOW_TO_INIT: Final = 4408
ID_IN_USE: Final = 4409
INIT_TWICE: Final = 4429
TOO_SLOW_TO_READ: Final = 1008
TOO_BIG: Final = 1009
TRY_LATER: Final = 1013


class Closing(Exception):  # noqa: N818 - the end of a connection, not an error of ours
    """The connection ends. No code: the client is gone already."""

    def __init__(self, code: int | None, reason: str = "") -> None:
        super().__init__(reason)
        self.code = code
        self.reason = reason


@dataclass(frozen=True)
class Init:
    """connection_init, with what stands for headers that a browser's WebSocket cannot send."""

    authorization: str | None
    client: str | None


@dataclass(frozen=True)
class Subscribe:
    """An operation to run under an id."""

    id: str
    said: body.Said


@dataclass(frozen=True)
class Complete:
    """An operation to stop."""

    id: str


@dataclass(frozen=True)
class Ping:
    """Is somebody there?"""


@dataclass(frozen=True)
class Pong:
    """Somebody is there."""


Frame = Init | Subscribe | Complete | Ping | Pong


def read(message: Mapping[str, Any]) -> Frame:
    """The frame in an ASGI message, or the end of the connection."""
    text = message.get("text")
    if text is None:
        raise Closing(MALFORMED, "Send text frames.")
    raw = text.encode(errors="surrogatepass")
    if len(raw) > body.BODY_BYTES_MAX:
        raise Closing(TOO_BIG, f"A frame may have {body.BODY_BYTES_MAX} bytes at most.")
    try:
        frame = orjson.loads(raw)
    except orjson.JSONDecodeError as error:
        raise Closing(MALFORMED, "A frame must be JSON.") from error
    if not isinstance(frame, dict):
        raise Closing(MALFORMED, "A frame must be a JSON object.")
    return _of(frame, len(raw))


def _of(frame: dict[str, Any], size_bytes: int) -> Frame:
    match frame.get("type"):
        case "connection_init":
            return _init(_payload(frame) or {})
        case "subscribe":
            return _subscribe(_id(frame), _payload(frame), size_bytes)
        case "complete":
            return Complete(_id(frame))
        case "ping":
            _payload(frame)
            return Ping()
        case "pong":
            _payload(frame)
            return Pong()
    raise Closing(MALFORMED, "A frame's type is connection_init, subscribe, complete, ping or pong.")


def _init(payload: dict[str, Any]) -> Init:
    found = {name: payload.get(name) for name in ("authorization", "client")}
    for name, value in found.items():
        if value is not None and not (isinstance(value, str) and value.isascii() and value.isprintable()):
            raise Closing(MALFORMED, f"{name} must be text, as in a header.")
    return Init(**found)


def _subscribe(key: str, payload: dict[str, Any] | None, size_bytes: int) -> Subscribe:
    try:
        return Subscribe(key, body.said(payload or {}, size_bytes))
    except BadInput as refusal:
        raise Closing(MALFORMED, refusal.message) from refusal


def _id(frame: dict[str, Any]) -> str:
    key = frame.get("id")
    if not isinstance(key, str) or not 0 < len(key) <= ID_CHARACTERS_MAX:
        raise Closing(MALFORMED, f"An id is text of 1 to {ID_CHARACTERS_MAX} characters.")
    return key


def _payload(frame: dict[str, Any]) -> dict[str, Any] | None:
    payload = frame.get("payload")
    if payload is not None and not isinstance(payload, dict):
        raise Closing(MALFORMED, "A payload must be a JSON object.")
    return payload


ACK: Final = '{"type":"connection_ack"}'
PONG: Final = '{"type":"pong"}'


def next_of(key: str, answer: bytes) -> str:
    """One result. Text: a browser gives a binary frame to its page as something else."""
    return f'{{"id":{json_text(key)},"type":"next","payload":{answer.decode()}}}'


def error_of(key: str, errors: list[Fault]) -> str:
    """Why an operation was not run."""
    return json_text({"id": key, "type": "error", "payload": errors})


def complete_of(key: str) -> str:
    """An operation is over."""
    return json_text({"id": key, "type": "complete"})
