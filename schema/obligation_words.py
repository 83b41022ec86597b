"""The words of obligations and of policy, published."""

from api.obligations.commands import (
    CancelReason,
    Counting,
    ObligationKind,
    PauseKind,
    PauseRule,
    RecordKind,
    Revision,
)
from schema.publish import publish_enum

publish_enum(
    ObligationKind,
    {
        "NOTIF_INITIAL": "The first notification to police (SOA 2003 s.83).",
        "NOTIF_CHANGE": "The notification of a change: name, address, and what else is prescribed (s.84).",
        "NOTIF_STAY7": "The notification of a stay of 7 days in 12 months at one address (s.84).",
        "NOTIF_ADVANCE_LAPSE": "Telling police that a change notified in advance has not happened (s.84(4)).",
        "NOTIF_ANNUAL": "The yearly notification (s.85).",
        "NOTIF_NFA": "The weekly notification of somebody with no fixed abode.",
        "NOTIF_PERIOD_END": "The duty to notify ends (s.82): a person confirms what follows.",
        "TRAVEL_OUT": "The notification of travel abroad (s.86).",
        "TRAVEL_RETURN": "The notification of a return from abroad (s.86).",
        "BREACH_RECORD": "A proven breach goes on local and national records.",
        "VISIT_FIRST": "The first home visit after release, registration or reinstatement.",
        "VISIT_ROUTINE": "A routine home visit, as often as the risk level or the plan asks for.",
        "VISIT_RECORD": "The written record of a visit.",
        "ARMS_INITIAL": "The first ARMS assessment.",
        "ARMS_REVIEW": "The review of an ARMS assessment.",
        "RMP_REVIEW": "The review of a risk management plan.",
        "PLAN_ACTION": "Something that a contingency of the plan asks for after a visit.",
        "SUP_REVIEW": "A supervisor's review of what an officer submitted.",
        "REACTIVE_REVIEW": "The review of reactive management after news of the nominal.",
        "S96B": "A supervisor's decision after failed attempts to see the nominal (s.96B).",
        "KIRAT_ACTION": "Action on a case, by its KIRAT band.",
        "SHARE_DECISION": "The decision whether partners are told: of every case, whatever its band.",
        "SHARE_REVIEW": "The review of a decision not to tell partners.",
        "CSC_DECISION": "Children's social care decides about a referral.",
        "ICPC": "The initial child protection conference.",
        "CHILD_ASSESSMENT": "The conclusion of the assessment that a section 47 enquiry asks for.",
        "LADO": "Telling the local authority's designated officer.",
        "SUSPECT_WELFARE": "A check of a suspect's welfare.",
        "INTEL_REVIEW": "A review of an intelligence report.",
        "MOPI_REVIEW": "The review whether a record is kept.",
        "BREACH_ICO": "Telling the Information Commissioner of a data breach.",
        "SAR": "The answer to a request for one's own data.",
        "ORDER_END": "A decision what follows an order, before its last day.",
        "TRANSFER": "The answer to a proposal that another officer, unit or force manages the nominal.",
        "DISCLOSURE_ACK": "A partner's acknowledgement of what it was told.",
        "RECALL_DECISION": "The decision whether what was shared is recalled.",
        "RECALL_ACK": "A partner's acknowledgement that what it was told is recalled.",
        "QUESTION_ANSWER": "The answer to a partner's question.",
        "ALERT_ANSWER": "The answer to an alert: a partner's concern, or weak signals that came together.",
    },
)
publish_enum(
    RecordKind,
    {
        "ACTION": "Something that a plan asked for.",
        "ASSESSMENT": "An assessment.",
        "CASE": "A case.",
        "ALERT": "An alert.",
        "CONCERN": "A partner's concern.",
        "DECISION": "A decision.",
        "DISCLOSURE": "An act of sharing.",
        "INTELLIGENCE": "An intelligence report.",
        "MODE_CHANGE": "A change of management mode.",
        "NOMINAL": "The nominal's own record.",
        "NOTIFICATION": "What a nominal notified.",
        "ORDER": "An order.",
        "QUESTION": "A partner's question.",
        "RECALL": "A recall of what was shared.",
        "PLAN": "A plan.",
        "RECORD": "A record kept elsewhere.",
        "REVIEW": "A review.",
        "STAY": "A stay at an address.",
        "TRANSFER": "A transfer to another officer, unit or force.",
        "VISIT": "A visit.",
    },
)
publish_enum(
    CancelReason,
    {
        "MANAGEMENT_ENDED": "The force manages the nominal no longer.",
        "MODE_CHANGED": "The nominal is managed in a way that does not ask for it.",
        "NO_LONGER_APPLIES": "What it was about fell away.",
        "REPLACED": "Another took its place.",
        "RISK_CHANGED": "The risk level changed.",
    },
)
publish_enum(
    Revision,
    {
        "VISIT_ARRIVED_LATE": "A visit reached the server after later ones.",
        "VISITS_JOINED": "Two officers' records turned out to be of one visit.",
        "RISK_CHANGED": "The risk level changed.",
        "MODE_CHANGED": "The management mode changed.",
        "PLAN_CHANGED": "The plan's interval changed.",
        "ORDER_CHANGED": "An order changed.",
        "POLICY_CHANGED": "Law or policy changed.",
        "PAUSE_CHANGED": "Time in custody, in hospital or abroad began, ended or was corrected.",
        "RECORD_CORRECTED": "What it counts from was put right.",
        "NAMED_OFFICER_GONE": "Whom a decision had named can see to it no longer: whoever has the record owes it.",
    },
)
publish_enum(
    PauseKind, {"CUSTODY": "In custody.", "HOSPITAL": "Detained in hospital.", "ABROAD": "Out of the country."}
)
publish_enum(
    Counting,
    {
        "AFTER": "From the next day.",
        "BEGINNING_WITH": "The day itself is the first.",
        "BEFORE": "Back from the day.",
    },
)
publish_enum(
    PauseRule,
    {
        "RUNS_ON": "Nothing stops it.",
        "DISREGARDS": "Days in custody, in hospital or abroad do not count.",
        "EXTENDS": "If it would end in such a time, it ends `extensionDays` days after, the day of the end the first.",
    },
)
