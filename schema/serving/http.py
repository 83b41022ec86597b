"""The HTTP view: GraphQL over HTTP at /graphql, by POST, and by GET for queries of trusted documents.

A request that is not executed answers 4xx (200 to a client that takes nothing but application/json, which may not look
at a body otherwise); one that is executed answers 200, whatever its fields say.

Answers are never kept: they are one caller's, may be about anybody, and each read must be in the audit. So they say
`no-store` and carry no ETag, by GET too; docs/decisions/0030 says why. A text by GET is refused, since addresses are
written into logs, and so is a GET with the session cookie that our own app did not send.
"""

from collections.abc import AsyncGenerator

from graphql import OperationType
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from api.identity.principal import Principal
from api.identity.same_origin import require_from_us
from api.refusals import BadInput, Forbidden, NotSignedIn, Refusal, Unavailable
from api.writing import json_bytes
from schema.serving import body, faults, stream
from schema.serving.admission import Admission
from schema.serving.answered import Answered
from schema.serving.departure import Departure
from schema.serving.doors import Doors
from schema.serving.negotiation import Taken, choose, is_json
from schema.serving.pipeline import Asked, Pipeline

# A client that sends it with 1 is told what its operation cost, in the answer's `extensions.cost`.
COST_HEADER = "x-doorstep-cost"
_KINDS = "Doorstep answers application/graphql-response+json, application/json and event streams."
_CLIENT_GONE = 499
_CHALLENGE = {"WWW-Authenticate": "Bearer"}


class GraphQLView:
    """Answers /graphql."""

    def __init__(self, pipeline: Pipeline, admission: Admission, doors: Doors) -> None:
        self._pipeline = pipeline
        self._admission = admission
        self._doors = doors

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        response = await self.respond(Request(scope, receive))
        await response(scope, receive, send)

    async def respond(self, request: Request) -> Response:
        """The answer to one request, whatever it is."""
        taken = choose(request.headers.get("accept"))
        try:
            self._check_method(request)
            kind = _wanted(taken)
            return await self._answer(await self._read(request), request, kind)
        except Answered as early:
            self._pipeline.telemetry.refused(early)
            return _early(early, taken or Taken.MODERN)
        except Exception as error:  # noqa: BLE001 - every error becomes an answer; bugs are masked and noted
            fault = faults.of_bug(error)
            status = 500 if fault["extensions"]["code"] == faults.INTERNAL_SERVER_ERROR else 503
            return _early(Answered(status, [fault]), taken or Taken.MODERN)

    def _check_method(self, request: Request) -> None:
        if request.method not in ("GET", "POST"):
            raise _not_by(request.method, "Send operations by POST.", "GET, POST")
        if request.method == "GET" and ("query" in request.query_params or not request.query_params):
            raise _not_by("GET", "By GET, send the documentId of a trusted document; send texts by POST.", "POST")

    async def _answer(self, asked: Asked, request: Request, taken: Taken) -> Response:
        headers = asked.charge.headers()
        if asked.operation.kind is OperationType.SUBSCRIPTION:
            if taken is not Taken.STREAM:
                words = "A subscription is answered as an event stream: send Accept: text/event-stream."
                raise Answered(406, [faults.fault(faults.BAD_USER_INPUT, words)])
            vigil = self._doors.vigil(request, asked.principal)
            return _stream(stream.results(self._pipeline.results(asked), vigil), headers)
        answer = await self._done(asked, request)
        if request.headers.get(COST_HEADER) == "1":
            answer = self._pipeline.with_cost(asked, answer)
        if taken is Taken.STREAM:
            return _stream(stream.once(answer), headers)
        return _json(answer, 200, taken, headers)

    async def _done(self, asked: Asked, request: Request) -> bytes:
        if asked.operation.kind is not OperationType.QUERY:
            return await self._pipeline.answer(asked)
        with Departure(request.receive):
            return await self._pipeline.answer(asked)
        raise Answered(_CLIENT_GONE, [])  # nobody reads it

    async def _read(self, request: Request) -> Asked:
        if request.method == "POST" and not is_json(request.headers.get("content-type")):
            words = "Send the operation as application/json."
            raise Answered(415, [faults.fault(faults.BAD_USER_INPUT, words)])
        principal = await self._caller(request)
        said = await self._said(request)
        operation = self._admission.operation(said)
        if request.method == "GET" and operation.kind is not OperationType.QUERY:
            raise _not_by("GET", "By GET, only queries are answered: send this by POST.", "POST")
        return await self._admission.admit(principal, operation, said)

    async def _caller(self, request: Request) -> Principal:
        try:
            if request.method == "GET" and "authorization" not in request.headers:
                require_from_us(request, self._doors.public_url)
            return await self._doors.authenticate(request)
        except NotSignedIn as refusal:
            raise Answered(401, [faults.of_refusal(refusal)], _CHALLENGE) from refusal
        except Forbidden as refusal:
            raise Answered(403, [faults.of_refusal(refusal)]) from refusal
        except Unavailable as refusal:
            raise Answered(503, [faults.of_refusal(refusal)], {"Retry-After": "5"}) from refusal

    async def _said(self, request: Request) -> body.Said:
        try:
            return body.of_query(request.query_params) if request.method == "GET" else await body.read(request)
        except body.TooLarge as refusal:
            raise Answered(413, [faults.of_refusal(refusal)]) from refusal
        except (BadInput, ClientDisconnect) as refusal:
            known = refusal if isinstance(refusal, Refusal) else BadInput("The body did not come whole.")
            raise Answered(400, [faults.of_refusal(known)]) from refusal


def _wanted(taken: Taken | None) -> Taken:
    if taken is None:
        raise Answered(406, [faults.fault(faults.BAD_USER_INPUT, _KINDS)])
    return taken


def _early(early: Answered, taken: Taken) -> Response:
    status = 200 if taken is Taken.LEGACY and early.status == 400 else early.status  # noqa: PLR2004 - Bad Request
    return _json(json_bytes({"errors": early.errors}), status, taken, early.headers)


def _json(content: bytes, status: int, taken: Taken, headers: dict[str, str]) -> Response:
    kind = Taken.LEGACY if taken is Taken.LEGACY else Taken.MODERN
    return Response(content, status, {"Cache-Control": "no-store"} | headers, f"{kind.value}; charset=utf-8")


def _stream(content: AsyncGenerator[bytes], headers: dict[str, str]) -> Response:
    return stream.EventStream(content, 200, stream.HEADERS | headers, Taken.STREAM.value)


def _not_by(method: str, words: str, allow: str) -> Answered:
    return Answered(405, [faults.fault(faults.BAD_USER_INPUT, f"{method} is not for this. {words}")], {"Allow": allow})
