"""Whose tokens Doorstep believes, for which forces and programs, and how each kind of issuer writes them down.

All of it is data. An issuer that is not configured here does not exist; a profile says where to look, never what is
allowed.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from joserfc.jwk import KeySet

# Asymmetric only. RSA keys shorter than 3072 bits are refused where keys are fetched.
ALGORITHMS = ("PS256", "ES256", "EdDSA", "RS256")
API_SCOPES = frozenset(
    {
        "profile:read",
        "records:search",
        "concerns:read",
        "agreements:read",
        "agreements:sign",
        "shared:read",
        "shared:write",
        "sharing:read",
        "sharing:write",
        "visits:read",
        "visits:write",
        "cases:read",
        "cases:write",
        "intelligence:read",
        "intelligence:write",
        "audit:read",
        "schema:read",
        "adhoc:query",
    }
)


@dataclass(frozen=True, kw_only=True)
class Profile:
    """Where one kind of identity provider puts what we need.

    `types` are the header's `typ` and, where that alone does not tell an access token from an ID token, the claim
    that does. `subject` names the claims that together name the caller. `roles` is a path; `{api}` in it is the
    issuer's name for Doorstep. `machine_is_client`: a machine's subject is its client, and nobody else's is.
    """

    types: Mapping[str, tuple[str, str] | None]
    client: str
    subject: tuple[str, ...]
    scopes: str
    roles: tuple[str, ...]
    token_id: str
    machine_is_client: bool = False


RFC9068 = Profile(
    types=MappingProxyType({"at+jwt": None}),
    client="client_id",
    subject=("sub",),
    scopes="scope",
    roles=("roles",),
    token_id="jti",  # noqa: S106 - a claim's name
    machine_is_client=True,
)
KEYCLOAK = Profile(
    types=MappingProxyType({"at+jwt": None, "JWT": ("typ", "Bearer")}),
    client="azp",
    subject=("sub",),
    scopes="scope",
    roles=("resource_access", "{api}", "roles"),
    token_id="jti",  # noqa: S106
)
# Entra's `sub` differs from application to application; `oid` with `tid` does not.
ENTRA = Profile(
    types=MappingProxyType({"JWT": ("ver", "2.0")}),
    client="azp",
    subject=("oid", "tid"),
    scopes="scp",
    roles=("roles",),
    token_id="uti",  # noqa: S106
)
PROFILES: Mapping[str, Profile] = MappingProxyType({"rfc9068": RFC9068, "keycloak": KEYCLOAK, "entra": ENTRA})


@dataclass(frozen=True, kw_only=True)
class Issuer:
    """One identity provider that the operator trusts.

    `forces` are the forces it may speak for; None, which only the development provider has, means every force.
    `clients` are its programs, each with the scopes it may ever use. Either `keys` (an issuer in this process) or
    `jwks_uri` is set.
    """

    name: str
    audience: str
    clients: Mapping[str, frozenset[str]]
    forces: frozenset[int] | None
    profile: Profile = RFC9068
    algorithms: tuple[str, ...] = ALGORITHMS
    api: str = ""
    jwks_uri: str | None = None
    keys: KeySet | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        """An issuer without an audience would accept tokens made for others."""
        assert self.audience
        assert (self.keys is None) != (self.jwks_uri is None)
        assert not {"none", "HS256", "HS384", "HS512"} & set(self.algorithms)
