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
SHARERS = FIELD_OFFICERS | {Role.OCAIT_ANALYST}
LEDGER_READERS = SHARERS | {Role.GOVERNANCE, Role.DPO}
PARTNERS = frozenset({Role.PARTNER_READER, Role.PARTNER_CONTRIBUTOR})
AGREEMENT_READERS = LEDGER_READERS | PARTNERS | {Role.INTELLIGENCE_UNIT, Role.ADMIN}
SIGNERS = frozenset({Role.DPO})
NOMINAL_READERS = CASE_READERS | {Role.DISTRICT_OFFICER}

OPERATIONS: Mapping[str, Guard] = MappingProxyType(
    {
        "acknowledgeDisclosure": Guard(PARTNERS, "shared:write"),
        "acknowledgeRecall": Guard(PARTNERS, "shared:write"),
        "agreement": Guard(AGREEMENT_READERS, "agreements:read"),
        "agreementCheck": Guard(AGREEMENT_READERS - PARTNERS, "agreements:read"),
        "agreements": Guard(AGREEMENT_READERS, "agreements:read"),
        "answerQuestion": Guard(SHARERS, "sharing:write"),
        "approveVisitInterval": Guard(frozenset({Role.SUPERVISOR}), "visits:write"),
        "askQuestion": Guard(PARTNERS, "shared:write"),
        "assignNominal": Guard(frozenset({Role.SUPERVISOR}), "visits:write"),
        "caseDisclosurePreview": Guard(frozenset({Role.SUPERVISOR, Role.OCAIT_ANALYST}), "sharing:read"),
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
        "decidePlan": Guard(frozenset({Role.SUPERVISOR}), "visits:write"),
        "decisionsDemanded": Guard(OVERSEERS, "visits:read"),
        "deviceRevoke": Guard(PHONE_KEEPERS, "devices:manage"),
        "discloseCase": Guard(frozenset({Role.SUPERVISOR, Role.OCAIT_ANALYST}), "sharing:write"),
        "discloseNominal": Guard(FIELD_OFFICERS, "sharing:write"),
        "disclosure": Guard(LEDGER_READERS, "sharing:read"),
        "disclosurePreview": Guard(FIELD_OFFICERS, "sharing:read"),
        "disclosures": Guard(LEDGER_READERS, "sharing:read"),
        "dismissRecall": Guard(SHARERS, "sharing:write"),
        "endAgreement": Guard(SIGNERS, "agreements:sign"),
        "enquire": Guard(PARTNERS, "shared:read"),
        "heldNominals": Guard(PHONE_KEEPERS, "devices:manage"),
        "heldSubmissions": Guard(FIELD_OFFICERS, "visits:read"),
        "keepFromSubject": Guard(SHARERS, "sharing:write"),
        "me": Guard(EVERYONE, "profile:read"),
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
        "partnerQuestions": Guard(LEDGER_READERS | PARTNERS, "agreements:read"),
        "phones": Guard(PHONE_KEEPERS, "devices:manage"),
        "proposeRecall": Guard(SHARERS, "sharing:write"),
        "proposeVisitInterval": Guard(FIELD_OFFICERS, "visits:write"),
        "recallNotices": Guard(PARTNERS, "shared:read"),
        "recalls": Guard(LEDGER_READERS, "sharing:read"),
        "recordNotification": Guard(FIELD_OFFICERS, "visits:write"),
        "recordToolResult": Guard(FIELD_OFFICERS, "visits:write"),
        "releaseIntelligence": Guard(frozenset({Role.INTELLIGENCE_UNIT}), "sharing:write"),
        "resolveSubmission": Guard(frozenset({Role.SUPERVISOR}), "visits:write"),
        "reviewVisit": Guard(frozenset({Role.SUPERVISOR}), "visits:write"),
        "reworkVisit": Guard(FIELD_OFFICERS, "visits:write"),
        "saveArms": Guard(FIELD_OFFICERS, "visits:write"),
        "savePlan": Guard(FIELD_OFFICERS, "visits:write"),
        "scopeMoved": Guard(FIELD_OFFICERS, "visits:read"),
        "seeNotice": Guard(FIELD_OFFICERS, "sharing:write"),
        "sendRecall": Guard(SHARERS, "sharing:write"),
        "setRiskLevel": Guard(FIELD_OFFICERS, "visits:write"),
        "settleConflict": Guard(FIELD_OFFICERS, "visits:write"),
        "sharedItem": Guard(PARTNERS, "shared:read"),
        "sharedItems": Guard(PARTNERS, "shared:read"),
        "signAgreement": Guard(SIGNERS, "agreements:sign"),
        "signPlan": Guard(FIELD_OFFICERS, "visits:write"),
        "silentNotices": Guard(FIELD_OFFICERS, "sharing:read"),
        "submitArms": Guard(FIELD_OFFICERS, "visits:write"),
        "submitVisit": Guard(FIELD_OFFICERS | {Role.INTEGRATOR}, "visits:write"),
        "syncDigest": Guard(FIELD_OFFICERS, "visits:read"),
        "syncHello": Guard(FIELD_OFFICERS, "visits:read"),
        "syncPull": Guard(FIELD_OFFICERS, "visits:read"),
        "syncPush": Guard(FIELD_OFFICERS, "visits:write"),
        "syncReceipts": Guard(FIELD_OFFICERS, "visits:read"),
        "syncRegisterDevice": Guard(FIELD_OFFICERS, "visits:write"),
        "visitPractice": Guard(OVERSEERS, "visits:read"),
        "visits": Guard(CASE_READERS | {Role.GOVERNANCE}, "visits:read"),
        "withholdDisclosure": Guard(FIELD_OFFICERS, "sharing:write"),
        "writeUpVisit": Guard(FIELD_OFFICERS, "visits:write"),
    }
)

# The scopes that a person's roles allow a browser session to use; a program's token carries its own.
ROLE_SCOPES: Mapping[Role, frozenset[str]] = MappingProxyType(
    {
        Role.OFFENDER_MANAGER: frozenset(
            {"profile:read", "visits:read", "visits:write", "sharing:read", "sharing:write", "agreements:read"}
        ),
        Role.SUPERVISOR: frozenset(
            {
                "profile:read",
                "visits:read",
                "visits:write",
                "devices:manage",
                "sharing:read",
                "sharing:write",
                "agreements:read",
            }
        ),
        Role.OCAIT_ANALYST: frozenset(
            {"profile:read", "visits:read", "sharing:read", "sharing:write", "agreements:read"}
        ),
        Role.DISTRICT_OFFICER: frozenset({"profile:read", "visits:read"}),
        Role.GOVERNANCE: frozenset({"profile:read", "visits:read", "sharing:read", "agreements:read"}),
        Role.PARTNER_READER: frozenset({"profile:read", "shared:read", "shared:write", "agreements:read"}),
        Role.PARTNER_CONTRIBUTOR: frozenset({"profile:read", "shared:read", "shared:write", "agreements:read"}),
        Role.INTELLIGENCE_UNIT: frozenset({"profile:read", "sharing:write", "agreements:read"}),
        Role.DPO: frozenset({"profile:read", "sharing:read", "agreements:read", "agreements:sign"}),
        Role.AUDITOR: frozenset({"profile:read", "audit:read"}),
        Role.ADMIN: frozenset({"profile:read", "schema:read", "adhoc:query", "devices:manage", "agreements:read"}),
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
