"""Online child abuse cases, with their clocks side by side, and what is owed of them."""

from datetime import datetime
from enum import Enum

import strawberry
from strawberry import ID

from api.cases.words import CaseOutcome, CaseState, KiratBand, ReferralSource, ShareDecision, WithholdReason
from api.obligations.commands import CancelReason, ObligationKind, RecordKind
from schema.case_parts import (
    CaseAddress,
    CaseChild,
    CaseDevice,
    CaseDocument,
    CaseEvent,
    CaseIdentity,
    CaseSubject,
    CaseTransfer,
    Embargo,
    KiratResult,
    Likeness,
    Named,
    SafeguardingRecorded,
    SharingDecided,
    WelfareCheck,
    WelfarePlan,
)
from schema.intelligence import CaseIntelligence
from schema.matching import AND, NOT, OR, UNSET, InstantRange, TextMatch
from schema.organisation import Officer, Unit
from schema.paging import Node, connection_of
from schema.reading.declare import column, compiled, expression, matched, records, to_many, to_one
from schema.reading.sources import Pages, Parameters, Row, SortKey, SqlMaker, WithheldFields
from schema.withholding import Withheld

_BANDS = ("VERY_HIGH", "HIGH", "MEDIUM", "PENDING", "LOW", "NOT_APPLICABLE")


def _open_due(kind: str) -> SqlMaker:
    return lambda row, _: (
        f"(select min(due.due_at) from doorstep.obligation due where due.force_id = {row['force_id']}"
        f" and due.case_id = {row['id']} and due.kind = '{kind}' and due.met_at is null"
        " and due.cancelled_at is null and due.superseded_at is null)"
    )


_action_due = _open_due("KIRAT_ACTION")
_share_due = _open_due("SHARE_DECISION")
_review_due = _open_due("SHARE_REVIEW")


def _escalated(row: Row, binds: Parameters) -> str:
    return f"coalesce({_review_due(row, binds)} < {binds.now()}, false)"


def _age_days(row: Row, binds: Parameters) -> str:
    ended = f"coalesce({row['closed_at']}, {binds.now()})"
    return f"(({ended} at time zone 'Europe/London')::date - ({row['received_at']} at time zone 'Europe/London')::date)"


def _hours_to_share(row: Row, _: Parameters) -> str:
    return f"(extract(epoch from {row['first_shared_at']} - {row['received_at']}) / 3600)::float8"


def _within_a_day(row: Row, _: Parameters) -> str:
    return f"coalesce({row['first_shared_at']} <= {row['received_at']} + interval '24 hours', false)"


def _band_rank(row: Row, _: Parameters) -> str:
    cases = " ".join(f"when '{band}' then {place}" for place, band in enumerate(_BANDS))
    return f"case {row['band']} {cases} end"


@records("obligation", hidden="{row}.superseded_at is not null or {row}.case_id is null")
class CaseObligation(Node):
    """Something owed of a case by a date. Seen by whoever sees the case."""

    kind: ObligationKind = column("What is owed.")
    case_id: ID | None = column("The case's id.")
    unit: Unit = to_one("The unit that owes it.", "unit_id")
    owner: Officer = to_one("The officer who owes it.", "owner_id")
    opened_at: datetime = column("From when it is owed.")
    opened_by_id: ID | None = column("The id of the record that opened it.", "opened_by")
    opened_with: RecordKind | None = column("What kind of record that is.")
    basis: datetime = column("The instant that its period is counted from.")
    due_at: datetime | None = column("By when it is owed.")
    explain: str = column("Why it is due then, in plain words; at most 1,000 characters.", "explanation")
    met_at: datetime | None = column("When it was met; null if it was not.")
    cancelled_at: datetime | None = column("When it came to be owed no longer without being met.")
    cancel_reason: CancelReason | None = column("Why it came to be owed no longer.")


@records("ocait_case")
class Case(Node):
    """An online child abuse case. Seen by the online child abuse teams and the supervisor of its unit; a covert one by
    its officer, their supervisor and those named.
    """

    source: ReferralSource = column("Who told the force.")
    reference: str = column("The source's reference; at most 60 characters, unique for the source.")
    received_at: datetime = column("Receipt in this force: every clock counts from it.")
    origin_received_at: datetime | None = column("Receipt where it came from, if it came from another force.")
    origin_force: str | None = column("That force; at most 200 characters.")
    summary: str | None = column("What it is about; at most 2,000 characters. Null if it is withheld.")
    state: CaseState = column("How far it has come.")
    unit: Unit = to_one("The unit that has it.", "unit_id")
    unit_id: ID = column("The id of that unit.")
    owner: Officer = to_one("The officer who has it.", "owner_id")
    owner_id: ID = column("The id of that officer.")
    embargoed: bool = column("It is covert.")
    band: KiratBand = column("The band that counts now.")
    band_as_of: datetime | None = column("By what was known at this time the band was given.")
    sharing: ShareDecision = column("What was last decided about telling partners.")
    withheld_for: WithholdReason | None = column("Why they are not told, if that was last decided.")
    first_shared_at: datetime | None = column("When partners were first told; null: never yet.")
    hours_to_first_share: float | None = expression(
        "Hours from the receipt until partners were first told.", _hours_to_share
    )
    acted_at: datetime | None = column("When the suspect was first met.")
    action_due_at: datetime | None = expression(
        "By when the band asks for action; null: it was taken, or is owed no longer.", _action_due
    )
    share_due_at: datetime | None = expression(
        "By when it is to be decided whether partners are told; null: it was decided.", _share_due
    )
    share_review_due_at: datetime | None = expression(
        "By when the decision not to tell is to be reviewed; null: nothing is withheld.", _review_due
    )
    escalated: bool = expression("The review of what is withheld was missed: it is the supervisor's now.", _escalated)
    age_days: int = expression("Days since the receipt, by the calendar in London; to its end, if it ended.", _age_days)
    outcome: CaseOutcome | None = column("How it ended.")
    outcome_reason: str | None = column("Why, or by which court; at most 2,000 characters.")
    closed_at: datetime | None = column("When it ended.")
    recorded_at: datetime = column("When it was recorded here.")
    version: int = column("The version, raised by each command about the case.")
    subjects: list[CaseSubject] = to_many("Whom it is about, 50 at most.", "case_id", "id")
    identities: list[CaseIdentity] = to_many("By what suspects were found, 50 at most.", "case_id", "id")
    addresses: list[CaseAddress] = to_many("Where it leads, 50 at most.", "case_id", "id")
    children: list[CaseChild] = to_many("Children in the household or within reach, 50 at most.", "case_id", "id")
    devices: list[CaseDevice] = to_many("Devices that were seized, 200 at most.", "case_id", "seized_at", "id")
    documents: list[CaseDocument] = to_many("Files, the latest first, 200 at most.", "case_id", "added_at desc", "id")
    likenesses: list[Likeness] = to_many(
        "What was decided about whom the subjects are, the latest first, 200 at most.",
        "case_id",
        "decided_at desc",
        "id",
    )
    kirat_results: list[KiratResult] = to_many(
        "What KIRAT gave, the latest first, 200 at most.", "case_id", "recorded_at desc", "id"
    )
    share_decisions: list[SharingDecided] = to_many(
        "What was decided about telling partners, the latest first, 200 at most.", "case_id", "decided_at desc", "id"
    )
    safeguarding: list[SafeguardingRecorded] = to_many(
        "Steps to safeguard children, the latest first, 200 at most.", "case_id", "at desc", "id"
    )
    embargoes: list[Embargo] = to_many("Covert phases, the latest first, 200 at most.", "case_id", "set_at desc", "id")
    named: list[Named] = to_many(
        "Who may know of it while it is covert, 200 at most.", "case_id", "granted_at", "id", where="c.until is null"
    )
    events: list[CaseEvent] = to_many("What happened to the suspect, 200 at most.", "case_id", "at", "id")
    welfare_plans: list[WelfarePlan] = to_many(
        "How the suspect is looked after, the latest first, 200 at most.", "case_id", "written_at desc", "id"
    )
    welfare_checks: list[WelfareCheck] = to_many(
        "When somebody looked after the suspect, the latest first, 200 at most.", "case_id", "at desc", "id"
    )
    transfers: list[CaseTransfer] = to_many(
        "Transfers to and from other forces, the latest first, 200 at most.", "case_id", "asked_at desc", "id"
    )
    obligations: list[CaseObligation] = to_many(
        "What is or was owed of it, the latest due first, 200 at most.",
        "case_id",
        "due_at desc",
        "id",
        where="c.superseded_at is null",
    )
    intelligence: list[CaseIntelligence] = to_many(
        "Intelligence that is about the case and may be read, 200 at most.", "case_id", "id desc", where="c.is_ready"
    )
    withheld: list[Withheld] = compiled(
        WithheldFields(),
        "The fields of this record that policy keeps from the caller, each once, in alphabetical order.",
    )


@strawberry.enum(description="An order of cases.")
class CaseOrder(Enum):
    LATEST = strawberry.enum_value("LATEST", description="By the receipt, the latest first.")
    MOST_URGENT = strawberry.enum_value(
        "MOST_URGENT", description="By the earlier of the two clocks, the earliest first; those that owe neither last."
    )
    BAND = strawberry.enum_value("BAND", description="By the band, the highest first; what is not scored before low.")


@strawberry.input(description="Which cases. What is given must hold together; a null says nothing.")
class CaseFilter:
    id: list[ID] | None = matched("One of these ids, 100 at most.", "id", "uuid")
    reference: TextMatch | None = matched("About the source's reference.", "reference", "text")
    source: list[ReferralSource] | None = matched("From one of these sources, 100 at most.", "source", "text")
    state: list[CaseState] | None = matched("In one of these states, 100 at most.", "state", "text")
    band: list[KiratBand] | None = matched("Of one of these bands, 100 at most.", "band", "text")
    sharing: list[ShareDecision] | None = matched("With one of these decisions, 100 at most.", "sharing", "text")
    withheld_for: list[WithholdReason] | None = matched(
        "Withheld for one of these reasons, 100 at most.", "withheld_for", "text"
    )
    shared: bool | None = matched(
        "Partners were told, or not yet.", lambda row, _: f"({row['first_shared_at']} is not null)", "boolean"
    )
    shared_within_a_day: bool | None = matched(
        "Partners were told within 24 hours of the receipt, or later or not yet.", _within_a_day, "boolean"
    )
    owner_id: ID | None = matched("With the officer with this id.", "owner_id", "uuid")
    unit_id: ID | None = matched("With the unit with this id.", "unit_id", "uuid")
    embargoed: bool | None = matched("Covert, or not.", "embargoed", "boolean")
    escalated: bool | None = matched("With a missed review of what is withheld, or without.", _escalated, "boolean")
    received_at: InstantRange | None = matched("About the receipt here.", "received_at", "timestamptz")
    action_due_at: InstantRange | None = matched("About when action is due.", _action_due, "timestamptz")
    share_due_at: InstantRange | None = matched("About when sharing is to be decided.", _share_due, "timestamptz")
    and_: list["CaseFilter"] | None = strawberry.field(name="and", description=AND, default=UNSET)
    or_: list["CaseFilter"] | None = strawberry.field(name="or", description=OR, default=UNSET)
    not_: "CaseFilter | None" = strawberry.field(name="not", description=NOT, default=UNSET)


@connection_of(Case, "cases")
class CaseConnection:
    """A page of cases."""


CASES = Pages(
    orders={
        "LATEST": SortKey(lambda row, _: row["received_at"], "timestamptz", descending=True),
        "MOST_URGENT": SortKey(
            lambda row, binds: (
                f"coalesce(least({_action_due(row, binds)}, {_share_due(row, binds)}, {_review_due(row, binds)}),"
                " 'infinity')"
            ),
            "timestamptz",
        ),
        "BAND": SortKey(_band_rank, "int"),
    },
    default=("MOST_URGENT", "LATEST"),
)
