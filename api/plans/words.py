"""The words of risk management plans (docs/domain.md 7)."""

from enum import StrEnum


class ContingencyOn(StrEnum):
    """What at a visit fires a contingency of the plan. OTHER is for people to notice: no answer fires it."""

    TRIGGER_HAPPENED = "TRIGGER_HAPPENED"
    SUSPECTED_BREACH = "SUSPECTED_BREACH"
    FAILED_ATTEMPT = "FAILED_ATTEMPT"
    NOT_RESIDENT = "NOT_RESIDENT"
    OTHER = "OTHER"


class ActionBy(StrEnum):
    """Who does what a contingency asks for."""

    OWNER = "OWNER"
    SUPERVISOR = "SUPERVISOR"


class Urgency(StrEnum):
    """By when. How long each gives stands in dated policy rows (PLAN_ACTION), which name these words."""

    AT_ONCE = "AT_ONCE"
    WITHIN_DAYS = "WITHIN_DAYS"
    WITHIN_A_WEEK = "WITHIN_A_WEEK"
