"""The programs that the development identity provider knows. They are fixed: nobody registers here."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from joserfc.jwk import KeySet

from api.identity import keys
from api.identity.issuers import API_SCOPES
from api.identity.personas import PERSONAS

BROWSER_CLIENT = "doorstep-bff"
COMMAND_LINE_CLIENT = "doorstep-cli"
# The command line follows the redirect itself: nothing listens there.
COMMAND_LINE_REDIRECT = "http://127.0.0.1/doorstep-cli"
SIGN_IN_SCOPES = frozenset({"openid", "profile"})
# The file with the key that signs tokens; all worker processes share it.
PROVIDER_KEY = "identity-provider"


@dataclass(frozen=True, kw_only=True)
class Client:
    """One program, with the methods that Authlib asks of a client. Redirects match exactly or not at all."""

    client_id: str
    grant: str
    authentication: str
    scopes: frozenset[str]
    redirect_uri: str | None = None
    after_sign_out: tuple[str, ...] = ()
    keys: KeySet | None = field(default=None, repr=False)

    @property
    def client_metadata(self) -> dict[str, list[str]]:
        return {"post_logout_redirect_uris": list(self.after_sign_out)}

    @property
    def id_token_signed_response_alg(self) -> str:
        return keys.SIGNING_ALGORITHM

    def get_client_id(self) -> str:
        return self.client_id

    def get_default_redirect_uri(self) -> str | None:
        return None  # every request names its redirect, so that a code is bound to it

    def get_allowed_scope(self, scope: str | None) -> str:
        wanted = scope.split() if scope else sorted(self.scopes)
        return " ".join(name for name in wanted if name in self.scopes)

    def check_redirect_uri(self, redirect_uri: str) -> bool:
        return self.redirect_uri is not None and redirect_uri == self.redirect_uri

    def check_client_secret(self, client_secret: str) -> bool:  # noqa: ARG002 - nobody here has a secret
        return False

    def check_endpoint_auth_method(self, method: str, endpoint: str) -> bool:  # noqa: ARG002 - the same everywhere
        return method == self.authentication

    def check_response_type(self, response_type: str) -> bool:
        return response_type == "code" and self.grant == "authorization_code"

    def check_grant_type(self, grant_type: str) -> bool:
        return grant_type == self.grant


def machine_key(persona: str) -> str:
    """The name of the file with a machine persona's private key."""
    return f"machine-{persona}"


def clients(public_url: str, folder: Path) -> Mapping[str, Client]:
    """The browser session's client, the command line, and every machine persona; their keys are made if missing."""
    machines = [
        Client(
            client_id=persona.name,
            grant="client_credentials",
            authentication="private_key_jwt",
            scopes=API_SCOPES,
            keys=keys.public_set(keys.load(folder, machine_key(persona.name))),
        )
        for persona in PERSONAS
        if persona.is_machine
    ]
    browser = Client(
        client_id=BROWSER_CLIENT,
        grant="authorization_code",
        authentication="private_key_jwt",
        scopes=SIGN_IN_SCOPES,
        redirect_uri=f"{public_url}/auth/callback",
        after_sign_out=(f"{public_url}/app/",),
        keys=keys.public_set(keys.load(folder, BROWSER_CLIENT)),
    )
    command_line = Client(
        client_id=COMMAND_LINE_CLIENT,
        grant="authorization_code",
        authentication="none",
        scopes=API_SCOPES | {"openid"},
        redirect_uri=COMMAND_LINE_REDIRECT,
    )
    return {client.client_id: client for client in (browser, command_line, *machines)}
