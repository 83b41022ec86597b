"""What counts only with a second signature: who may give it, and the review that is owed until it is given."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from api.nominals.desk import Desk, Done, Refused, refused
from api.obligations.commands import ObligationKind, RecordKind
from api.obligations.held import Cause
from api.obligations.owing import owing


def not_for_signing(
    desk: Desk, row: Mapping[str, Any] | None, field: str, *, author: str, signer: str, counts: str
) -> Done | Refused | None:
    """What stands against a second signature: only another person, a supervisor of the unit, gives it, and once.

    `author`, `signer` and `counts` name the columns of who decided, who signed, and from when it counts.
    """
    if row is None or row["nominal_id"] != desk.subject.id:
        return refused("UNKNOWN_DECISION", field, "No such decision about this nominal.")
    if not desk.supervises:
        return refused("SUPERVISOR_NEEDED", field, "Only a supervisor of the unit signs this.")
    if row[author] == desk.principal.id:
        return refused("OWN_DECISION", field, "Somebody else must sign what you decided.")
    if row[signer] == desk.principal.id:
        return Done(row["id"])
    if row[counts] is not None:
        return refused("ALREADY_DECIDED", field, "It counts already: there is nothing to sign.")
    return None


async def ask_supervisor(desk: Desk, key: UUID) -> None:
    """A supervisor owes a word about this decision."""
    async with owing(desk) as ledger:
        ledger.open(ObligationKind.SUP_REVIEW, desk.now, Cause(kind=RecordKind.DECISION, id=key))


async def supervisor_has(desk: Desk, key: UUID) -> None:
    """The word was given."""
    async with owing(desk) as ledger:
        for owed in ledger.open_of(ObligationKind.SUP_REVIEW, opened_by=key):
            ledger.meet(owed, desk.now, Cause(kind=RecordKind.REVIEW, id=key))
