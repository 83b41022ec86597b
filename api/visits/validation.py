"""What is wrong with a visit as it was told, by field, in words that say how to mend it. Pure.

Two measures. `unkeepable`: what no store could keep, or what names things that do not exist; a phone's submission with
such a fault is held for a person. `faults`: that and what someone at a screen can mend at once; the typed mutation
refuses it, the phone's way keeps it with a flag.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Final

from api.refusals import UserError
from api.visits.attached import (
    CAPTION_CHARACTERS_MAX,
    MIME_CHARACTERS_MAX,
    SHA256,
    is_key,
)
from api.visits.commands import (
    ITEMS_MAX,
    NAME_CHARACTERS_MAX,
    NOTE_CHARACTERS_MAX,
    SHORT_TEXT_CHARACTERS_MAX,
    STATEMENT_CHARACTERS_MAX,
    RecordVisit,
)
from api.visits.rules import (
    VisitFacts,
    ends_before_start,
    is_future,
    lacks_reason,
    lacks_why_unchecked,
    unanswered,
)

# Phones without a battery wake in 1970, so that a visit may say so and be kept; beyond this it is no time at all.
EARLIEST: Final = datetime(1900, 1, 1, tzinfo=UTC)
LATEST: Final = datetime(2200, 1, 1, tzinfo=UTC)


def faults(facts: VisitFacts, command: RecordVisit, now: datetime) -> tuple[UserError, ...]:
    """Everything that the typed mutation refuses."""
    return (*unkeepable(facts, command), *_mendable(facts, command, now))


def unkeepable(facts: VisitFacts, command: RecordVisit) -> tuple[UserError, ...]:
    """What stops a visit from being kept as a visit."""
    return (
        *_instants(command),
        *_texts(command),
        *_counts(command),
        *_unknown(facts, command),
        *_promises(facts, command),
    )


def _mendable(facts: VisitFacts, command: RecordVisit, now: datetime) -> Iterator[UserError]:
    if list(_instants(command)):
        return
    if is_future(facts, command, now):
        yield UserError(
            "IN_THE_FUTURE",
            "startedAt",
            f"A visit cannot begin in the future: the server's time is {now:%Y-%m-%dT%H:%M:%SZ}. Check the clock.",
        )
    if ends_before_start(command):
        yield UserError(
            "ENDS_BEFORE_START", "endedAt", "A visit cannot end before it begins: correct one of the times."
        )
    if lacks_reason(command):
        yield UserError(
            "REASON_REQUIRED",
            "announcedReason",
            "An announced visit needs a reason; OTHER also needs announcedReasonText.",
        )
    for index, check in enumerate(command.condition_checks):
        if lacks_why_unchecked(check):
            yield UserError(
                "REASON_REQUIRED", f"conditionChecks.{index}.note", "Say why this condition was not checked."
            )
    for trigger in sorted(unanswered(facts, command)):
        yield UserError(
            "TRIGGER_UNANSWERED",
            "triggerAnswers",
            f"The plan asks about the trigger {trigger} by name: say whether it happened, and if it did, what you did"
            " or why nothing.",
        )


def _instants(command: RecordVisit) -> Iterator[UserError]:
    for field, value in (("startedAt", command.started_at), ("endedAt", command.ended_at)):
        if value is None:
            continue
        if value.tzinfo is None:
            yield UserError(
                "INSTANT_WITHOUT_OFFSET", field, "An instant needs an offset, for example 2026-03-01T09:30:00Z."
            )
        elif not EARLIEST.year <= value.year < LATEST.year:
            yield UserError("NOT_AN_INSTANT", field, f"An instant lies between {EARLIEST.year} and {LATEST.year}.")


def _unknown(facts: VisitFacts, command: RecordVisit) -> Iterator[UserError]:
    if facts.nominal is None:
        yield UserError("UNKNOWN_NOMINAL", "nominalId", "No such nominal: choose one from the caseload or the search.")
    if not facts.knows_officer(command.officer_id):
        yield UserError("UNKNOWN_OFFICER", "officerId", "No such officer in this force: name the officer who made it.")
    second = command.second_officer_id
    if second is not None and second == command.officer_id:
        yield UserError(
            "SAME_OFFICER_TWICE", "secondOfficerId", "The second officer must be someone else; or leave it out."
        )
    elif second is not None and not facts.knows_officer(second):
        yield UserError(
            "UNKNOWN_SECOND_OFFICER", "secondOfficerId", "No such officer in this force: choose a colleague."
        )
    for index, check in enumerate(command.condition_checks):
        if facts.nominal is not None and check.condition_id not in facts.conditions:
            yield UserError(
                "UNKNOWN_CONDITION",
                f"conditionChecks.{index}.conditionId",
                "No such condition in this nominal's orders: choose one that the nominal's record lists.",
            )
    for index, answer in enumerate(command.trigger_answers):
        if facts.nominal is not None and answer.trigger_id not in facts.triggers:
            yield UserError(
                "UNKNOWN_TRIGGER",
                f"triggerAnswers.{index}.triggerId",
                "No plan of this nominal has such a trigger: answer those that the nominal's record lists.",
            )


def _promises(facts: VisitFacts, command: RecordVisit) -> Iterator[UserError]:
    """What no promise can be. One that only breaks a limit is kept, flagged, and not taken."""
    seen = set(facts.attachments_taken)
    for index, promised in enumerate(command.attachments):
        where = f"attachments.{index}"
        if promised.id in seen:
            yield UserError("ID_TAKEN", f"{where}.id", "An attachment has this id already: make a new one.")
        seen.add(promised.id)
        if promised.bytes < 1:
            yield UserError("NOT_A_FILE", f"{where}.bytes", "An attachment has at least one byte: leave it out.")
        if SHA256.fullmatch(promised.sha256) is None:
            yield UserError("NOT_A_DIGEST", f"{where}.sha256", "sha256 is 64 lowercase hexadecimal digits.")
        if promised.key is not None and not is_key(promised.key):
            yield UserError("NOT_A_KEY", f"{where}.key", "key is 32 bytes as base64url; or leave it out.")


def _counts(command: RecordVisit) -> Iterator[UserError]:
    for field, items in (
        ("people", command.people),
        ("rooms", command.rooms),
        ("devices", command.devices),
        ("conditionChecks", command.condition_checks),
        ("statements", command.statements),
        ("triggerAnswers", command.trigger_answers),
        *((f"statements.{n}.factors", one.factors) for n, one in enumerate(command.statements)),
    ):
        if len(items) > ITEMS_MAX:
            yield UserError("TOO_MANY", field, f"{field} may hold {ITEMS_MAX}; there are {len(items)}. Leave some out.")


def _texts(command: RecordVisit) -> Iterator[UserError]:
    for field, text, limit in _all_texts(command):
        if text is None:
            continue
        if len(text) > limit:
            yield UserError("TOO_LONG", field, f"{field} may have {limit} characters; it has {len(text)}. Shorten it.")
        if "\0" in text or not _is_unicode(text):
            yield UserError("NOT_TEXT", field, f"{field} holds characters that are not text: type it again.")


def _all_texts(command: RecordVisit) -> Iterator[tuple[str, str | None, int]]:
    name, short = NAME_CHARACTERS_MAX, SHORT_TEXT_CHARACTERS_MAX
    yield "notes", command.notes, NOTE_CHARACTERS_MAX
    yield "announcedReasonText", command.announced_reason_text, short
    for n, person in enumerate(command.people):
        yield f"people.{n}.name", person.name, name
        yield f"people.{n}.relationship", person.relationship, name
        yield f"people.{n}.note", person.note, short
    for n, room in enumerate(command.rooms):
        yield f"rooms.{n}.name", room.name, name
        yield f"rooms.{n}.note", room.note, short
    for n, device in enumerate(command.devices):
        yield f"devices.{n}.kind", device.kind, name
        yield f"devices.{n}.description", device.description, short
        yield f"devices.{n}.note", device.note, short
    for n, check in enumerate(command.condition_checks):
        yield f"conditionChecks.{n}.note", check.note, short
    for n, statement in enumerate(command.statements):
        yield f"statements.{n}.text", statement.text, STATEMENT_CHARACTERS_MAX
    for n, answer in enumerate(command.trigger_answers):
        yield f"triggerAnswers.{n}.action", answer.action, short
        yield f"triggerAnswers.{n}.noActionReason", answer.no_action_reason, short
    for n, promised in enumerate(command.attachments):
        yield f"attachments.{n}.mime", promised.mime, MIME_CHARACTERS_MAX
        yield f"attachments.{n}.caption", promised.caption, CAPTION_CHARACTERS_MAX


def _is_unicode(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
