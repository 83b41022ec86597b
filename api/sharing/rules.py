"""What is told, what is kept back, and what stands against telling it. Pure."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from api.assessments.words import StatementBasis, SubjectCategory
from api.refusals import UserError
from api.sharing.agreement import Agreement, Covered, covers
from api.sharing.commands import LINE_MAX, TEXT_MAX
from api.sharing.words import Purpose, SharedField
from api.writing import json_digest

WORDS_MIN: Final = 3


@dataclass(frozen=True, kw_only=True)
class Statement:
    """One thing that is held: of which field, fact or opinion, about whom, as of when."""

    field: SharedField
    text: str
    basis: StatementBasis
    subject_category: SubjectCategory
    as_of: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Content:
    """What would be told, and the fields that hold something and are kept back."""

    told: tuple[Statement, ...]
    kept_back: tuple[SharedField, ...]

    @property
    def digest(self) -> str:
        """Names what would be told: what an officer saw is what is sent, or nothing is."""
        said = [asdict(each) for each in self.told]
        return json_digest(said, default=str)


def redact(
    held: Iterable[Statement], agreement: Agreement, leave_out: Collection[SharedField] = frozenset()
) -> Content:
    """What the agreement shows of what is held, but for what the officer leaves out."""
    told: list[Statement] = []
    kept: dict[SharedField, None] = {}
    for each in held:
        if each.field in agreement.shown and each.field not in leave_out:
            told.append(each)
        else:
            kept[each.field] = None
    return Content(told=tuple(told), kept_back=tuple(sorted(kept)))


@dataclass(frozen=True, kw_only=True)
class Sorted:
    """Whom an enquiry found: those the agreement covers, and those it hides."""

    covered: tuple[UUID, ...]
    hidden: tuple[UUID, ...]
    # Of the hidden, those of whom it may be told that police hold something. Never a restricted one.
    pointed: tuple[UUID, ...]


def sort(people: Iterable[Covered], agreement: Agreement, found: Collection[UUID]) -> Sorted:
    """Who of those found is told of. The others among them are judged alike, and it comes to nothing."""
    covered, hidden, pointed = [], [], []
    for person in people:
        is_covered = covers(agreement, person)
        if person.id not in found:
            continue
        if is_covered:
            covered.append(person.id)
            continue
        hidden.append(person.id)
        if agreement.pointer and not person.restricted:
            pointed.append(person.id)
    return Sorted(covered=tuple(covered), hidden=tuple(hidden), pointed=tuple(pointed))


def of_sharing(
    agreement: Agreement | None, purpose: Purpose, *, person: Covered, meaning: str, conditions: str = ""
) -> Iterator[UserError]:
    """What stands against an officer's telling."""
    if agreement is None:
        yield no_agreement()
        return
    if agreement.gateway_for(purpose) is None:
        yield not_agreed(agreement)
    if person.restricted:
        words = "This record is restricted: nothing of it is shared through an agreement. Speak to the owner."
        yield _fault("RESTRICTED", "nominalId", words)
    elif not covers(agreement, person):
        words = "The agreement does not cover this person: withhold, for NO_GATEWAY, or agree a new version."
        yield _fault("NOT_COVERED", "nominalId", words)
    yield from needed("meaning", meaning, LINE_MAX, "Say in a line what this means for the child, or for safety.")
    if len(conditions) > LINE_MAX:
        yield _fault("TOO_LONG", "conditions", f"At most {LINE_MAX} characters.")


def of_case(
    agreement: Agreement | None, purpose: Purpose, *, embargoed: bool, meaning: str, conditions: str = ""
) -> Iterator[UserError]:
    """What stands against telling of a case. An agreement covers cases by showing them."""
    if agreement is None:
        yield no_agreement()
        return
    if agreement.gateway_for(purpose) is None:
        yield not_agreed(agreement)
    if embargoed:
        words = "This case is covert: withhold, with a reason and a review, or lift the embargo first."
        yield _fault("EMBARGOED", "caseId", words)
    if SharedField.CASE not in agreement.shown:
        yield _fault("NOT_COVERED", "caseId", "The agreement does not show cases: withhold, or agree a new version.")
    yield from needed("meaning", meaning, LINE_MAX, "Say in a line what this means for the child.")
    if len(conditions) > LINE_MAX:
        yield _fault("TOO_LONG", "conditions", f"At most {LINE_MAX} characters.")


def no_agreement() -> UserError:
    words = "No agreement with this agency is in force: it must be agreed and signed first."
    return _fault("NO_AGREEMENT", "agencyId", words)


def not_agreed(agreement: Agreement) -> UserError:
    agreed = ", ".join(each.purpose.value for each in agreement.purposes)
    return _fault("PURPOSE_NOT_AGREED", "purpose", f"The agreement is for {agreed} only: choose one of them.")


def needed(field: str, text: str, limit: int, words: str) -> Iterator[UserError]:
    """A text that must say something."""
    if len(text.strip()) < WORDS_MIN:
        yield _fault("REQUIRED", field, words)
    elif len(text) > limit:
        yield _fault("TOO_LONG", field, f"{field} may have {limit} characters; it has {len(text)}. Shorten it.")


def of_withholding(reason: str) -> Iterator[UserError]:
    """Not telling is an exception: it needs a reason in words."""
    yield from needed("reason", reason, TEXT_MAX, "Say why they are not told: withholding is an exception.")


def _fault(code: str, field: str, message: str) -> UserError:
    return UserError(code=code, field=field, message=message)
