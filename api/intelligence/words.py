"""The words of graded intelligence: 3x5x2 (College of Policing, Intelligence report; docs/domain.md 13)."""

from enum import StrEnum


class SourceEvaluation(StrEnum):
    """How reliable the source is: 1, 2 or 3."""

    RELIABLE = "RELIABLE"
    UNTESTED = "UNTESTED"
    NOT_RELIABLE = "NOT_RELIABLE"


class IntelligenceAssessment(StrEnum):
    """How one item is known: A to E."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"


class Handling(StrEnum):
    """Whether lawful sharing is permitted, or permitted with conditions."""

    P = "P"
    C = "C"


class SecurityMarking(StrEnum):
    """The government's security classification. What is above has no place in this system."""

    OFFICIAL = "OFFICIAL"
    OFFICIAL_SENSITIVE = "OFFICIAL_SENSITIVE"
    SECRET = "SECRET"  # noqa: S105 - a marking
    TOP_SECRET = "TOP_SECRET"  # noqa: S105


class Priority(StrEnum):
    """HIGH: threat to life, serious harm or imminent risk; MEDIUM: time matters; LOW: anything else."""

    HIGH = "HIGH"
    MEDIUM = "MEDIUM"
    LOW = "LOW"


class ReportState(StrEnum):
    """How far a report has come."""

    TO_EVALUATE = "TO_EVALUATE"
    TO_SANITISE = "TO_SANITISE"
    READY = "READY"
    NOT_KEPT = "NOT_KEPT"


class MentionKind(StrEnum):
    """What a report names beside nominals and cases."""

    ADDRESS = "ADDRESS"
    VEHICLE = "VEHICLE"
    PHONE = "PHONE"
    ONLINE_IDENTITY = "ONLINE_IDENTITY"
    DEVICE = "DEVICE"


class PersonState(StrEnum):
    """What became of somebody whom a report describes: the desk links them, or knows nobody who it could be."""

    TO_LINK = "TO_LINK"
    LINKED = "LINKED"
    NOBODY = "NOBODY"
    NOT_KEPT = "NOT_KEPT"


class Graded(StrEnum):
    """What a grading was of."""

    SOURCE = "SOURCE"
    ITEM = "ITEM"
    HANDLING = "HANDLING"


class NewsKind(StrEnum):
    """What whoever has a report must be told of."""

    REGRADED = "REGRADED"
    SANITISED_AGAIN = "SANITISED_AGAIN"
