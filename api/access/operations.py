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

    @property
    def words(self) -> str:
        """The same for readers of the contract."""
        if self.roles == EVERYONE:
            return f"Needs the scope `{self.scope}`, in any role."
        names = sorted(f"`{role.name}`" for role in self.roles)
        return f"Needs the scope `{self.scope}`, and the role {' or '.join(names)}."


EVERYONE = frozenset(Role)
FIELD_OFFICERS = frozenset({Role.OFFENDER_MANAGER, Role.SUPERVISOR})
CASE_READERS = FIELD_OFFICERS | {Role.OCAIT_ANALYST, Role.INTEGRATOR}
PHONE_KEEPERS = frozenset({Role.SUPERVISOR, Role.ADMIN})
OVERSEERS = frozenset({Role.SUPERVISOR, Role.GOVERNANCE})
NOMINAL_READERS = CASE_READERS | {Role.DISTRICT_OFFICER}

OPERATIONS: Mapping[str, Guard] = MappingProxyType(
    {
        "approveVisitInterval": Guard(frozenset({Role.SUPERVISOR}), "visits:write"),
        "assignNominal": Guard(frozenset({Role.SUPERVISOR}), "visits:write"),
        "caseload": Guard(FIELD_OFFICERS, "visits:read"),
        "caseloads": Guard(OVERSEERS, "visits:read"),
        "changeManagementMode": Guard(FIELD_OFFICERS, "visits:write"),
        "colleagues": Guard(FIELD_OFFICERS, "visits:read"),
        "completePlanAction": Guard(FIELD_OFFICERS, "visits:write"),
        "conflicts": Guard(FIELD_OFFICERS, "visits:read"),
        "countersignRiskLevel": Guard(frozenset({Role.SUPERVISOR}), "visits:write"),
        "decideArms": Guard(frozenset({Role.SUPERVISOR}), "visits:write"),
        "decideArmsApplies": Guard(frozenset({Role.SUPERVISOR}), "visits:write"),
        "decideAttempts": Guard(frozenset({Role.SUPERVISOR}), "visits:write"),
        "decideMoves": Guard(OVERSEERS, "visits:write"),
        "decidePlan": Guard(frozenset({Role.SUPERVISOR}), "visits:write"),
        "decisionsDemanded": Guard(OVERSEERS, "visits:read"),
        "decidePairing": Guard(frozenset({Role.SUPERVISOR}), "visits:write"),
        "deviceRevoke": Guard(PHONE_KEEPERS, "devices:manage"),
        "dipSamples": Guard(OVERSEERS, "visits:read"),
        "drawDipSample": Guard(OVERSEERS, "visits:write"),
        "heldNominals": Guard(PHONE_KEEPERS, "devices:manage"),
        "heldSubmissions": Guard(FIELD_OFFICERS, "visits:read"),
        "me": Guard(EVERYONE, "profile:read"),
        "moveProposals": Guard(OVERSEERS, "visits:read"),
        "node": Guard(NOMINAL_READERS, "visits:read"),
        "nodes": Guard(NOMINAL_READERS, "visits:read"),
        "nominal": Guard(NOMINAL_READERS, "visits:read"),
        "overdueBoard": Guard(OVERSEERS, "visits:read"),
        "overdueChange": Guard(OVERSEERS, "visits:read"),
        "overdueExport": Guard(OVERSEERS, "visits:read"),
        "overdueForecast": Guard(OVERSEERS, "visits:read"),
        "overdueList": Guard(OVERSEERS, "visits:read"),
        "overdueObligations": Guard(CASE_READERS | {Role.GOVERNANCE}, "visits:read"),
        "overdueTrend": Guard(OVERSEERS, "visits:read"),
        "phones": Guard(PHONE_KEEPERS, "devices:manage"),
        "proposeMoves": Guard(OVERSEERS, "visits:write"),
        "proposeVisitInterval": Guard(FIELD_OFFICERS, "visits:write"),
        "recordFinding": Guard(OVERSEERS, "visits:write"),
        "recordNotification": Guard(FIELD_OFFICERS, "visits:write"),
        "recordToolResult": Guard(FIELD_OFFICERS, "visits:write"),
        "replicatePull": Guard(FIELD_OFFICERS, "visits:read"),
        "replicatePush": Guard(FIELD_OFFICERS, "visits:write"),
        "replicateStream": Guard(FIELD_OFFICERS, "visits:read"),
        "resolveSubmission": Guard(frozenset({Role.SUPERVISOR}), "visits:write"),
        "reviewQueue": Guard(OVERSEERS, "visits:read"),
        "reviewVisit": Guard(frozenset({Role.SUPERVISOR}), "visits:write"),
        "reworkVisit": Guard(FIELD_OFFICERS, "visits:write"),
        "saveArms": Guard(FIELD_OFFICERS, "visits:write"),
        "savePlan": Guard(FIELD_OFFICERS, "visits:write"),
        "scopeMoved": Guard(FIELD_OFFICERS, "visits:read"),
        "setRiskLevel": Guard(FIELD_OFFICERS, "visits:write"),
        "settleConflict": Guard(FIELD_OFFICERS, "visits:write"),
        "signPlan": Guard(FIELD_OFFICERS, "visits:write"),
        "submitArms": Guard(FIELD_OFFICERS, "visits:write"),
        "submitVisit": Guard(FIELD_OFFICERS | {Role.INTEGRATOR}, "visits:write"),
        "syncDigest": Guard(FIELD_OFFICERS, "visits:read"),
        "syncHello": Guard(FIELD_OFFICERS, "visits:read"),
        "syncPull": Guard(FIELD_OFFICERS, "visits:read"),
        "syncPush": Guard(FIELD_OFFICERS, "visits:write"),
        "syncReceipts": Guard(FIELD_OFFICERS, "visits:read"),
        "syncRegisterDevice": Guard(FIELD_OFFICERS, "visits:write"),
        "visitPairings": Guard(frozenset({Role.SUPERVISOR}), "visits:read"),
        "visitPractice": Guard(OVERSEERS, "visits:read"),
        "visits": Guard(CASE_READERS | {Role.GOVERNANCE}, "visits:read"),
        "writeUpVisit": Guard(FIELD_OFFICERS, "visits:write"),
    }
)

# The same for what is asked outside GraphQL: the bytes of attachments.
ROUTES: Mapping[str, Guard] = MappingProxyType(
    {
        "readAttachment": Guard(FIELD_OFFICERS, "visits:read"),
        "uploadAttachment": Guard(FIELD_OFFICERS | {Role.INTEGRATOR}, "visits:write"),
    }
)

# The scopes that a person's roles allow a browser session to use; a program's token carries its own.
ROLE_SCOPES: Mapping[Role, frozenset[str]] = MappingProxyType(
    {
        Role.OFFENDER_MANAGER: frozenset({"profile:read", "visits:read", "visits:write"}),
        Role.SUPERVISOR: frozenset({"profile:read", "visits:read", "visits:write", "devices:manage"}),
        Role.OCAIT_ANALYST: frozenset({"profile:read", "visits:read"}),
        Role.DISTRICT_OFFICER: frozenset({"profile:read", "visits:read"}),
        Role.GOVERNANCE: frozenset({"profile:read", "visits:read", "visits:write"}),
        Role.PARTNER_READER: frozenset({"profile:read"}),
        Role.PARTNER_CONTRIBUTOR: frozenset({"profile:read"}),
        Role.AUDITOR: frozenset({"profile:read", "audit:read"}),
        Role.ADMIN: frozenset({"profile:read", "schema:read", "adhoc:query", "devices:manage"}),
        Role.INTEGRATOR: frozenset({"profile:read", "visits:read", "visits:write", "schema:read", "adhoc:query"}),
    }
)


def admit(principal: Principal, operation: str) -> None:
    """Let the caller ask, or refuse in words that tell nothing about any record."""
    guard = OPERATIONS.get(operation) or ROUTES[operation]
    if guard.roles.isdisjoint(principal.roles):
        raise Forbidden(f"{operation} needs one of the roles {', '.join(sorted(guard.roles))}.", field=operation)
    if guard.scope not in principal.scopes:
        raise Forbidden(f"{operation} needs the scope {guard.scope}.", field=operation)
