"""Visits: attempts by named officers to see a nominal, successful or not."""

from datetime import datetime
from enum import Enum
from typing import TYPE_CHECKING, Annotated

import strawberry
from strawberry import ID

from api.visits.commands import AnnouncedReason, CrewMode, VisitFlag, VisitOutcome, VisitType
from schema.matching import AND, NOT, OR, UNSET, InstantRange
from schema.organisation import Officer
from schema.paging import Node, connection_of
from schema.reading.declare import column, compiled, expression, matched, records, to_many, to_one
from schema.reading.sources import Pages, Parameters, Row, SortKey, ToMany, WithheldFields
from schema.visit_attachments import VisitAttachment, count_of
from schema.visit_parts import ConditionCheck, VisitDevice, VisitPerson, VisitRoom
from schema.visit_reviews import VisitReview, VisitWriteUp
from schema.visit_statements import TriggerAnswer, VisitStatement
from schema.withholding import Withheld

if TYPE_CHECKING:
    from schema.nominals import Nominal


def _name_of(row: Row, column_name: str) -> str:
    return (
        f"(select who.name from doorstep.officer who where who.force_id = {row['force_id']}"
        f" and who.id = {row[column_name]})"
    )


def _disputed(row: Row, _: Parameters) -> str:
    return (
        f"exists (select from doorstep.visit_pairing pair where pair.force_id = {row['force_id']}"
        f" and pair.nominal_id = {row['nominal_id']} and {row['id']} in (pair.one_id, pair.other_id)"
        " and pair.likeness = 'SAME' and pair.outcomes_differ and pair.verdict is null)"
    )


@records("visit", subject="nominal_id")
class Visit(Node):
    """One attempt, by named officers, to see a nominal. A fact: it is never changed. What was said and seen is shown to
    its officers, the nominal's owner and the owner's supervisors.
    """

    nominal: Annotated["Nominal", strawberry.lazy("schema.nominals")] | None = to_one(
        "Who was visited; null if the caller may not see them.", "nominal_id"
    )
    nominal_id: ID = column("The id of that nominal.")
    visit_type: VisitType = column("Why the visit was made.")
    outcome: VisitOutcome = column("What came of it. Only SUCCESSFUL meets what is owed.")
    started_at: datetime = column("When it began, as the officer's phone said.")
    ended_at: datetime | None = column("When it ended, as the officer's phone said; null if not told.")
    received_at: datetime = column("When the server had it.")
    officer: Officer = to_one("Who made the visit.", "officer_id")
    officer_id: ID = column("The id of that officer.")
    second_officer: Officer | None = to_one("Who went along; null if nobody of the force did.", "second_officer_id")
    officer_name: str = expression("The name of who made the visit.", lambda row, _: _name_of(row, "officer_id"))
    second_officer_name: str | None = expression(
        "The name of who went along.", lambda row, _: _name_of(row, "second_officer_id")
    )
    announced: bool = column("The nominal was told beforehand; unannounced is the rule.")
    announced_reason: AnnouncedReason | None = column("Why it was announced; null if it was not.")
    announced_reason_text: str | None = column("The reason in words; at most 500 characters.")
    crew_mode: CrewMode = column("How many went.")
    nominal_seen: bool = column("The nominal was seen in person.")
    entry_sought_to_search: bool = column("Entry was sought to search the home (SOA 2003 s.96B).")
    notes: str | None = column("What was said and seen; at most 4,000 characters. Null if withheld.")
    flags: list[VisitFlag] = column("What a supervisor should know of how it was recorded, each once.")
    clock_skew_seconds: int | None = column(
        "By how many seconds the server's clock was ahead of the phone's when it was sent; null if not known."
    )
    people: list[VisitPerson] = to_many("Who else was met, 50 at most.", "visit_id", "position", "id")
    rooms: list[VisitRoom] = to_many("The rooms, seen or not, 50 at most.", "visit_id", "position", "id")
    devices: list[VisitDevice] = to_many("The devices found, 50 at most.", "visit_id", "position", "id")
    condition_checks: list[ConditionCheck] = to_many(
        "What was checked of each condition, 50 at most.", "visit_id", "id"
    )
    statements: list[VisitStatement] = to_many(
        "What was seen, read and heard, fact and opinion apart, 50 at most.", "visit_id", "position", "id"
    )
    trigger_answers: list[TriggerAnswer] = to_many(
        "What was answered to the triggers of the plan, 50 at most.", "visit_id", "id"
    )
    attachments: list[VisitAttachment] = to_many(
        "What it brings along, in the order in which it was promised; 100 at most are listed.",
        "visit_id",
        "position",
        "id",
    )
    attachments_promised: int | None = expression(
        "How many attachments it promised. Null if withheld.", lambda row, _: count_of(row, arrived=False)
    )
    attachments_arrived: int | None = expression(
        "How many of them are here, COMPLETE. Null if withheld.", lambda row, _: count_of(row, arrived=True)
    )
    reviews: list[VisitReview] = to_many(
        "The steps of its review, each once, the latest first.", "visit_id", "at desc", "id desc"
    )
    last_review: VisitReview | None = compiled(
        ToMany("visit_id", ("at desc", "id desc"), first_only=True), "The last of them; null: nobody has reviewed it."
    )
    writeups: list[VisitWriteUp] = to_many(
        "What of it is on the national system, each entry once.", "visit_id", "keyed_at", "id"
    )
    joined_to: ID | None = column(
        "The record that speaks for the visit of which this is another officer's record; null: this one speaks for"
        " itself."
    )
    contributions: list[Annotated["Visit", strawberry.lazy("schema.visits")]] = to_many(
        "Other officers' records of this visit, 50 at most: each as it was written, none counted by itself.",
        "joined_to",
        "started_at",
        "id",
    )
    outcome_disputed: bool = expression(
        "Another officer's record of this visit says that something else came of it, and no supervisor has decided.",
        _disputed,
        over="visit_pairing",
    )
    withheld: list[Withheld] = compiled(
        WithheldFields(),
        "The fields of this record that policy keeps from the caller, each once, in alphabetical order.",
    )


@strawberry.enum(description="An order of visits.")
class VisitOrder(Enum):
    NEWEST = strawberry.enum_value("NEWEST", description="By when they began, the latest first.")
    OLDEST = strawberry.enum_value("OLDEST", description="By when they began, the earliest first.")
    RECEIVED_NEWEST = strawberry.enum_value(
        "RECEIVED_NEWEST", description="By when the server had them, the latest first."
    )


@strawberry.input(description="Which visits. What is given must hold together; a null says nothing.")
class VisitFilter:
    nominal_id: ID | None = matched("To the nominal with this id.", "nominal_id", "uuid")
    officer_id: ID | None = matched("Made by the officer with this id.", "officer_id", "uuid")
    outcome: list[VisitOutcome] | None = matched("With one of these outcomes, 100 at most.", "outcome", "text")
    visit_type: list[VisitType] | None = matched("Of one of these types, 100 at most.", "visit_type", "text")
    crew_mode: list[CrewMode] | None = matched("With one of these crews, 100 at most.", "crew_mode", "text")
    announced: bool | None = matched("Announced, or not.", "announced", "boolean")
    started_at: InstantRange | None = matched("About when they began.", "started_at", "timestamptz")
    ended_at: InstantRange | None = matched("About when they ended.", "ended_at", "timestamptz")
    received_at: InstantRange | None = matched("About when the server had them.", "received_at", "timestamptz")
    and_: list["VisitFilter"] | None = strawberry.field(name="and", description=AND, default=UNSET)
    or_: list["VisitFilter"] | None = strawberry.field(name="or", description=OR, default=UNSET)
    not_: "VisitFilter | None" = strawberry.field(name="not", description=NOT, default=UNSET)


@connection_of(Visit, "visits")
class VisitConnection:
    """A page of visits."""


_ORDERS = {
    "NEWEST": SortKey(lambda row, _: row["started_at"], "timestamptz", descending=True),
    "OLDEST": SortKey(lambda row, _: row["started_at"], "timestamptz"),
    "RECEIVED_NEWEST": SortKey(lambda row, _: row["received_at"], "timestamptz", descending=True),
}
VISITS = Pages(orders=_ORDERS, default=("NEWEST",))
VISITS_OF_NOMINAL = Pages(orders=_ORDERS, default=("NEWEST",), column="nominal_id")
