"""What an opened submission asks for, carried out in the caller's transaction: applied, or held with the reason.

Each operation keeps its payloads' history in its own room; here is only the table of them.
"""

from dataclasses import dataclass, replace
from typing import Final
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection

from api.audit import ledger as audit
from api.refusals import UserError
from api.sync.commands import HeldReason
from api.visits import book, payloads
from api.visits.book import Book, Telling
from api.visits.commands import RecordVisit, VisitRefused

RECORD_VISIT: Final = "RecordVisit"
_MESSAGE_CHARACTERS_MAX: Final = 1_000


@dataclass(frozen=True)
class Applied:
    """The submission took effect."""

    visit_id: UUID


@dataclass(frozen=True)
class Held:
    """The submission is kept for a person. `message` says what to do and holds nothing that was submitted."""

    reason: HeldReason
    message: str


def knows(op: str, version: int) -> bool:
    """Whether this server can read the operation in this version."""
    return op == RECORD_VISIT and 1 <= version <= payloads.CURRENT_VERSION


def read(op: str, version: int, payload: object, *, officer_id: UUID | None) -> RecordVisit | Held:
    """What it asks for, by this officer; or why it cannot be understood."""
    if not knows(op, version):
        return Held(HeldReason.UNKNOWN_OPERATION, "The server does not know this kind of submission yet. Keep the app.")
    command = payloads.decode(payload, version)
    return held_for(command) if isinstance(command, tuple) else replace(command, officer_id=officer_id)


def decide(visits: Book, telling: Telling, command: RecordVisit) -> Applied | Held:
    """Note it in the book, or say why it cannot be kept. Nothing is written yet."""
    outcome = visits.record(telling, command)
    return held_for(outcome.errors) if isinstance(outcome, VisitRefused) else Applied(outcome.visit_id)


async def apply(connection: AsyncConnection, telling: Telling, command: RecordVisit) -> Applied | Held:
    """Carry out one by itself."""
    visits = await book.read(connection, telling.principal.force_id, [(telling.submission_id, command)])
    verdict = decide(visits, telling, command)
    await visits.write(connection)
    await audit.append_all(connection, visits.events)
    return verdict


def held_for(errors: tuple[UserError, ...]) -> Held:
    """Held for what is wrong with it."""
    words = " ".join(f"{error.field}: {error.message}" for error in errors)[:_MESSAGE_CHARACTERS_MAX]
    reused = any(error.code == book.ID_REUSED for error in errors)
    return Held(HeldReason.KEY_REUSED if reused else HeldReason.INVALID, words)
