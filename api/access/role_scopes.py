"""The scopes that a person's roles allow their browser to use; a program's token carries its own."""

from collections.abc import Mapping
from types import MappingProxyType

from api.identity.principal import Role

_SHARING = frozenset({"sharing:read", "sharing:write", "agreements:read", "records:search", "concerns:read"})
_SHARED = frozenset(
    {"profile:read", "shared:read", "shared:write", "agreements:read", "records:search", "concerns:read"}
)
ROLE_SCOPES: Mapping[Role, frozenset[str]] = MappingProxyType(
    {
        Role.OFFENDER_MANAGER: frozenset(
            {"profile:read", "visits:read", "visits:write", "cases:read", "intelligence:read", "intelligence:write"}
        )
        | _SHARING,
        Role.SUPERVISOR: frozenset(
            {
                "profile:read",
                "visits:read",
                "visits:write",
                "devices:manage",
                "cases:read",
                "cases:write",
                "intelligence:read",
                "intelligence:write",
            }
        )
        | _SHARING,
        Role.OCAIT_ANALYST: frozenset(
            {"profile:read", "visits:read", "cases:read", "cases:write", "intelligence:read", "intelligence:write"}
        )
        | _SHARING,
        Role.DISTRICT_OFFICER: frozenset({"profile:read", "visits:read", "intelligence:write", "records:search"}),
        Role.GOVERNANCE: frozenset(
            {"profile:read", "visits:read", "visits:write", "cases:read", "sharing:read", "agreements:read"}
        ),
        Role.INTELLIGENCE_UNIT: frozenset(
            {
                "profile:read",
                "intelligence:read",
                "intelligence:write",
                "sharing:write",
                "agreements:read",
                "records:search",
            }
        ),
        Role.SOURCE_REGISTER: frozenset({"profile:read", "intelligence:read"}),
        Role.PARTNER_READER: _SHARED,
        Role.PARTNER_CONTRIBUTOR: _SHARED,
        Role.DPO: frozenset({"profile:read", "sharing:read", "agreements:read", "agreements:sign"}),
        Role.AUDITOR: frozenset({"profile:read", "audit:read"}),
        Role.ADMIN: frozenset({"profile:read", "schema:read", "adhoc:query", "devices:manage", "agreements:read"}),
        Role.INTEGRATOR: frozenset(
            {
                "profile:read",
                "visits:read",
                "visits:write",
                "schema:read",
                "adhoc:query",
                "cases:write",
                "records:search",
            }
        ),
    }
)
