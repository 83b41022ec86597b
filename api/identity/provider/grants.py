"""What Authlib's grants and extensions must be told, and where its defaults are too weak for us.

A desk (`desk.py`) serves one request: everything here reaches the tables through the desk that made it.
"""

import secrets
from datetime import UTC, datetime, timedelta
from typing import Any

from authlib.oauth2.rfc6749 import InvalidClientError, InvalidRequestError
from authlib.oauth2.rfc6749.grants import AuthorizationCodeGrant, ClientCredentialsGrant
from authlib.oauth2.rfc7523 import JWTBearerClientAssertion
from authlib.oauth2.rfc7636 import CodeChallenge
from authlib.oauth2.rfc9068 import JWTBearerTokenGenerator
from authlib.oidc.core import UserInfo
from authlib.oidc.core.grants import OpenIDCode
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import ECKey, KeySet

from api.identity.keys import SIGNING_ALGORITHM
from api.identity.provider.clients import Client
from api.identity.provider.store import Code, Person, Store
from api.values import digest

USER_TOKEN_SECONDS = 300
MACHINE_TOKEN_SECONDS = 600
ID_TOKEN_SECONDS = 300
ASSERTION_SECONDS_MAX = 300
ASSERTION_LEEWAY_SECONDS = 30


class CodeGrant(AuthorizationCodeGrant):
    """Authorization codes: one use, one minute, one client, one redirect."""

    TOKEN_ENDPOINT_AUTH_METHODS = ("private_key_jwt", "none")

    @property
    def store(self) -> Store:
        return self.server.store  # type: ignore[no-any-return]

    def generate_authorization_code(self) -> str:
        return secrets.token_urlsafe(32)

    def save_authorization_code(self, code: str, request: Any) -> None:
        data = request.payload.data
        self.store.keep_code(
            code,
            challenge=data["code_challenge"],
            client_id=request.client.client_id,
            subject=request.user.subject,
            redirect_uri=request.payload.redirect_uri,
            scope=request.scope,
            nonce=data.get("nonce"),
        )

    def query_authorization_code(self, code: str, client: Client) -> Code | None:
        return self.store.take_code(code, client.client_id)

    def delete_authorization_code(self, authorization_code: Code) -> None:
        """It was used up when it was shown; it stays to be recognised if it is shown again."""

    def authenticate_user(self, authorization_code: Code) -> Person | None:
        return self.store.person(authorization_code.subject)


class MachineGrant(ClientCredentialsGrant):
    """Client credentials, for programs that prove themselves with a key."""

    TOKEN_ENDPOINT_AUTH_METHODS = ("private_key_jwt",)


class Challenge(CodeChallenge):
    """PKCE by S256, always. Authlib's default method is `plain`, and it binds only public clients."""

    SUPPORTED_CODE_CHALLENGE_METHOD = ("S256",)

    def validate_code_challenge(self, grant: Any, redirect_uri: str) -> None:
        data = grant.request.payload.data
        if not data.get("code_challenge") or data.get("code_challenge_method") != "S256":
            raise InvalidRequestError("PKCE with code_challenge_method=S256 is required.")
        super().validate_code_challenge(grant, redirect_uri)

    def get_authorization_code_challenge_method(self, authorization_code: Code) -> str:
        return authorization_code.code_challenge_method


class IdToken(OpenIDCode):
    """ID tokens for whoever asked for `openid`. A nonce is required."""

    def __init__(self, issuer: str, key: ECKey) -> None:
        super().__init__(require_nonce=True)
        self._issuer = issuer
        self._key = key

    def exists_nonce(self, nonce: str, request: Any) -> bool:  # noqa: ARG002 - PKCE and one-use codes bind it already
        return False

    def resolve_client_private_key(self, client: Client) -> KeySet:  # noqa: ARG002 - one key for everybody
        return KeySet([self._key])

    def get_client_claims(self, client: Client) -> dict[str, Any]:
        now = int(datetime.now(UTC).timestamp())  # noqa: TID251 - Authlib stamps the rest by the machine's clock too
        return {"iss": self._issuer, "aud": client.client_id, "iat": now, "exp": now + ID_TOKEN_SECONDS}

    def generate_user_info(self, user: Person, scope: str) -> UserInfo:  # noqa: ARG002 - the same for every scope
        return UserInfo(sub=user.subject, name=user.name, roles=list(user.roles), doorstep_org=f"force:{user.force_id}")


class AccessTokens(JWTBearerTokenGenerator):
    """RFC 9068 access tokens for Doorstep's own API and nothing else."""

    def __init__(self, issuer: str, audience: str, key: ECKey, store: Store) -> None:
        super().__init__(issuer, alg=SIGNING_ALGORITHM, expires_generator=_seconds)
        self._audience = audience
        self._key = key
        self._store = store
        self.token_id = ""

    def get_jwks(self) -> KeySet:
        return KeySet([self._key])

    def get_audiences(self, client: Client, user: Person | None, scope: str) -> str:  # noqa: ARG002
        return self._audience

    def get_jti(self, client: Client, grant_type: str, user: Person | None, scope: str) -> str:  # noqa: ARG002
        """128 bits; Authlib's own has 95."""
        self.token_id = secrets.token_urlsafe(16)
        return self.token_id

    def get_extra_claims(self, client: Client, grant_type: str, user: Person | None, scope: str) -> dict[str, Any]:  # noqa: ARG002
        """What Doorstep needs beside the standard: roles, and the force spoken for."""
        who = user or self._store.person(client.client_id)
        if who is None or who.is_machine != (user is None):
            raise InvalidClientError(description="Nobody by that name is active here.")
        return {"roles": list(who.roles), "doorstep_org": f"force:{who.force_id}"}


class PrivateKeyAuthentication(JWTBearerClientAssertion):
    """private_key_jwt as RFC 7523bis wants it: made for this issuer alone, short-lived, used once.

    Authlib's class names another method by default, accepts any audience in a list, and sets no limit to `exp`.
    """

    CLIENT_AUTH_METHOD = "private_key_jwt"

    def __init__(self, issuer: str, store: Store) -> None:
        super().__init__()
        self._issuer = issuer
        self._store = store

    def resolve_client_public_key(self, client: Client) -> KeySet:
        if client.keys is None:
            raise InvalidClientError(description="This client has no key.")
        return client.keys

    def process_assertion_claims(self, assertion: str, resolve_key: KeySet) -> dict[str, Any]:
        try:
            claims = jwt.decode(assertion, resolve_key, algorithms=[SIGNING_ALGORITHM]).claims
            self._check(claims)
        except (JoseError, ValueError, TypeError) as error:
            raise InvalidClientError(description="The client assertion is not valid.") from error
        ends = datetime.fromtimestamp(claims["exp"], UTC)
        if not self._store.is_first(claims["sub"], claims["jti"], ends + timedelta(minutes=1)):
            raise InvalidClientError(description="The client assertion was used before.")
        return claims

    def _check(self, claims: dict[str, Any]) -> None:
        now = int(self._store.now.timestamp())
        required = {name: {"essential": True} for name in ("iss", "sub", "jti", "exp", "iat")}
        jwt.JWTClaimsRegistry(now=now, leeway=ASSERTION_LEEWAY_SECONDS, **required).validate(claims)  # type: ignore[arg-type]
        if claims.get("aud") not in (self._issuer, [self._issuer]) or claims["iss"] != claims["sub"]:
            raise ValueError("made for somebody else")
        if claims["exp"] - claims["iat"] > ASSERTION_SECONDS_MAX:
            raise ValueError("lives too long")


def token_digest(issuer: str, token_id: str) -> str:
    """How a token is named where it is taken back."""
    return digest(f"{issuer}|{token_id}")


def _seconds(client: Client, grant_type: str) -> int:  # noqa: ARG001 - Authlib's signature
    return MACHINE_TOKEN_SECONDS if grant_type == "client_credentials" else USER_TOKEN_SECONDS
