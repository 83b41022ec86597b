"""The words of assessments and of what is signed, published."""

from api.assessments.words import (
    ArmsApplies,
    ArmsFactor,
    Band,
    Direction,
    EvidenceSource,
    FactorRating,
    Priority,
    StatementBasis,
    SubjectCategory,
    Tool,
)
from api.nominals.signing import SigningState, Verdict
from schema.publish import publish_enum

publish_enum(
    SigningState,
    {
        "DRAFT": "Being written.",
        "SUBMITTED": "Signed by its author: it waits for a supervisor.",
        "COUNTERSIGNED": "Countersigned by a supervisor.",
        "RETURNED": "Returned by a supervisor, with a comment; the next is a new one.",
    },
)
publish_enum(
    Verdict,
    {"COUNTERSIGN": "It stands.", "RETURN": "It must be done again; a comment says why."},
    name="SigningVerdict",
)
publish_enum(
    ArmsFactor,
    {
        "OPPORTUNITY": "Risk: opportunity to offend.",
        "SEXUAL_PREOCCUPATION": "Risk: sexual preoccupation.",
        "OFFENCE_RELATED_INTEREST": "Risk: sexual interest related to the offence.",
        "EMOTIONAL_CONGRUENCE": "Risk: emotional congruence with children.",
        "HOSTILE_ORIENTATION": "Risk: hostile orientation.",
        "POOR_SELF_MANAGEMENT": "Risk: poor self-management.",
        "ANTISOCIAL_INFLUENCES": "Risk: antisocial influences.",
        "COMMITMENT_TO_DESIST": "Protects: commitment to desist.",
        "INTIMATE_RELATIONSHIP": "Protects: a positive intimate relationship with an adult.",
        "POSITIVE_ROUTINE": "Protects: employment or a positive routine.",
        "SOCIAL_INVESTMENT": "Protects: social investment.",
    },
)
publish_enum(
    FactorRating,
    {
        "HIGH": "Much of it.",
        "MEDIUM": "Some of it.",
        "LOW": "Little of it.",
        "NOT_KNOWN": "Too little is known to tell.",
    },
)
publish_enum(
    Priority,
    {
        "VERY_HIGH": "Very high priority for work.",
        "HIGH": "High priority.",
        "MEDIUM": "Medium priority.",
        "LOW": "Low priority.",
    },
    name="ArmsPriority",
)
publish_enum(
    StatementBasis,
    {
        "FACT_OBSERVED": "A fact that an officer saw or heard.",
        "FACT_DOCUMENT": "A fact that a document shows.",
        "SUBJECT_SAID": "The nominal said so.",
        "THIRD_PARTY_SAID": "Somebody else said so.",
        "ASSESSMENT": "An officer's opinion.",
    },
)
publish_enum(
    SubjectCategory,
    {
        "SUSPECT": "Somebody suspected of an offence.",
        "CONVICTED": "Somebody convicted of an offence.",
        "VICTIM": "A victim.",
        "WITNESS": "A witness.",
        "CHILD_AT_RISK": "A child who may be at risk.",
        "ASSOCIATE": "An associate.",
        "HOUSEHOLD": "Somebody of the household.",
        "OTHER": "Somebody else.",
    },
)
publish_enum(
    Direction,
    {"UP": "For more of it than before.", "SAME": "For as much.", "DOWN": "For less."},
    name="EvidenceDirection",
)
publish_enum(
    EvidenceSource,
    {
        "VISIT": "A visit.",
        "INTERVIEW": "An interview for the assessment.",
        "POLICE_RECORD": "Police records.",
        "AGENCY": "Another agency.",
        "THIRD_PARTY": "Another person.",
        "OTHER": "Somewhere else.",
    },
)
publish_enum(
    ArmsApplies,
    {
        "APPLIES": "ARMS applies.",
        "NOT_AN_ADULT": "Not for anybody under 18.",
        "NOT_A_MAN": "Made for men only.",
        "NOT_CONVICTED": "Only for those convicted of a sexual offence.",
        "TOO_LITTLE_KNOWN": "There is no contact, or too little information.",
        "OTHER": "Another reason, in words.",
    },
)
publish_enum(
    Tool,
    {
        "OSP_DC": "OASys Sexual reoffending Predictor, direct contact.",
        "OSP_IIC": "The same, indecent images and indirect contact.",
        "OSP_C": "The same in its older version, contact.",
        "OSP_I": "The same in its older version, images.",
        "RM2000": "Risk Matrix 2000.",
        "KIRAT": "Kent Internet Risk Assessment Tool.",
    },
    name="AssessmentTool",
)
publish_enum(
    Band,
    {
        "VERY_HIGH": "Very high.",
        "HIGH": "High.",
        "MEDIUM": "Medium.",
        "LOW": "Low.",
        "NOT_APPLICABLE": "The tool does not apply.",
    },
    name="ToolBand",
)
