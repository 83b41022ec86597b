"""What may be asked about a visit after it is recorded: its review, its write-up, and the words for them."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final
from uuid import UUID

REFERENCE_CHARACTERS_MAX: Final = 100


class ReviewStep(StrEnum):
    """A step of a visit's review. REWORKED is its officer's; the others are a supervisor's."""

    REVIEWED = "REVIEWED"
    COUNTERSIGNED = "COUNTERSIGNED"
    RETURNED = "RETURNED"
    REWORKED = "REWORKED"


class WriteUp(StrEnum):
    """What is written up elsewhere after a visit. DEVICES: what was found is referred to be examined."""

    VISIT = "VISIT"
    BREACH = "BREACH"
    DEVICES = "DEVICES"


class NationalSystem(StrEnum):
    """Where: the violent and sex offender register, or what replaces it; devices with the force's own examiners."""

    VISOR = "VISOR"
    MAPPS = "MAPPS"
    DMI = "DMI"


@dataclass(frozen=True, kw_only=True)
class ReviewVisit:
    """A supervisor's word about a visit that was submitted."""

    id: UUID
    visit_id: UUID
    step: ReviewStep
    comment: str = ""


@dataclass(frozen=True, kw_only=True)
class ReworkVisit:
    """What an officer adds to a visit that was returned. The visit itself is never changed."""

    id: UUID
    visit_id: UUID
    comment: str


@dataclass(frozen=True, kw_only=True)
class WriteUpVisit:
    """A visit, the breach suspected at it, or the devices found at it, were keyed into another system by the caller."""

    id: UUID
    visit_id: UUID
    what: WriteUp
    system: NationalSystem
    reference: str
    keyed_at: datetime
