"""GraphiQL at /explorer/, from our own build, for people who may read the contract and send texts of their own.

Its policy of contents is the app's, with the two Trusted Types policies of its own (`pwa/explorer/src/trusted.ts`).
"""

import mimetypes
from collections.abc import Awaitable, Callable
from pathlib import Path

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from api.headers import CONTENT_SECURITY_POLICY
from api.identity.principal import Principal
from api.refusals import Forbidden, NotSignedIn

SCOPES = frozenset({"schema:read", "adhoc:query"})
# GraphiQL's style sheet carries its fonts as data.
POLICY = CONTENT_SECURITY_POLICY.replace("trusted-types app", "trusted-types default dompurify").replace(
    "font-src 'self'", "font-src 'self' data:"
)
_SIGN_IN = "Sign in at /app/ first, then open this page again."
_NOT_FOR_YOU = "The explorer is for people who may read the contract and send operations of their own."
_NOT_BUILT = "The explorer is not built. Run `make run` once, or `npm run build` in pwa/explorer/."


def routes(folder: Path, authenticate: Callable[[Request], Awaitable[Principal]]) -> list[Route]:
    """`/explorer/…`, over the built files."""
    files = {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}

    async def page(request: Request) -> Response:
        try:
            principal = await authenticate(request)
        except NotSignedIn:
            return PlainTextResponse(_SIGN_IN, status_code=401)
        except Forbidden as refusal:
            return PlainTextResponse(refusal.message, status_code=403)
        if not principal.scopes >= SCOPES:
            return PlainTextResponse(_NOT_FOR_YOU, status_code=403)
        return _file(files, request.path_params["path"] or "index.html")

    async def home(_: Request) -> Response:
        return RedirectResponse("/explorer/", status_code=307)

    return [Route("/explorer", home), Route("/explorer/{path:path}", page)]


def _file(files: dict[str, bytes], path: str) -> Response:
    content = files.get(path)
    if content is None:
        return PlainTextResponse("There is no such file." if files else _NOT_BUILT, status_code=404 if files else 503)
    kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
    return Response(content, media_type=kind, headers={"Content-Security-Policy": POLICY})
