"""The front door: every request's credentials become a Principal here, or a refusal.

One object, made once by the composition root. It holds no state of callers: each request is judged by the tables as
they are now, so a person who is deactivated is out at the next request.
"""

import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.routing import Route

from api.clock import Clock, system_clock
from api.db.database import Database
from api.db.secrets import Secrets
from api.identity import keys
from api.identity.behalf import HEADER, on_behalf_of
from api.identity.browser import Browser
from api.identity.cookies import SESSION_COOKIE, SignInSeal
from api.identity.directory import find, gate
from api.identity.issuers import Issuer
from api.identity.journal import AccessEvent, Journal
from api.identity.jwks import IssuerRegistry
from api.identity.principal import Principal, Role
from api.identity.provider import routes as development
from api.identity.provider.clients import BROWSER_CLIENT
from api.identity.relying_party import RelyingParty, SignInProvider
from api.identity.same_origin import SAFE_METHODS, require_from_us
from api.identity.sessions import Cookie, Session, Sessions
from api.identity.tokens import AccessClaims, TokenRefused, glance, read_access_token
from api.refusals import Misconfigured, NotSignedIn
from api.settings import Mode, Settings
from api.values import digest

logger = logging.getLogger(__name__)

ScopesOf = Callable[[frozenset[Role]], frozenset[str]]


class FrontDoor:
    """Signs people in and out, and says who is asking."""

    def __init__(
        self,
        settings: Settings,
        secrets: Secrets,
        database: Database,
        *,
        journal: Journal,
        scopes_of: ScopesOf,
        clock: Clock = system_clock,
        issuers: Sequence[Issuer] = (),
        sign_in: SignInProvider | None = None,
    ) -> None:
        """`issuers` and `sign_in` are the operator's identity providers; in development there is one built in."""
        self._settings = settings
        self._database = database
        self._journal = journal
        self._scopes_of = scopes_of
        self._clock = clock
        self._sessions = Sessions()
        self._routes: list[Route] = []
        if settings.mode is Mode.DEVELOPMENT and sign_in is None:
            provider = development.build(settings, database, journal, clock)
            self._routes += provider.routes()
            issuers = (*issuers, provider.as_issuer())
            sign_in = _inside(provider, settings)
        if settings.mode is Mode.PRODUCTION and any(development.is_loopback(issuer.name) for issuer in issuers):
            raise Misconfigured("A production server does not believe a development identity provider.")
        self.registry = IssuerRegistry(issuers, clock)
        if sign_in is not None:
            self._routes += self._browser(sign_in, secrets).routes()

    def routes(self) -> list[Route]:
        """`/auth/*`, and `/idp/*` in development."""
        return self._routes

    async def authenticate(self, request: Request) -> Principal:
        """Who sent this request: by a bearer token, or by the session cookie of a browser, never both."""
        return await self._judge(request, keep_alive=True)

    async def look_again(self, request: Request) -> Principal:
        """Who that still is, for a stream that the request opened. A stream does not keep a session alive."""
        return await self._judge(request, keep_alive=False)

    async def _judge(self, request: Request, *, keep_alive: bool) -> Principal:
        authorization, cookie = request.headers.get("authorization"), request.cookies.get(SESSION_COOKIE)
        if authorization is not None and cookie is not None:
            raise NotSignedIn("Send the session cookie or an Authorization header, not both.")
        if authorization is not None:
            return await self.verify(_bearer(authorization), behalf=request.headers.get(HEADER))
        if request.method not in SAFE_METHODS:
            require_from_us(request, self._settings.public_url)
        session = await self._session(cookie, keep_alive=keep_alive)
        if session is None:
            raise NotSignedIn("Sign in first.")
        principal = session.known.limited(session.roles, frozenset(), BROWSER_CLIENT)
        return replace(principal, scopes=self._scopes_of(principal.roles), until=session.ends_at)

    async def verify(self, token: str, *, behalf: str | None = None) -> Principal:
        """Whom an access token stands for; a partner's machine, with the person it says it asks for."""
        claimed = glance(token)
        issuer = self.registry.issuer(claimed.issuer)
        issuer_keys = await self.registry.keys(issuer, claimed.key_id)
        claims = read_access_token(token, issuer, issuer_keys, int(self._clock.now().timestamp()))
        token_digest = digest(f"{claims.issuer}|{claims.token_id}")
        async with self._database.reading(gate(claims.force_id)) as connection:
            known = await find(
                connection, claims.issuer, claims.subject, force_id=claims.force_id, token_digest=token_digest
            )
        reason = None
        if known is None:
            reason = "not an active principal"
        elif known.is_revoked or (known.not_before is not None and claims.issued_at < known.not_before.timestamp()):
            reason = "taken back"
        elif claims.is_machine is not None and claims.is_machine != known.principal.is_machine:
            reason = "a machine's token for a person, or the other way round"
        if known is None or reason is not None:
            await self._note_refusal(claims, reason or "")
            raise TokenRefused(reason or "")
        principal = known.limited(claims.roles, claims.scopes, claims.client_id)
        principal = on_behalf_of(principal, behalf, must_name=known.must_name)
        return replace(principal, until=datetime.fromtimestamp(claims.ends_at, UTC))

    async def _look(self, request: Request) -> Session | None:
        return await self._session(request.cookies.get(SESSION_COOKIE), keep_alive=False)

    async def _session(self, text: str | None, *, keep_alive: bool) -> Session | None:
        cookie = Cookie.parse(text or "")
        if cookie is None:
            return None
        ask = self._sessions.use if keep_alive else self._sessions.look
        async with self._database.reading(gate(cookie.force_id)) as connection:
            return await ask(connection, cookie, self._clock.now())

    async def _note_refusal(self, claims: AccessClaims, reason: str) -> None:
        """A token that its issuer did make, and that is refused all the same, is worth an auditor's attention."""
        event = AccessEvent(
            action="verifyToken",
            permitted=False,
            actor=f"{claims.issuer}|{claims.subject}",
            force_id=claims.force_id,
            client_id=claims.client_id,
            reason=reason,
        )
        async with self._database.writing(gate(claims.force_id)) as connection:
            await self._journal(connection, event)

    def _browser(self, sign_in: SignInProvider, secrets: Secrets) -> Browser:
        return Browser(
            public_url=self._settings.public_url,
            database=self._database,
            journal=self._journal,
            clock=self._clock,
            issuer=self.registry.issuer(sign_in.issuer),
            relying_party=RelyingParty(sign_in, self.registry, self._clock),
            sessions=self._sessions,
            seal=SignInSeal(secrets.session_key),
            look=self._look,
        )


def _bearer(header: str) -> str:
    scheme, _, token = header.partition(" ")
    if scheme.lower() != "bearer" or not token:
        raise NotSignedIn("Send the access token as `Authorization: Bearer <token>`.")
    return token


def _inside(provider: development.Provider, settings: Settings) -> SignInProvider:
    """The development provider as the browser's sign-in, reached without a network: any worker may ask itself."""
    found = development.metadata(provider.issuer)
    return SignInProvider(
        issuer=provider.issuer,
        authorization_endpoint=found["authorization_endpoint"],
        token_endpoint=found["token_endpoint"],
        client_id=BROWSER_CLIENT,
        redirect_uri=f"{settings.public_url}/auth/callback",
        key=keys.load(settings.data, BROWSER_CLIENT),
        inside=Starlette(routes=provider.routes()),
    )
