"""The words of intelligence, as clients read them."""

from api.intelligence.words import (
    Graded,
    Handling,
    IntelligenceAssessment,
    MentionKind,
    PersonState,
    Priority,
    ReportState,
    SecurityMarking,
    SourceEvaluation,
)
from schema.publish import publish_enum

publish_enum(
    SourceEvaluation,
    {"RELIABLE": "1: reliable.", "UNTESTED": "2: untested.", "NOT_RELIABLE": "3: not reliable."},
)
publish_enum(
    IntelligenceAssessment,
    {
        "A": "Known directly to the source.",
        "B": "Known indirectly to the source, but corroborated.",
        "C": "Known indirectly to the source.",
        "D": "Not known.",
        "E": "Suspected to be false.",
    },
)
publish_enum(
    Handling,
    {"P": "Lawful sharing is permitted.", "C": "Lawful sharing is permitted with conditions."},
    name="HandlingCode",
)
publish_enum(
    SecurityMarking,
    {
        "OFFICIAL": "OFFICIAL.",
        "OFFICIAL_SENSITIVE": "OFFICIAL-SENSITIVE.",
        "SECRET": "SECRET: refused, this system may not hold it.",
        "TOP_SECRET": "TOP SECRET: refused, this system may not hold it.",
    },
)
publish_enum(
    Priority,
    {
        "HIGH": "Threat to life, serious harm or imminent risk.",
        "MEDIUM": "Time matters.",
        "LOW": "Anything else.",
    },
    name="IntelligencePriority",
)
publish_enum(
    ReportState,
    {
        "TO_EVALUATE": "It waits for the intelligence unit's grading.",
        "TO_SANITISE": "It waits for the twin that may be shared.",
        "READY": "It has a twin that may be shared.",
        "NOT_KEPT": "It is no intelligence, for a reason.",
    },
)
publish_enum(
    MentionKind,
    {
        "ADDRESS": "An address.",
        "VEHICLE": "A vehicle.",
        "PHONE": "A telephone number.",
        "ONLINE_IDENTITY": "A name on a platform.",
        "DEVICE": "A device.",
    },
)
publish_enum(
    Graded,
    {"SOURCE": "How reliable the source is.", "ITEM": "How one item is known.", "HANDLING": "How it may be shared."},
)
publish_enum(
    PersonState,
    {
        "TO_LINK": "Somebody is to find out who it is.",
        "LINKED": "It is a nominal: the report is about them.",
        "NOBODY": "It is nobody known, for a reason; should they become known, they are linked yet.",
        "NOT_KEPT": "The report was no intelligence, so nobody looked.",
    },
    name="DescribedPersonState",
)
