"""The words of sharing: what may be shared, for what, by which gateway of the law, and what became of it."""

from enum import StrEnum


class Purpose(StrEnum):
    """What a partner may use for. An agreement names a gateway of the law for each."""

    PUBLIC_PROTECTION = "PUBLIC_PROTECTION"
    CHILD_SAFEGUARDING = "CHILD_SAFEGUARDING"
    PREVENT_AND_DETECT_CRIME = "PREVENT_AND_DETECT_CRIME"
    OFFENDER_MANAGEMENT = "OFFENDER_MANAGEMENT"
    HEALTH_CARE = "HEALTH_CARE"
    HOUSING = "HOUSING"


class Gateway(StrEnum):
    """What in law allows it; which kinds of agency it reaches stands in `gateways.csv`."""

    CJA2003_S325_4 = "CJA2003_S325_4"
    CDA1998_S115 = "CDA1998_S115"
    OMA2007_S14 = "OMA2007_S14"
    CHILDREN_ACT_2004 = "CHILDREN_ACT_2004"
    NCA_GATEWAY = "NCA_GATEWAY"
    COMMON_LAW = "COMMON_LAW"
    COURT_ORDER = "COURT_ORDER"
    CONSENT = "CONSENT"


class SharedField(StrEnum):
    """What may be told of somebody. An agreement decides each of them: shown, or withheld for a reason."""

    REFERENCE = "REFERENCE"
    NAME = "NAME"
    OTHER_NAMES = "OTHER_NAMES"
    DATE_OF_BIRTH = "DATE_OF_BIRTH"
    RISK_LEVEL = "RISK_LEVEL"
    MANAGEMENT_MODE = "MANAGEMENT_MODE"
    HOME_ADDRESS = "HOME_ADDRESS"
    OTHER_ADDRESSES = "OTHER_ADDRESSES"
    WARNINGS = "WARNINGS"
    HEALTH = "HEALTH"
    CONDITIONS = "CONDITIONS"
    CHILDREN = "CHILDREN"
    HOUSEHOLD = "HOUSEHOLD"
    VEHICLES = "VEHICLES"
    PHONES = "PHONES"
    ONLINE_IDENTITIES = "ONLINE_IDENTITIES"
    LAST_SEEN = "LAST_SEEN"
    OFFICER = "OFFICER"
    TRIGGERS = "TRIGGERS"
    INTELLIGENCE = "INTELLIGENCE"
    CASE = "CASE"
    ANSWER = "ANSWER"


class WithheldCategory(StrEnum):
    """What kind of reason keeps a field back."""

    HEALTH = "HEALTH"
    CHILDREN = "CHILDREN"
    THIRD_PARTY = "THIRD_PARTY"
    POLICE_TACTICS = "POLICE_TACTICS"
    INTELLIGENCE = "INTELLIGENCE"
    NOT_NECESSARY = "NOT_NECESSARY"


class OnwardRule(StrEnum):
    """Whether whoever is told may tell others."""

    NONE = "NONE"
    ASK_FIRST = "ASK_FIRST"
    TO_SAFEGUARD_A_CHILD = "TO_SAFEGUARD_A_CHILD"


class DisclosureDecision(StrEnum):
    """What was decided. SHARED_REDACTED: something held was kept back. POINTER: only that police hold something."""

    SHARED = "SHARED"
    SHARED_REDACTED = "SHARED_REDACTED"
    WITHHELD = "WITHHELD"
    POINTER = "POINTER"


class SharedRecord(StrEnum):
    """What kind of record was shared."""

    NOMINAL = "NOMINAL"
    INTELLIGENCE = "INTELLIGENCE"
    CASE = "CASE"
    ANSWER = "ANSWER"


class RecallKind(StrEnum):
    """CORRECTION: something right takes its place. WITHDRAWAL: it must be used no longer."""

    CORRECTION = "CORRECTION"
    WITHDRAWAL = "WITHDRAWAL"


class RecallState(StrEnum):
    """A recall is proposed, and a person sends it or lets it be."""

    PROPOSED = "PROPOSED"
    SENT = "SENT"
    DISMISSED = "DISMISSED"
