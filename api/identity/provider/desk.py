"""Authlib's authorization server for one request, on one database transaction.

Authlib is synchronous. It runs inside `AsyncConnection.run_sync`, so its questions to the database are the same
transaction's, and no thread or second driver is needed. What it decides on an error (a family of tokens revoked) is
committed too: Authlib turns refusals into answers and the transaction ends well.
"""

import logging
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from authlib.oauth2.rfc6749 import AuthorizationServer, OAuth2Payload, OAuth2Request
from authlib.oauth2.rfc7009 import RevocationEndpoint
from authlib.oauth2.rfc9207 import IssuerParameter
from authlib.oidc.rpinitiated import EndSessionEndpoint, EndSessionRequest
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import ECKey, KeySet
from starlette.responses import Response

from api.identity.keys import SIGNING_ALGORITHM, public_set
from api.identity.provider.clients import Client
from api.identity.provider.grants import (
    AccessTokens,
    Challenge,
    CodeGrant,
    IdToken,
    MachineGrant,
    PrivateKeyAuthentication,
    token_digest,
)
from api.identity.provider.store import Store
from api.writing import json_bytes

# Authlib writes tokens into its DEBUG log.
logging.getLogger("authlib").setLevel(logging.INFO)


@dataclass
class Answer:
    """What the desk says: Authlib's status, body and headers. `location` may be changed by an extension."""

    status: int
    body: Any
    headers: dict[str, str] = field(default_factory=dict)

    @property
    def location(self) -> str | None:
        return self.headers.get("Location")

    @location.setter
    def location(self, value: str) -> None:
        self.headers["Location"] = value

    def response(self) -> Response:
        """The same for Starlette."""
        body = json_bytes(self.body) if isinstance(self.body, dict) else str(self.body)
        return Response(body, self.status, self.headers)


class Form(OAuth2Payload):
    """The parameters of a request, each with all its values."""

    def __init__(self, pairs: list[tuple[str, str]]) -> None:
        self._lists: defaultdict[str, list[str]] = defaultdict(list)
        for name, value in pairs:
            self._lists[name].append(value)

    @property
    def data(self) -> dict[str, str]:
        return {name: values[0] for name, values in self._lists.items()}

    @property
    def datalist(self) -> defaultdict[str, list[str]]:
        return self._lists


class DeskRequest(OAuth2Request):
    """One request as Authlib reads it."""

    def __init__(self, method: str, uri: str, headers: Mapping[str, str], pairs: list[tuple[str, str]]) -> None:
        super().__init__(method, uri, headers=headers)
        self.payload = Form(pairs)

    @property
    def args(self) -> dict[str, str]:
        return self.payload.data

    @property
    def form(self) -> dict[str, str]:
        return self.payload.data


class Desk(AuthorizationServer):
    """The authorization server. Made for each request; `store` is the request's own transaction."""

    def __init__(self, issuer: str, audience: str, clients: Mapping[str, Client], key: ECKey, store: Store) -> None:
        super().__init__()
        self.issuer = issuer
        self.store = store
        self.key = key
        self._clients = clients
        self.tokens = AccessTokens(issuer, audience, key, store)
        self.register_token_generator("default", self.tokens)
        self.register_client_auth_method("private_key_jwt", PrivateKeyAuthentication(issuer, store))
        self.register_grant(CodeGrant, [Challenge(required=True), IdToken(issuer, key)])
        self.register_grant(MachineGrant)
        self.register_extension(Identified(issuer))
        self.register_endpoint(Revocation)
        self.register_endpoint(SignOut)

    def query_client(self, client_id: str) -> Client | None:
        return self._clients.get(client_id)

    def save_token(self, token: dict[str, Any], request: DeskRequest) -> None:
        """Only its digest is kept, beside the code that bought it."""
        if request.authorization_code is not None:
            ends = self.store.now + timedelta(seconds=token["expires_in"])
            self.store.note_token(request.authorization_code, token_digest(self.issuer, self.tokens.token_id), ends)

    def send_signal(self, name: str, *args: Any, **kwargs: Any) -> None:
        """Nobody listens."""

    def create_oauth2_request(self, request: DeskRequest) -> DeskRequest:
        return request

    def handle_response(self, status: int, body: Any, headers: list[tuple[str, str]]) -> Answer:
        return Answer(status, body, dict(headers))


class Identified(IssuerParameter):
    """RFC 9207: every authorization answer says who gives it."""

    def __init__(self, issuer: str) -> None:
        self._issuer = issuer

    def __call__(self, authorization_server: Desk) -> None:
        authorization_server.register_hook("after_create_authorization_response", self.add_issuer_parameter)

    def get_issuer(self) -> str:
        return self._issuer


@dataclass(frozen=True)
class IssuedToken:
    """A token that someone wants taken back."""

    client_id: str
    digest: str
    expires_at: datetime

    def check_client(self, client: Client) -> bool:
        return client.client_id == self.client_id


class Revocation(RevocationEndpoint):
    """RFC 7009, for access tokens of this provider."""

    CLIENT_AUTH_METHODS = ("private_key_jwt", "none")

    def query_token(self, token_string: str, token_type_hint: str | None) -> IssuedToken | None:  # noqa: ARG002
        try:
            claims = jwt.decode(token_string, public_set(self.server.key), algorithms=[SIGNING_ALGORITHM]).claims
            ends = datetime.fromtimestamp(claims["exp"], self.server.store.now.tzinfo)
            return IssuedToken(claims["client_id"], token_digest(self.server.issuer, claims["jti"]), ends)
        except (JoseError, ValueError, KeyError, TypeError):
            return None

    def revoke_token(self, token: IssuedToken, request: DeskRequest) -> None:  # noqa: ARG002
        self.server.store.revoke(token.digest, token.expires_at)


class SignOut(EndSessionEndpoint):
    """RP-initiated logout. The provider keeps no session of its own, so there is only the way back to check."""

    def get_server_jwks(self) -> KeySet:
        return public_set(self.server.key)

    def get_algorithms(self) -> list[str]:
        return [SIGNING_ALGORITHM]

    def end_session(self, end_session_request: EndSessionRequest) -> None:
        """Nothing to end."""
