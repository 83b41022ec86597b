"""What an opened submission asks for, noted in the books of the caller's transaction: applied, or held with the reason.

Each operation keeps its payloads' history in its own room; here is only the table of them.
"""

from dataclasses import replace
from typing import Final
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection

from api.access.operations import OPERATIONS
from api.audit import ledger as audit
from api.identity.principal import Principal
from api.intelligence import payloads as intelligence
from api.intelligence.commands import SubmitIntelligence
from api.intelligence.payloads import SUBMIT_INTELLIGENCE
from api.nominals import editable, patches
from api.nominals.patches import Patch
from api.refusals import UserError
from api.sync import settling
from api.sync.books import Books
from api.sync.books import read as read_books
from api.sync.commands import Applied, Held, HeldReason
from api.sync.settling import SETTLE_CONFLICT, SettleConflict
from api.visits import book, payloads, rework
from api.visits.book import Telling
from api.visits.commands import RecordVisit, VisitRefused
from api.visits.rework import REWORK_VISIT, Rework

RECORD_VISIT: Final = "RecordVisit"
_MESSAGE_CHARACTERS_MAX: Final = 1_000

# What the ledger keeps sealed as it came, because nobody but one register may read all of it.
SEALED: Final = frozenset({SUBMIT_INTELLIGENCE})

# Whoever may ask for it by a typed mutation may send it from a phone; an amendment, whoever may replicate records.
_ASKED_BY: Final = {
    RECORD_VISIT: "submitVisit",
    REWORK_VISIT: "reworkVisit",
    SETTLE_CONFLICT: "settleConflict",
    SUBMIT_INTELLIGENCE: "submitIntelligence",
}
_AMENDED_BY: Final = "replicatePush"

Command = RecordVisit | Patch | SettleConflict | SubmitIntelligence | Rework


def knows(op: str, version: int) -> bool:
    """Whether this server can read the operation in this version."""
    if op == RECORD_VISIT:
        return 1 <= version <= payloads.CURRENT_VERSION
    if op == SETTLE_CONFLICT:
        return 1 <= version <= settling.CURRENT_VERSION
    if op == SUBMIT_INTELLIGENCE:
        return 1 <= version <= intelligence.CURRENT_VERSION
    if op == REWORK_VISIT:
        return 1 <= version <= rework.CURRENT_VERSION
    return op in editable.OPERATIONS and 1 <= version <= patches.CURRENT_VERSION


def may(principal: Principal, op: str) -> bool:
    """Whether somebody in these roles tells of such things. What they tell all the same is held for a person."""
    return not OPERATIONS[_ASKED_BY.get(op, _AMENDED_BY)].roles.isdisjoint(principal.roles)


def read(op: str, version: int, payload: object, *, officer_id: UUID | None) -> Command | Held:
    """What it asks for, by this officer; or why it cannot be understood."""
    if not knows(op, version):
        return Held(HeldReason.UNKNOWN_OPERATION, "The server does not know this kind of submission yet. Keep the app.")
    if op == SUBMIT_INTELLIGENCE:
        told = intelligence.decode(payload)
        return held_for(told) if isinstance(told, tuple) else told
    if op == REWORK_VISIT:
        added = rework.decode(payload)
        return held_for(added) if isinstance(added, tuple) else added
    if op != RECORD_VISIT:
        asked = settling.decode(payload) if op == SETTLE_CONFLICT else patches.decode(op, payload)
        return held_for(asked) if isinstance(asked, tuple) else asked
    command = payloads.decode(payload, version)
    return held_for(command) if isinstance(command, tuple) else replace(command, officer_id=officer_id)


def decide(books: Books, telling: Telling, command: Command) -> Applied | Held:
    """Note it in the books, or say why it cannot be kept. Nothing is written yet."""
    if isinstance(command, Patch):
        return books.amend(telling, command)
    if isinstance(command, SettleConflict):
        return books.settle(telling, command)
    if isinstance(command, SubmitIntelligence):
        return books.submit(telling, command)
    if isinstance(command, Rework):
        return books.rework(telling, command)
    outcome = books.visits.record(telling, command)
    return held_for(outcome.errors) if isinstance(outcome, VisitRefused) else Applied(visit_id=outcome.visit_id)


async def apply(connection: AsyncConnection, telling: Telling, command: Command) -> Applied | Held:
    """Carry out one by itself."""
    of_officer = telling.officer_id or telling.principal.officer_id
    books = await read_books(
        connection,
        telling.principal.force_id,
        [(telling.submission_id, command)],
        received_at=telling.received_at,
        skew_seconds=telling.skew_seconds,
        officers=[] if of_officer is None else [of_officer],
    )
    verdict = decide(books, telling, command)
    await books.write(connection)
    await books.write_conflicts(connection)
    await audit.append_all(connection, books.events)
    return verdict


def held_for(errors: tuple[UserError, ...]) -> Held:
    """Held for what is wrong with it."""
    words = " ".join(f"{error.field}: {error.message}" for error in errors)[:_MESSAGE_CHARACTERS_MAX]
    reused = any(error.code == book.ID_REUSED for error in errors)
    return Held(HeldReason.KEY_REUSED if reused else HeldReason.INVALID, words)
