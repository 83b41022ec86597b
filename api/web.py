"""Serves the built web app under /app/. Hashed assets are kept for ever by browsers, the service worker never,
and every other path below /app/ is the shell, so that a page opened by its address works.
"""

import mimetypes
from pathlib import Path

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from api import worker_switch

_FOR_EVER = "public, max-age=31536000, immutable"
_WORKER = "sw.js"
_NOT_BUILT = "The web app is not built. Run `make run` once, or `npm run build` in pwa/."


class Build:
    """The built files, read once: they change only with a new version, which is a new process."""

    def __init__(self, folder: Path) -> None:
        self._files = {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}

    def answer(self, path: str) -> Response:
        """The file at this path below /app/, or the shell for a page of the app."""
        content = self._files.get(path)
        if content is not None:
            return _file(path, content)
        if "." in path.rpartition("/")[2]:
            return PlainTextResponse("There is no such file.", status_code=404)
        shell = self._files.get("index.html")
        return _file("index.html", shell) if shell else PlainTextResponse(_NOT_BUILT, status_code=503)


def routes(folder: Path, data: Path) -> list[Route]:
    """`/` and `/app/…`. An operator can have the worker stand aside at any time (api/worker_switch.py)."""
    build = Build(folder)

    async def page(request: Request) -> Response:
        path = request.path_params.get("path", "")
        if path == _WORKER and worker_switch.is_off(data):
            return _file(path, worker_switch.STANDS_ASIDE)
        return build.answer(path)

    async def home(_: Request) -> Response:
        return RedirectResponse("/app/", status_code=307)

    return [Route("/", home), Route("/app", home), Route("/app/{path:path}", page)]


def _file(path: str, content: bytes) -> Response:
    kind = "application/manifest+json" if path.endswith(".webmanifest") else mimetypes.guess_type(path)[0]
    keep = _FOR_EVER if path.startswith("assets/") else "no-store" if path == _WORKER else "no-cache"
    headers = {"Cache-Control": keep}
    if path == _WORKER:
        headers["Service-Worker-Allowed"] = "/app/"
    return Response(content, media_type=kind or "application/octet-stream", headers=headers)
