"""The policy of sharing: a page of `policy.py`, and read only there.

A partner sees rows of these tables and of no other about anybody: what was told to its own agency, while an agreement
with it is in force; of that, the fields which that agreement shows now, and nothing once it is recalled. So an expired,
ended or narrower agreement hides at once, and nothing is read that the ledger does not hold (decision 90).
"""

from collections.abc import Mapping
from types import MappingProxyType

from api.access.entity import EntityPolicy, shown
from api.access.language import (
    AGREED,
    GRANTED,
    RELEASED,
    SHOWN,
    Always,
    ColumnAmong,
    ColumnIs,
    IsSet,
    IsTrue,
    Named,
    Not,
    Parent,
    Rule,
)
from api.access.rules import (
    ABOUT_NOMINAL,
    ADMIN,
    AUDITOR,
    DPO,
    GOVERNANCE,
    INTEGRATOR,
    INTELLIGENCE,
    ITSELF,
    OFFICER,
    OWED_OF_CASE,
    PARTNER,
    STAFF,
    SUPERVISOR,
    THE_GATE,
    THE_SERVICE,
    case_whole,
    seen,
    whole,
)

_OWN_AGENCY = PARTNER & ColumnIs("agency_id", "agency_id")
_AGREED_AGENCY = PARTNER & ColumnAmong("agency_id", AGREED)
# A restricted nominal's sharing is seen by who may know of them, as all about them is (`rules.seen`).
_KNOWN = (
    Not(IsTrue("access_restricted")) | ColumnIs("access_owner_id", "officer_id") | ColumnAmong("nominal_id", GRANTED)
)
_THE_FORCE = Named(
    "the force that shared",
    THE_SERVICE
    | (IsSet("nominal_id") & whole(ABOUT_NOMINAL) & _KNOWN)
    | (IsSet("case_id") & case_whole(OWED_OF_CASE))
    | ((GOVERNANCE | DPO) & Not(IsTrue("access_restricted"))),
)
_THE_PARTNER = Named(
    "the agency that was told, with an agreement in force",
    _AGREED_AGENCY
    & IsTrue("is_told")
    & Not(IsTrue("access_restricted"))
    # What has conditions is seen while it is released, and no longer.
    & (Not(IsTrue("is_conditional")) | ColumnAmong("record_id", RELEASED)),
)
_OF_THE_FORCE = Not(PARTNER)
_AGREEMENT = THE_SERVICE | STAFF | GOVERNANCE | DPO | ADMIN | INTEGRATOR
_OF_DISCLOSURE: Rule = Parent("disclosure", "disclosure_id", Always())


def _of_agreement(names: str) -> EntityPolicy:
    return EntityPolicy(read=_AGREEMENT | _OWN_AGENCY, fields=shown(names))


SHARING: Mapping[str, EntityPolicy] = MappingProxyType(
    {
        "agreement": EntityPolicy(
            # The front door asks whether a machine must name the person it asks for.
            read=_AGREEMENT | THE_GATE | (_OWN_AGENCY & IsSet("signed_at")),
            fields=shown(
                "id agency agency_id version title valid_from valid_to contact_name contact onward pointer names_person"
                " schedule_8 drafted_at signed_at signature ended_at end_reason in_force purposes rows shown withheld"
            ),
        ),
        "agreement_purpose": _of_agreement("id purpose gateway necessity"),
        "agreement_rows": _of_agreement("id districts risk_levels modes with_children"),
        "agreement_field": _of_agreement("id field shown category clause reason told"),
        "enquiry": EntityPolicy(
            read=THE_SERVICE | GOVERNANCE | DPO | AUDITOR | _AGREED_AGENCY,
            fields=shown("id agency agency_id purpose reason on_behalf_of asked_at items"),
        ),
        "silent_notice": EntityPolicy(
            read=THE_SERVICE | (IsSet("nominal_id") & (AUDITOR | Parent("nominal", "nominal_id", whole(ITSELF)))),
            fields=shown("id agency enquiry nominal nominal_id at seen_at"),
        ),
        "disclosure": EntityPolicy(
            read=_THE_FORCE | _THE_PARTNER,
            fields=shown(
                "id agency agency_id agreement record_kind purpose gateway grading conditions as_of verified_by"
                " subject_category meaning onward disclosed_at acknowledge_by acknowledged_at acknowledged_for"
                " is_recalled statements recall_notices questions withheld is_pointer corrects_id name reference",
                **dict.fromkeys(
                    (
                        "nominal nominal_id case_id record_id record_version decision is_told withhold_reason reason"
                        " reviewer review_at kept_back officer officer_id enquiry enquiry_id kept_from_subject"
                        " kept_from_subject_reason on_behalf_of"
                    ).split(),
                    _OF_THE_FORCE,
                ),
            ),
        ),
        "disclosed_statement": EntityPolicy(
            read=(Not(PARTNER) & _OF_DISCLOSURE)
            | (
                PARTNER
                & ColumnAmong("field", SHOWN)
                & Parent("disclosure", "disclosure_id", Not(IsTrue("is_recalled")))
            ),
            fields=shown("id field text basis subject_category as_of disclosure"),
        ),
        "recall": EntityPolicy(
            read=_THE_FORCE,
            fields=shown(
                "id nominal nominal_id record_kind record_id fields kind state reason proposed_at decided_at dismissal"
                " notices"
            ),
        ),
        "recall_notice": EntityPolicy(
            # A recall arrives after the agreement's end too: it says that something is wrong, and nothing of what.
            read=(Not(PARTNER) & _OF_DISCLOSURE) | _OWN_AGENCY,
            fields=shown(
                "id agency kind reason sent_at acknowledged_at acknowledged_for disclosure disclosure_id item"
            ),
        ),
        "intelligence_release": EntityPolicy(
            read=THE_SERVICE | INTELLIGENCE | STAFF | _OWN_AGENCY,
            fields=shown("id report_id agency conditions released_at until"),
        ),
        "concern": EntityPolicy(
            # What nobody has linked yet is read by whoever may have to: officers and supervisors of the force.
            read=THE_SERVICE
            | _OWN_AGENCY
            | (IsSet("nominal_id") & seen(ABOUT_NOMINAL) & whole(ABOUT_NOMINAL))
            | (IsSet("case_id") & case_whole(OWED_OF_CASE))
            | (Not(IsSet("nominal_id")) & Not(IsSet("case_id")) & (OFFICER | SUPERVISOR)),
            fields=shown(
                "id agency agency_id on_behalf_of disclosure_id about_name about_born about text happened_at"
                " received_at"
                " answered_at answer",
                nominal=_OF_THE_FORCE,
                nominal_id=_OF_THE_FORCE,
                case_id=_OF_THE_FORCE,
                linked_at=_OF_THE_FORCE,
            ),
        ),
        "partner_subject": EntityPolicy(read=THE_SERVICE, fields=shown("")),
        "partner_event": EntityPolicy(
            read=THE_SERVICE | _OWN_AGENCY, fields=shown("id event_type subject_ref node_id occurred_at")
        ),
        "partner_cursor": EntityPolicy(read=THE_SERVICE | ColumnIs("id", "principal_id"), fields=shown("")),
        "partner_question": EntityPolicy(
            read=_OF_DISCLOSURE,
            fields=shown(
                "id agency text asked_at on_behalf_of answered_at answer_id disclosure disclosure_id item answer"
            ),
        ),
    }
)
