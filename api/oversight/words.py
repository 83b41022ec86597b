"""The words of boards, of rates, of proposed moves and of dip samples."""

from enum import StrEnum
from typing import Final

REASON_CHARACTERS_MAX: Final = 2_000


class MoveState(StrEnum):
    """Where a proposed move stands. STALE: it came too late, because something had changed meanwhile."""

    PROPOSED = "PROPOSED"
    MOVED = "MOVED"
    REJECTED = "REJECTED"
    STALE = "STALE"


class Sampled(StrEnum):
    """What a dip sample is drawn of."""

    VISITS = "VISITS"
    ASSESSMENTS = "ASSESSMENTS"
    PLANS = "PLANS"


class Finding(StrEnum):
    """What was found of one record of a sample."""

    GOOD = "GOOD"
    NEEDS_WORK = "NEEDS_WORK"


class Part(StrEnum):
    """What a board says beside its size. Each is counted only for whom asks for it."""

    BANDS = "band"
    AGES = "age"
    KINDS = "kind"
    RISK_LEVELS = "risk_level"
    UNITS = "unit_id"
    DISTRICTS = "district"
    OFFICERS = "owner_id"
    MOST_OVERDUE = "most_overdue"


class PracticePart(StrEnum):
    """Which of the attempts of a period: each is a number of the rates, and the list behind it."""

    VISITS = "VISITS"
    SUCCEEDED = "SUCCEEDED"
    ANNOUNCED = "ANNOUNCED"
    ANNOUNCED_WITHOUT_REASON = "ANNOUNCED_WITHOUT_REASON"
    SINGLE_CREWED = "SINGLE_CREWED"
    SINGLE_CREWED_UNAUTHORISED = "SINGLE_CREWED_UNAUTHORISED"


EVERY_PART: Final = frozenset(Part)
