"""The words of child abuse cases (docs/domain.md 12)."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final


class ReferralSource(StrEnum):
    """Who told the force."""

    NCA = "NCA"
    OTHER_FORCE = "OTHER_FORCE"
    PLATFORM = "PLATFORM"
    PARTNER = "PARTNER"
    PUBLIC = "PUBLIC"
    OWN_WORK = "OWN_WORK"


class CaseState(StrEnum):
    """How far a case has come. Whatever the state, it has an officer and a unit."""

    OPEN = "OPEN"
    TRANSFER_IN_PENDING = "TRANSFER_IN_PENDING"
    TRANSFER_OUT_PENDING = "TRANSFER_OUT_PENDING"
    TRANSFERRED = "TRANSFERRED"
    CLOSED = "CLOSED"


class KiratBand(StrEnum):
    """The band that KIRAT gave, as it was recorded; it is never scored here."""

    VERY_HIGH = "VERY_HIGH"
    HIGH = "HIGH"
    MEDIUM = "MEDIUM"
    LOW = "LOW"
    NOT_APPLICABLE = "NOT_APPLICABLE"
    PENDING = "PENDING"


class ShareDecision(StrEnum):
    """What was decided about telling partners."""

    PENDING = "PENDING"
    SHARED = "SHARED"
    SHARED_REDACTED = "SHARED_REDACTED"
    WITHHELD = "WITHHELD"


class WithholdReason(StrEnum):
    """Why partners are not told yet."""

    COVERT_PHASE = "COVERT_PHASE"
    SOURCE_PROTECTION = "SOURCE_PROTECTION"
    NO_IDENTIFIED_RECIPIENT = "NO_IDENTIFIED_RECIPIENT"
    NO_GATEWAY = "NO_GATEWAY"
    CHILD_SAFETY_RISK = "CHILD_SAFETY_RISK"
    OTHER = "OTHER"


class Deconfliction(StrEnum):
    """What a person decided about a likeness."""

    SAME = "SAME"
    NOT_SAME = "NOT_SAME"
    UNSURE = "UNSURE"


class SafeguardingStep(StrEnum):
    """What was done, or became known, to safeguard children."""

    CSC_REFERRAL = "CSC_REFERRAL"
    CSC_DECIDED = "CSC_DECIDED"
    STRATEGY_DISCUSSION = "STRATEGY_DISCUSSION"
    ICPC_HELD = "ICPC_HELD"
    ICPC_NOT_NEEDED = "ICPC_NOT_NEEDED"
    SECTION_47 = "SECTION_47"
    ASSESSMENT_DONE = "ASSESSMENT_DONE"
    LADO_KNOWN = "LADO_KNOWN"
    LADO_REFERRAL = "LADO_REFERRAL"


class CaseEventKind(StrEnum):
    """What happened to the suspect, or is to happen on a day that is known."""

    WARRANT = "WARRANT"
    ARREST = "ARREST"
    VOLUNTARY_INTERVIEW = "VOLUNTARY_INTERVIEW"
    RELEASE = "RELEASE"
    BAIL_RETURN = "BAIL_RETURN"
    CHARGE = "CHARGE"
    HEARING = "HEARING"
    SENTENCE = "SENTENCE"


class CaseTransferDirection(StrEnum):
    """To another force, or from one."""

    IN = "IN"
    OUT = "OUT"


class CaseTransferAnswer(StrEnum):
    """What the force that was asked said."""

    ACCEPTED = "ACCEPTED"
    DECLINED = "DECLINED"


class CaseOutcome(StrEnum):
    """How a case ended."""

    CONVICTED = "CONVICTED"
    ACQUITTED = "ACQUITTED"
    CAUTION = "CAUTION"
    NO_FURTHER_ACTION = "NO_FURTHER_ACTION"
    NOT_OURS = "NOT_OURS"


# What meets the target to act that follows from the band.
ACTED: Final = frozenset({CaseEventKind.WARRANT, CaseEventKind.ARREST, CaseEventKind.VOLUNTARY_INTERVIEW})
# Which row of policy says how soon after it somebody looks after the suspect.
WELFARE_CASE: Final[Mapping[CaseEventKind, str]] = MappingProxyType(
    dict.fromkeys(ACTED, "CONTACT") | {kind: kind.value for kind in CaseEventKind if kind not in ACTED}
)
# What may be recorded before it happens: the suspect's welfare counts from that day.
FORESEEN: Final = frozenset({CaseEventKind.BAIL_RETURN, CaseEventKind.HEARING, CaseEventKind.SENTENCE})
