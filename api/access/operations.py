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
CASE_WORKERS = frozenset({Role.OCAIT_ANALYST, Role.SUPERVISOR})
RECEIVERS = CASE_WORKERS | {Role.INTEGRATOR}
CASES_SEEN = CASE_WORKERS | {Role.OFFENDER_MANAGER, Role.GOVERNANCE}
GRADERS = frozenset({Role.INTELLIGENCE_UNIT})
REPORT_KEEPERS = GRADERS | {Role.SOURCE_REGISTER}
REPORT_READERS = GRADERS | FIELD_OFFICERS | {Role.OCAIT_ANALYST}
SUBMITTERS = REPORT_READERS | {Role.DISTRICT_OFFICER}

OPERATIONS: Mapping[str, Guard] = MappingProxyType(
    {
        "addCaseDocument": Guard(CASE_WORKERS, "cases:write"),
        "answerTransfer": Guard(CASE_WORKERS, "cases:write"),
        "approveVisitInterval": Guard(frozenset({Role.SUPERVISOR}), "visits:write"),
        "assignCase": Guard(CASE_WORKERS, "cases:write"),
        "assignNominal": Guard(frozenset({Role.SUPERVISOR}), "visits:write"),
        "case": Guard(CASES_SEEN, "cases:read"),
        "caseCandidates": Guard(CASE_WORKERS, "cases:read"),
        "caseload": Guard(FIELD_OFFICERS, "visits:read"),
        "caseloads": Guard(OVERSEERS, "visits:read"),
        "cases": Guard(CASES_SEEN, "cases:read"),
        "changeManagementMode": Guard(FIELD_OFFICERS, "visits:write"),
        "checkWelfare": Guard(CASE_WORKERS, "cases:write"),
        "closeCase": Guard(CASE_WORKERS, "cases:write"),
        "colleagues": Guard(FIELD_OFFICERS, "visits:read"),
        "completePlanAction": Guard(FIELD_OFFICERS, "visits:write"),
        "conflicts": Guard(FIELD_OFFICERS, "visits:read"),
        "countersignRiskLevel": Guard(frozenset({Role.SUPERVISOR}), "visits:write"),
        "decideArms": Guard(frozenset({Role.SUPERVISOR}), "visits:write"),
        "decideArmsApplies": Guard(frozenset({Role.SUPERVISOR}), "visits:write"),
        "decideAttempts": Guard(frozenset({Role.SUPERVISOR}), "visits:write"),
        "decideLikeness": Guard(CASE_WORKERS, "cases:write"),
        "decidePlan": Guard(frozenset({Role.SUPERVISOR}), "visits:write"),
        "decideSharing": Guard(CASE_WORKERS, "cases:write"),
        "decisionsDemanded": Guard(OVERSEERS, "visits:read"),
        "decidePairing": Guard(frozenset({Role.SUPERVISOR}), "visits:write"),
        "deviceRevoke": Guard(PHONE_KEEPERS, "devices:manage"),
        "evaluateIntelligence": Guard(GRADERS, "intelligence:write"),
        "heldNominals": Guard(PHONE_KEEPERS, "devices:manage"),
        "heldSubmissions": Guard(FIELD_OFFICERS, "visits:read"),
        "intelligenceFile": Guard(REPORT_KEEPERS, "intelligence:read"),
        "intelligenceReport": Guard(REPORT_READERS, "intelligence:read"),
        "intelligenceReports": Guard(REPORT_READERS, "intelligence:read"),
        "liftEmbargo": Guard(CASE_WORKERS, "cases:write"),
        "me": Guard(EVERYONE, "profile:read"),
        "node": Guard(NOMINAL_READERS, "visits:read"),
        "nodes": Guard(NOMINAL_READERS, "visits:read"),
        "nominal": Guard(NOMINAL_READERS, "visits:read"),
        "offerTransfer": Guard(CASE_WORKERS, "cases:write"),
        "overdueBoard": Guard(OVERSEERS, "visits:read"),
        "overdueChange": Guard(OVERSEERS, "visits:read"),
        "overdueExport": Guard(OVERSEERS, "visits:read"),
        "overdueForecast": Guard(OVERSEERS, "visits:read"),
        "overdueList": Guard(OVERSEERS, "visits:read"),
        "overdueObligations": Guard(CASE_READERS | {Role.GOVERNANCE}, "visits:read"),
        "overdueTrend": Guard(OVERSEERS, "visits:read"),
        "phones": Guard(PHONE_KEEPERS, "devices:manage"),
        "planWelfare": Guard(CASE_WORKERS, "cases:write"),
        "proposeVisitInterval": Guard(FIELD_OFFICERS, "visits:write"),
        "receiveReferral": Guard(RECEIVERS, "cases:write"),
        "receiveReferralFile": Guard(RECEIVERS, "cases:write"),
        "receiveReferrals": Guard(RECEIVERS, "cases:write"),
        "recordCaseEvent": Guard(CASE_WORKERS, "cases:write"),
        "recordConviction": Guard(CASE_WORKERS, "cases:write"),
        "recordKirat": Guard(CASE_WORKERS, "cases:write"),
        "recordNotification": Guard(FIELD_OFFICERS, "visits:write"),
        "recordSafeguarding": Guard(CASE_WORKERS, "cases:write"),
        "recordToolResult": Guard(FIELD_OFFICERS, "visits:write"),
        "regradeIntelligence": Guard(GRADERS, "intelligence:write"),
        "replicatePull": Guard(FIELD_OFFICERS, "visits:read"),
        "replicatePush": Guard(FIELD_OFFICERS, "visits:write"),
        "replicateStream": Guard(FIELD_OFFICERS, "visits:read"),
        "resolveSubmission": Guard(frozenset({Role.SUPERVISOR}), "visits:write"),
        "reviewIntelligence": Guard(GRADERS, "intelligence:write"),
        "reviewVisit": Guard(frozenset({Role.SUPERVISOR}), "visits:write"),
        "reworkVisit": Guard(FIELD_OFFICERS, "visits:write"),
        "sanitiseIntelligence": Guard(GRADERS, "intelligence:write"),
        "saveArms": Guard(FIELD_OFFICERS, "visits:write"),
        "savePlan": Guard(FIELD_OFFICERS, "visits:write"),
        "scopeMoved": Guard(FIELD_OFFICERS, "visits:read"),
        "seizeDevice": Guard(CASE_WORKERS, "cases:write"),
        "setEmbargo": Guard(CASE_WORKERS, "cases:write"),
        "setRiskLevel": Guard(FIELD_OFFICERS, "visits:write"),
        "settleConflict": Guard(FIELD_OFFICERS, "visits:write"),
        "sharingTimes": Guard(frozenset({Role.OCAIT_ANALYST, Role.SUPERVISOR, Role.GOVERNANCE}), "cases:read"),
        "signPlan": Guard(FIELD_OFFICERS, "visits:write"),
        "submitArms": Guard(FIELD_OFFICERS, "visits:write"),
        "submitIntelligence": Guard(SUBMITTERS, "intelligence:write"),
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

# The scopes that a person's roles allow a browser session to use; a program's token carries its own.
ROLE_SCOPES: Mapping[Role, frozenset[str]] = MappingProxyType(
    {
        Role.OFFENDER_MANAGER: frozenset(
            {"profile:read", "visits:read", "visits:write", "cases:read", "intelligence:read", "intelligence:write"}
        ),
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
        ),
        Role.OCAIT_ANALYST: frozenset(
            {"profile:read", "visits:read", "cases:read", "cases:write", "intelligence:read", "intelligence:write"}
        ),
        Role.DISTRICT_OFFICER: frozenset({"profile:read", "visits:read", "intelligence:write"}),
        Role.GOVERNANCE: frozenset({"profile:read", "visits:read", "cases:read"}),
        Role.INTELLIGENCE_UNIT: frozenset({"profile:read", "intelligence:read", "intelligence:write"}),
        Role.SOURCE_REGISTER: frozenset({"profile:read", "intelligence:read"}),
        Role.PARTNER_READER: frozenset({"profile:read"}),
        Role.PARTNER_CONTRIBUTOR: frozenset({"profile:read"}),
        Role.AUDITOR: frozenset({"profile:read", "audit:read"}),
        Role.ADMIN: frozenset({"profile:read", "schema:read", "adhoc:query", "devices:manage"}),
        Role.INTEGRATOR: frozenset(
            {"profile:read", "visits:read", "visits:write", "schema:read", "adhoc:query", "cases:write"}
        ),
    }
)


def admit(principal: Principal, operation: str) -> None:
    """Let the caller ask, or refuse in words that tell nothing about any record."""
    guard = OPERATIONS[operation]
    if guard.roles.isdisjoint(principal.roles):
        raise Forbidden(f"{operation} needs one of the roles {', '.join(sorted(guard.roles))}.", field=operation)
    if guard.scope not in principal.scopes:
        raise Forbidden(f"{operation} needs the scope {guard.scope}.", field=operation)
