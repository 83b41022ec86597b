"""Seeded defects of the server's side, and the names of the phone's: the test of the test.

Each is what a plausible mistake would do. It is put in from here, into one laboratory or one test, and nothing of it is
in the application. `within` is how many schedules may pass before one of them must fail, `caught_by` the invariants
(invariants.py) of which one must be what failed. Where `within` is 0, no number of schedules is sure to meet the
mistake, and a check of its own finds it (test_seeded_defects.py).
"""

from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from typing import Any, Final
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from api.db.context import RowContext
from api.db.database import Database
from api.identity.principal import Principal
from api.sync import changes, intake, ledger, log, pull, push
from api.sync.commands import HeldReason, PullStatus, SyncPullResult, SyncScope
from api.sync.cursors import Position
from api.sync.envelopes import Envelope, Head, Place
from api.sync.operations import Held
from api.sync.tables import sync_mutation
from api.values import digest
from api.visits.commands import RecordVisit
from tests.simulation import wrong_following, wrong_triggers
from tests.simulation.world import BreakableDatabase

Patch = Callable[[pytest.MonkeyPatch], None]


@dataclass(frozen=True, kw_only=True)
class Defect:
    """One mistake: on the phone by its name there, in Python by a patch, or in the database by SQL."""

    name: str
    within: int
    caught_by: str
    phone: str | None = None
    patch: Patch | None = None
    sql: str = ""


def _forgets_what_it_knows(patch: pytest.MonkeyPatch) -> None:
    async def nothing(*_: object) -> dict[UUID, Any]:
        return {}

    patch.setattr(push, "_known", nothing)


def _knows_only_what_the_same_log_sent(patch: pytest.MonkeyPatch) -> None:
    original = push._known

    async def known(
        connection: AsyncConnection, principal: Principal, device_id: UUID, elements: Sequence[Any]
    ) -> dict[UUID, ledger.Entry]:
        found = await original(connection, principal, device_id, elements)
        sent = await connection.execute(select(sync_mutation.c.id).where(sync_mutation.c.device_id == device_id))
        return {key: found[key] for key in found.keys() & set(sent.scalars())}

    patch.setattr(push, "_known", known)


def _cursor_passes_the_next_row(patch: pytest.MonkeyPatch) -> None:
    original = pull._page

    def page(scope: str, part: Any, used: int, written: Any, cursors: Any) -> Any:
        made = original(scope, part, used, written, cursors)
        ticket = part.listed[used - 1].ticket if used else part.start.position.ticket
        return replace(made, cursor=cursors.write(scope, Position(ticket=ticket + 1)))

    patch.setattr(pull, "_page", page)


def _refuses_visits_to_others_nominals(patch: pytest.MonkeyPatch) -> None:
    original = intake.decide

    def decide(arrival: Any, visits: Any, envelope: Envelope, item: Any, asks: Any, **given: Any) -> Any:
        if isinstance(asks, RecordVisit):
            owner = visits.facts(intake._telling(arrival, envelope), asks).nominal
            if owner is not None and owner.owner_id != arrival.principal.officer_id:
                asks = Held(HeldReason.INVALID, "Not yours.")
        return original(arrival, visits, envelope, item, asks, **given)

    patch.setattr(intake, "decide", decide)


def _one_bad_item_fails_the_batch(patch: pytest.MonkeyPatch) -> None:
    async def give_up(*_: object) -> None:
        raise ValueError("one of these is wrong")

    def decide(*given: Any, **named: Any) -> Any:
        record, visit_id = original(*given, **named)
        if visit_id is None:
            raise ValueError(record.entry.reason)
        return record, visit_id

    original = intake.decide
    patch.setattr(intake, "decide", decide)
    patch.setattr(log, "take_one_by_one", give_up)


def _scopes_once_had_are_had_for_ever(patch: pytest.MonkeyPatch) -> None:
    original = pull.scopes.of
    had: dict[UUID, set[str]] = {}

    def of(principal: Principal) -> tuple[SyncScope, ...]:
        mine = had.setdefault(principal.id, set())
        mine |= {scope.scope for scope in original(principal)}
        return tuple(SyncScope(scope, number) for number, scope in enumerate(sorted(mine)))

    patch.setattr(pull.scopes, "of", of)


def _never_tells_of_lost_scopes(patch: pytest.MonkeyPatch) -> None:
    original = pull._result

    def result(*given: Any) -> SyncPullResult:
        return replace(original(*given), removed_scopes=())

    patch.setattr(pull, "_result", result)


def _ignores_the_floor(patch: pytest.MonkeyPatch) -> None:
    async def floors(*_: object) -> dict[str, int]:
        return {}

    patch.setattr(changes, "floors", floors)


def _does_not_start_a_first_reading_again(patch: pytest.MonkeyPatch) -> None:
    original = pull.start_of

    def start_of(position: Position | None, floor: int) -> tuple[Position, bool]:
        if position is not None and position.snapshot is not None:
            return position, False
        return original(position, floor)

    patch.setattr(pull, "start_of", start_of)


def _ignores_the_chain(patch: pytest.MonkeyPatch) -> None:
    original = log.place

    def place(head: Head, envelope: Envelope, known: Mapping[UUID, str]) -> Place:
        return original(head, replace(envelope, prev_id=head.last_id), known)

    patch.setattr(log, "place", place)


def _moves_over_holes(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(log, "following", lambda _head, envelope: Head(envelope.seq, envelope.id))


def _gaps_go_unnoticed(patch: pytest.MonkeyPatch) -> None:
    original = log.place

    def place(head: Head, envelope: Envelope, known: Mapping[UUID, str]) -> Place:
        found = original(head, envelope, known)
        return Place.NEW if found in (Place.GAP, Place.FORK) and envelope.id not in known else found

    patch.setattr(log, "place", place)


def _answers_before_the_commit(patch: pytest.MonkeyPatch) -> None:
    class Undone(Exception):  # noqa: N818
        pass

    @asynccontextmanager
    async def writing(self: BreakableDatabase, context: RowContext) -> AsyncIterator[AsyncConnection]:
        fate, self.fate = self.fate, None
        try:
            async with Database.writing(self, context) as connection:
                yield connection
                if fate == "killed before commit":
                    raise Undone  # noqa: TRY301
        except Undone:
            return

    patch.setattr(BreakableDatabase, "writing", writing)


def _revoked_phones_read_on(patch: pytest.MonkeyPatch) -> None:
    original = pull._stopped

    def stopped(said: Any, epoch: str, *, revoked: bool) -> PullStatus | None:
        return original(said, epoch, revoked=False)

    patch.setattr(pull, "_stopped", stopped)


def _revoked_phones_are_believed(patch: pytest.MonkeyPatch) -> None:
    original = intake._barred

    def barred(arrival: Any, envelope: Envelope, item: Any) -> Held | None:
        trusted = replace(item, signed_by=replace(item.signed_by, revoked=False))
        return original(replace(arrival, revoked=False), envelope, trusted)

    patch.setattr(intake, "_barred", barred)


def _authors_are_not_checked(patch: pytest.MonkeyPatch) -> None:
    original = intake._barred

    def barred(arrival: Any, envelope: Envelope, item: Any) -> Held | None:
        return original(arrival, envelope, replace(item, author=str(arrival.principal.id)))

    patch.setattr(intake, "_barred", barred)


def _receipts_name_other_bytes(patch: pytest.MonkeyPatch) -> None:
    original = ledger.Entry.receipt

    def receipt(entry: ledger.Entry, ticket: int | None = None) -> Any:
        return replace(original(entry, ticket), payload_sha256=digest(str(entry.id)))

    patch.setattr(ledger.Entry, "receipt", receipt)


DEFECTS: Final = (
    Defect(name="no idempotency", within=10, caught_by="I8", patch=_forgets_what_it_knows),
    Defect(name="idempotency of one log only", within=500, caught_by="I8 I2", patch=_knows_only_what_the_same_log_sent),
    Defect(name="the cursor passes the next row", within=10, caught_by="I3", patch=_cursor_passes_the_next_row),
    Defect(name="late visits refused", within=10, caught_by="I1", patch=_refuses_visits_to_others_nominals),
    Defect(name="one bad item fails the batch", within=10, caught_by="I8", patch=_one_bad_item_fails_the_batch),
    Defect(name="the server trusts old scopes", within=60, caught_by="I4 I3", patch=_scopes_once_had_are_had_for_ever),
    Defect(name="no removedScopes from the server", within=60, caught_by="I3", patch=_never_tells_of_lost_scopes),
    Defect(name="purge without a floor", within=60, caught_by="I3", patch=_ignores_the_floor),
    Defect(name="first reading not restarted", within=0, caught_by="I3", patch=_does_not_start_a_first_reading_again),
    Defect(name="no chain", within=0, caught_by="I5 I1", patch=_ignores_the_chain),
    Defect(name="a known item advances over a hole", within=0, caught_by="I5 I3", patch=_moves_over_holes),
    Defect(name="gaps and forks unnoticed", within=60, caught_by="I8 I5", patch=_gaps_go_unnoticed),
    Defect(name="answers before the commit", within=60, caught_by="I9 I1", patch=_answers_before_the_commit),
    Defect(name="revoked phones read on", within=120, caught_by="I4", patch=_revoked_phones_read_on),
    Defect(name="revoked phones are believed", within=120, caught_by="I1", patch=_revoked_phones_are_believed),
    Defect(name="authors are not checked", within=120, caught_by="I1", patch=_authors_are_not_checked),
    Defect(name="receipts name other bytes", within=5, caught_by="I3", patch=_receipts_name_other_bytes),
    Defect(name="tickets at the beginning", within=0, caught_by="I3", sql=wrong_triggers.TICKETS_AT_THE_BEGINNING),
    Defect(name="no mark in the scope that was left", within=10, caught_by="I3 I4", sql=wrong_triggers.NOTHING_LEAVES),
    Defect(name="decisions are not published", within=10, caught_by="I3", sql=wrong_triggers.DECISIONS_STAY),
    Defect(
        name="the same epoch after a restore",
        within=200,
        caught_by="I9 I1 I3",
        sql=wrong_triggers.SAME_EPOCH,
    ),
    Defect(
        name="met obligations are not published", within=100, caught_by="I3", sql=wrong_triggers.ONLY_NEW_OBLIGATIONS
    ),
    Defect(name="visits are not published", within=10, caught_by="I3", sql="drop trigger visit_sync on doorstep.visit"),
    Defect(
        name="markers are not published", within=40, caught_by="I3", sql="drop trigger marker_sync on doorstep.marker"
    ),
    Defect(
        name="arrived before it is kept", within=10, caught_by="I9 I8", patch=wrong_following.arrived_before_it_is_kept
    ),
    Defect(
        name="other bytes are kept than came",
        within=10,
        caught_by="I10",
        patch=wrong_following.keeps_other_bytes_than_came,
    ),
    Defect(
        name="groups are taken as they come",
        within=60,
        caught_by="I13 I1",
        patch=wrong_following.groups_are_taken_as_they_come,
    ),
    Defect(name="the last change wins", within=120, caught_by="I6", patch=wrong_following.the_last_change_wins),
    Defect(
        name="conflicts are not published",
        within=120,
        caught_by="I3",
        sql="drop trigger sync_conflict_sync on doorstep.sync_conflict",
    ),
    Defect(name="any answer of 200 is believed", within=300, caught_by="I9 I1", phone="believesAnyAnswer"),
    Defect(name="delivered when sent", within=120, caught_by="I9 I1", phone="deliveredWhenSent"),
    Defect(name="cursor before rows", within=100, caught_by="I3", phone="cursorBeforeRows"),
    Defect(name="the phone keeps lost scopes", within=60, caught_by="I3", phone="keepsLostScopes"),
    Defect(name="a removal reaches other scopes", within=200, caught_by="I3", phone="removesFromAnyScope"),
    Defect(name="no sweep", within=60, caught_by="I3", phone="neverSweeps"),
    Defect(name="no replay after a restore", within=200, caught_by="I9 I1", phone="neverReplays"),
    Defect(name="answered items are not kept", within=200, caught_by="I1", phone="keepsNothing"),
    Defect(name="replay out of order", within=10, caught_by="I5", phone="replaysOutOfOrder"),
    Defect(name="what looks wrong stays on the phone", within=100, caught_by="I3", phone="dropsWhatServerRefuses"),
)
