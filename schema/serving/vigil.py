"""Watches over what goes on longer than a request: a stream ends with its caller's credentials.

The caller is judged again every few seconds by the tables as they are then. Whoever signed out, was deactivated, lost a
role or whose token was taken back hears nothing more within that time.
"""

from collections.abc import Awaitable, Callable
from typing import Final

import asyncpg
from starlette.requests import Request

from api.clock import Clock
from api.identity.principal import Principal
from api.refusals import Forbidden, NotSignedIn, Unavailable

LookAgain = Callable[[Request], Awaitable[Principal]]
AGAIN_EVERY_S: Final = 5.0


class Vigil:
    """Over one stream. `request` is the one that opened it, or stands for it."""

    def __init__(self, request: Request, principal: Principal, look_again: LookAgain, clock: Clock) -> None:
        self._request = request
        self._principal = principal
        self._look_again = look_again
        self._clock = clock

    def life_s(self, longest_s: float) -> float:
        """How long the stream may go on at most."""
        until = self._principal.until
        if until is None:
            return longest_s
        return max(0.0, min(longest_s, (until - self._clock.now()).total_seconds()))

    async def holds(self) -> bool:
        """Whether the caller is still who they were. Where that cannot be asked now, the end of life still stands."""
        try:
            return await self._look_again(self._request) == self._principal
        except (NotSignedIn, Forbidden):
            return False
        except (Unavailable, OSError, asyncpg.PostgresError, asyncpg.InterfaceError):
            return True
