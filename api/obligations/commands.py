"""The words of obligations: something owed by a date."""

from enum import StrEnum


class ObligationKind(StrEnum):
    """What is owed. Codes of the clock catalogue (docs/domain.md)."""

    VISIT_ROUTINE = "VISIT_ROUTINE"


class CancelReason(StrEnum):
    """Why an obligation came to be owed no longer without being met."""

    MANAGEMENT_ENDED = "MANAGEMENT_ENDED"
    RISK_CHANGED = "RISK_CHANGED"
