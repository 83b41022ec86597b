"""What a request says, read with suspicion: size first, then JSON, then the type of every member."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import orjson
from starlette.datastructures import QueryParams
from starlette.requests import Request

from api.refusals import BadInput, Refusal

BODY_BYTES_MAX = 64 * 1024
# A push carries up to 100 sealed submissions, 512 KiB together, and what is around them.
PUSH_BYTES_MAX = 600 * 1024


class TooLarge(Refusal):
    """The body is larger than anything that we take."""

    code = "BAD_USER_INPUT"


@dataclass(frozen=True)
class Said:
    """What a request says. `query` or `document_id` is there."""

    query: str | None
    document_id: str | None
    operation_name: str | None
    variables: Mapping[str, Any]
    size_bytes: int


async def read(request: Request) -> Said:
    """The body of a request, or a refusal."""
    return understand(await _bytes(request))


async def _bytes(request: Request) -> bytes:
    declared = request.headers.get("content-length", "0")
    if declared.isdigit() and int(declared) > PUSH_BYTES_MAX:
        raise too_large(PUSH_BYTES_MAX)
    parts, size = [], 0
    async for part in request.stream():
        size += len(part)
        if size > PUSH_BYTES_MAX:
            raise too_large(PUSH_BYTES_MAX)
        parts.append(part)
    return b"".join(parts)


def too_large(bytes_max: int) -> TooLarge:
    """The refusal of a large body."""
    return TooLarge(f"A request may have {bytes_max} bytes at most.")


def understand(raw: bytes) -> Said:
    """The members of a body, each of its type."""
    body = _json(raw, "The body")
    if not isinstance(body, dict):
        raise BadInput('The body must be a JSON object, for example {"query": "{ me { name } }"}.')
    return said(body, len(raw))


def of_query(parameters: QueryParams) -> Said:
    """The members of a query string. Its objects are JSON, percent-encoded."""
    if len(parameters) != len(parameters.multi_items()):
        raise BadInput("Send each parameter once.")
    body: dict[str, Any] = dict(parameters)
    for name in ("variables", "extensions"):
        if name in body:
            body[name] = _json(body[name].encode(errors="surrogatepass"), name)
    return said(body, 0)


def said(body: Mapping[str, Any], size_bytes: int) -> Said:
    """The members of a request, each of its type."""
    query, document_id = _member(body, "query", str), _member(body, "documentId", str)
    extensions = _member(body, "extensions", dict) or {}
    document_id = document_id or _member(extensions, "documentId", str) or _apollo_id(extensions)
    if query is None and document_id is None:
        raise BadInput("Send a query, or the documentId of a trusted document.", field="query")
    variables = _member(body, "variables", dict)
    return Said(query, document_id, _member(body, "operationName", str), variables or {}, size_bytes)


def _json(raw: bytes, what: str) -> Any:
    try:
        return orjson.loads(raw)
    except orjson.JSONDecodeError as error:
        raise BadInput(f"{what} must be JSON in UTF-8.") from error


def _member(body: Mapping[str, Any], name: str, kind: type) -> Any:
    value = body.get(name)
    if value is not None and not isinstance(value, kind):
        words = "text" if kind is str else "a JSON object"
        raise BadInput(f"{name} must be {words}.", field=name)
    return value


def _apollo_id(extensions: Mapping[str, Any]) -> str | None:
    """A document's id as Apollo's clients say it. Only trusted documents are known by it."""
    found = extensions.get("persistedQuery")
    digest = found.get("sha256Hash") if isinstance(found, dict) else None
    return f"sha256:{digest}" if isinstance(digest, str) else None
