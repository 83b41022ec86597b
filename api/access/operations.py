"""Which roles and scopes each root field of the API needs. A root field that is not named here cannot be published.

A role says what a person is, a scope what their program was allowed to do for them; both are needed. Rows and fields
are then policy's (`policy.py`): these guards only say who may ask at all.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from api.identity.principal import Principal, Role
from api.refusals import Forbidden


@dataclass(frozen=True)
class Guard:
    """Who may ask: any one of the roles, with the scope."""

    roles: frozenset[Role]
    scope: str


EVERYONE = frozenset(Role)
FIELD_OFFICERS = frozenset({Role.OFFENDER_MANAGER, Role.SUPERVISOR})
CASE_READERS = FIELD_OFFICERS | {Role.OCAIT_ANALYST, Role.INTEGRATOR}
NOMINAL_READERS = CASE_READERS | {Role.DISTRICT_OFFICER}

OPERATIONS: Mapping[str, Guard] = MappingProxyType(
    {
        "assignNominal": Guard(frozenset({Role.SUPERVISOR}), "visits:write"),
        "caseload": Guard(FIELD_OFFICERS, "visits:read"),
        "colleagues": Guard(FIELD_OFFICERS, "visits:read"),
        "heldSubmissions": Guard(FIELD_OFFICERS, "visits:read"),
        "me": Guard(EVERYONE, "profile:read"),
        "node": Guard(NOMINAL_READERS, "visits:read"),
        "nodes": Guard(NOMINAL_READERS, "visits:read"),
        "nominal": Guard(NOMINAL_READERS, "visits:read"),
        "overdueObligations": Guard(CASE_READERS, "visits:read"),
        "resolveSubmission": Guard(frozenset({Role.SUPERVISOR}), "visits:write"),
        "scopeMoved": Guard(FIELD_OFFICERS, "visits:read"),
        "submitVisit": Guard(FIELD_OFFICERS | {Role.INTEGRATOR}, "visits:write"),
        "syncHello": Guard(FIELD_OFFICERS, "visits:read"),
        "syncPull": Guard(FIELD_OFFICERS, "visits:read"),
        "syncPush": Guard(FIELD_OFFICERS, "visits:write"),
        "syncReceipts": Guard(FIELD_OFFICERS, "visits:read"),
        "syncRegisterDevice": Guard(FIELD_OFFICERS, "visits:write"),
        "visits": Guard(CASE_READERS, "visits:read"),
    }
)

# The scopes that a person's roles allow a browser session to use; a program's token carries its own.
ROLE_SCOPES: Mapping[Role, frozenset[str]] = MappingProxyType(
    {
        Role.OFFENDER_MANAGER: frozenset({"profile:read", "visits:read", "visits:write"}),
        Role.SUPERVISOR: frozenset({"profile:read", "visits:read", "visits:write"}),
        Role.OCAIT_ANALYST: frozenset({"profile:read", "visits:read"}),
        Role.DISTRICT_OFFICER: frozenset({"profile:read", "visits:read"}),
        Role.PARTNER_READER: frozenset({"profile:read"}),
        Role.PARTNER_CONTRIBUTOR: frozenset({"profile:read"}),
        Role.AUDITOR: frozenset({"profile:read", "audit:read"}),
        Role.ADMIN: frozenset({"profile:read", "schema:read"}),
        Role.INTEGRATOR: frozenset({"profile:read", "visits:read", "visits:write", "schema:read", "adhoc:query"}),
    }
)


def admit(principal: Principal, operation: str) -> None:
    """Let the caller ask, or refuse in words that tell nothing about any record."""
    guard = OPERATIONS[operation]
    if guard.roles.isdisjoint(principal.roles):
        raise Forbidden(f"{operation} needs one of the roles {', '.join(sorted(guard.roles))}.", field=operation)
    if guard.scope not in principal.scopes:
        raise Forbidden(f"{operation} needs the scope {guard.scope}.", field=operation)
