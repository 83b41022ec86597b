"""The HTTP view: GraphQL over HTTP at /graphql, by POST. Statuses after GRAPHQL over HTTP's draft of 2025.

A request that is not executed answers 4xx (200 to a client that takes nothing but application/json, which may not look
at a body otherwise); one that is executed answers 200, whatever its fields say.
"""

from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import orjson
from graphql import OperationType
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response, StreamingResponse
from starlette.types import Receive, Scope, Send

from api.identity.principal import Principal
from api.refusals import BadInput, Forbidden, NotSignedIn, Refusal, Unavailable
from api.values import new_id
from schema.serving import body, faults, stream
from schema.serving.negotiation import Taken, choose, is_json
from schema.serving.pipeline import Asked, Pipeline
from schema.serving.prepared import Fault, Operation

Authenticate = Callable[[Request], Awaitable[Principal]]
_LARGE_OPERATIONS = frozenset({"syncPush"})
_CHALLENGE = {"WWW-Authenticate": "Bearer"}


class Answered(Exception):  # noqa: N818 - not an error: the answer is known early
    """The request is answered without being executed."""

    def __init__(self, status: int, errors: list[Fault], headers: dict[str, str] | None = None) -> None:
        super().__init__(status)
        self.status = status
        self.errors = errors
        self.headers = headers or {}


class GraphQLView:
    """Answers /graphql."""

    def __init__(self, pipeline: Pipeline, authenticate: Authenticate) -> None:
        self._pipeline = pipeline
        self._authenticate = authenticate

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        response = await self.respond(Request(scope, receive))
        await response(scope, receive, send)

    async def respond(self, request: Request) -> Response:
        """The answer to one request, whatever it is."""
        if request.method != "POST":
            return _refused(405, "Send operations by POST.", {"Allow": "POST"})
        taken = choose(request.headers.get("accept"))
        if taken is None:
            return _refused(
                406, "Doorstep answers application/graphql-response+json, application/json and event streams."
            )
        try:
            asked = await self._read(request)
            return await self._answer(asked, taken)
        except Answered as early:
            return _early(early, taken)

    async def _answer(self, asked: Asked, taken: Taken) -> Response:
        if asked.operation.kind is OperationType.SUBSCRIPTION:
            return await self._listen(asked, taken)
        answer = await self._pipeline.answer(asked)
        return _stream(stream.once(answer)) if taken is Taken.STREAM else _json(answer, 200, taken, {})

    async def _listen(self, asked: Asked, taken: Taken) -> Response:
        if taken is not Taken.STREAM:
            words = "A subscription is answered as an event stream: send Accept: text/event-stream."
            raise Answered(406, [faults.fault(faults.BAD_USER_INPUT, words)])
        found = await self._pipeline.listen(asked)
        if isinstance(found, bytes):
            return _stream(stream.once(found))
        return _stream(stream.results(found, lambda result: self._pipeline.written(asked, result)))

    async def _read(self, request: Request) -> Asked:
        if not is_json(request.headers.get("content-type")):
            words = "Send the operation as application/json."
            raise Answered(415, [faults.fault(faults.BAD_USER_INPUT, words)])
        principal = await self._caller(request)
        request_id = new_id()
        operation, said = await self._operation(request)
        denial = await self._pipeline.guard(principal, operation, request_id)
        if denial is not None:
            raise Answered(403, [denial])
        variables = self._pipeline.documents.coerce(operation, said.variables)
        if isinstance(variables, list):
            raise Answered(400, variables)
        return Asked(principal, request_id, operation, variables, said.variables)

    async def _caller(self, request: Request) -> Principal:
        try:
            return await self._authenticate(request)
        except NotSignedIn as refusal:
            raise Answered(401, [faults.of_refusal(refusal)], _CHALLENGE) from refusal
        except Forbidden as refusal:
            raise Answered(403, [faults.of_refusal(refusal)]) from refusal
        except Unavailable as refusal:
            raise Answered(503, [faults.of_refusal(refusal)], {"Retry-After": "5"}) from refusal

    async def _operation(self, request: Request) -> tuple[Operation, body.Said]:
        try:
            said = await body.read(request)
        except body.TooLarge as refusal:
            raise Answered(413, [faults.of_refusal(refusal)]) from refusal
        except (BadInput, ClientDisconnect) as refusal:
            known = refusal if isinstance(refusal, Refusal) else BadInput("The body did not come whole.")
            raise Answered(400, [faults.of_refusal(known)]) from refusal
        prepared = self._pipeline.documents.prepare(self._text(said))
        if prepared.faults:
            raise Answered(400, prepared.faults)
        operation = prepared.choose(said.operation_name)
        if not isinstance(operation, Operation):
            raise Answered(400, [operation])
        if said.size_bytes > body.BODY_BYTES_MAX and operation.roots.isdisjoint(_LARGE_OPERATIONS):
            raise Answered(413, [faults.of_refusal(body.too_large(body.BODY_BYTES_MAX))])
        return operation, said

    def _text(self, said: body.Said) -> str:
        if said.query is not None:
            return said.query
        text = self._pipeline.documents.trusted(said.document_id or "")
        if text is None:
            words = "No trusted document has this id. Send the document's text as query."
            raise Answered(400, [faults.fault(faults.PERSISTED_QUERY_NOT_FOUND, words, field="documentId")])
        return text


def _early(early: Answered, taken: Taken) -> Response:
    status = 200 if taken is Taken.LEGACY and early.status == 400 else early.status  # noqa: PLR2004 - Bad Request
    return _json(orjson.dumps({"errors": early.errors}), status, taken, early.headers)


def _json(content: bytes, status: int, taken: Taken, headers: dict[str, str]) -> Response:
    kind = Taken.LEGACY if taken is Taken.LEGACY else Taken.MODERN
    return Response(content, status, {"Cache-Control": "no-store"} | headers, f"{kind.value}; charset=utf-8")


def _stream(content: AsyncIterator[bytes]) -> Response:
    return StreamingResponse(content, 200, stream.HEADERS, Taken.STREAM.value)


def _refused(status: int, words: str, headers: dict[str, Any] | None = None) -> Response:
    content = orjson.dumps({"errors": [faults.fault(faults.BAD_USER_INPUT, words)]})
    return _json(content, status, Taken.MODERN, headers or {})
