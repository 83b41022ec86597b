"""What is owed of one nominal because of one record, as the row that the service would have written."""

from datetime import datetime
from typing import Any, Final
from uuid import UUID

from api.demo.chance import Chance
from api.demo.organisation import FORCE_ID, Organisation, Row
from api.nominals.standing import standing_of
from api.obligations import baseline
from api.obligations.calendar import london_day
from api.obligations.commands import ObligationKind, RecordKind
from api.obligations.policy import rule_for
from api.obligations.reckoning import reckon

_HOLIDAYS: Final = frozenset(row["day"] for row in baseline.bank_holidays())


def owed(
    chance: Chance,
    organisation: Organisation,
    nominal: dict[str, Any],
    kind: ObligationKind,
    at: datetime,
    *,
    opened: tuple[RecordKind, UUID],
    met_at: datetime | None = None,
) -> Row:
    """Owed since that instant, by the policy of its day; the record that opened it is the one that meets it."""
    row = rule_for(organisation.policy, kind, london_day(at))
    reckoned = reckon(row, at, holidays=_HOLIDAYS)
    record, key = opened
    return (
        "obligation",
        {"force_id": FORCE_ID, "nominal_id": nominal["id"]}
        | standing_of(nominal)
        | {
            "id": chance.identifier(),
            "kind": kind.value,
            "unit_id": nominal["unit_id"],
            "owner_id": nominal["owner_id"],
            "policy_row_id": row.id,
            "opened_at": at,
            "opened_by": key,
            "opened_with": record.value,
            "basis": at,
            "due_at": reckoned.due_at,
            "explanation": reckoned.explanation,
            "met_at": met_at,
            "met_by": None if met_at is None else key,
            "met_with": None if met_at is None else record.value,
            "recorded_at": at,
            "met_recorded_at": met_at,
        },
    )
