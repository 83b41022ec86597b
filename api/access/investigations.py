"""The policy of cases and intelligence: a page of `policy.py`, and read only there.

An embargo hides a case, its records and what is owed of it from everybody but those named. Intelligence is seen as it
was told by who told it and by the intelligence unit; its sanitised twin by who works with a nominal or case that it is
about, and, where sharing is permitted without conditions, by the online child abuse team. Who a source is, one role
reads.
"""

from collections.abc import Mapping
from types import MappingProxyType

from api.access.entity import EntityPolicy, shown
from api.access.language import Always, Child, ColumnAmong, ColumnIs, IsSet, IsTrue, Named, Never, Not, Parent, Rule
from api.access.rules import (
    ABOUT_CASE,
    ABOUT_NOMINAL,
    ANALYST,
    CASE_ITSELF,
    IN_UNIT,
    INTELLIGENCE,
    OWED_OF_CASE,
    SOURCES,
    SUPERVISOR,
    THE_SERVICE,
    case_seen,
    case_whole,
    seen,
    whole,
)


def _of_case(names: str) -> EntityPolicy:
    return EntityPolicy(read=case_whole(ABOUT_CASE), fields=shown(names))


CASES: Mapping[str, EntityPolicy] = MappingProxyType(
    {
        "ocait_case": EntityPolicy(
            read=case_seen(CASE_ITSELF),
            fields=shown(
                "id source reference received_at origin_received_at origin_force state unit unit_id owner owner_id"
                " embargoed band band_as_of sharing withheld_for first_shared_at acted_at outcome closed_at version"
                " recorded_at outcome_reason action_due_at share_due_at share_review_due_at escalated age_days"
                " hours_to_first_share subjects"
                " identities addresses children devices documents likenesses kirat_results share_decisions"
                " safeguarding embargoes named events welfare_plans welfare_checks transfers obligations"
                " intelligence withheld",
                summary=case_whole(CASE_ITSELF),
            ),
        ),
        "case_access": EntityPolicy(
            # Not through the grants, which are made of these rows.
            read=THE_SERVICE
            | ColumnIs("officer_id", "officer_id")
            | (ANALYST & ColumnIs("access_owner_id", "officer_id"))
            | (SUPERVISOR & ColumnAmong("access_unit_id", "unit_ids")),
            fields=shown("id officer officer_id reason granted_at until"),
        ),
        "case_assignment": _of_case("id owner unit since until"),
        "case_subject": _of_case(
            "id name other_names date_of_birth category works_with_children nominal_id likenesses"
        ),
        "case_identity": _of_case("id kind platform value"),
        "case_address": _of_case("id lines postcode"),
        "case_child": _of_case("id first_name age_band relationship lives_there"),
        "case_device": _of_case("id description exhibit seized_at"),
        "case_document": _of_case("id name kind bytes sha256 added_at content"),
        "case_likeness": _of_case("id subject_id nominal_id decision reason decided_at decider"),
        "kirat_result": _of_case("id band version assessor trained_until band_as_of reason recorded_at recorder"),
        "share_decision": _of_case(
            "id decision meaning told withheld_for reason reviewer disclosure_id decided_at decider"
        ),
        "safeguarding_step": _of_case("id step at agency reference note recorder"),
        "case_embargo": _of_case(
            "id reason not_to_be_acted_on_until warrant_planned_at strategy_reference set_at lifted_at lift_reason"
        ),
        "case_event": _of_case("id kind at note recorder checked check_due_at"),
        "welfare_plan": _of_case("id text written_at writer"),
        "welfare_check": _of_case("id event_id at outcome checker"),
        "case_transfer": _of_case("id direction force reason asked_at answer answered_by reference answered_at"),
        # By these a suspect is found to be somebody known: the team that looks must see them.
        "known_identity": EntityPolicy(
            read=seen(ABOUT_NOMINAL) & (whole(ABOUT_NOMINAL) | ANALYST),
            fields=shown("id kind platform value recorded_at"),
        ),
        **{
            table: EntityPolicy(read=seen(ABOUT_NOMINAL) & whole(ABOUT_NOMINAL), fields=shown(names))
            for table, names in {
                "known_device": "id description exhibit seized_at",
                "agency_reference": "id agency reference what since",
                "nominal_category": "id category since until source",
                "nominal_document": "id name kind bytes sha256 added_at content",
                "nominal_welfare_plan": "id text written_at writer",
            }.items()
        },
    }
)

_WORKS_WITH_LINKED: Rule = (IsSet("nominal_id") & seen(ABOUT_NOMINAL) & whole(ABOUT_NOMINAL)) | (
    IsSet("case_id") & case_whole(OWED_OF_CASE)
)
_REPORT = Named(
    "whoever sees the report",
    THE_SERVICE
    | INTELLIGENCE
    | (IsTrue("is_ready") & Child("intelligence_link", "report_id", Always()))
    | (ANALYST & IsTrue("is_ready") & Not(IsTrue("is_conditional")) & Not(IsTrue("restricted"))),
)
# Whoever finds out who is described: the intelligence unit, and the supervisor of the unit that may manage them.
DESCRIBED: Rule = THE_SERVICE | INTELLIGENCE | (SUPERVISOR & IN_UNIT)
_TOLD: Rule = THE_SERVICE | INTELLIGENCE | ColumnIs("officer_id", "officer_id")


def _of_report(names: str, **ruled: Rule) -> EntityPolicy:
    return EntityPolicy(read=Parent("intelligence_report", "report_id", Always()), fields=shown(names, **ruled))


def _of_unit(names: str) -> EntityPolicy:
    return EntityPolicy(read=THE_SERVICE | INTELLIGENCE, fields=shown(names))


INTELLIGENCE_TABLES: Mapping[str, EntityPolicy] = MappingProxyType(
    {
        "intelligence_report": EntityPolicy(
            read=_REPORT,
            fields=shown(
                "id urn state information_at received_at source_evaluation handling conditions marking priority"
                " is_ready restricted sanitised_version version evaluated_at not_kept_for review_at items twins"
                " gradings mentions submissions nominal_ids"
                " case_ids"
            ),
        ),
        "intelligence_submission": EntityPolicy(
            read=_TOLD | SOURCES,
            fields=shown(
                "id report_id received_at sources", provenance=_TOLD, has_source=_TOLD, officer=_TOLD, raw=_TOLD
            ),
        ),
        # The service writes it and cannot read it back.
        "intelligence_source": EntityPolicy(
            read=SOURCES, write=Never(), append=THE_SERVICE, fields=shown("id identity recorded_at")
        ),
        "intelligence_raw": EntityPolicy(
            read=_TOLD, fields=shown("id item_id position text assessment basis subject_category")
        ),
        "intelligence_item": _of_report("id position assessment text basis subject_category"),
        "intelligence_twin": _of_report("id version written_at texts"),
        "intelligence_text": _of_report("id item_id position text basis subject_category"),
        "intelligence_grading": _of_report("id graded item_id before after reason graded_at"),
        "intelligence_link": EntityPolicy(
            read=THE_SERVICE | INTELLIGENCE | (IsTrue("is_ready") & _WORKS_WITH_LINKED),
            fields=shown("id report nominal_id case_id"),
        ),
        "intelligence_mention": _of_report("id kind value"),
        "intelligence_person": EntityPolicy(
            read=DESCRIBED,
            fields=shown(
                "id report report_id unit name date_of_birth age address description priority told_at state nominal"
                " reason settled_at"
            ),
        ),
        "intelligence_review": _of_unit("id reason reviewed_at"),
        "intelligence_news": _of_unit("id report_id kind sanitised_version at"),
    }
)
