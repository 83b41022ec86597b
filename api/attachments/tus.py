"""Resumable upload over HTTP: tus 1.0 with creation, checksum and expiration (https://tus.io/protocols/resumable-upload).

    OPTIONS /attachments        what this server can do
    POST    /attachments        opens what a visit promised; `Upload-Metadata: id <base64 of its id>`
    HEAD    /attachments/<id>   where it stands
    PATCH   /attachments/<id>   the next bytes, 1 MiB at most; with the last of them comes the verdict on the whole

Addresses hold ids and nothing else. The body is read before any transaction begins, so a slow client holds up nobody.
"""

import asyncio
import base64
import binascii
import hashlib
import hmac
import re
from collections.abc import Awaitable, Callable
from email.utils import format_datetime
from typing import Final
from uuid import UUID

from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from api.access.operations import admit
from api.attachments import rules
from api.attachments.rules import PIECE_BYTES_MAX, Promise, Stop, Stopped
from api.attachments.service import Uploads
from api.identity.principal import Principal
from api.refusals import BadInput, NotSignedIn, Refusal
from api.visits.attached import ATTACHMENT_BYTES_MAX, travelling_bytes

VERSION: Final = "1.0.0"
PATH: Final = "/attachments"
# A slow phone sends a part of half a megabyte in well under this; who needs longer goes on with what has arrived.
BODY_SECONDS_MAX: Final = 120
_BYTES: Final = "application/offset+octet-stream"
_CHECKSUMS: Final = {"sha1": hashlib.sha1, "sha256": hashlib.sha256}
_NUMBER: Final = re.compile(r"[0-9]{1,12}")
_STATUS: Final = {
    Stop.BUSY: 503,
    Stop.CHECKSUM_DIFFERS: 460,
    Stop.EXPIRED: 410,
    Stop.LENGTH_DIFFERS: 400,
    Stop.LOCKED: 423,
    Stop.NOT_PROMISED: 404,
    Stop.OFFSET_DIFFERS: 409,
    Stop.REJECTED: 422,
    Stop.TOO_MUCH: 413,
}
_DAMAGED: Final = Stopped.because(Stop.CHECKSUM_DIFFERS, "These bytes were damaged on the way: send them again.")

Authenticate = Callable[[Request], Awaitable[Principal]]


class Tus:
    """The endpoints over one process's uploads."""

    def __init__(self, uploads: Uploads, authenticate: Authenticate) -> None:
        self._uploads = uploads
        self._authenticate = authenticate

    def routes(self) -> list[Route]:
        return [
            Route(PATH, self._answer(self._collection), methods=["OPTIONS", "POST"]),
            Route(f"{PATH}/{{id}}", self._answer(self._one), methods=["OPTIONS", "HEAD", "PATCH"]),
        ]

    def _answer(self, endpoint: Callable[[Request], Awaitable[Response]]) -> Callable[[Request], Awaitable[Response]]:
        async def answer(request: Request) -> Response:
            try:
                response = await self._checked(request, endpoint)
            except Refusal as refusal:
                status = 401 if isinstance(refusal, NotSignedIn) else 400 if isinstance(refusal, BadInput) else 403
                response = _words(status, refusal.code, refusal.message)
            response.headers["Tus-Resumable"] = VERSION
            return response

        return answer

    async def _checked(self, request: Request, endpoint: Callable[[Request], Awaitable[Response]]) -> Response:
        if request.method == "OPTIONS":
            return Response(status_code=204, headers=_ABILITIES)
        if request.headers.get("tus-resumable") != VERSION:
            response = _words(412, "VERSION", f"Send Tus-Resumable: {VERSION}.")
            response.headers["Tus-Version"] = VERSION
            return response
        return await endpoint(request)

    async def _principal(self, request: Request) -> Principal:
        principal = await self._authenticate(request)
        admit(principal, "uploadAttachment")
        return principal

    async def _collection(self, request: Request) -> Response:
        principal = await self._principal(request)
        key, length = _promised_id(request), _count(request, "upload-length")
        outcome = await self._uploads.open(principal, key, length)
        if isinstance(outcome, Stopped):
            return _stopped(outcome)
        return Response(status_code=201, headers=_standing(outcome) | {"Location": f"{PATH}/{key}"})

    async def _one(self, request: Request) -> Response:
        principal = await self._principal(request)
        key = _id(request.path_params["id"])
        if key is None:
            return _stopped(rules.NOT_PROMISED)
        if request.method == "PATCH":
            return await self._patch(request, principal, key)
        outcome = await self._uploads.look(principal, key)
        if isinstance(outcome, Stopped):
            return Response(status_code=_STATUS[outcome.stop])
        return Response(headers=_standing(outcome) | {"Upload-Length": str(outcome.length)})

    async def _patch(self, request: Request, principal: Principal, key: UUID) -> Response:
        if request.headers.get("content-type") != _BYTES:
            return _words(415, "CONTENT_TYPE", f"Send Content-Type: {_BYTES}.")
        offset, wanted = _count(request, "upload-offset"), _checksum(request)
        piece, is_whole = (b"", False) if _declared(request) > PIECE_BYTES_MAX else await _body(request)
        if max(len(piece), _declared(request)) > PIECE_BYTES_MAX:
            return _stopped(rules.TOO_MUCH)
        if wanted is not None and not (is_whole and hmac.compare_digest(wanted[0](piece).digest(), wanted[1])):
            return _stopped(_DAMAGED)
        # Without a checksum, what has arrived of a piece that was cut off is kept: it is the beginning of it.
        outcome = await self._uploads.receive(principal, key, offset, piece)
        if isinstance(outcome, Stopped):
            return _stopped(outcome)
        return Response(status_code=204, headers=_standing(outcome))


_ABILITIES: Final = {
    "Tus-Version": VERSION,
    "Tus-Extension": "creation,checksum,expiration",
    "Tus-Max-Size": str(travelling_bytes(ATTACHMENT_BYTES_MAX, sealed=True)),
    "Tus-Checksum-Algorithm": ",".join(_CHECKSUMS),
}


def _standing(promise: Promise) -> dict[str, str]:
    """Where it stands. `Attachment-State` is ours: a captive portal's cheerful page does not have it."""
    said = {"Upload-Offset": str(promise.offset), "Attachment-State": promise.state.value}
    if promise.problem is not None:
        said["Attachment-Problem"] = promise.problem.value
    if promise.expires_at is not None:
        said["Upload-Expires"] = format_datetime(promise.expires_at, usegmt=True)
    if promise.completed_at is not None:
        said["Attachment-Completed-At"] = promise.completed_at.isoformat()
    return said


def _stopped(stopped: Stopped) -> Response:
    response = _words(_STATUS[stopped.stop], stopped.code, stopped.message)
    if stopped.stop in (Stop.BUSY, Stop.LOCKED):
        response.headers["Retry-After"] = "2"
    return response


def _words(status: int, code: str, message: str) -> Response:
    return JSONResponse({"code": code, "message": message}, status)


async def _body(request: Request) -> tuple[bytes, bool]:
    """What of the body arrives in time, a little more than the limit at most; and whether that is all of it."""
    parts: list[bytes] = []
    size = 0
    try:
        async with asyncio.timeout(BODY_SECONDS_MAX):
            async for part in request.stream():
                parts.append(part)
                size += len(part)
                if size > PIECE_BYTES_MAX:
                    break
    except (ClientDisconnect, TimeoutError):
        return b"".join(parts), False
    return b"".join(parts), True


def _declared(request: Request) -> int:
    said = request.headers.get("content-length", "0")
    return int(said) if said.isdecimal() else 0


def _count(request: Request, name: str) -> int:
    said = request.headers.get(name, "")
    if _NUMBER.fullmatch(said) is None:
        raise BadInput(f"Send {name.title()} as a whole number of bytes.", field=name)
    return int(said)


def _checksum(request: Request) -> "tuple[Callable[[bytes], hashlib._Hash], bytes] | None":
    said = request.headers.get("upload-checksum")
    if said is None:
        return None
    name, _, encoded = said.partition(" ")
    try:
        return _CHECKSUMS[name], base64.b64decode(encoded, validate=True)
    except (KeyError, binascii.Error) as error:
        raise BadInput("Upload-Checksum is sha256 or sha1, a space, and the digest in Base64.") from error


def _promised_id(request: Request) -> UUID:
    """The promise that is opened, as tus says things of an upload: `id`, a space, Base64."""
    for pair in request.headers.get("upload-metadata", "").split(","):
        name, _, encoded = pair.strip().partition(" ")
        if name == "id":
            try:
                found = _id(base64.b64decode(encoded, validate=True).decode("ascii"))
            except (binascii.Error, UnicodeDecodeError):
                found = None
            if found is not None:
                return found
    raise BadInput("Send Upload-Metadata: id, a space, and the Base64 of the promised attachment's id.")


def _id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
