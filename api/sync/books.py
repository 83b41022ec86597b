"""The books of one transaction: what its submissions say of visits, of editable records, of intelligence and conflicts.

Read for all of them at once, amended in memory in their order, written at once; all share one list of audit events, in
the order in which things happened.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Final
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection

from api.audit import ledger
from api.audit.vocabulary import AuditOperation
from api.intelligence import book as intelligence
from api.intelligence.commands import SubmitIntelligence
from api.nominals import register
from api.nominals.carrying import Refused
from api.nominals.editable import EDITABLE
from api.nominals.patches import Patch
from api.nominals.register import Amended, Gone, Hand, IdTaken, NotYours, Register
from api.sync import conflicts, settling
from api.sync.commands import Applied, Held, HeldReason
from api.sync.conflicts import Opened, Settled
from api.sync.settling import Conflict, SettleConflict
from api.sync.tables import MutationState
from api.visits import book, rework_book
from api.visits.book import Book, Telling
from api.visits.commands import RecordVisit
from api.visits.rework import Rework

if TYPE_CHECKING:
    from api.sync.operations import Command

_NOT_YOURS: Final = (
    "You do not work with this person now, or there is no such person. It is kept, and a supervisor has it."
)
_MERGED: Final = "Done. Somebody else had changed something else about this meanwhile."
_ADDED: Final = "Added. The visit waited for it no longer: your supervisor reads it again."
_CLASHED: Final = "Somebody else changed the same meanwhile. Theirs stands until a person decides; yours is kept."


class Books:
    """`read` first, then decide in order, then `write`, then `write_conflicts` once the ledger has the entries."""

    def __init__(
        self,
        force_id: int,
        visits: Book,
        records: Register,
        *,
        known: Mapping[UUID, Conflict],
        reports: intelligence.Book,
        reworks: rework_book.Book,
    ) -> None:
        self.visits = visits
        self._reports = reports
        self._reworks = reworks
        self._force_id = force_id
        self._records = records
        self._known = dict(known)
        self._opened: list[Opened] = []
        self._settled: list[Settled] = []
        records.events = visits.events
        reports.events = visits.events
        reworks.events = visits.events

    @property
    def events(self) -> list[ledger.AuditEvent]:
        return self.visits.events

    def amend(self, telling: Telling, patch: Patch) -> Applied | Held:
        """What comes of a patch. A clash is kept as a conflict, and the record stands."""
        outcome = self._records.amend(_hand(telling), patch)
        match outcome:
            case NotYours():
                return Held(HeldReason.OUT_OF_SCOPE, _NOT_YOURS)
            case Gone(ended_on):
                since = f" since {ended_on.isoformat()}" if ended_on is not None else ""
                return Held(
                    HeldReason.GONE, f"The record is no longer there{since}. Yours is kept: add it anew if needed."
                )
            case IdTaken():
                return Held(HeldReason.KEY_REUSED, "Another record has this id. It is kept, and a supervisor has it.")
            case Amended(clashes=(), beside=False):
                return Applied(nominal_id=patch.nominal_id)
            case Amended(clashes=()):
                return Applied(nominal_id=patch.nominal_id, state=MutationState.MERGED, message=_MERGED)
            case Amended():
                self._opened += conflicts.opened(telling, patch, outcome.clashes)
                return Applied(nominal_id=patch.nominal_id, state=MutationState.CONFLICT, message=_CLASHED)

    def submit(self, telling: Telling, command: SubmitIntelligence) -> Applied | Held:
        """What comes of intelligence from a phone: it waits for the intelligence unit, or for a person here."""
        told = intelligence.Told(
            principal=telling.principal,
            officer_id=telling.officer_id,
            request_id=telling.submission_id,
            now=telling.now,
            made_at=telling.at,
            device_id=telling.device_id,
        )
        outcome = self._reports.record(told, command)
        if not isinstance(outcome, Refused):
            return Applied(nominal_id=next(iter(command.nominal_ids), None))
        fault = outcome.errors[0]
        words = " ".join(f"{error.field}: {error.message}" for error in outcome.errors)
        return Held(_WHY.get(fault.code, HeldReason.INVALID), f"{words} It is kept, and a supervisor has it.")

    def rework(self, telling: Telling, command: Rework) -> Applied | Held:
        """What comes of an addition to a returned visit. Where the visit waits for it no longer, it is added too."""
        outcome = self._reworks.record(telling, command, self.visits.kept(command.visit_id))
        if isinstance(outcome, Refused):
            fault = outcome.errors[0]
            reason = _WHY.get(fault.code, HeldReason.INVALID)
            return Held(reason, f"{fault.message} It is kept, and a supervisor has it.")
        if outcome.meanwhile:
            return Applied(visit_id=command.visit_id, state=MutationState.MERGED, message=_ADDED)
        return Applied(visit_id=command.visit_id)

    def settle(self, telling: Telling, command: SettleConflict) -> Applied | Held:
        """A person's decision about a conflict: an ordinary patch, after which the conflict is closed.

        Where the record has changed again meanwhile, the decision itself clashes, and a new conflict takes its place.
        """
        conflict = self._known.get(command.conflict_id)
        if conflict is None or conflict.nominal_id != command.nominal_id:
            return Held(HeldReason.GONE, "There is no such conflict.")
        if not settling.may_settle(telling.principal, conflict):
            return Held(HeldReason.OUT_OF_SCOPE, _NOT_YOURS)
        fault = settling.fault_of(conflict, command)
        if fault is not None:
            return Held(HeldReason.INVALID, fault.message)
        verdict = self.amend(telling, settling.as_patch(conflict, command))
        if isinstance(verdict, Applied) and conflict.is_open:
            self._known[conflict.id] = replace(conflict, is_open=False)
            self._settled.append(Settled(conflict=conflict, command=command, telling=telling))
            self.events.append(_event(telling, conflict))
        return verdict

    async def write(self, connection: AsyncConnection) -> None:
        """Write what was noted; the caller writes `events`, and the ledger's entries."""
        await self.visits.write(connection)
        await self._records.write(connection)
        await self._reports.write(connection)
        await self._reworks.write(connection)

    async def write_conflicts(self, connection: AsyncConnection) -> None:
        """Write the conflicts: each names its entry of the ledger."""
        await conflicts.write(connection, self._force_id, self._opened, self._settled)


_WHY: Final = {
    "ID_REUSED": HeldReason.KEY_REUSED,
    "UNKNOWN_NOMINAL": HeldReason.OUT_OF_SCOPE,
    "UNKNOWN_CASE": HeldReason.OUT_OF_SCOPE,
    "NOT_YOURS": HeldReason.OUT_OF_SCOPE,
}


async def read(
    connection: AsyncConnection,
    force_id: int,
    asked: "Sequence[tuple[UUID, Command]]",
    *,
    received_at: datetime,
    skew_seconds: int | None = None,
    officers: Sequence[UUID] = (),
) -> Books:
    """The books for these commands, each with its submission's id. Locks nominals before what hangs under them.

    `officers` are those who wrote them: what they were granted is read for intelligence about restricted nominals.
    """
    told = [(key, command) for key, command in asked if isinstance(command, RecordVisit)]
    visits = await book.read(connection, force_id, told, received_at=received_at, skew_seconds=skew_seconds)
    wanted = [command.conflict_id for _, command in asked if isinstance(command, SettleConflict)]
    known = await conflicts.find(connection, force_id, wanted) if wanted else {}
    named = [
        (command.kind, command.nominal_id, command.record_id) for _, command in asked if isinstance(command, Patch)
    ]
    named += [(EDITABLE[one.entity], one.nominal_id, one.record_id) for one in known.values()]
    submitted = [command for _, command in asked if isinstance(command, SubmitIntelligence)]
    reports = await intelligence.read(connection, force_id, submitted, officers)
    records = await register.read(connection, force_id, named)
    answers = [command for _, command in asked if isinstance(command, Rework)]
    reworks = await rework_book.read(connection, force_id, answers, officers)
    return Books(force_id, visits, records, known=known, reports=reports, reworks=reworks)


def _hand(telling: Telling) -> Hand:
    return Hand(
        principal=telling.principal,
        author_id=telling.author_id or telling.principal.id,
        officer_id=telling.officer_id,
        submission_id=telling.submission_id,
        now=telling.now,
        at=telling.at,
        device_id=telling.device_id,
    )


def _event(telling: Telling, conflict: Conflict) -> ledger.AuditEvent:
    return ledger.by(
        telling.principal,
        AuditOperation.ALTERATION,
        "settleConflict",
        device_id=telling.device_id,
        request_id=telling.submission_id,
        object_type="sync_conflict",
        object_ids=(conflict.id,),
        subject_ids=(conflict.nominal_id,),
        row_count=1,
    )
