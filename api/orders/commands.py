"""What may be asked about orders and their conditions, and the words for what became of an order."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final
from uuid import UUID

from api.nominals.commands import ConditionKind, OrderKind

# Limits, in characters or items.
CONDITIONS_MAX: Final = 60
CONDITION_CHARACTERS_MAX: Final = 2_000
METHOD_CHARACTERS_MAX: Final = 500
PLACE_CHARACTERS_MAX: Final = 10
COURT_CHARACTERS_MAX: Final = 200
REASON_CHARACTERS_MAX: Final = 2_000


class OrderStep(StrEnum):
    """What was done about an order."""

    RECORDED = "RECORDED"
    VARIED = "VARIED"
    LEFT_TO_END = "LEFT_TO_END"
    ENDED = "ENDED"


class OrderEnd(StrEnum):
    """How an order came to an end."""

    EXPIRED = "EXPIRED"
    DISCHARGED = "DISCHARGED"
    QUASHED = "QUASHED"
    REPLACED = "REPLACED"


@dataclass(frozen=True, kw_only=True)
class ConditionRow:
    """One condition. `id` is made by the client; `position` is its number in the order, as printed."""

    id: UUID
    kind: ConditionKind
    text: str
    position: str
    check_method: str | None = None


@dataclass(frozen=True, kw_only=True)
class RecordOrder:
    """An order was made. `expires_on` None: until further order."""

    id: UUID
    order_id: UUID
    nominal_id: UUID
    kind: OrderKind
    made_on: date
    expires_on: date | None = None
    court: str = ""
    conditions: tuple[ConditionRow, ...] = field(default=())


@dataclass(frozen=True, kw_only=True)
class VaryOrder:
    """From a day on it is otherwise: `expires_on` is the whole new end, `ends` the conditions that fall away.
    `expected_version`: how many steps of the order were read; None: whatever there is.
    """

    id: UUID
    order_id: UUID
    from_day: date
    reason: str
    expires_on: date | None = None
    ends: tuple[UUID, ...] = field(default=())
    adds: tuple[ConditionRow, ...] = field(default=())
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class LetOrderEnd:
    """It ends by itself on its last day, and nothing is applied for: a person has decided so."""

    id: UUID
    order_id: UUID
    reason: str


@dataclass(frozen=True, kw_only=True)
class EndOrder:
    """It holds no longer from a day on."""

    id: UUID
    order_id: UUID
    from_day: date
    why: OrderEnd
    reason: str
