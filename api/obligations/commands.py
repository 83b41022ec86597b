"""The words of obligations: what may be owed, what meets it, what stops the clock, how a period is counted."""

from enum import StrEnum
from typing import Final


class ObligationKind(StrEnum):
    """What is owed. The clock catalogue (docs/domain.md 3); how long each may take stands in `policy_row`."""

    NOTIF_INITIAL = "NOTIF_INITIAL"
    NOTIF_CHANGE = "NOTIF_CHANGE"
    NOTIF_STAY7 = "NOTIF_STAY7"
    NOTIF_ADVANCE_LAPSE = "NOTIF_ADVANCE_LAPSE"
    NOTIF_ANNUAL = "NOTIF_ANNUAL"
    NOTIF_NFA = "NOTIF_NFA"
    NOTIF_PERIOD_END = "NOTIF_PERIOD_END"
    TRAVEL_OUT = "TRAVEL_OUT"
    TRAVEL_RETURN = "TRAVEL_RETURN"
    BREACH_RECORD = "BREACH_RECORD"
    VISIT_FIRST = "VISIT_FIRST"
    VISIT_ROUTINE = "VISIT_ROUTINE"
    VISIT_RECORD = "VISIT_RECORD"
    ARMS_INITIAL = "ARMS_INITIAL"
    ARMS_REVIEW = "ARMS_REVIEW"
    RMP_REVIEW = "RMP_REVIEW"
    PLAN_ACTION = "PLAN_ACTION"
    SUP_REVIEW = "SUP_REVIEW"
    REACTIVE_REVIEW = "REACTIVE_REVIEW"
    S96B = "S96B"
    KIRAT_ACTION = "KIRAT_ACTION"
    SHARE_DECISION = "SHARE_DECISION"
    SHARE_REVIEW = "SHARE_REVIEW"
    CSC_DECISION = "CSC_DECISION"
    ICPC = "ICPC"
    CHILD_ASSESSMENT = "CHILD_ASSESSMENT"
    LADO = "LADO"
    SUSPECT_WELFARE = "SUSPECT_WELFARE"
    INTEL_REVIEW = "INTEL_REVIEW"
    MOPI_REVIEW = "MOPI_REVIEW"
    BREACH_ICO = "BREACH_ICO"
    SAR = "SAR"
    ORDER_END = "ORDER_END"
    TRANSFER = "TRANSFER"
    DISCLOSURE_ACK = "DISCLOSURE_ACK"
    RECALL_DECISION = "RECALL_DECISION"
    RECALL_ACK = "RECALL_ACK"
    QUESTION_ANSWER = "QUESTION_ANSWER"
    ALERT_ANSWER = "ALERT_ANSWER"


# Of these at most one is open for a nominal; of the others one for each record that opened it (one for each event).
ONE_AT_A_TIME: Final = frozenset(
    {
        ObligationKind.NOTIF_INITIAL,
        ObligationKind.NOTIF_ANNUAL,
        ObligationKind.NOTIF_NFA,
        ObligationKind.NOTIF_PERIOD_END,
        ObligationKind.VISIT_FIRST,
        ObligationKind.VISIT_ROUTINE,
        ObligationKind.ARMS_INITIAL,
        ObligationKind.ARMS_REVIEW,
        ObligationKind.RMP_REVIEW,
        ObligationKind.S96B,
        ObligationKind.MOPI_REVIEW,
    }
)


class StartedKind(StrEnum):
    """Clocks that nothing else in the records starts: a person says that they run, and that it is done."""

    MOPI_REVIEW = "MOPI_REVIEW"
    BREACH_ICO = "BREACH_ICO"
    SAR = "SAR"


class RecordKind(StrEnum):
    """What kind of record opened or met an obligation; the record's id stands beside it."""

    ACTION = "ACTION"
    ALERT = "ALERT"
    ASSESSMENT = "ASSESSMENT"
    CASE = "CASE"
    CONCERN = "CONCERN"
    DECISION = "DECISION"
    DISCLOSURE = "DISCLOSURE"
    INTELLIGENCE = "INTELLIGENCE"
    MODE_CHANGE = "MODE_CHANGE"
    NOMINAL = "NOMINAL"
    NOTIFICATION = "NOTIFICATION"
    ORDER = "ORDER"
    PLAN = "PLAN"
    QUESTION = "QUESTION"
    RECALL = "RECALL"
    RECORD = "RECORD"
    REVIEW = "REVIEW"
    STAY = "STAY"
    TRANSFER = "TRANSFER"
    VISIT = "VISIT"


class CancelReason(StrEnum):
    """Why an obligation came to be owed no longer without being met."""

    MANAGEMENT_ENDED = "MANAGEMENT_ENDED"
    MODE_CHANGED = "MODE_CHANGED"
    NO_LONGER_APPLIES = "NO_LONGER_APPLIES"
    REPLACED = "REPLACED"
    RISK_CHANGED = "RISK_CHANGED"


class Revision(StrEnum):
    """Why a row replaces another of the same obligation; the replaced row is kept as superseded."""

    VISIT_ARRIVED_LATE = "VISIT_ARRIVED_LATE"
    VISITS_JOINED = "VISITS_JOINED"
    RISK_CHANGED = "RISK_CHANGED"
    MODE_CHANGED = "MODE_CHANGED"
    PLAN_CHANGED = "PLAN_CHANGED"
    ORDER_CHANGED = "ORDER_CHANGED"
    POLICY_CHANGED = "POLICY_CHANGED"
    PAUSE_CHANGED = "PAUSE_CHANGED"
    RECORD_CORRECTED = "RECORD_CORRECTED"
    NAMED_OFFICER_GONE = "NAMED_OFFICER_GONE"


class PauseKind(StrEnum):
    """Where a nominal is while time may be disregarded (SOA 2003 s.83(6))."""

    CUSTODY = "CUSTODY"
    HOSPITAL = "HOSPITAL"
    ABROAD = "ABROAD"


class Counting(StrEnum):
    """How a period is counted from its basis."""

    AFTER = "AFTER"
    BEGINNING_WITH = "BEGINNING_WITH"
    BEFORE = "BEFORE"


class PauseRule(StrEnum):
    """What custody, hospital and time abroad do to a period: nothing, stop it, or carry its end past them."""

    RUNS_ON = "RUNS_ON"
    DISREGARDS = "DISREGARDS"
    EXTENDS = "EXTENDS"


class NotificationKind(StrEnum):
    """What a nominal notifies, or fails to (SOA 2003 ss.83 to 86)."""

    INITIAL = "INITIAL"
    ANNUAL = "ANNUAL"
    CHANGE = "CHANGE"
    STAY = "STAY"
    ADVANCE = "ADVANCE"
    ADVANCE_LAPSED = "ADVANCE_LAPSED"
    WEEKLY = "WEEKLY"
    TRAVEL_OUT = "TRAVEL_OUT"
    TRAVEL_RETURN = "TRAVEL_RETURN"


class Disposal(StrEnum):
    """How the case ended, as SOA 2003 s.82 tells disposals apart."""

    LIFE = "LIFE"
    IMPRISONMENT = "IMPRISONMENT"
    HOSPITAL_RESTRICTED = "HOSPITAL_RESTRICTED"
    HOSPITAL = "HOSPITAL"
    CAUTION = "CAUTION"
    CONDITIONAL_DISCHARGE = "CONDITIONAL_DISCHARGE"
    OTHER = "OTHER"


class ParticularKind(StrEnum):
    """What is notified (SOA 2003 s.83(5), SI 2012/1876). Phone, email and vehicle only where an order asks for them."""

    NAME = "NAME"
    ADDRESS = "ADDRESS"
    OTHER_PREMISES = "OTHER_PREMISES"
    CHILD_IN_HOUSEHOLD = "CHILD_IN_HOUSEHOLD"
    NATIONAL_INSURANCE = "NATIONAL_INSURANCE"
    BANK_ACCOUNT = "BANK_ACCOUNT"
    CARD = "CARD"
    PASSPORT = "PASSPORT"
    IDENTITY_DOCUMENT = "IDENTITY_DOCUMENT"
    TRAVEL = "TRAVEL"
    VEHICLE = "VEHICLE"
    PHONE = "PHONE"
    EMAIL = "EMAIL"
