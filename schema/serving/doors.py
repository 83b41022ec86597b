"""Who is let in, and for how long: what every transport asks of the front door."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from starlette.requests import Request
from starlette.types import Scope

from api.clock import Clock
from api.identity.principal import Principal
from api.identity.same_origin import CLIENT_HEADER
from schema.serving.frames import Init
from schema.serving.vigil import LookAgain, Vigil

Authenticate = Callable[[Request], Awaitable[Principal]]


@dataclass(frozen=True, kw_only=True)
class Doors:
    """`authenticate` says who sent a request, `look_again` who that is a while later."""

    authenticate: Authenticate
    look_again: LookAgain
    clock: Clock
    public_url: str

    def vigil(self, request: Request, principal: Principal) -> Vigil:
        """Over a stream that this request opened."""
        return Vigil(request, principal, self.look_again, self.clock)

    def request_for(self, scope: Scope, init: Init) -> Request:
        """A WebSocket's handshake and first frame as the request that the front door judges.

        It counts as a POST, so a session cookie needs our own app's name and a handshake from our own pages: browsers
        send cookies with any page's WebSocket, and always say where that page is from.
        """
        said = {"authorization": init.authorization, CLIENT_HEADER: init.client}
        added = [(name.encode(), value.encode()) for name, value in said.items() if value is not None]
        names = {name for name, _ in added}
        kept = [(name, value) for name, value in scope["headers"] if name.lower() not in names]
        return Request({**scope, "type": "http", "method": "POST", "headers": kept + added})
