"""Signing in and out with a browser: `/auth/*`. The browser gets a random cookie; no token ever reaches a page.

Each sign-in, refused sign-in and sign-out is told to the audit in the transaction that does it.
"""

import logging
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape
from typing import Any
from urllib.parse import urlsplit

from starlette.datastructures import URL
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from api.clock import Clock
from api.db.database import Database
from api.identity import cookies
from api.identity.directory import Known, find, gate
from api.identity.issuers import Issuer
from api.identity.journal import AccessEvent, Journal
from api.identity.relying_party import RelyingParty
from api.identity.same_origin import require_from_us
from api.identity.sessions import ABSOLUTE, Cookie, Session, Sessions
from api.identity.tokens import TokenRefused, force_of
from api.refusals import Refusal

logger = logging.getLogger(__name__)

HOME = "/app/"
# A path below /app/ in characters that mean the same to every parser: no host, scheme, backslash or dot segment.
_RETURN = re.compile(r"(?!.*(?:\.|%2[eE]){2})(?!.*//)/app/[A-Za-z0-9._~!$&'()*+,;=:@/?%-]{0,500}")


@dataclass(frozen=True, kw_only=True)
class Browser:
    """The routes under `/auth`."""

    public_url: str
    database: Database
    journal: Journal
    clock: Clock
    issuer: Issuer
    relying_party: RelyingParty
    sessions: Sessions
    seal: cookies.SignInSeal
    look: Callable[[Request], Any]

    def routes(self) -> list[Route]:
        """Sign in, come back, ask who is signed in, sign out."""
        return [
            Route("/auth/login", self.login),
            Route("/auth/callback", self.callback),
            Route("/auth/session", self.session),
            Route("/auth/logout", self.logout, methods=["POST"]),
        ]

    async def login(self, request: Request) -> Response:
        """To the identity provider, with the way back remembered in a sealed cookie."""
        if request.url.netloc != urlsplit(self.public_url).netloc:
            # The cookie of this flow belongs to the host that people are sent back to.
            return RedirectResponse(str(URL(f"{self.public_url}/auth/login").include_query_params(**_asked(request))))
        request.scope["session"] = {}
        response = await self.relying_party.leave(request)
        remembered = {"flow": request.session, "return": safe_return(request.query_params.get("return"))}
        cookies.remember_sign_in(response, self.seal.seal(remembered, self.clock.now()))
        return response

    async def callback(self, request: Request) -> Response:
        """Back from the identity provider: check everything, make the session, go on to where the person was."""
        remembered = self.seal.unseal(request.cookies.get(cookies.SIGN_IN_COOKIE, ""), self.clock.now())
        if remembered is None:
            return _page("Please sign in again", "This sign-in was started elsewhere or took too long.", 400)
        request.scope["session"] = remembered["flow"]
        try:
            claims = await self.relying_party.come_back(request)
            cookie = await self._begin(claims)
        except TokenRefused as refusal:
            logger.info("a sign-in was refused: %s", refusal.reason)
            await self._note_refusal(refusal.reason)
            return _page("You could not be signed in", "Try again. If it happens again, ask your administrator.", 403)
        if cookie is None:
            return _page("You are not known here", "Ask your administrator to give you access to Doorstep.", 403)
        response = _page("You are signed in", "", next_page=remembered["return"])
        cookies.set_session(response, str(cookie), ABSOLUTE)
        cookies.forget_sign_in(response)
        return response

    async def session(self, request: Request) -> Response:
        """Who is signed in. Asking does not keep the session alive."""
        try:
            session: Session | None = await self.look(request)
        except Refusal:
            session = None
        if session is None:
            return JSONResponse({"signedIn": False}, 401)
        return JSONResponse(_in_words(session))

    async def logout(self, request: Request) -> Response:
        """End the session. Never clears storage: what a phone has not sent yet lies there."""
        require_from_us(request, self.public_url)
        session: Session | None = await self.look(request)
        if session is not None:
            now, principal = self.clock.now(), session.known.principal
            async with self.database.writing(gate(principal.force_id)) as connection:
                await self.sessions.end(connection, principal.force_id, session.id, because="signed out", now=now)
                await self.journal(connection, _event("signOut", session.known, session_id=session.id))
        response = Response(status_code=204, headers={"Clear-Site-Data": '"cache", "cookies"'})
        cookies.forget_session(response)
        return response

    async def _begin(self, claims: dict[str, Any]) -> Cookie | None:
        """A session for an active principal; None, and an audit event, for anybody else."""
        force_id, now = force_of(claims, self.issuer), self.clock.now()
        async with self.database.reading(gate(force_id)) as reading:
            who = await find(reading, self.issuer.name, claims["sub"], force_id=force_id)
        actor = f"{self.issuer.name}|{claims['sub']}"
        async with self.database.writing(gate(force_id)) as connection:
            if who is None or who.principal.is_machine or (who.not_before is not None and now < who.not_before):
                refused = AccessEvent(action="signIn", permitted=False, actor=actor, reason="not an active person")
                await self.journal(connection, refused)
                return None
            session_id, cookie = await self.sessions.begin(
                connection,
                who.principal,
                roles=[role for role in claims.get("roles", []) if isinstance(role, str)],
                signed_in_at=datetime.fromtimestamp(claims.get("auth_time", claims["iat"]), UTC),
                acr=claims.get("acr"),
                amr=claims.get("amr", []),
                now=now,
            )
            await self.journal(connection, _event("signIn", who, session_id=session_id))
        return cookie

    async def _note_refusal(self, reason: str) -> None:
        async with self.database.writing(gate()) as connection:
            await self.journal(connection, AccessEvent(action="signIn", permitted=False, reason=reason))


def safe_return(path: str | None) -> str:
    """Where to go after signing in: a path of our own app, or its home."""
    return path if path is not None and _RETURN.fullmatch(path) else HOME


def _asked(request: Request) -> dict[str, str]:
    return {"return": safe_return(request.query_params.get("return"))}


def _event(action: str, who: Known, *, session_id: Any) -> AccessEvent:
    principal = who.principal
    return AccessEvent(
        action=action,
        permitted=True,
        actor=principal.actor,
        force_id=principal.force_id,
        principal_id=principal.id,
        session_id=session_id,
    )


def _in_words(session: Session) -> dict[str, Any]:
    principal = session.known.principal
    return {
        "signedIn": True,
        "principalId": str(principal.id),
        "name": principal.name,
        "roles": sorted(role.value for role in principal.roles if role.value in session.roles),
        "forceId": principal.force_id,
        "forceName": principal.force_name,
        "unitId": str(principal.unit_ids[0]) if principal.unit_ids else None,
        "unitName": session.known.unit_name,
        "officerId": str(principal.officer_id) if principal.officer_id else None,
        "idleExpiresAt": _instant(session.idle_ends_at),
        "endsAt": _instant(session.ends_at),
    }


def _instant(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _page(title: str, text: str, status: int = 200, *, next_page: str | None = None) -> Response:
    """A page, not a redirect: the browser sends a Strict cookie only to a navigation that our own page started."""
    onward = next_page or f"/auth/login?return={HOME}"
    refresh = f'<meta http-equiv="refresh" content="0;url={escape(onward)}">' if next_page else ""
    return HTMLResponse(
        f'<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">{refresh}</head><body><main>'
        f"<h1>{escape(title)}</h1><p>{escape(text)}</p>"
        f'<p><a href="{escape(onward)}">{"Go on" if next_page else "Sign in"}</a></p></main></body></html>',
        status,
    )
