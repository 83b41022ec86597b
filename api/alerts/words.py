"""The words of alerts: which weak signals there are, and what came of an alert."""

from enum import StrEnum


class SignalKind(StrEnum):
    """A weak signal: not much by itself. Two of different kinds, or any concern of a partner, raise an alert."""

    CONCERN = "CONCERN"
    TRIGGER = "TRIGGER"
    INTELLIGENCE = "INTELLIGENCE"
    NOTIFICATION = "NOTIFICATION"


class AlertAnswer(StrEnum):
    """What a person did about an alert."""

    ACTED = "ACTED"
    VISIT_ARRANGED = "VISIT_ARRANGED"
    RISK_REVIEWED = "RISK_REVIEWED"
    NOTHING_FURTHER = "NOTHING_FURTHER"
