"""How a due date explains itself: what is owed, how it is counted, by which rule of which date. Pure."""

from collections.abc import Mapping
from datetime import date, datetime
from functools import lru_cache
from types import MappingProxyType

from api.obligations.calendar import LONDON
from api.obligations.commands import Counting, ObligationKind, PauseKind
from api.obligations.policy import PolicyInterval

OWED: Mapping[ObligationKind, str] = MappingProxyType(
    {
        ObligationKind.NOTIF_INITIAL: "The first notification to police is due",
        ObligationKind.NOTIF_CHANGE: "A change must be notified to police",
        ObligationKind.NOTIF_STAY7: "A stay of seven days must be notified to police",
        ObligationKind.NOTIF_ADVANCE_LAPSE: "Police must be told that a change notified in advance has not happened",
        ObligationKind.NOTIF_ANNUAL: "The yearly notification to police is due",
        ObligationKind.NOTIF_NFA: "The weekly notification to police of somebody of no fixed abode is due",
        ObligationKind.NOTIF_PERIOD_END: "The duty to notify runs until its period ends: confirm what follows",
        ObligationKind.TRAVEL_OUT: "Travel abroad must be notified to police",
        ObligationKind.TRAVEL_RETURN: "The return from abroad must be notified to police",
        ObligationKind.BREACH_RECORD: "A proven breach must be on local and national records",
        ObligationKind.VISIT_FIRST: "The first home visit is due",
        ObligationKind.VISIT_ROUTINE: "A home visit is due",
        ObligationKind.VISIT_RECORD: "The record of a visit must be written up",
        ObligationKind.ARMS_INITIAL: "The first ARMS assessment is due",
        ObligationKind.ARMS_REVIEW: "The ARMS assessment must be reviewed",
        ObligationKind.RMP_REVIEW: "The risk management plan must be reviewed",
        ObligationKind.PLAN_ACTION: "What the plan asks for must be done",
        ObligationKind.SUP_REVIEW: "A supervisor must review this",
        ObligationKind.REACTIVE_REVIEW: "Reactive management must be reviewed",
        ObligationKind.S96B: "A supervisor must decide what follows failed attempts to see somebody",
        ObligationKind.KIRAT_ACTION: "The case must be acted on",
        ObligationKind.SHARE_DECISION: "It must be decided whether partners are told",
        ObligationKind.SHARE_REVIEW: "The decision not to tell partners must be reviewed",
        ObligationKind.CSC_DECISION: "Children's social care must decide about the referral",
        ObligationKind.ICPC: "The initial child protection conference is due",
        ObligationKind.CHILD_ASSESSMENT: "The assessment of the child by children's social care must be concluded",
        ObligationKind.LADO: "The designated officer of the local authority must be told",
        ObligationKind.SUSPECT_WELFARE: "The suspect's welfare must be checked",
        ObligationKind.INTEL_REVIEW: "The intelligence report must be looked at again",
        ObligationKind.MOPI_REVIEW: "Whether to keep the record must be reviewed",
        ObligationKind.BREACH_ICO: "The Information Commissioner must be told of the data breach",
        ObligationKind.SAR: "A request for one's own data must be answered",
        ObligationKind.ORDER_END: "What follows an order must be decided before it ends",
        ObligationKind.TRANSFER: "A transfer must be accepted or refused",
        ObligationKind.DISCLOSURE_ACK: "A partner must acknowledge what it was told",
        ObligationKind.RECALL_DECISION: "It must be decided whether to recall what was shared",
        ObligationKind.RECALL_ACK: "A partner must acknowledge that what it was told is recalled",
        ObligationKind.QUESTION_ANSWER: "A partner's question must be answered",
        ObligationKind.ALERT_ANSWER: "An alert must be answered",
    }
)
PAUSED: Mapping[PauseKind, str] = MappingProxyType(
    {PauseKind.CUSTODY: "in custody", PauseKind.HOSPITAL: "in hospital", PauseKind.ABROAD: "abroad"}
)
_COUNTED: Mapping[Counting, str] = MappingProxyType(
    {Counting.AFTER: "after", Counting.BEGINNING_WITH: "beginning with", Counting.BEFORE: "before"}
)


@lru_cache(maxsize=4096)
def day_words(day: date) -> str:
    """A date as people write it: 5 March 2026."""
    return f"{day.day} {day:%B %Y}"


def instant_words(at: datetime) -> str:
    """An instant by London's clock: 16:30 on 5 March 2026."""
    local = at.astimezone(LONDON)
    return f"{local:%H:%M} on {day_words(local.date())}"


def owed_words(row: PolicyInterval) -> str:
    """What is owed by this row."""
    return OWED[row.code]


def length_words(row: PolicyInterval) -> str:
    """How long the row gives and how it counts: "3 days beginning with"."""
    units = (("month", row.months), ("day", row.days), ("hour", row.hours), ("working day", row.working_days))
    unit, count = next((unit, count) for unit, count in units if count is not None)
    return f"{count} {unit}{'' if count == 1 else 's'} {_COUNTED[row.counting]}"


def rule_words(row: PolicyInterval) -> str:
    """Which rule, for whom, of which date, by whose word."""
    cases = [f"{_plain(row.risk_level)} risk"] if row.risk_level is not None else []
    cases += [_plain(row.applies_to)] if row.applies_to is not None else []
    of = f" for {', '.join(cases)}" if cases else ""
    return f"Rule{of}, in force from {day_words(row.valid_from)}: {row.source}."


def _plain(code: str) -> str:
    return code.replace("_", " ").lower()
