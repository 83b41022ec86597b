"""The issuers' public keys, fetched when needed and never believed for long: a withdrawn key stops working by itself.

Nothing else about callers is cached anywhere.
"""

import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import httpx2
import orjson
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from api.clock import Clock
from api.identity.issuers import Issuer
from api.identity.tokens import TokenRefused, believable
from api.refusals import Misconfigured, Unavailable

logger = logging.getLogger(__name__)

FRESH = timedelta(minutes=10)
# While the issuer does not answer, its last keys may serve this long.
STALE = timedelta(minutes=60)
# An unknown key id may ask for the keys again, but nobody can make us hammer the issuer.
UNKNOWN_KEY_PAUSE = timedelta(seconds=30)
FETCH_SECONDS_MAX = 3.0
KEY_SET_BYTES_MAX = 65_536

Fetch = Callable[[str], Awaitable[bytes]]


@dataclass
class _Kept:
    keys: KeySet
    fetched_at: datetime
    tried_at: datetime


class IssuerRegistry:
    """The configured issuers by their exact name, and their keys."""

    def __init__(self, issuers: Sequence[Issuer], clock: Clock, fetch: Fetch | None = None) -> None:
        self._issuers = {issuer.name: issuer for issuer in issuers}
        self._clock = clock
        self._fetch = fetch or fetch_keys
        self._kept: dict[str, _Kept] = {}
        for issuer in issuers:
            if issuer.jwks_uri is not None and not issuer.jwks_uri.startswith("https://"):
                raise Misconfigured(f"The keys of {issuer.name} must be fetched over https.")

    def issuer(self, name: str) -> Issuer:
        """The issuer of exactly that name."""
        if name not in self._issuers:
            raise TokenRefused("unknown issuer")
        return self._issuers[name]

    async def keys(self, issuer: Issuer, key_id: str) -> KeySet:
        """The issuer's keys, with the one asked for if it has it."""
        if issuer.keys is not None:
            keys = issuer.keys
        else:
            keys = await self._current(issuer, key_id)
        if not _holds(keys, key_id):
            raise TokenRefused("unknown key")
        return keys

    async def _current(self, issuer: Issuer, key_id: str) -> KeySet:
        now, kept = self._clock.now(), self._kept.get(issuer.name)
        if kept is not None:
            rested = now - kept.tried_at >= UNKNOWN_KEY_PAUSE
            if now - kept.fetched_at < FRESH and (_holds(kept.keys, key_id) or not rested):
                return kept.keys
            kept.tried_at = now
        try:
            assert issuer.jwks_uri is not None
            keys = believable(KeySet.import_key_set(orjson.loads(await self._fetch(issuer.jwks_uri))))
        except (httpx2.HTTPError, JoseError, ValueError, KeyError, TypeError) as error:
            logger.warning("the keys of %s could not be fetched: %s", issuer.name, type(error).__name__)
            if kept is not None and now - kept.fetched_at < STALE:
                return kept.keys
            raise Unavailable("The identity provider does not answer. Try again in a minute.") from error
        self._kept[issuer.name] = _Kept(keys, now, now)
        return keys


async def fetch_keys(uri: str) -> bytes:
    """One key set, within limits; a redirect is an error."""
    async with (
        httpx2.AsyncClient(timeout=FETCH_SECONDS_MAX, follow_redirects=False, trust_env=False) as client,
        client.stream("GET", uri) as answer,
    ):
        answer.raise_for_status()
        read = b""
        async for piece in answer.aiter_bytes():
            read += piece
            if len(read) > KEY_SET_BYTES_MAX:
                raise ValueError("the key set is too large")
        return read


def _holds(keys: KeySet, key_id: str) -> bool:
    return any(key.kid == key_id for key in keys)
