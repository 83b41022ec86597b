"""Who may see and do what: the one place that says so. Deny by default.

Out of this page come the row-level security of the database (`rls.py`), the filters and redactions of compiled reads
(`schema/reading`), the guards of root fields, and the matrix `docs/access.md`. Whoever is not named here sees nothing.

Reading: `read` says which rows a caller sees; a field's rule says which of those rows show that field. A field that
stands in no table here cannot be published: the schema refuses to build.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from api.access.entity import EntityPolicy, shown
from api.access.investigations import CASES, INTELLIGENCE_TABLES
from api.access.language import (
    GRANTED,
    Always,
    ColumnAmong,
    ColumnIs,
    IsTrue,
    Never,
    Not,
    Parent,
    Rule,
)
from api.access.partners import SHARING
from api.access.rules import (
    ABOUT_NOMINAL,
    ADMIN,
    AUDITOR,
    DPO,
    GOVERNANCE,
    IN_UNIT,
    INTEGRATOR,
    ITSELF,
    PART_OF_VISIT,
    STAFF,
    SUPERVISOR,
    THE_GATE,
    THE_SERVICE,
    Standing,
    for_the_desk,
    identified,
    narrative,
    overseen,
    owed_seen,
    safety,
    seen,
    visit_seen,
    whole,
)
from api.access.searching import SEARCH


def _part_of_nominal(rule: Callable[[Standing], Rule], names: str) -> EntityPolicy:
    return EntityPolicy(read=seen(ABOUT_NOMINAL) & rule(ABOUT_NOMINAL), fields=shown(names))


def _part_of_visit(names: str) -> EntityPolicy:
    return EntityPolicy(read=narrative(PART_OF_VISIT), fields=shown(names))


# What a caller is told of themselves: facts they hold already, of no table.
OWN_FACTS: Mapping[str, Rule] = shown("id principal_id name roles force_id force_name officer unit agency scopes")

# A phone of somebody who works in the caller's unit.
_HELD_IN_UNIT = SUPERVISOR & Parent("principal", "principal_id", Parent("officer", "officer_id", IN_UNIT))
# Both units between which a nominal is proposed to move: that it is, and why; who it is only for whoever sees them.
_BETWEEN_UNITS = (
    SUPERVISOR
    & Not(IsTrue("access_restricted"))
    & (ColumnAmong("from_unit_id", "unit_ids") | ColumnAmong("to_unit_id", "unit_ids"))
)
# Both sides of a transfer see that it waits, and why; who it is about, of a restricted one, only by need to know.
_TRANSFERRED = SUPERVISOR & (ColumnAmong("from_unit_id", "unit_ids") | ColumnAmong("to_unit_id", "unit_ids"))

POLICY: Mapping[str, EntityPolicy] = MappingProxyType(
    {
        "force": EntityPolicy(read=Always(), fields=shown("force_id name")),
        "unit": EntityPolicy(read=Always(), fields=shown("id name kind district")),
        "agency": EntityPolicy(read=Always(), fields=shown("id name kind")),
        "officer": EntityPolicy(
            read=THE_SERVICE | THE_GATE | STAFF | ADMIN | INTEGRATOR | GOVERNANCE | DPO,
            fields=shown("id name collar_number is_constable is_active unit unit_id"),
        ),
        "principal": EntityPolicy(
            # A supervisor reads who sent what is held for the unit.
            read=THE_SERVICE
            | THE_GATE
            | ADMIN
            | ColumnIs("id", "principal_id")
            | (SUPERVISOR & Parent("officer", "officer_id", IN_UNIT))
            | AUDITOR,
            write=THE_SERVICE | THE_GATE,
            fields=shown("id name roles"),
        ),
        "nominal": EntityPolicy(
            read=identified(ITSELF),
            fields=shown(
                "id reference name other_names date_of_birth risk_level management_mode restricted unit "
                "unit_id owner owner_id addresses current_address markers orders household visits "
                "obligations version risk_decisions visit_intervals pauses notifications "
                "last_successful_visit_at next_visit_due_at failed_attempts_since withheld search_attempts "
                "warrant_attempts attempt_decisions arms_assessments arms_evidence arms_applicability tool_results "
                "plans plan triggers plan_actions past_orders notification_period stays mode_changes reactive_reviews "
                "started_clocks identities devices agency_references categories documents welfare_plans intelligence",
            ),
        ),
        "nominal_name": EntityPolicy(read=identified(ABOUT_NOMINAL), fields=shown("id name")),
        "nominal_access": EntityPolicy(
            read=THE_SERVICE | ColumnIs("officer_id", "officer_id"), fields=shown("id reason until")
        ),
        "assignment": _part_of_nominal(overseen, "id since until"),
        "address": EntityPolicy(
            read=(seen(ABOUT_NOMINAL) & safety(ABOUT_NOMINAL)) | for_the_desk(ABOUT_NOMINAL),
            fields=shown("id kind lines postcode since until"),
        ),
        "marker": _part_of_nominal(safety, "id code detail since reviewed_on"),
        "nominal_order": _part_of_nominal(
            safety, "id kind made_on expires_on conditions court ended_on past_conditions changes"
        ),
        "order_condition": _part_of_nominal(
            safety, "id kind text check_method position last_checked_on since ended_on"
        ),
        "transfer": EntityPolicy(
            read=(seen(ABOUT_NOMINAL) & whole(ABOUT_NOMINAL)) | _TRANSFERRED,
            fields=shown(
                "id nominal nominal_id kind state from_unit from_owner to_unit to_owner other_force reference"
                " risk_level visit_due_at answer_by reason proposed_at proposer contact contact_reference"
                " decided_at decision may_answer may_withdraw",
                name=(seen(ABOUT_NOMINAL) & whole(ABOUT_NOMINAL))
                | Not(IsTrue("access_restricted"))
                | ColumnAmong("nominal_id", GRANTED),
            ),
        ),
        "order_change": _part_of_nominal(whole, "id step from_day expires_on why reason recorded_at"),
        "household_member": _part_of_nominal(overseen, "id first_name relationship is_child age_band lives_there"),
        "amendment": _part_of_nominal(whole, "entity record_id field before after recorded_at"),
        "visit": EntityPolicy(
            read=visit_seen(ABOUT_NOMINAL),
            fields=shown(
                "id nominal nominal_id visit_type outcome started_at ended_at received_at officer "
                "officer_id second_officer officer_name second_officer_name announced announced_reason "
                "crew_mode nominal_seen entry_sought_to_search flags clock_skew_seconds people rooms "
                "devices condition_checks statements trigger_answers attachments reviews last_review writeups withheld "
                "joined_to contributions outcome_disputed",
                notes=narrative(ABOUT_NOMINAL),
                announced_reason_text=narrative(ABOUT_NOMINAL),
                attachments_promised=narrative(ABOUT_NOMINAL),
                attachments_arrived=narrative(ABOUT_NOMINAL),
            ),
        ),
        "visit_person": _part_of_visit("id name relationship is_child note"),
        "visit_room": _part_of_visit("id name seen note"),
        "visit_device": _part_of_visit("id kind description permitted examined note"),
        "condition_check": _part_of_visit("id condition condition_id result note"),
        "visit_statement": _part_of_visit("id text basis subject_category factors"),
        "statement_factor": _part_of_visit("id factor direction statement visit"),
        "trigger_answer": _part_of_visit("id trigger trigger_id happened action no_action_reason"),
        "visit_review": _part_of_visit("id step comment at by"),
        "visit_pairing": _part_of_nominal(
            whole,
            "id nominal nominal_id one other likeness outcomes_differ noticed_at verdict lead_id note decided_at"
            " decider",
        ),
        "visit_joining": EntityPolicy(read=visit_seen(PART_OF_VISIT), fields=shown("")),
        "visit_writeup": _part_of_visit("id what system reference keyed_at keyer"),
        "visit_attachment": _part_of_visit(
            "id kind mime bytes sha256 caption state problem received_bytes completed_at shown_mime"
        ),
        "attachment_piece": EntityPolicy(read=THE_SERVICE, fields=shown("")),
        "attempt_decision": _part_of_nominal(overseen, "id decision reason attempts qualifying decided_at decider"),
        "arms_assessment": _part_of_nominal(
            whole,
            "id nominal nominal_id number version state author author_id started_at submitted_at decided_at decider"
            " comment formulation priority factors",
        ),
        "arms_factor": _part_of_nominal(whole, "id factor rating evidence"),
        "arms_evidence": _part_of_nominal(whole, "id text basis source subject_category statement_id"),
        "arms_applicability": _part_of_nominal(whole, "id applies reason decided_at decider"),
        "tool_result": _part_of_nominal(
            whole,
            "id nominal nominal_id tool tool_version band score assessed_on assessor recorded_at recorder replaces_id"
            " is_replaced",
        ),
        "plan": _part_of_nominal(
            whole,
            "id nominal nominal_id number version state author author_id started_at submitted_at decided_at decider"
            " comment current_situation supervision monitoring_control interventions_treatment victim_safety"
            " visit_every_months visit_interval_reason ended_at triggers contingencies",
        ),
        "alert": _part_of_nominal(whole, "id nominal nominal_id opened_at joined_at answered_at answer reason signals"),
        "alert_signal": _part_of_nominal(whole, "id kind record_id at says"),
        "plan_trigger": _part_of_nominal(whole, "id text position"),
        "contingency": _part_of_nominal(whole, "id position on_what trigger if_text then_text who urgency"),
        "plan_action": _part_of_nominal(
            whole,
            "id nominal nominal_id visit_id what why who urgency fired_at due_at done_at done_by_officer outcome",
        ),
        "command_receipt": EntityPolicy(read=THE_SERVICE, fields=shown("")),
        "policy_row": EntityPolicy(
            read=Always(),
            fields=shown(
                "id code risk_level applies_to months days hours working_days unlimited counting pause_rule "
                "extension_days valid_from valid_to source"
            ),
        ),
        "move_proposal": EntityPolicy(read=THE_SERVICE | SUPERVISOR | GOVERNANCE, fields=shown("")),
        "proposed_move": EntityPolicy(
            read=THE_SERVICE | (seen(ABOUT_NOMINAL) & overseen(ABOUT_NOMINAL)) | _BETWEEN_UNITS, fields=shown("")
        ),
        "dip_sample": EntityPolicy(read=THE_SERVICE | SUPERVISOR | GOVERNANCE, fields=shown("")),
        "sample_item": _part_of_nominal(overseen, ""),
        "standard": EntityPolicy(read=Always(), fields=shown("id code value valid_from valid_to source")),
        "bank_holiday": EntityPolicy(read=Always(), fields=shown("id day name source")),
        "risk_decision": _part_of_nominal(
            overseen, "id previous_level level tool_level reason decided_at countersigned_at effective_at"
        ),
        "mode_change": _part_of_nominal(overseen, "id previous_mode mode from_day reason spoke_against decided_at"),
        "started_clock": _part_of_nominal(whole, "id kind began_at reason recorded_at ended_at outcome"),
        "reactive_review": _part_of_nominal(whole, "id verdict reason reviews decided_at"),
        "visit_interval": _part_of_nominal(
            whole, "id months days is_longer reason proposed_at approved_at since until plan_id"
        ),
        "notification": _part_of_nominal(
            whole, "id kind event_on notified_at with_excuse details acknowledgement recorded_at particulars"
        ),
        "notified_particular": _part_of_nominal(whole, "id kind text"),
        "notification_period": _part_of_nominal(
            whole, "id disposal relevant_on discharge_ends_on last_day explanation recorded_at"
        ),
        "stay": _part_of_nominal(
            whole, "id premises from_day to_day child_hours source recorded_at withdrawn_at withdrawn_why"
        ),
        "pause": _part_of_nominal(whole, "id kind from_day to_day source recorded_at"),
        "obligation": EntityPolicy(
            read=owed_seen(),
            fields=shown(
                "id kind nominal nominal_id unit owner risk_level opened_at due_at met_at met_by "
                "cancelled_at cancel_reason days_overdue policy owner_id unit_id opened_by_id opened_with basis "
                "met_by_id met_with revised_for recorded_at explain case_id",
            ),
        ),
        "retention": EntityPolicy(read=STAFF | THE_SERVICE | ADMIN, fields=shown("")),
        "sync_row": EntityPolicy(read=THE_SERVICE, fields=shown("")),
        "sync_touch": EntityPolicy(read=THE_SERVICE, fields=shown("")),
        "sync_scope_floor": EntityPolicy(read=THE_SERVICE, fields=shown("")),
        "sync_device": EntityPolicy(
            read=THE_SERVICE | ColumnIs("principal_id", "principal_id") | ADMIN | AUDITOR | _HELD_IN_UNIT,
            fields=shown(
                "id last_seq last_id name holder last_seen_at pending oldest_pending_at app_version storage_kept "
                "storage_free_mb lost_items lost_drafts lost_since lost_noticed_at skew_seconds compared_at repairs "
                "revoked_at wipe"
            ),
        ),
        "sync_holding": EntityPolicy(
            read=THE_SERVICE | ADMIN | AUDITOR | _HELD_IN_UNIT,
            fields=shown("id nominal device_id first_at last_at removed_at"),
        ),
        "sync_mutation": EntityPolicy(
            read=THE_SERVICE
            | ColumnIs("principal_id", "principal_id")
            | (SUPERVISOR & (IN_UNIT | Parent("nominal", "nominal_id", IN_UNIT))),
            # A supervisor sees that something is held for the unit; what it says only as far as its nominal may be
            # seen. Where it names no nominal that we know, nobody else could decide about it.
            fields=shown(
                "id op state reason message received_at device_at author nominal nominal_id",
                payload=THE_SERVICE
                | ColumnIs("principal_id", "principal_id")
                | (SUPERVISOR & (IsTrue("nominal_unknown") | Parent("nominal", "nominal_id", whole(ITSELF)))),
            ),
        ),
        # Both values are of a record about the nominal: whoever may see the whole record may see them, and no other.
        "sync_conflict": EntityPolicy(
            read=seen(ABOUT_NOMINAL)
            & whole(ABOUT_NOMINAL)
            & (THE_SERVICE | SUPERVISOR | ColumnIs("author_id", "principal_id")),
            fields=shown(
                "id nominal nominal_id entity record_id field base mine theirs author_id author theirs_author mine_at "
                "theirs_at opened_at resolved_at choice chosen note"
            ),
        ),
        "browser_session": EntityPolicy(read=THE_GATE, write=THE_GATE, fields=shown("")),
        "revoked_token": EntityPolicy(read=THE_GATE, write=THE_GATE, fields=shown("")),
        "provider_code": EntityPolicy(read=THE_GATE, write=THE_GATE, fields=shown("")),
        "provider_assertion": EntityPolicy(read=THE_GATE, write=THE_GATE, fields=shown("")),
        **CASES,
        **INTELLIGENCE_TABLES,
        **SHARING,
        **SEARCH,
        "audit_event": EntityPolicy(
            read=AUDITOR,
            write=Never(),
            append=Always(),
            fields=shown("id kind at until decision who agency on_behalf_of client_id phone action fields reason"),
        ),
        "read_fields": EntityPolicy(read=AUDITOR, write=Never(), append=Always(), fields=shown("")),
    }
)
