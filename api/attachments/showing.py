"""Shows an attachment to whoever may read its visit's narrative: of a picture the one we wrote ourselves.

Row security decides; each reading is a consultation in the audit. A browser is told to run nothing of it, to keep
nothing of it, and to hand it to no other page; what is no picture is saved and not shown.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from api.access.operations import admit
from api.attachments.tus import PATH, Authenticate
from api.attachments.vault import Vault
from api.audit import ledger
from api.audit.vocabulary import AuditDecision, AuditOperation
from api.db.database import Reading
from api.identity.principal import Principal
from api.refusals import NotSignedIn, Refusal
from api.services import Services

_ACTION: Final = "readAttachment"
_FIND: Final = """
select access_nominal_id, content_id, shown_mime from doorstep.visit_attachment
where force_id = $1 and id = $2 and state = 'COMPLETE'
"""
_PIECES: Final = """
select at, data from doorstep.attachment_piece where force_id = $1 and attachment_id = $2 order by at
"""
_ENDINGS: Final = {
    "application/pdf": "pdf",
    "audio/mp4": "m4a",
    "audio/mpeg": "mp3",
    "audio/ogg": "ogg",
    "audio/wav": "wav",
    "audio/webm": "weba",
    "image/jpeg": "jpg",
    "image/png": "png",
}
_ELSEWHERE: Final = frozenset({"cross-site", "same-site"})
_UNKNOWN: Final = "There is no such attachment, or it has not arrived, or you may not see it."


@dataclass(frozen=True)
class Found:
    """What is shown."""

    mime: str
    file: bytes


async def read(services: Services, vault: Vault, principal: Principal, key: UUID) -> Found | None:
    """The attachment, if the caller may see it and it is complete. Who asks for another's leaves a trace too."""
    async with services.database.reading(principal.row_context()) as connection:
        row = await connection.fetchrow(_FIND, principal.force_id, key)
        await ledger.append_to_read(connection, _event(principal, key, row["access_nominal_id"] if row else None))
        if row is None:
            return None
        await services.database.change_context(connection, principal.service_context())
        return Found(row["shown_mime"], await _whole(connection, vault, principal.force_id, row["content_id"]))


async def _whole(connection: Reading, vault: Vault, force_id: int, content_id: UUID) -> bytes:
    rows = await connection.fetch(_PIECES, force_id, content_id)
    return b"".join(vault.take((force_id, content_id, row["at"]), row["data"]) for row in rows)


def routes(services: Services, vault: Vault, authenticate: Authenticate) -> list[Route]:
    """GET /attachments/<id>/content."""

    async def content(request: Request) -> Response:
        # Browsers send the session cookie for a picture in any page: only our own pages may show one.
        if request.headers.get("sec-fetch-site") in _ELSEWHERE:
            return _words(403, "FORBIDDEN", "Attachments are shown on Doorstep's own pages only.")
        try:
            principal = await authenticate(request)
            admit(principal, _ACTION)
            key = UUID(request.path_params["id"])
        except Refusal as refusal:
            return _words(401 if isinstance(refusal, NotSignedIn) else 403, refusal.code, refusal.message)
        except ValueError:
            return _words(404, "NOT_FOUND", _UNKNOWN)
        found = await read(services, vault, principal, key)
        return _words(404, "NOT_FOUND", _UNKNOWN) if found is None else _shown(found)

    endpoint: Callable[[Request], Awaitable[Response]] = content
    return [Route(f"{PATH}/{{id}}/content", endpoint, methods=["GET"])]


def _shown(found: Found) -> Response:
    how = "inline" if found.mime.startswith("image/") else "attachment"
    headers = {
        "Content-Disposition": f'{how}; filename="attachment.{_ENDINGS[found.mime]}"',
        "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
        "Cache-Control": "no-store",
    }
    return Response(found.file, media_type=found.mime, headers=headers)


def _words(status: int, code: str, message: str) -> Response:
    return JSONResponse({"code": code, "message": message}, status)


def _event(principal: Principal, key: UUID, nominal_id: UUID | None) -> ledger.AuditEvent:
    return ledger.by(
        principal,
        AuditOperation.CONSULTATION,
        _ACTION,
        decision=AuditDecision.DENY if nominal_id is None else AuditDecision.PERMIT,
        object_type="visit_attachment",
        object_ids=(key,),
        subject_ids=() if nominal_id is None else (nominal_id,),
        row_count=0 if nominal_id is None else 1,
    )
