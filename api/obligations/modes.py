"""What a change of management mode does to what is owed: pauses begin and end, visits stop and begin again. Pure."""

from typing import Final

from api.nominals.commands import ManagementMode
from api.obligations.calendar import start_of_london_day
from api.obligations.chains import Chain
from api.obligations.commands import CancelReason, ObligationKind, RecordKind, Revision
from api.obligations.decisions import ChangeMode
from api.obligations.engine import Ledger
from api.obligations.held import Cause
from api.obligations.rules import PAUSING_MODES, is_visited

# Whatever is owed of the nominal's management. What was recorded must still be written up, read, kept or told.
_OF_MANAGEMENT: Final = frozenset(ObligationKind) - {
    ObligationKind.VISIT_RECORD,
    ObligationKind.BREACH_RECORD,
    ObligationKind.MOPI_REVIEW,
    ObligationKind.BREACH_ICO,
    ObligationKind.SAR,
    ObligationKind.DISCLOSURE_ACK,
    ObligationKind.RECALL_DECISION,
    ObligationKind.RECALL_ACK,
    ObligationKind.QUESTION_ANSWER,
}
_RELEASES: Final = frozenset({ManagementMode.CUSTODY, ManagementMode.HOSPITAL})


def change(chain: Chain, ledger: Ledger, before: ManagementMode, command: ChangeMode) -> None:
    """`chain` and `ledger` know the new mode and the pauses as they are after it.

    Reactive management has no routine visits (docs/domain.md 2.3): back from it, visits count from the day of the
    change, with a first visit as after release. Release from custody or hospital must be notified (SOA 2003 s.84(1)).
    """
    at, cause = start_of_london_day(command.from_day), Cause(kind=RecordKind.MODE_CHANGE, id=command.id)
    chain.recompute(ledger.policy, Revision.PAUSE_CHANGED)
    ledger.recompute(Revision.PAUSE_CHANGED)
    if not is_visited(command.mode):
        ended = command.mode is ManagementMode.CLOSED
        chain.stop(at, CancelReason.MANAGEMENT_ENDED if ended else CancelReason.MODE_CHANGED)
        for kind in _OF_MANAGEMENT if ended else ():
            ledger.cancel_all(kind, at, CancelReason.MANAGEMENT_ENDED)
        return
    ledger.cancel_all(ObligationKind.REACTIVE_REVIEW, at, CancelReason.MODE_CHANGED)
    if not is_visited(before):
        chain.open_from(at, ledger.policy)
    if command.mode in PAUSING_MODES:
        return
    if before in _RELEASES or not is_visited(before):
        chain.open_first_visit(at, cause, ledger.policy)
    if before in _RELEASES:
        ledger.open(ObligationKind.NOTIF_CHANGE, at, cause)
    if before is ManagementMode.ABROAD and not ledger.open_of(ObligationKind.TRAVEL_RETURN):
        ledger.open(ObligationKind.TRAVEL_RETURN, at, cause)
