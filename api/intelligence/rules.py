"""What stands against a command about intelligence. Pure: no SQL, no clock."""

from collections.abc import Collection, Iterator
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from api.intelligence.commands import (
    AGE_MAX,
    ITEMS_MAX,
    LINE_MAX,
    LINKS_MAX,
    NAME_MAX,
    TEXT_MAX,
    DescribedPerson,
    EvaluateReport,
    GradedItem,
    RegradeReport,
    SanitisedItem,
    SanitiseReport,
    SubmitIntelligence,
)
from api.intelligence.words import Handling, SecurityMarking
from api.refusals import UserError

_AHEAD: Final = timedelta(minutes=5)
_HELD: Final = (SecurityMarking.OFFICIAL, SecurityMarking.OFFICIAL_SENSITIVE)
_MENTION_MAX: Final = 200


def _text(field: str, text: str, most: int, *, needed: bool = True) -> Iterator[UserError]:
    if needed and not text.strip():
        yield UserError(code="MISSING", field=field, message="Say it in words: it cannot be empty.")
    if len(text) > most:
        yield UserError(code="TOO_LONG", field=field, message=f"At most {most:,} characters: shorten it.")


def of_marking(marking: SecurityMarking) -> Iterator[UserError]:
    """What is above OFFICIAL-SENSITIVE has no place here, and is kept nowhere."""
    if marking not in _HELD:
        words = "This system holds nothing above OFFICIAL-SENSITIVE: submit it on the system for that. It was not kept."
        yield UserError(code="MARKING_TOO_HIGH", field="marking", message=words)


def of_handling(handling: Handling | None, conditions: str) -> Iterator[UserError]:
    """Conditions belong to handling C, and it to them."""
    if handling is Handling.C:
        yield from _text("conditions", conditions, LINE_MAX)
    elif conditions.strip():
        words = "Only handling C has conditions: choose C, or leave them out."
        yield UserError(code="NO_CONDITIONS", field="conditions", message=words)


def of_submission(command: SubmitIntelligence, now: datetime) -> Iterator[UserError]:
    """What is wrong with a submission."""
    yield from of_marking(command.marking)
    yield from of_handling(command.handling, command.conditions)
    yield from _text("provenance", command.provenance, LINE_MAX)
    yield from _text("source", command.source, LINE_MAX, needed=False)
    if command.information_at > now + _AHEAD:
        yield UserError(code="IN_FUTURE", field="informationAt", message="This is in the future: say when it was.")
    if not 1 <= len(command.items) <= ITEMS_MAX:
        words = f"From 1 to {ITEMS_MAX} items: one for each thing that is known."
        yield UserError(code="ITEMS", field="items", message=words)
    for n, item in enumerate(command.items):
        yield from _text(f"items.{n}.text", item.text, TEXT_MAX)
        if "\n\n" in item.text.strip():
            words = "One item for each paragraph, each with its own grade: divide it."
            yield UserError(code="ONE_PARAGRAPH", field=f"items.{n}.text", message=words)
    links = (*command.nominal_ids, *command.case_ids, *command.mentions, *command.persons)
    if len(links) > LINKS_MAX:
        yield UserError(code="TOO_MANY", field="nominalIds", message=f"At most {LINKS_MAX} links: keep what matters.")
    for n, mention in enumerate(command.mentions):
        yield from _text(f"mentions.{n}.value", mention.value, _MENTION_MAX)
    for n, person in enumerate(command.persons):
        yield from _of_person(person, f"persons.{n}", now)


def _of_person(person: DescribedPerson, field: str, now: datetime) -> Iterator[UserError]:
    """By something at least somebody else must be able to know them."""
    if not (person.name.strip() or person.address.strip() or person.description.strip()):
        words = "Say who it is, as far as you were told: a name, an address or what they look like."
        yield UserError(code="MISSING", field=field, message=words)
    for name, most in (("name", NAME_MAX), ("address", LINE_MAX), ("description", TEXT_MAX)):
        yield from _text(f"{field}.{name}", getattr(person, name), most, needed=False)
    if person.date_of_birth is not None and person.date_of_birth > now.date():
        words = "This is in the future: say when they were born, or leave it out."
        yield UserError(code="IN_FUTURE", field=f"{field}.dateOfBirth", message=words)
    if person.age is not None and not 0 <= person.age <= AGE_MAX:
        words = f"An age is from 0 to {AGE_MAX} years: say how old they seem, or leave it out."
        yield UserError(code="AGE", field=f"{field}.age", message=words)


def of_items(items: Collection[GradedItem], known: Collection[UUID], *, whole: bool) -> Iterator[UserError]:
    """The items are the report's; all of them where it is graded as a whole."""
    named = [item.item_id for item in items]
    if len(set(named)) < len(named) or not set(named) <= set(known):
        yield UserError(code="UNKNOWN_ITEM", field="items", message="Name items of this report, each once.")
    elif whole and set(named) != set(known):
        yield UserError(code="ITEMS", field="items", message="Grade every item: each has its own grade.")


def of_evaluation(command: EvaluateReport, known: Collection[UUID]) -> Iterator[UserError]:
    """What is wrong with a first grading."""
    yield from _text("reason", command.reason, TEXT_MAX, needed=not command.keep)
    if command.keep:
        yield from of_marking(command.marking)
        yield from of_handling(command.handling, command.conditions)
        yield from of_items(command.items, known, whole=True)


def of_twin(command: SanitiseReport, known: Collection[UUID], *, is_submitter: bool) -> Iterator[UserError]:
    """What is wrong with a sanitised twin."""
    if is_submitter:
        words = "Whoever submitted it cannot write the twin: a second person does."
        yield UserError(code="OWN_SUBMISSION", field="reportId", message=words)
    named = [item.item_id for item in command.items]
    if set(named) != set(known) or len(named) != len(known):
        yield UserError(
            code="ITEMS", field="items", message="Write every item, or leave its text empty to leave it out."
        )
    elif not any(item.text.strip() for item in command.items):
        yield UserError(code="EMPTY", field="items", message="Nothing would be left to share: write one item at least.")
    for n, item in enumerate(command.items):
        yield from _text(f"items.{n}.text", item.text, TEXT_MAX, needed=False)
        if item.text.strip():
            yield from _of_statement(item, f"items.{n}")


def _of_statement(item: SanitisedItem, field: str) -> Iterator[UserError]:
    """Whatever may be shared says whether it is fact or opinion, and whom it is about (DPA 2018 s.38(2) and (3))."""
    if item.basis is None:
        words = "Say what it is: seen, written, said by whom, or an assessment. The submitter did not say."
        yield UserError(code="BASIS_NEEDED", field=f"{field}.basis", message=words)
    if item.subject_category is None:
        words = "Say whom it is about: the submitter did not say."
        yield UserError(code="SUBJECT_NEEDED", field=f"{field}.subjectCategory", message=words)


def of_regrading(command: RegradeReport, known: Collection[UUID]) -> Iterator[UserError]:
    """What is wrong with grading it anew."""
    yield from _text("reason", command.reason, TEXT_MAX)
    yield from of_items(command.items, known, whole=False)
    yield from of_handling(command.handling, command.conditions)
    if command.source_evaluation is None and command.handling is None and not command.items:
        yield UserError(code="NOTHING", field="items", message="Say which grade is another now.")
