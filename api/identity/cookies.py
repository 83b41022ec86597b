"""The two cookies: the session's, and the short-lived one that carries a sign-in to the identity provider and back.

Names begin with `__Host-Http-`: a browser takes such a cookie only over a secure connection (Chromium counts the
loopback address as one), for this host alone, and only from a server. Browsers that do not know the longer prefix
still keep the rules of `__Host-`.
"""

import base64
import os
from datetime import datetime, timedelta
from typing import Any

import orjson
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from starlette.responses import Response

from api.writing import json_bytes

SESSION_COOKIE = "__Host-Http-doorstep"
# Not `Strict`: the browser must send it on the way back from the identity provider, which is another site.
SIGN_IN_COOKIE = "__Host-Http-doorstep-sign-in"
SIGN_IN_LIFETIME = timedelta(minutes=10)
_NONCE_BYTES = 12


class SignInSeal:
    """Encrypts what must be remembered between the two halves of a sign-in, so that the server need not."""

    def __init__(self, session_key: str) -> None:
        derived = HKDF(SHA256(), 32, salt=None, info=b"doorstep sign-in cookie").derive(bytes.fromhex(session_key))
        self._cipher = AESGCM(derived)

    def seal(self, values: dict[str, Any], now: datetime) -> str:
        """The values as a cookie, good for ten minutes."""
        text = json_bytes({"until": (now + SIGN_IN_LIFETIME).timestamp(), "values": values})
        nonce = os.urandom(_NONCE_BYTES)
        return base64.urlsafe_b64encode(nonce + self._cipher.encrypt(nonce, text, None)).decode()

    def unseal(self, cookie: str, now: datetime) -> dict[str, Any] | None:
        """The values, or None if the cookie is not ours or came too late."""
        try:
            raw = base64.urlsafe_b64decode(cookie.encode())
            opened = orjson.loads(self._cipher.decrypt(raw[:_NONCE_BYTES], raw[_NONCE_BYTES:], None))
        except (ValueError, InvalidTag):
            return None
        values: dict[str, Any] = opened["values"]
        return values if now.timestamp() < opened["until"] else None


def remember_sign_in(response: Response, value: str) -> None:
    """Set the sign-in cookie."""
    seconds = int(SIGN_IN_LIFETIME.total_seconds())
    response.set_cookie(SIGN_IN_COOKIE, value, max_age=seconds, secure=True, httponly=True, samesite="lax")


def forget_sign_in(response: Response) -> None:
    """Remove the sign-in cookie."""
    response.delete_cookie(SIGN_IN_COOKIE, secure=True, httponly=True, samesite="lax")


def set_session(response: Response, value: str, lifetime: timedelta) -> None:
    """Set the session cookie. It outlives the browser, which phones close as they please; the server ends a session
    that is not used, and the phone's own lock stands before what it holds (docs/decisions/0005).
    """
    seconds = int(lifetime.total_seconds())
    response.set_cookie(SESSION_COOKIE, value, max_age=seconds, secure=True, httponly=True, samesite="strict")


def forget_session(response: Response) -> None:
    """Remove the session cookie."""
    response.delete_cookie(SESSION_COOKIE, secure=True, httponly=True, samesite="strict")
