"""What stands against a command about a case. Pure: no SQL, no clock."""

from collections.abc import Iterable, Iterator
from dataclasses import fields
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from api.cases.commands import (
    LINE_MAX,
    NAME_MAX,
    PARTS_MAX,
    REFERENCE_MAX,
    TEXT_MAX,
    DecideSharing,
    ReceiveReferral,
    RecordCaseEvent,
    RecordKirat,
)
from api.cases.words import FORESEEN, KiratBand, ReferralSource, SafeguardingStep, ShareDecision, WithholdReason
from api.refusals import UserError

# A clock that is a little fast is no reason to refuse.
_AHEAD: Final = timedelta(minutes=5)
_BEFORE: Final = datetime.min.replace(tzinfo=UTC)
_POSTCODE_MAX, _SHORT_MAX = 10, 100
_NOBODY_TO_TELL: Final = frozenset({WithholdReason.NO_IDENTIFIED_RECIPIENT, WithholdReason.NO_GATEWAY})
# Partners are told.
TELLS: Final = frozenset({ShareDecision.SHARED, ShareDecision.SHARED_REDACTED})


def said(field: str, text: str, *, most: int, needed: bool = True) -> Iterator[UserError]:
    """A text is there, and within its limit in characters."""
    if needed and not text.strip():
        yield UserError(code="MISSING", field=field, message="Say it in words: it cannot be empty.")
    if len(text) > most:
        yield UserError(code="TOO_LONG", field=field, message=f"At most {most:,} characters: shorten it.")


def past(field: str, at: datetime, now: datetime) -> Iterator[UserError]:
    """An instant lies behind us."""
    if at > now + _AHEAD:
        yield UserError(code="IN_FUTURE", field=field, message="This is in the future: say when it was.")


def few(field: str, parts: Iterable[Any]) -> Iterator[UserError]:
    """Of one kind of part a case has so many at most."""
    if len(tuple(parts)) > PARTS_MAX:
        yield UserError(code="TOO_MANY", field=field, message=f"At most {PARTS_MAX}: keep what matters.")


def of_referral(command: ReceiveReferral, now: datetime) -> Iterator[UserError]:
    """What is wrong with a referral."""
    yield from said("reference", command.reference, most=REFERENCE_MAX)
    yield from said("summary", command.summary, most=TEXT_MAX)
    yield from past("receivedAt", command.received_at, now)
    yield from said("originForce", command.origin_force or "", most=NAME_MAX, needed=False)
    if command.embargo is not None:
        yield from said("embargo", command.embargo, most=TEXT_MAX)
    if command.origin_received_at is not None:
        yield from _of_origin(command, command.origin_received_at)
    for name in ("subjects", "identities", "addresses", "children"):
        yield from few(name, getattr(command, name))
    yield from _of_parts(command)


def _of_origin(command: ReceiveReferral, at: datetime) -> Iterator[UserError]:
    if at > command.received_at:
        words = "It was received there before it was received here: mend one of the two."
        yield UserError(code="OUT_OF_ORDER", field="originReceivedAt", message=words)
    if command.source is ReferralSource.OTHER_FORCE and not (command.origin_force or "").strip():
        yield UserError(code="MISSING", field="originForce", message="Say which force it came from.")


def _of_parts(command: ReceiveReferral) -> Iterator[UserError]:
    for n, subject in enumerate(command.subjects):
        yield from said(f"subjects.{n}.name", subject.name, most=NAME_MAX)
        for other in subject.other_names:
            yield from said(f"subjects.{n}.otherNames", other, most=NAME_MAX)
    for n, identity in enumerate(command.identities):
        yield from said(f"identities.{n}.value", identity.value, most=NAME_MAX)
        yield from said(f"identities.{n}.platform", identity.platform, most=_SHORT_MAX, needed=False)
    for n, address in enumerate(command.addresses):
        yield from said(f"addresses.{n}.lines", "\n".join(address.lines), most=LINE_MAX)
        yield from said(f"addresses.{n}.postcode", address.postcode, most=_POSTCODE_MAX, needed=False)
    for n, child in enumerate(command.children):
        yield from said(f"children.{n}.firstName", child.first_name, most=_SHORT_MAX)
        yield from said(f"children.{n}.relationship", child.relationship, most=_SHORT_MAX, needed=False)
        if len(child.first_name.split()) > 1:
            words = "Only the first name of a child is kept here: leave the rest out."
            yield UserError(code="FIRST_NAME_ONLY", field=f"children.{n}.firstName", message=words)


def of_kirat(command: RecordKirat, now: datetime) -> Iterator[UserError]:
    """What is wrong with a recorded band."""
    yield from said("version", command.version, most=40)
    yield from said("assessor", command.assessor, most=NAME_MAX)
    yield from past("bandAsOf", command.band_as_of, now)
    yield from said("reason", command.reason, most=TEXT_MAX, needed=command.band is KiratBand.NOT_APPLICABLE)
    if command.band is KiratBand.PENDING:
        yield UserError(code="NOT_A_RESULT", field="band", message="Record what the tool gave, once it has.")


def of_sharing(command: DecideSharing, *, is_escalated: bool, supervises: bool) -> Iterator[UserError]:
    """What is wrong with a decision about telling partners.

    Not telling is an exception: it has a reason, an owner and a review. Once a review has been missed, only the unit's
    supervisor may withhold again; whoever works with the case may always decide to tell.
    """
    if command.decision is ShareDecision.PENDING:
        yield UserError(code="NOT_A_DECISION", field="decision", message="Decide: shared, shared redacted or withheld.")
    yield from said("meaning", command.meaning, most=LINE_MAX)
    yield from said("told", command.told, most=LINE_MAX, needed=command.decision in TELLS)
    withheld = command.decision is ShareDecision.WITHHELD
    yield from said("reason", command.reason, most=TEXT_MAX, needed=withheld)
    if withheld and command.withheld_for is None:
        yield UserError(code="MISSING", field="withheldFor", message="Say for what reason partners are not told.")
    if withheld and command.review_by_id is None:
        yield UserError(code="MISSING", field="reviewById", message="Name the officer who reviews this.")
    if not withheld and (command.withheld_for is not None or command.review_by_id is not None):
        words = "Only what is withheld has a reason and a review: leave them out."
        yield UserError(code="NOT_WITHHELD", field="decision", message=words)
    if withheld and is_escalated and not supervises:
        words = "Its review is overdue: only the unit's supervisor may withhold it again. You may share it."
        yield UserError(code="SUPERVISOR_NEEDED", field="decision", message=words)


def may_end(sharing: ShareDecision, withheld_for: WithholdReason | None, *, supervises: bool) -> bool:
    """Whether a case may end as far as partners go: they were told, or a supervisor sees that nobody can be."""
    return sharing in TELLS or (supervises and withheld_for in _NOBODY_TO_TELL)


def assessed_from(steps: Iterable[tuple[SafeguardingStep, datetime]], enquiry_at: datetime) -> datetime:
    """From when the child's assessment counts: the last referral that no assessment has answered, else the enquiry."""
    known = list(steps)
    done = [at for step, at in known if step is SafeguardingStep.ASSESSMENT_DONE]
    referred = [at for step, at in known if step is SafeguardingStep.CSC_REFERRAL and at > max(done, default=_BEFORE)]
    return max(referred, default=enquiry_at)


def of_event(command: RecordCaseEvent, now: datetime) -> Iterator[UserError]:
    """What is wrong with an event."""
    yield from said("note", command.note, most=TEXT_MAX, needed=False)
    if command.kind not in FORESEEN:
        yield from past("at", command.at, now)


def texts(command: Any, **most: int) -> Iterator[UserError]:
    """Every named text of a command is there and within its limit; a name with `_optional` after it may be empty."""
    known = {part.name for part in fields(command)}
    for name, limit in most.items():
        plain = name.removesuffix("_optional")
        assert plain in known, plain
        head, *rest = plain.split("_")
        field = head + "".join(word.title() for word in rest)
        yield from said(field, getattr(command, plain), most=limit, needed=plain == name)
