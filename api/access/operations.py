"""Which roles and scopes each root field of the API needs. A root field that is not named here cannot be published.

A role says what a person is, a scope what their program was allowed to do for them; both are needed. Rows and fields
are then policy's (`policy.py`): these guards only say who may ask at all.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from api.identity.principal import Principal, Role
from api.refusals import Forbidden


@dataclass(frozen=True)
class Guard:
    """Who may ask: any one of the roles, with the scope. `instead` has the roles that need another scope for it."""

    roles: frozenset[Role]
    scope: str
    instead: Mapping[Role, str] = field(default_factory=dict)

    @property
    def words(self) -> str:
        """The same for readers of the contract."""
        if self.roles == EVERYONE:
            return f"Needs the scope `{self.scope}`, in any role."
        names = sorted(f"`{role.name}`" for role in self.roles)
        others = "".join(f" (as `{role.name}`: `{scope}`)" for role, scope in self.instead.items())
        return f"Needs the scope `{self.scope}`{others}, and the role {' or '.join(names)}."

    def scopes_for(self, roles: frozenset[Role]) -> frozenset[str]:
        """The scopes of which a caller of these roles needs one."""
        return frozenset(self.instead.get(role, self.scope) for role in roles & self.roles)


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
CASE_WORKERS = frozenset({Role.OCAIT_ANALYST, Role.SUPERVISOR})
RECEIVERS = CASE_WORKERS | {Role.INTEGRATOR}
CASES_SEEN = CASE_WORKERS | {Role.OFFENDER_MANAGER, Role.GOVERNANCE}
GRADERS = frozenset({Role.INTELLIGENCE_UNIT})
LINKERS = GRADERS | {Role.SUPERVISOR}
REPORT_KEEPERS = GRADERS | {Role.SOURCE_REGISTER}
REPORT_READERS = GRADERS | FIELD_OFFICERS | {Role.OCAIT_ANALYST}
SUBMITTERS = REPORT_READERS | {Role.DISTRICT_OFFICER}
# Who keeps work on a phone. A district officer's takes intelligence in and nothing else (api/sync/operations.py).
PHONE_HOLDERS = FIELD_OFFICERS | {Role.DISTRICT_OFFICER}
_TELLS: Mapping[Role, str] = MappingProxyType({Role.DISTRICT_OFFICER: "intelligence:write"})

OPERATIONS: Mapping[str, Guard] = MappingProxyType(
    {
        "accesses": Guard(frozenset({Role.AUDITOR}), "audit:read"),
        "acknowledgeDisclosure": Guard(PARTNERS, "shared:write"),
        "acknowledgeEvents": Guard(PARTNERS, "shared:write"),
        "acknowledgeRecall": Guard(PARTNERS, "shared:write"),
        "addCaseDocument": Guard(CASE_WORKERS, "cases:write"),
        "agreement": Guard(AGREEMENT_READERS, "agreements:read"),
        "agreementCheck": Guard(AGREEMENT_READERS - PARTNERS, "agreements:read"),
        "agreements": Guard(AGREEMENT_READERS, "agreements:read"),
        "alerts": Guard(FIELD_OFFICERS, "visits:read"),
        "answerAlert": Guard(FIELD_OFFICERS, "visits:write"),
        "answerCaseTransfer": Guard(CASE_WORKERS, "cases:write"),
        "answerConcern": Guard(SHARERS, "sharing:write"),
        "answerQuestion": Guard(SHARERS, "sharing:write"),
        "answerTransfer": Guard(frozenset({Role.SUPERVISOR}), "visits:write"),
        "approveVisitInterval": Guard(frozenset({Role.SUPERVISOR}), "visits:write"),
        "askQuestion": Guard(PARTNERS, "shared:write"),
        "assignCase": Guard(CASE_WORKERS, "cases:write"),
        "assignNominal": Guard(frozenset({Role.SUPERVISOR}), "visits:write"),
        "case": Guard(CASES_SEEN, "cases:read"),
        "caseCandidates": Guard(CASE_WORKERS, "cases:read"),
        "caseDisclosurePreview": Guard(frozenset({Role.SUPERVISOR, Role.OCAIT_ANALYST}), "sharing:read"),
        "caseload": Guard(FIELD_OFFICERS, "visits:read"),
        "caseloadList": Guard(OVERSEERS, "visits:read"),
        "caseloads": Guard(OVERSEERS, "visits:read"),
        "cases": Guard(CASES_SEEN, "cases:read"),
        "changeManagementMode": Guard(FIELD_OFFICERS, "visits:write"),
        "checkWelfare": Guard(CASE_WORKERS, "cases:write"),
        "closeCase": Guard(CASE_WORKERS, "cases:write"),
        "colleagues": Guard(FIELD_OFFICERS, "visits:read"),
        "completePlanAction": Guard(FIELD_OFFICERS, "visits:write"),
        "concerns": Guard(SHARERS | PARTNERS, "concerns:read"),
        "conflicts": Guard(FIELD_OFFICERS, "visits:read"),
        "contributeConcern": Guard(frozenset({Role.PARTNER_CONTRIBUTOR}), "shared:write"),
        "countersignRiskLevel": Guard(frozenset({Role.SUPERVISOR}), "visits:write"),
        "decideArms": Guard(frozenset({Role.SUPERVISOR}), "visits:write"),
        "decideArmsApplies": Guard(frozenset({Role.SUPERVISOR}), "visits:write"),
        "decideAttempts": Guard(frozenset({Role.SUPERVISOR}), "visits:write"),
        "decideLikeness": Guard(CASE_WORKERS, "cases:write"),
        "decideMoves": Guard(OVERSEERS, "visits:write"),
        "decidePairing": Guard(frozenset({Role.SUPERVISOR}), "visits:write"),
        "decidePlan": Guard(frozenset({Role.SUPERVISOR}), "visits:write"),
        "decideReactiveReview": Guard(frozenset({Role.SUPERVISOR}), "visits:write"),
        "decideSharing": Guard(CASE_WORKERS, "cases:write"),
        "decisionsDemanded": Guard(OVERSEERS, "visits:read"),
        "describedPerson": Guard(LINKERS, "intelligence:read"),
        "describedPersons": Guard(LINKERS, "intelligence:read"),
        "deviceRevoke": Guard(PHONE_KEEPERS, "devices:manage"),
        "dipSamples": Guard(OVERSEERS, "visits:read"),
        "discloseCase": Guard(frozenset({Role.SUPERVISOR, Role.OCAIT_ANALYST}), "sharing:write"),
        "discloseNominal": Guard(FIELD_OFFICERS, "sharing:write"),
        "describedConcerns": Guard(FIELD_OFFICERS, "concerns:read"),
        "disclosure": Guard(LEDGER_READERS, "sharing:read"),
        "disclosurePreview": Guard(FIELD_OFFICERS, "sharing:read"),
        "disclosures": Guard(LEDGER_READERS, "sharing:read"),
        "dismissRecall": Guard(SHARERS, "sharing:write"),
        "drawDipSample": Guard(OVERSEERS, "visits:write"),
        "endAgreement": Guard(SIGNERS, "agreements:sign"),
        "endClock": Guard(FIELD_OFFICERS, "visits:write"),
        "endOrder": Guard(FIELD_OFFICERS, "visits:write"),
        "enquire": Guard(PARTNERS, "shared:read"),
        "evaluateIntelligence": Guard(GRADERS, "intelligence:write"),
        "heldNominals": Guard(PHONE_KEEPERS, "devices:manage"),
        "heldSubmissions": Guard(FIELD_OFFICERS, "visits:read"),
        "intelligenceFile": Guard(REPORT_KEEPERS, "intelligence:read"),
        "intelligenceReport": Guard(REPORT_READERS, "intelligence:read"),
        "intelligenceReports": Guard(REPORT_READERS, "intelligence:read"),
        "keepFromSubject": Guard(SHARERS, "sharing:write"),
        "letOrderEnd": Guard(FIELD_OFFICERS, "visits:write"),
        "liftEmbargo": Guard(CASE_WORKERS, "cases:write"),
        "linkConcern": Guard(FIELD_OFFICERS, "visits:write"),
        "linkDescribedPerson": Guard(LINKERS, "intelligence:write"),
        "me": Guard(EVERYONE, "profile:read"),
        "moveProposals": Guard(OVERSEERS, "visits:read"),
        "neverShared": Guard(frozenset({Role.OCAIT_ANALYST, Role.SUPERVISOR, Role.GOVERNANCE}), "cases:read"),
        "node": Guard(NOMINAL_READERS, "visits:read"),
        "nodes": Guard(NOMINAL_READERS, "visits:read"),
        "nominal": Guard(NOMINAL_READERS, "visits:read"),
        "offerCaseTransfer": Guard(CASE_WORKERS, "cases:write"),
        "officers": Guard(CASE_WORKERS, "cases:read"),
        "overdueBoard": Guard(OVERSEERS, "visits:read"),
        "overdueChange": Guard(OVERSEERS, "visits:read"),
        "overdueExport": Guard(OVERSEERS, "visits:read"),
        "overdueForecast": Guard(OVERSEERS, "visits:read"),
        "overdueList": Guard(OVERSEERS, "visits:read"),
        "overdueObligations": Guard(CASE_READERS | {Role.GOVERNANCE}, "visits:read"),
        "overdueTrend": Guard(OVERSEERS, "visits:read"),
        "partnerEvents": Guard(PARTNERS, "shared:read"),
        "partnerEventsWait": Guard(PARTNERS, "shared:read"),
        "partnerQuestions": Guard(LEDGER_READERS | PARTNERS, "agreements:read"),
        "phones": Guard(PHONE_KEEPERS, "devices:manage"),
        "planWelfare": Guard(CASE_WORKERS, "cases:write"),
        "proposeMoves": Guard(OVERSEERS, "visits:write"),
        "proposeRecall": Guard(SHARERS, "sharing:write"),
        "proposeTransfer": Guard(FIELD_OFFICERS, "visits:write"),
        "proposeVisitInterval": Guard(FIELD_OFFICERS, "visits:write"),
        "reactiveEligibility": Guard(FIELD_OFFICERS, "visits:read"),
        "recallNotices": Guard(PARTNERS, "shared:read"),
        "recalls": Guard(LEDGER_READERS, "sharing:read"),
        "receiveNominal": Guard(frozenset({Role.SUPERVISOR}), "visits:write"),
        "receiveReferral": Guard(RECEIVERS, "cases:write"),
        "receiveReferralFile": Guard(RECEIVERS, "cases:write"),
        "receiveReferrals": Guard(RECEIVERS, "cases:write"),
        "recordCaseEvent": Guard(CASE_WORKERS, "cases:write"),
        "recordConviction": Guard(CASE_WORKERS, "cases:write"),
        "recordFinding": Guard(OVERSEERS, "visits:write"),
        "recordKirat": Guard(CASE_WORKERS, "cases:write"),
        "recordNobodyKnown": Guard(GRADERS, "intelligence:write"),
        "recordNotification": Guard(FIELD_OFFICERS, "visits:write"),
        "recordOrder": Guard(FIELD_OFFICERS, "visits:write"),
        "recordSafeguarding": Guard(CASE_WORKERS, "cases:write"),
        "recordStay": Guard(FIELD_OFFICERS, "visits:write"),
        "recordToolResult": Guard(FIELD_OFFICERS, "visits:write"),
        "regradeIntelligence": Guard(GRADERS, "intelligence:write"),
        "releaseIntelligence": Guard(frozenset({Role.INTELLIGENCE_UNIT}), "sharing:write"),
        "replicatePull": Guard(FIELD_OFFICERS, "visits:read"),
        "replicatePush": Guard(FIELD_OFFICERS, "visits:write"),
        "replicateStream": Guard(FIELD_OFFICERS, "visits:read"),
        "resolveSubmission": Guard(frozenset({Role.SUPERVISOR}), "visits:write"),
        "reviewIntelligence": Guard(GRADERS, "intelligence:write"),
        "reviewQueue": Guard(OVERSEERS, "visits:read"),
        "reviewVisit": Guard(frozenset({Role.SUPERVISOR}), "visits:write"),
        "reworkVisit": Guard(FIELD_OFFICERS, "visits:write"),
        "sanitiseIntelligence": Guard(GRADERS, "intelligence:write"),
        "saveArms": Guard(FIELD_OFFICERS, "visits:write"),
        "savePlan": Guard(FIELD_OFFICERS, "visits:write"),
        "scopeMoved": Guard(PHONE_HOLDERS, "visits:read"),
        "search": Guard(NOMINAL_READERS | PARTNERS | {Role.INTELLIGENCE_UNIT}, "records:search"),
        "seeNotice": Guard(FIELD_OFFICERS, "sharing:write"),
        "seizeDevice": Guard(CASE_WORKERS, "cases:write"),
        "sendRecall": Guard(SHARERS, "sharing:write"),
        "setEmbargo": Guard(CASE_WORKERS, "cases:write"),
        "setNotificationPeriod": Guard(FIELD_OFFICERS, "visits:write"),
        "setRiskLevel": Guard(FIELD_OFFICERS, "visits:write"),
        "settleConflict": Guard(FIELD_OFFICERS, "visits:write"),
        "sharedItem": Guard(PARTNERS, "shared:read"),
        "sharedItems": Guard(PARTNERS, "shared:read"),
        "sharingOutstanding": Guard(LEDGER_READERS, "sharing:read"),
        "sharingTimes": Guard(frozenset({Role.OCAIT_ANALYST, Role.SUPERVISOR, Role.GOVERNANCE}), "cases:read"),
        "sharingTimesByAgency": Guard(OVERSEERS | {Role.OCAIT_ANALYST}, "sharing:read"),
        "signAgreement": Guard(SIGNERS, "agreements:sign"),
        "signPlan": Guard(FIELD_OFFICERS, "visits:write"),
        "silentNotices": Guard(FIELD_OFFICERS, "sharing:read"),
        "startClock": Guard(FIELD_OFFICERS, "visits:write"),
        "submitArms": Guard(FIELD_OFFICERS, "visits:write"),
        "submitIntelligence": Guard(SUBMITTERS, "intelligence:write"),
        "submitVisit": Guard(FIELD_OFFICERS | {Role.INTEGRATOR}, "visits:write"),
        "syncDigest": Guard(PHONE_HOLDERS, "visits:read"),
        "syncHello": Guard(PHONE_HOLDERS, "visits:read"),
        "syncPull": Guard(PHONE_HOLDERS, "visits:read"),
        "syncPush": Guard(PHONE_HOLDERS, "visits:write", _TELLS),
        "syncReceipts": Guard(PHONE_HOLDERS, "visits:read"),
        "syncRegisterDevice": Guard(PHONE_HOLDERS, "visits:write", _TELLS),
        "transfers": Guard(FIELD_OFFICERS, "visits:read"),
        "units": Guard(SHARERS, "visits:read"),
        "varyOrder": Guard(FIELD_OFFICERS, "visits:write"),
        "visitPairings": Guard(frozenset({Role.SUPERVISOR}), "visits:read"),
        "visitPractice": Guard(OVERSEERS, "visits:read"),
        "visitPracticeList": Guard(OVERSEERS, "visits:read"),
        "visits": Guard(CASE_READERS | {Role.GOVERNANCE}, "visits:read"),
        "waiting": Guard(frozenset({Role.SUPERVISOR}), "visits:read"),
        "withdrawStay": Guard(FIELD_OFFICERS, "visits:write"),
        "withdrawTransfer": Guard(FIELD_OFFICERS, "visits:write"),
        "withholdDisclosure": Guard(FIELD_OFFICERS, "sharing:write"),
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


def admit(principal: Principal, operation: str) -> None:
    """Let the caller ask, or refuse in words that tell nothing about any record."""
    guard = OPERATIONS.get(operation) or ROUTES[operation]
    if guard.roles.isdisjoint(principal.roles):
        raise Forbidden(f"{operation} needs one of the roles {', '.join(sorted(guard.roles))}.", field=operation)
    needed = guard.scopes_for(principal.roles)
    if needed.isdisjoint(principal.scopes):
        raise Forbidden(f"{operation} needs the scope {' or '.join(sorted(needed))}.", field=operation)
