"""The words of assessments, and of statements that serve as their evidence (docs/domain.md 6)."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final


class ArmsFactor(StrEnum):
    """What ARMS looks at: seven factors of risk, then four that protect."""

    OPPORTUNITY = "OPPORTUNITY"
    SEXUAL_PREOCCUPATION = "SEXUAL_PREOCCUPATION"
    OFFENCE_RELATED_INTEREST = "OFFENCE_RELATED_INTEREST"
    EMOTIONAL_CONGRUENCE = "EMOTIONAL_CONGRUENCE"
    HOSTILE_ORIENTATION = "HOSTILE_ORIENTATION"
    POOR_SELF_MANAGEMENT = "POOR_SELF_MANAGEMENT"
    ANTISOCIAL_INFLUENCES = "ANTISOCIAL_INFLUENCES"
    COMMITMENT_TO_DESIST = "COMMITMENT_TO_DESIST"
    INTIMATE_RELATIONSHIP = "INTIMATE_RELATIONSHIP"
    POSITIVE_ROUTINE = "POSITIVE_ROUTINE"
    SOCIAL_INVESTMENT = "SOCIAL_INVESTMENT"


PROTECTIVE: Final = frozenset(
    {
        ArmsFactor.COMMITMENT_TO_DESIST,
        ArmsFactor.INTIMATE_RELATIONSHIP,
        ArmsFactor.POSITIVE_ROUTINE,
        ArmsFactor.SOCIAL_INVESTMENT,
    }
)


class FactorRating(StrEnum):
    """How far a factor is present. NOT_KNOWN says openly that there is too little to tell."""

    HIGH = "HIGH"
    MEDIUM = "MEDIUM"
    LOW = "LOW"
    NOT_KNOWN = "NOT_KNOWN"


class Priority(StrEnum):
    """What an ARMS assessment results in: a priority for work, which proposes a risk level and never sets one."""

    VERY_HIGH = "VERY_HIGH"
    HIGH = "HIGH"
    MEDIUM = "MEDIUM"
    LOW = "LOW"


class StatementBasis(StrEnum):
    """Whether a statement is a fact or an opinion, and whose (DPA 2018 s.38(2))."""

    FACT_OBSERVED = "FACT_OBSERVED"
    FACT_DOCUMENT = "FACT_DOCUMENT"
    SUBJECT_SAID = "SUBJECT_SAID"
    THIRD_PARTY_SAID = "THIRD_PARTY_SAID"
    ASSESSMENT = "ASSESSMENT"


class SubjectCategory(StrEnum):
    """Whom a statement is about (DPA 2018 s.38(3))."""

    SUSPECT = "SUSPECT"
    CONVICTED = "CONVICTED"
    VICTIM = "VICTIM"
    WITNESS = "WITNESS"
    CHILD_AT_RISK = "CHILD_AT_RISK"
    ASSOCIATE = "ASSOCIATE"
    HOUSEHOLD = "HOUSEHOLD"
    OTHER = "OTHER"


class Direction(StrEnum):
    """Whether a statement speaks for more of a factor than before, for less, or for as much."""

    UP = "UP"
    SAME = "SAME"
    DOWN = "DOWN"


class EvidenceSource(StrEnum):
    """Where a piece of evidence comes from."""

    VISIT = "VISIT"
    INTERVIEW = "INTERVIEW"
    POLICE_RECORD = "POLICE_RECORD"
    AGENCY = "AGENCY"
    THIRD_PARTY = "THIRD_PARTY"
    OTHER = "OTHER"


class ArmsApplies(StrEnum):
    """Whether ARMS applies to a nominal, and why not. It is for adult men convicted of a sexual offence."""

    APPLIES = "APPLIES"
    NOT_AN_ADULT = "NOT_AN_ADULT"
    NOT_A_MAN = "NOT_A_MAN"
    NOT_CONVICTED = "NOT_CONVICTED"
    TOO_LITTLE_KNOWN = "TOO_LITTLE_KNOWN"
    OTHER = "OTHER"


class Tool(StrEnum):
    """A tool whose results are recorded. Doorstep never scores: that is the tool's owner's work."""

    OSP_DC = "OSP_DC"
    OSP_IIC = "OSP_IIC"
    OSP_C = "OSP_C"
    OSP_I = "OSP_I"
    RM2000 = "RM2000"
    KIRAT = "KIRAT"


class Band(StrEnum):
    """A tool's result in bands, as the tool gave it."""

    VERY_HIGH = "VERY_HIGH"
    HIGH = "HIGH"
    MEDIUM = "MEDIUM"
    LOW = "LOW"
    NOT_APPLICABLE = "NOT_APPLICABLE"


FACTOR_WORDS: Mapping[ArmsFactor, str] = MappingProxyType(
    {factor: factor.value.replace("_", " ").lower() for factor in ArmsFactor}
)
