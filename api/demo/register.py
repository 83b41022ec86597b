"""What a nominal of the demo force notified, and the duties that follow: by the very rules that the service uses."""

from collections.abc import Generator, Iterator
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from api.demo.chance import Chance
from api.demo.organisation import FORCE_ID, Organisation, Row
from api.nominals.commands import RiskLevel
from api.nominals.standing import standing_of
from api.obligations.calendar import london_day
from api.obligations.commands import ObligationKind
from api.obligations.policy import rule_for
from api.obligations.reckoning import reckon

# Some notify late, and some of those have not yet: the yearly duty is kept by most.
_LATE_SHARE: Final = 0.02
_CHANGED_SHARE: Final = 0.08
_TRAVEL_SHARE: Final = 0.03
_HERE: Final = "Attended the police station; all details confirmed."


class Register:
    """Makes the notifications and their obligations of one nominal after another."""

    def __init__(self, chance: Chance, organisation: Organisation, now: datetime) -> None:
        self.chance = chance
        self.now = now
        # Only what holds today: each event of the demo lies in the last two years.
        self.rules = {
            kind: rule_for(organisation.policy, kind, london_day(now), risk=RiskLevel.LOW)
            for kind in (ObligationKind.NOTIF_ANNUAL, ObligationKind.NOTIF_CHANGE, ObligationKind.TRAVEL_OUT)
        }
        self.recorder = chance.identifier()

    def of(self, nominal: dict[str, Any]) -> Iterator[Row]:
        """The yearly notifications of two years, and with some a change or travel of late."""
        chance = self.chance
        back = chance.between(1, 363) if not chance.hits(_LATE_SHARE) else chance.between(367, 420)
        last, before = (chance.at_work(chance.today - timedelta(days=days)) for days in (back, back + 360))
        first = yield from self._told(nominal, "ANNUAL", before)
        second = yield from self._told(nominal, "ANNUAL", last)
        yield self._owed(nominal, ObligationKind.NOTIF_ANNUAL, before, first, met=(last, second))
        yield self._owed(nominal, ObligationKind.NOTIF_ANNUAL, last, second)
        if chance.hits(_CHANGED_SHARE):
            yield from self._event(nominal, "CHANGE", ObligationKind.NOTIF_CHANGE, chance.between(-30, 0))
        if chance.hits(_TRAVEL_SHARE):
            yield from self._event(nominal, "TRAVEL_OUT", ObligationKind.TRAVEL_OUT, chance.between(3, 40))

    def _event(self, nominal: dict[str, Any], kind: str, owed: ObligationKind, days: int) -> Iterator[Row]:
        """An event so many days from today: notified since, or still to be."""
        at = self.chance.at_work(self.chance.today + timedelta(days=days))
        known = min(at, self.now - timedelta(days=1))
        told = known + timedelta(hours=3) if self.chance.hits(0.8) else None
        key = yield from self._told(nominal, kind, told, event=at)
        yield self._owed(nominal, owed, at, key, opened=known, met=(told, key) if told else None)

    def _told(
        self, nominal: dict[str, Any], kind: str, at: datetime | None, event: datetime | None = None
    ) -> Generator[Row, None, UUID]:
        key = self.chance.identifier()
        yield (
            "notification",
            {
                "force_id": FORCE_ID,
                "id": key,
                "nominal_id": nominal["id"],
                **standing_of(nominal),
                "kind": kind,
                "event_on": event and london_day(event),
                "notified_at": at,
                "with_excuse": False,
                "details": _HERE if at else "Told by the neighbourhood team; not notified yet.",
                "acknowledgement": f"N{self.chance.between(100_000, 999_999)}" if at else None,
                "recorded_at": at or min(event or self.now, self.now),
                "recorded_by": self.recorder,
            },
        )
        return key

    def _owed(
        self,
        nominal: dict[str, Any],
        kind: ObligationKind,
        basis: datetime,
        opened_by: UUID,
        *,
        opened: datetime | None = None,
        met: tuple[datetime, UUID] | None = None,
    ) -> Row:
        reckoned = reckon(self.rules[kind], basis)
        met_at, met_by = met or (None, None)
        return (
            "obligation",
            {
                "force_id": FORCE_ID,
                "id": self.chance.identifier(),
                "kind": kind.value,
                "nominal_id": nominal["id"],
                **standing_of(nominal),
                "unit_id": nominal["unit_id"],
                "owner_id": nominal["owner_id"],
                "policy_row_id": reckoned.row.id,
                "opened_at": opened or basis,
                "opened_by": opened_by,
                "opened_with": "NOTIFICATION",
                "basis": basis,
                "due_at": reckoned.due_at,
                "explanation": reckoned.explanation,
                "met_at": met_at,
                "met_by": met_by,
                "met_with": met_by and "NOTIFICATION",
                "recorded_at": opened or basis,
                "met_recorded_at": met_at,
            },
        )
