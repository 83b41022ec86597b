"""What may be asked about nominals, and the words used of them (docs/domain.md)."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from api.refusals import UserError


class RiskLevel(StrEnum):
    """The risk level a person decided. UNASSESSED is not a level: nobody has decided yet."""

    VERY_HIGH = "VERY_HIGH"
    HIGH = "HIGH"
    MEDIUM = "MEDIUM"
    LOW = "LOW"
    UNASSESSED = "UNASSESSED"


class ManagementMode(StrEnum):
    """How a nominal is managed now."""

    ACTIVE = "ACTIVE"
    REACTIVE = "REACTIVE"
    CUSTODY = "CUSTODY"
    HOSPITAL = "HOSPITAL"
    ABROAD = "ABROAD"
    MISSING = "MISSING"
    TRANSFER_OUT_PENDING = "TRANSFER_OUT_PENDING"
    TRANSFER_IN_PENDING = "TRANSFER_IN_PENDING"
    CLOSED = "CLOSED"


class AddressKind(StrEnum):
    """HOME is the registered home address; WHERE_FOUND stands in for it where there is none (SOA 2003 s.83(7))."""

    HOME = "HOME"
    OTHER = "OTHER"
    WHERE_FOUND = "WHERE_FOUND"


class MarkerCode(StrEnum):
    """Warning markers, after the Police National Computer's warning signals."""

    VIOLENT = "VIOLENT"
    WEAPONS = "WEAPONS"
    DOGS = "DOGS"
    CONTAGIOUS = "CONTAGIOUS"
    ESCAPER = "ESCAPER"
    SUICIDAL = "SUICIDAL"
    MENTAL_HEALTH = "MENTAL_HEALTH"
    DRUGS = "DRUGS"
    AILMENT = "AILMENT"
    THIRD_PARTY_THREAT = "THIRD_PARTY_THREAT"


class OrderKind(StrEnum):
    """What imposes conditions on a nominal."""

    SHPO = "SHPO"
    SRO = "SRO"
    NOTIFICATION_ORDER = "NOTIFICATION_ORDER"
    LICENCE = "LICENCE"
    BAIL = "BAIL"


class ConditionKind(StrEnum):
    """What a condition demands."""

    PROHIBITION = "PROHIBITION"
    REQUIREMENT = "REQUIREMENT"
    FOREIGN_TRAVEL = "FOREIGN_TRAVEL"
    DEVICE = "DEVICE"


class AgeBand(StrEnum):
    """A child's age as far as a phone may hold it: the date of birth stays on the server."""

    UNDER_5 = "UNDER_5"
    FROM_5_TO_9 = "FROM_5_TO_9"
    FROM_10_TO_15 = "FROM_10_TO_15"
    FROM_16_TO_17 = "FROM_16_TO_17"
    ADULT = "ADULT"
    UNKNOWN = "UNKNOWN"


@dataclass(frozen=True)
class AssignNominal:
    """Give a nominal to another officer. `id` is made by the client and names this request for ever."""

    id: UUID
    nominal_id: UUID
    owner_id: UUID


@dataclass(frozen=True)
class NominalAssigned:
    """The nominal, its officer's caseload and its unit, as they are after it."""

    nominal_id: UUID
    owner_id: UUID
    unit_id: UUID


@dataclass(frozen=True)
class AssignRefused:
    """Nothing was changed: mend what `errors` name."""

    errors: tuple[UserError, ...]
