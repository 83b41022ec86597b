"""What a phone says about a visit that was returned, and how that meets what others did meanwhile. Pure.

An officer answers their supervisor with or without a signal. What they wrote is added to the visit, whatever happened
since: somebody else may have answered, or the supervisor may have let it be. Then it is added all the same, and the
supervisor reads the visit again. `reviews.rework` is the way of a desk, where the page is read anew instead.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from api.nominals.carrying import Refused, refused
from api.refusals import UserError
from api.values import id_said
from api.visits.commands import REASON_CHARACTERS_MAX
from api.visits.following import ReviewStep

REWORK_VISIT: Final = "ReworkVisit"
CURRENT_VERSION: Final = 1


@dataclass(frozen=True, kw_only=True)
class Rework:
    """What an officer adds to a returned visit of this nominal."""

    visit_id: UUID
    nominal_id: UUID
    comment: str


@dataclass(frozen=True, kw_only=True)
class Standing:
    """The visit as it stands: of whom, by whom, and the last step of its review, those of every officer's record of it.

    `lead_id` is the record that speaks for the visit. `works_with`: the caller works with the nominal now.
    """

    lead_id: UUID
    nominal_id: UUID
    officers: frozenset[UUID]
    last: ReviewStep | None
    works_with: bool


@dataclass(frozen=True)
class Added:
    """It is added. `meanwhile`: the visit did not wait for it by then."""

    meanwhile: bool


def decode(payload: object) -> Rework | tuple[UserError, ...]:
    """What is added, or everything that is wrong with it. Members that are not known are left alone."""
    said: Mapping[str, Any] = payload if isinstance(payload, Mapping) else {}
    visit_id, nominal_id = id_said(said.get("visitId")), id_said(said.get("nominalId"))
    comment = said.get("comment")
    errors = []
    if visit_id is None:
        errors.append(UserError("INVALID", "visitId", "visitId must be an id (UUID)."))
    if nominal_id is None:
        errors.append(UserError("INVALID", "nominalId", "nominalId must be an id (UUID)."))
    if not isinstance(comment, str) or not comment.strip() or len(comment) > REASON_CHARACTERS_MAX or "\0" in comment:
        errors.append(UserError("INVALID", "comment", f"Say what you add in 1 to {REASON_CHARACTERS_MAX} characters."))
    if errors or visit_id is None or nominal_id is None or not isinstance(comment, str):
        return tuple(errors)
    return Rework(visit_id=visit_id, nominal_id=nominal_id, comment=comment)


def judge(standing: Standing | None, asked: Rework, officer_id: UUID | None) -> Added | Refused:
    """Whether it is added. An officer of the visit always may; another, who works with the nominal now.

    A supervisor who applies what was held works with the nominal too.
    """
    if officer_id is None:
        return refused("OFFICER_REQUIRED", "visitId", "Only an officer adds to a visit: sign in as one.")
    if standing is None or standing.nominal_id != asked.nominal_id:
        return refused("UNKNOWN_VISIT", "visitId", "There is no such visit of this person here.")
    if officer_id not in standing.officers and not standing.works_with:
        return refused("NOT_YOURS", "visitId", "You did not make this visit, and do not work with this person now.")
    return Added(meanwhile=standing.last is not ReviewStep.RETURNED)
