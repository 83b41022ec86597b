"""What an opened submission asks for, carried out in the caller's transaction: applied, or held with the reason.

Each operation keeps its payloads' history in its own room; here is only the table of them.
"""

from dataclasses import dataclass, replace
from typing import Final
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection

from api.refusals import UserError
from api.sync.commands import HeldReason
from api.visits import payloads
from api.visits import service as visits
from api.visits.commands import VisitRefused
from api.visits.service import Telling

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


async def apply(
    connection: AsyncConnection,
    telling: Telling,
    *,
    op: str,
    version: int,
    payload: object,
    officer_id: UUID | None,
    as_visit: UUID | None = None,
) -> Applied | Held:
    """Carry it out as this officer. `as_visit` gives a visit another id, where its own is taken."""
    if not knows(op, version):
        return Held(HeldReason.UNKNOWN_OPERATION, "The server does not know this kind of submission yet. Keep the app.")
    command = payloads.decode(payload, version)
    if isinstance(command, tuple):
        return held_for(command)
    if as_visit is not None:
        command = replace(command, visit_id=as_visit)
    outcome = await visits.record(connection, telling, replace(command, officer_id=officer_id))
    return held_for(outcome.errors) if isinstance(outcome, VisitRefused) else Applied(outcome.visit_id)


def held_for(errors: tuple[UserError, ...]) -> Held:
    """Held for what is wrong with it."""
    words = " ".join(f"{error.field}: {error.message}" for error in errors)[:_MESSAGE_CHARACTERS_MAX]
    reused = any(error.code == visits.ID_REUSED for error in errors)
    return Held(HeldReason.KEY_REUSED if reused else HeldReason.INVALID, words)
