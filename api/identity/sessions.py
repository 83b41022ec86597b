"""Browser sessions: made at sign-in, moved on by use, ended by time, sign-out or an administrator.

The cookie is `<force>.<256 random bits>`. The force only says among whose sessions to look; the row is found by the
SHA-256 of the random part, so a copy of the table opens nothing.
"""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import insert, update
from sqlalchemy.ext.asyncio import AsyncConnection

from api.db.database import Reading
from api.identity.directory import ACTIVE, WHO, Known, known
from api.identity.principal import Principal
from api.identity.session_tables import browser_session
from api.values import digest, new_id

IDLE_DEFAULT = timedelta(minutes=15)
IDLE_MAX = timedelta(minutes=30)
# RFC 10017: a session lives no longer than a refresh token would.
ABSOLUTE = timedelta(hours=12)
# A session in use is moved on at most this often: a read need not be a write.
TOUCH_EVERY = timedelta(seconds=60)
_FIND = f"""
select s.id as session_id, s.roles as session_roles, s.created_at, s.idle_ends_at, s.ends_at, {WHO}
join doorstep.browser_session s on s.force_id = p.force_id and s.principal_id = p.id
where s.force_id = $1 and s.digest = $2 and s.revoked_at is null and s.idle_ends_at > $3 and s.ends_at > $3
  and (p.not_before is null or s.created_at >= p.not_before)
  and {ACTIVE}
"""
_TOUCH = "update doorstep.browser_session set idle_ends_at = $3 where force_id = $1 and id = $2"


@dataclass(frozen=True)
class Cookie:
    """What the browser holds."""

    force_id: int
    secret: str

    def __str__(self) -> str:
        return f"{self.force_id}.{self.secret}"

    @classmethod
    def parse(cls, text: str) -> "Cookie | None":
        """The cookie, or None if it is not one of ours."""
        force, _, secret = text.partition(".")
        if len(secret) != 43 or not (force.isascii() and force.isdigit() and len(force) <= 6):  # noqa: PLR2004
            return None
        return cls(int(force), secret)


@dataclass(frozen=True)
class Session:
    """A session that is valid now, and who it stands for."""

    id: UUID
    known: Known
    roles: Sequence[str]
    idle_ends_at: datetime
    ends_at: datetime


class Sessions:
    """The session table, asked inside the caller's transaction."""

    def __init__(self, idle: timedelta = IDLE_DEFAULT) -> None:
        assert idle <= IDLE_MAX
        self._idle = idle

    async def begin(
        self,
        connection: AsyncConnection,
        principal: Principal,
        *,
        roles: Sequence[str],
        signed_in_at: datetime,
        acr: str | None,
        amr: Sequence[str],
        now: datetime,
    ) -> tuple[UUID, Cookie]:
        """A new session, always with a new name: what a browser brought along is never taken over."""
        key, cookie = new_id(), Cookie(principal.force_id, secrets.token_urlsafe(32))
        values = {
            "force_id": principal.force_id,
            "id": key,
            "digest": digest(cookie.secret),
            "principal_id": principal.id,
            "roles": list(roles),
            "acr": acr,
            "amr": list(amr),
            "signed_in_at": signed_in_at,
            "created_at": now,
            "idle_ends_at": now + self._idle,
            "ends_at": now + ABSOLUTE,
        }
        await connection.execute(insert(browser_session).values(values).inline())
        return key, cookie

    async def look(self, connection: Reading, cookie: Cookie, now: datetime) -> Session | None:
        """The session, if it is valid now; looking does not keep it alive."""
        row = await connection.fetchrow(_FIND, cookie.force_id, digest(cookie.secret), now)
        if row is None:
            return None
        who = known(row, session_id=row["session_id"], is_revoked=False)
        return Session(row["session_id"], who, row["session_roles"], row["idle_ends_at"], row["ends_at"])

    async def use(self, connection: Reading, cookie: Cookie, now: datetime) -> Session | None:
        """The session, if it is valid now, kept alive for another idle period."""
        session = await self.look(connection, cookie, now)
        if session is not None:
            until = min(now + self._idle, session.ends_at)
            if until - session.idle_ends_at >= TOUCH_EVERY:
                await connection.execute(_TOUCH, cookie.force_id, session.id, until)
        return session

    async def end(self, connection: AsyncConnection, force_id: int, key: UUID, *, because: str, now: datetime) -> None:
        """End one session for good."""
        await connection.execute(
            update(browser_session)
            .where(browser_session.c.force_id == force_id, browser_session.c.id == key)
            .values(revoked_at=now, revoked_because=because)
        )
