"""What lies between a phone and the server: a proxy that loses, cuts, holds and forges, and may serve another build.

Every fault is asked for by a test, of the next request of one operation: nothing is drawn, nothing is timed.
"""

import http.client
import json
import threading
from collections import defaultdict, deque
from collections.abc import Callable
from contextlib import closing
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from tests.e2e.server import HOUSE

_DOCUMENTS = HOUSE / "pwa" / "src" / "contract" / "generated" / "persisted-documents.json"
_HOP_BY_HOP = {"connection", "keep-alive", "transfer-encoding", "content-length", "host"}
_KINDS = {".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".png": "image/png"}
_PORTAL = b"<html><body><h1>Welcome to the station's guest network</h1></body></html>"

Fate = Callable[["_Request"], None]


def answer_lost(request: "_Request") -> None:
    """The server takes it in; its answer never arrives."""
    request.ask_server()
    request.hang_up()


def answer_cut(request: "_Request") -> None:
    """The connection ends in the middle of the answer."""
    answer, body = request.ask_server()
    request.say(answer.status, answer.getheaders(), body[: len(body) // 2], promised=len(body))
    request.hang_up()


def captive_portal(request: "_Request") -> None:
    """Somebody else answers, cheerfully."""
    request.say(200, [("Content-Type", "text/html; charset=utf-8")], _PORTAL)


def lost(request: "_Request") -> None:
    """It never reaches the server."""
    request.hang_up()


class Held:
    """The server takes it in, and its answer waits until it is let go."""

    def __init__(self) -> None:
        self.arrived = threading.Event()
        self.go_on = threading.Event()

    def __call__(self, request: "_Request") -> None:
        answer, body = request.ask_server()
        self.arrived.set()
        self.go_on.wait(30)
        request.say(answer.status, answer.getheaders(), body)


class Proxy:
    """In front of one server. `build` is served under /app/ in place of the server's own where it is set."""

    def __init__(self, upstream: str) -> None:
        self.upstream = urlsplit(upstream)
        self.build: Path | None = None
        self.missing: set[str] = set()
        self.asked: list[str] = []
        self.pushed: list[list[str]] = []
        self._fates: defaultdict[str, deque[Fate]] = defaultdict(deque)
        self._standing: dict[str, Fate] = {}
        self._names = _operation_names()
        proxy = self

        class Handler(_Request):
            owner = proxy

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def next(self, operation: str, *fates: Fate) -> None:
        """What becomes of the next requests of this operation, in turn."""
        self._fates[operation].extend(fates)

    def always(self, operation: str, fate: Fate) -> None:
        """What becomes of all requests of this operation until it is calm again."""
        self._standing[operation] = fate

    def calm(self) -> None:
        """No fault that was asked for and has not happened will."""
        self._fates.clear()
        self._standing.clear()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    def fate_of(self, body: bytes) -> Fate | None:
        """Note what is asked, and give what is to become of it."""
        try:
            said: dict[str, Any] = json.loads(body)
        except ValueError:
            return None
        name = self._names.get(said.get("documentId", ""), "")
        self.asked.append(name)
        if name == "SyncPush":
            self.pushed.append([item["id"] for item in said["variables"]["input"]["mutations"]])
        waiting = self._fates.get(name)
        return waiting.popleft() if waiting else self._standing.get(name)


class _Request(BaseHTTPRequestHandler):
    """One request on its way."""

    owner: Proxy
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self._pass()

    def do_POST(self) -> None:
        self._pass()

    def do_HEAD(self) -> None:
        self._pass()

    def do_PATCH(self) -> None:
        self._pass()

    def _pass(self) -> None:
        self.body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.close_connection = True
        try:
            path = urlsplit(self.path).path
            if path.startswith("/app/") and self._own_file(path):
                return
            fate = self.owner.fate_of(self.body) if path == "/graphql" else None
            if fate is None:
                self._stream()
            else:
                fate(self)
        except (OSError, ValueError, http.client.HTTPException):  # the server or the phone has gone
            self.hang_up()

    def _own_file(self, path: str) -> bool:
        """A file of the other build, if there is one; True where it has been answered."""
        name = path.removeprefix("/app/")
        if name in self.owner.missing:
            self.say(404, [], b"")
            return True
        if self.owner.build is None:
            return False
        file = self.owner.build / (name or "index.html")
        is_page = "." not in name
        if is_page:
            file = self.owner.build / "index.html"
        if not file.is_file():
            self.say(404, [], b"")
            return True
        kind = _KINDS.get(file.suffix, "application/manifest+json")
        self.say(200, [("Content-Type", kind), ("Cache-Control", "no-store")], file.read_bytes())
        return True

    def ask_server(self) -> tuple[http.client.HTTPResponse, bytes]:
        with closing(self._server()) as there:
            answer = self._ask(there)
            return answer, answer.read()

    def _server(self) -> http.client.HTTPConnection:
        return http.client.HTTPConnection(self.owner.upstream.hostname or "", self.owner.upstream.port, timeout=60)

    def _ask(self, there: http.client.HTTPConnection) -> http.client.HTTPResponse:
        upstream = self.owner.upstream
        headers = {name: value for name, value in self.headers.items() if name.lower() not in _HOP_BY_HOP}
        if "Origin" in headers:
            headers["Origin"] = upstream.geturl()
        there.request(self.command, self.path, self.body or None, headers)
        return there.getresponse()

    def _stream(self) -> None:
        """Hand on what comes as it comes: an event stream has no end."""
        with closing(self._server()) as there, self._ask(there) as answer:
            self._head(answer.status, answer.getheaders(), None)
            while part := answer.read1(65_536):
                self.wfile.write(part)
                self.wfile.flush()

    def say(self, status: int, headers: list[tuple[str, str]], body: bytes, *, promised: int | None = None) -> None:
        self._head(status, headers, len(body) if promised is None else promised)
        self.wfile.write(body)

    def _head(self, status: int, headers: list[tuple[str, str]], length: int | None) -> None:
        self.send_response_only(status)
        for name, value in headers:
            if name.lower() not in _HOP_BY_HOP:
                self.send_header(name, value)
        if length is not None:
            self.send_header("Content-Length", str(length))
        self.send_header("Connection", "close")
        self.end_headers()

    def hang_up(self) -> None:
        """End the connection, whatever was promised."""
        self.close_connection = True

    def log_message(self, *_: object) -> None:
        """Quiet: the tests say what they asked for."""


def _operation_names() -> dict[str, str]:
    texts: dict[str, str] = json.loads(_DOCUMENTS.read_text())
    return {digest: text.split("(")[0].split("{")[0].split()[1] for digest, text in texts.items()}
