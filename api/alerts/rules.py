"""When weak signals make an alert, and what an answer must say. Pure."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from api.alerts.words import SignalKind
from api.refusals import UserError

REASON_MAX: Final = 2_000
TOLD_MAX: Final = 500
_WORDS_MIN: Final = 3


@dataclass(frozen=True, kw_only=True)
class Signal:
    """One weak signal about a nominal: `says` is its line in the alert."""

    kind: SignalKind
    record_id: UUID
    at: datetime
    says: str


def is_alert(signals: Sequence[Signal]) -> bool:
    """A partner's concern is heard by itself; of the force's own signals, two of different kinds."""
    kinds = {signal.kind for signal in signals}
    return SignalKind.CONCERN in kinds or len(kinds) > 1


def unheard(signals: Sequence[Signal], told: Collection[tuple[SignalKind, UUID]]) -> list[Signal]:
    """The signals that no alert has told of yet."""
    return [signal for signal in signals if (signal.kind, signal.record_id) not in told]


def of_answer(reason: str, told_partner: str) -> Iterator[UserError]:
    """What stands against an answer. `told_partner` may be empty: then the contributor hears that it was dealt with."""
    if len(reason.strip()) < _WORDS_MIN:
        yield UserError(code="REQUIRED", field="reason", message="Say what was done, or why nothing is.")
    for field, said, limit in (("reason", reason, REASON_MAX), ("toldPartner", told_partner, TOLD_MAX)):
        if len(said) > limit:
            yield UserError(code="TOO_LONG", field=field, message=f"At most {limit} characters: shorten it.")
