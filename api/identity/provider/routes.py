"""The development identity provider's HTTP surface, under `/idp`.

Refuses to be built in production, or where people reach the server by anything but the loopback address.
"""

import ipaddress
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode, urlsplit

from authlib.common.security import is_secure_transport
from authlib.common.urls import add_params_to_uri
from authlib.oauth2 import OAuth2Error
from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from api.clock import Clock
from api.db.database import Database
from api.identity import keys
from api.identity.directory import gate
from api.identity.issuers import API_SCOPES, Issuer
from api.identity.journal import AccessEvent, Journal
from api.identity.personas import issuer_of
from api.identity.provider import pages
from api.identity.provider.clients import PROVIDER_KEY, Client, clients
from api.identity.provider.desk import Answer, Desk, DeskRequest
from api.identity.provider.store import Person, Store
from api.identity.same_origin import is_from_us
from api.refusals import Misconfigured
from api.settings import Mode, Settings

# Codes, tokens and assertions are small; nothing longer is read.
FORM_BYTES_MAX = 16_384


def check_allowed(settings: Settings) -> None:
    """Refuse to be an identity provider anywhere but on a developer's own machine."""
    if settings.mode is not Mode.DEVELOPMENT:
        raise Misconfigured("The development identity provider never runs in production.")
    if not is_loopback(settings.public_url):
        raise Misconfigured(
            f"The development identity provider serves the loopback address only, and people would reach it at "
            f"{settings.public_url}. Set the public URL to http://127.0.0.1:{settings.port}."
        )
    if is_secure_transport("http://insecure.example"):
        raise Misconfigured("Unset AUTHLIB_INSECURE_TRANSPORT: it turns off the check for https everywhere.")


def is_loopback(url: str) -> bool:
    """Whether only this machine can reach the address."""
    host = urlsplit(url).hostname or ""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


@dataclass(frozen=True)
class Provider:
    """The provider at one address."""

    settings: Settings
    database: Database
    journal: Journal
    clock: Clock
    known: "dict[str, Client]"
    key: Any

    @property
    def issuer(self) -> str:
        return issuer_of(self.settings.public_url)

    @property
    def audience(self) -> str:
        return f"{self.settings.public_url}/graphql"

    def as_issuer(self) -> Issuer:
        """The provider as the rest of the front door believes it, keys and all."""
        return Issuer(
            name=self.issuer,
            audience=self.audience,
            clients={name: client.scopes & API_SCOPES for name, client in self.known.items()},
            forces=None,
            algorithms=(keys.SIGNING_ALGORITHM,),
            keys=keys.public_set(self.key),
        )

    def routes(self) -> list[Route]:
        """Everything under `/idp`."""
        return [
            Route("/idp/.well-known/openid-configuration", self.discovery),
            Route("/idp/jwks", self.jwks),
            Route("/idp/authorize", self.authorize, methods=["GET", "POST"]),
            Route("/idp/token", self.token, methods=["POST"]),
            Route("/idp/revoke", self.revoke, methods=["POST"]),
            Route("/idp/end-session", self.end_session, methods=["GET", "POST"]),
        ]

    async def discovery(self, _: Request) -> Response:
        return JSONResponse(metadata(self.issuer))

    async def jwks(self, _: Request) -> Response:
        return JSONResponse(keys.public_set(self.key).as_dict())

    async def authorize(self, request: Request) -> Response:
        """The picker; and, once a button was pressed, the way back with a code."""
        asked = await _read(request, query_only=True)
        chosen: str | None = None
        if request.method == "POST":
            if not is_from_us(request, self.settings.public_url):
                return pages.message("Not from here", "This form must be sent from its own page.", 403)
            chosen = str((await request.form(max_fields=4, max_files=0)).get("persona", ""))

        def decide(desk: Desk) -> Answer | list[Person] | OAuth2Error:
            try:
                grant = desk.get_consent_grant(asked)
            except OAuth2Error as error:
                return error
            people = desk.store.people()
            if chosen is None:
                return people
            person = next((one for one in people if one.subject == chosen and not one.is_machine), None)
            return desk.create_authorization_response(asked, grant_user=person, grant=grant)

        outcome = await self._at_desk(decide)
        if isinstance(outcome, OAuth2Error):
            return self._refused(outcome)
        if isinstance(outcome, Answer):
            return RedirectResponse(outcome.location or "/", 303)
        return pages.picker(outcome, f"/idp/authorize?{urlencode(request.query_params.multi_items())}")

    async def token(self, request: Request) -> Response:
        """Codes and client credentials against tokens; each token made, and each refusal, goes to the audit."""
        asked = await _read(request)
        async with self.database.writing(gate()) as connection:
            answer: Answer = await connection.run_sync(lambda sync: self._desk(sync).create_token_response(asked))
            issued = answer.status == 200  # noqa: PLR2004
            event = AccessEvent(
                action="issueToken",
                permitted=issued,
                client_id=asked.client.client_id if asked.client is not None else None,
                actor=f"{self.issuer}|{_subject(asked)}",
                reason=None if issued else str(answer.body.get("error")),
            )
            await self.journal(connection, event)
        return answer.response()

    async def revoke(self, request: Request) -> Response:
        asked = await _read(request)
        answer = await self._at_desk(lambda desk: desk.create_endpoint_response("revocation", asked))
        assert isinstance(answer, Answer)
        return answer.response()

    async def end_session(self, request: Request) -> Response:
        asked = await _read(request)
        answer = await self._at_desk(lambda desk: desk.create_endpoint_response("end_session", asked))
        if isinstance(answer, Answer):
            return answer.response()
        return pages.message("Signed out", "You are signed out of the development identity provider.")

    async def _at_desk(self, work: Callable[[Desk], Any]) -> Any:
        async with self.database.writing(gate()) as connection:
            return await connection.run_sync(lambda sync: work(self._desk(sync)))

    def _desk(self, connection: Connection) -> Desk:
        store = Store(connection, self.issuer, self.clock.now())
        return Desk(self.issuer, self.audience, self.known, self.key, store)

    def _refused(self, error: OAuth2Error) -> Response:
        """To the client if its address was proved to be its own, otherwise to the person."""
        _, _, headers = error(None)
        location = dict(headers).get("Location")
        if location is not None:
            return RedirectResponse(add_params_to_uri(location, {"iss": self.issuer}), 303)
        return pages.message("This sign-in cannot go on", f"{error.error}: {error.description}", 400)


def build(settings: Settings, database: Database, journal: Journal, clock: Clock) -> Provider:
    """The provider, or a refusal where it must not run. Makes the keys that are missing."""
    check_allowed(settings)
    known = dict(clients(settings.public_url, settings.data))
    return Provider(settings, database, journal, clock, known, keys.load(settings.data, PROVIDER_KEY))


def metadata(issuer: str) -> dict[str, Any]:
    """OpenID Connect discovery (and RFC 8414)."""
    return {
        "issuer": issuer,
        "authorization_endpoint": f"{issuer}/authorize",
        "token_endpoint": f"{issuer}/token",
        "jwks_uri": f"{issuer}/jwks",
        "revocation_endpoint": f"{issuer}/revoke",
        "end_session_endpoint": f"{issuer}/end-session",
        "response_types_supported": ["code"],
        "response_modes_supported": ["query"],
        "grant_types_supported": ["authorization_code", "client_credentials"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": [keys.SIGNING_ALGORITHM],
        "token_endpoint_auth_methods_supported": ["private_key_jwt", "none"],
        "token_endpoint_auth_signing_alg_values_supported": [keys.SIGNING_ALGORITHM],
        "revocation_endpoint_auth_methods_supported": ["private_key_jwt", "none"],
        "revocation_endpoint_auth_signing_alg_values_supported": [keys.SIGNING_ALGORITHM],
        "code_challenge_methods_supported": ["S256"],
        "scopes_supported": sorted({"openid", "profile"} | API_SCOPES),
        "authorization_response_iss_parameter_supported": True,
    }


async def _read(request: Request, *, query_only: bool = False) -> DeskRequest:
    """The request for Authlib. A token request's parameters come from its body alone, never from its address."""
    pairs: list[tuple[str, str]] = []
    if request.method == "GET" or query_only:
        pairs = list(request.query_params.multi_items())
    elif int(request.headers.get("content-length") or FORM_BYTES_MAX + 1) <= FORM_BYTES_MAX:
        form = await request.form(max_fields=20, max_files=0)
        pairs = [(name, value) for name, value in form.multi_items() if isinstance(value, str)]
    method = "GET" if query_only else request.method
    return DeskRequest(method, str(request.url), dict(request.headers), pairs)


def _subject(asked: DeskRequest) -> str:
    if asked.user is not None:
        return str(asked.user.subject)
    return str(asked.client.client_id) if asked.client is not None else "unknown"
