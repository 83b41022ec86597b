"""Doorstep as a client of an identity provider, for people who sign in with a browser.

Authlib's Starlette client makes the redirect (PKCE, state, nonce) and exchanges the code; how an ID token is believed
is ours (`tokens.py`), because Authlib's default looks at the issuer only and keeps keys for the life of the process.
"""

import secrets
from dataclasses import dataclass, field
from typing import Any

import httpx2
from authlib.integrations.base_client import OAuthError
from authlib.integrations.starlette_client import StarletteIntegration, StarletteOAuth2App
from authlib.oauth2.rfc7523 import PrivateKeyJWT
from joserfc import jwt
from joserfc.jwk import ECKey
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response

from api.clock import Clock, system_clock
from api.identity.jwks import IssuerRegistry
from api.identity.keys import SIGNING_ALGORITHM
from api.identity.tokens import TokenRefused, glance, read_id_token

ASSERTION_SECONDS = 60
_TIMEOUT_SECONDS = 5.0


@dataclass(frozen=True, kw_only=True)
class SignInProvider:
    """Where people sign in. `inside` is the development provider's application, called without a network."""

    issuer: str
    authorization_endpoint: str
    token_endpoint: str
    client_id: str
    redirect_uri: str
    key: ECKey = field(repr=False)
    inside: Starlette | None = None


class RelyingParty:
    """The two halves of a sign-in. State lives in `request.scope["session"]`, which the caller carries over."""

    def __init__(self, provider: SignInProvider, registry: IssuerRegistry, clock: Clock) -> None:
        transport = httpx2.ASGITransport(app=provider.inside) if provider.inside is not None else None
        limits = {"transport": transport} if transport is not None else {}
        self._provider = provider
        self._app = _App(
            StarletteIntegration("doorstep"),
            client_id=provider.client_id,
            client_secret=provider.key,
            authorize_url=provider.authorization_endpoint,
            access_token_url=provider.token_endpoint,
            client_kwargs={
                "scope": "openid profile",
                "code_challenge_method": "S256",
                "token_endpoint_auth_method": _Assertion(provider.issuer),
                "timeout": _TIMEOUT_SECONDS,
                "trust_env": False,
                "follow_redirects": False,
                **limits,
            },
        )
        self._app.believe = _Believe(provider, registry, clock)

    async def leave(self, request: Request) -> Response:
        """The redirect to the identity provider."""
        response: Response = await self._app.authorize_redirect(request, self._provider.redirect_uri)
        return response

    async def come_back(self, request: Request) -> dict[str, Any]:
        """The claims of whoever signed in. Refuses an answer from another provider (RFC 9207) before using its code."""
        if request.query_params.getlist("iss") != [self._provider.issuer]:
            raise TokenRefused("an answer from another identity provider")
        try:
            token = await self._app.authorize_access_token(request)
        except OAuthError as error:
            raise TokenRefused(f"sign-in: {error.error}") from error
        claims: dict[str, Any] | None = token.get("userinfo")
        if not claims:
            raise TokenRefused("no ID token")
        return claims


class _App(StarletteOAuth2App):
    """Authlib's client with our way of believing an ID token."""

    believe: "_Believe"

    async def parse_id_token(self, token: dict[str, Any], nonce: str, **_: Any) -> dict[str, Any]:
        return await self.believe(token["id_token"], nonce)


@dataclass(frozen=True)
class _Believe:
    provider: SignInProvider
    registry: IssuerRegistry
    clock: Clock

    async def __call__(self, id_token: str, nonce: str) -> dict[str, Any]:
        issuer = self.registry.issuer(self.provider.issuer)
        keys = await self.registry.keys(issuer, glance(id_token).key_id)
        now = int(self.clock.now().timestamp())
        return read_id_token(id_token, issuer, keys, client_id=self.provider.client_id, nonce=nonce, now=now)


class _Assertion(PrivateKeyJWT):
    """A client assertion made for the issuer alone, for one minute, with an id that is never used again.

    Authlib's own names the token endpoint, lives an hour, and repeats its id when it is given claims.
    """

    def __init__(self, issuer: str) -> None:
        super().__init__(alg=SIGNING_ALGORITHM)
        self._issuer = issuer

    def sign(self, auth: Any, token_endpoint: str) -> str:  # noqa: ARG002 - Authlib's signature
        return client_assertion(auth.client_secret, auth.client_id, self._issuer)


def client_assertion(key: ECKey, client_id: str, issuer: str) -> str:
    """private_key_jwt: proves that a program is itself (RFC 7523)."""
    header = {"alg": SIGNING_ALGORITHM, "kid": key.kid}
    now = int(system_clock.now().timestamp())
    claims: dict[str, Any] = {
        "iss": client_id,
        "sub": client_id,
        "aud": issuer,
        "jti": secrets.token_urlsafe(16),
        "iat": now,
        "exp": now + ASSERTION_SECONDS,
    }
    return jwt.encode(header, claims, key, algorithms=[SIGNING_ALGORITHM])
