"""Whether a request comes from our own pages: the defence against forged requests, beside SameSite cookies. Pure."""

import re

from starlette.requests import Request

from api.refusals import Forbidden

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
CLIENT_HEADER = "x-doorstep-client"
_CLIENT = re.compile(r"pwa/[A-Za-z0-9._-]{1,64}")


def is_from_us(request: Request, public_url: str) -> bool:
    """Whether the browser says that a page of ours sent it: one of two headers is there, and none says otherwise."""
    origin, site = request.headers.get("origin"), request.headers.get("sec-fetch-site")
    if origin is None and site is None:
        return False
    return origin in (None, public_url) and site in (None, "same-origin")


def require_from_us(request: Request, public_url: str) -> None:
    """Refuse a request that uses the session cookie to change something, unless our own app sent it."""
    if _CLIENT.fullmatch(request.headers.get(CLIENT_HEADER, "")) is None:
        raise Forbidden("With the session cookie, send the header X-Doorstep-Client: pwa/<build>.")
    if not is_from_us(request, public_url):
        raise Forbidden("With the session cookie, requests are taken from Doorstep's own pages only.")
