"""Records that one officer writes and signs, and a supervisor countersigns: how they stand, and who may do what. Pure.

A draft may be changed by any officer who works with the nominal. Signing it makes it read-only. A supervisor who did
not write it countersigns it, or returns it with a comment. Neither is ever changed after: what follows is a new number.
Source: MAPPA Guidance 12 and the sign-lock of the assessment tool in use (docs/domain.md 6).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final
from uuid import UUID

from sqlalchemy import Column, Integer, UniqueConstraint
from sqlalchemy.schema import SchemaItem

from api.db.columns import belongs_to, choice, identifier, instant, limited
from api.refusals import UserError

COMMENT_CHARACTERS_MAX: Final = 2_000


class SigningState(StrEnum):
    """How far a record has come that is signed and countersigned."""

    DRAFT = "DRAFT"
    SUBMITTED = "SUBMITTED"
    COUNTERSIGNED = "COUNTERSIGNED"
    RETURNED = "RETURNED"


class Verdict(StrEnum):
    """What a supervisor says to what was submitted."""

    COUNTERSIGN = "COUNTERSIGN"
    RETURN = "RETURN"


@dataclass(frozen=True, kw_only=True)
class Signed:
    """A record as far as signing goes. `version` is raised by each change of a draft."""

    id: UUID
    state: SigningState
    version: int
    author_id: UUID
    submitted_at: datetime | None


def signed_record(table: str) -> tuple[SchemaItem, ...]:
    """The columns of such a record."""
    return (
        Column("number", Integer, nullable=False, comment="1 for the nominal's first, then one more for each."),
        Column("version", Integer, nullable=False, comment="Raised by each change of the draft."),
        *choice("state", SigningState),
        identifier("author_id"),
        instant("started_at"),
        instant("submitted_at", optional=True),
        instant("decided_at", optional=True, comment="When it was countersigned or returned."),
        identifier("decided_by", optional=True),
        *limited("comment", COMMENT_CHARACTERS_MAX, optional=True),
        belongs_to("author_id", "officer"),
        belongs_to("decided_by", "officer"),
        UniqueConstraint("force_id", "nominal_id", "number", name=f"{table}_number_key"),
    )


def may_change(found: Signed, expected_version: int) -> Iterator[UserError]:
    """What stands against changing it or submitting it."""
    if found.state is not SigningState.DRAFT:
        yield UserError(code="NOT_A_DRAFT", field="id", message="It is signed and cannot be changed: begin a new one.")
    elif found.version != expected_version:
        yield moved(found.version)


def may_decide(
    found: Signed, expected_version: int, *, officer_id: UUID | None, supervises: bool, verdict: Verdict, comment: str
) -> Iterator[UserError]:
    """What stands against countersigning or returning it. Four eyes: never by its author."""
    if not supervises:
        yield UserError(code="NOT_SUPERVISOR", field="id", message="Only a supervisor of the unit decides about it.")
    if officer_id is None:
        yield officer_required()
    elif officer_id == found.author_id:
        yield UserError(
            code="FOUR_EYES", field="id", message="Another supervisor must countersign: you wrote it yourself."
        )
    if found.state is not SigningState.SUBMITTED:
        yield UserError(code="NOT_SUBMITTED", field="id", message="Only what was submitted is decided about.")
    elif found.version != expected_version:
        yield moved(found.version)
    if verdict is Verdict.RETURN and not comment.strip():
        yield UserError(code="COMMENT_REQUIRED", field="comment", message="Say what is to be mended.")


def moved(version: int) -> UserError:
    """Somebody changed it since the caller read it."""
    return UserError(
        code="STALE_VERSION",
        field="expectedVersion",
        message=f"It was changed since you read it, and is now version {version}: read it again.",
    )


def officer_required() -> UserError:
    """A signature needs a person with an officer's record."""
    return UserError(code="OFFICER_REQUIRED", field="id", message="Only an officer signs: ask for the link.")
