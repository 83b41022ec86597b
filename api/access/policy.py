"""Who may see and do what: the one place that says so. Deny by default.

Out of this page come the row-level security of the database (`rls.py`), the filters and redactions of compiled reads
(`schema/reading`), the guards of root fields, and the matrix `docs/access.md`. Whoever is not named here sees nothing.

Reading: `read` says which rows a caller sees; a field's rule says which of those rows show that field. A field that
stands in no table here cannot be published: the schema refuses to build.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from api.access.language import (
    Always,
    ColumnAmong,
    ColumnIs,
    Granted,
    HasRole,
    IsTrue,
    Never,
    Not,
    Parent,
    Rule,
)
from api.db.context import GATE, SERVICE
from api.identity.principal import Role

OFFICER = HasRole((Role.OFFENDER_MANAGER.value,))
SUPERVISOR = HasRole((Role.SUPERVISOR.value,))
ANALYST = HasRole((Role.OCAIT_ANALYST.value,))
DISTRICT = HasRole((Role.DISTRICT_OFFICER.value,))
INTEGRATOR = HasRole((Role.INTEGRATOR.value,))
AUDITOR = HasRole((Role.AUDITOR.value,))
ADMIN = HasRole((Role.ADMIN.value,))
THE_SERVICE = HasRole((SERVICE,))
THE_GATE = HasRole((GATE,))
STAFF = HasRole(
    (Role.OFFENDER_MANAGER.value, Role.SUPERVISOR.value, Role.OCAIT_ANALYST.value, Role.DISTRICT_OFFICER.value)
)

OWNER = ColumnIs("owner_id", "officer_id")
IN_UNIT = ColumnAmong("unit_id", "unit_ids")

# Of a nominal. A restricted nominal is seen by its owner and by those granted need-to-know, whatever their role.
NEED_TO_KNOW = Not(IsTrue("restricted")) | OWNER | Granted("id")
NOMINAL_SEEN = (
    THE_SERVICE
    | (NEED_TO_KNOW & ((OFFICER & (OWNER | IN_UNIT | Granted("id"))) | (SUPERVISOR & IN_UNIT) | ANALYST | DISTRICT))
    | (INTEGRATOR & Not(IsTrue("restricted")))
)
# The whole record: an officer's own caseload, a supervisor's unit, whoever was granted need-to-know.
NOMINAL_WHOLE = THE_SERVICE | (OFFICER & (OWNER | Granted("id"))) | (SUPERVISOR & IN_UNIT)
# The safety card: warnings, where, and what an order forbids. Whoever may meet the nominal needs it.
NOMINAL_SAFETY = NOMINAL_WHOLE | OFFICER | DISTRICT | ANALYST

MADE_BY_CALLER = ColumnIs("officer_id", "officer_id") | ColumnIs("second_officer_id", "officer_id")


@dataclass(frozen=True)
class EntityPolicy:
    """The policy of one table: rows, writes, and each field that may be published of it."""

    read: Rule
    fields: Mapping[str, Rule]
    write: Rule = THE_SERVICE
    append: Rule | None = None  # who may insert, where that is wider than who may write


def _shown(names: str, **ruled: Rule) -> Mapping[str, Rule]:
    """`names`, apart by spaces, are shown with the row; a named rule shows its field only where it holds."""
    return MappingProxyType({name: Always() for name in names.split()} | ruled)


def _part_of_nominal(rule: Rule, names: str) -> EntityPolicy:
    return EntityPolicy(read=Parent("nominal", "nominal_id", rule), fields=_shown(names))


def _part_of_visit(names: str) -> EntityPolicy:
    return EntityPolicy(read=Parent("visit", "visit_id", NARRATIVE), fields=_shown(names))


WHOLE_OF_ITS_NOMINAL = Parent("nominal", "nominal_id", NOMINAL_WHOLE)
VISIT_SEEN = THE_SERVICE | MADE_BY_CALLER | Parent("nominal", "nominal_id", NOMINAL_WHOLE | ANALYST | INTEGRATOR)
# What was said and seen at a visit; an analyst and another system see that it took place, and its outcome.
NARRATIVE = THE_SERVICE | MADE_BY_CALLER | WHOLE_OF_ITS_NOMINAL

# What a caller is told of themselves: facts they hold already, of no table.
OWN_FACTS: Mapping[str, Rule] = _shown("principal_id name roles force_id force_name officer unit agency scopes")

POLICY: Mapping[str, EntityPolicy] = MappingProxyType(
    {
        "force": EntityPolicy(read=Always(), fields=_shown("force_id name")),
        "unit": EntityPolicy(read=Always(), fields=_shown("id name kind district")),
        "agency": EntityPolicy(read=Always(), fields=_shown("id name kind")),
        "officer": EntityPolicy(
            read=THE_SERVICE | THE_GATE | STAFF | ADMIN | INTEGRATOR,
            fields=_shown("id name collar_number is_constable is_active unit unit_id"),
        ),
        "principal": EntityPolicy(
            # A supervisor reads who sent what is held for the unit.
            read=THE_SERVICE
            | THE_GATE
            | ADMIN
            | ColumnIs("id", "principal_id")
            | (SUPERVISOR & Parent("officer", "officer_id", IN_UNIT)),
            write=THE_SERVICE | THE_GATE,
            fields=_shown("id name roles"),
        ),
        "nominal": EntityPolicy(
            read=NOMINAL_SEEN,
            fields=_shown(
                "id reference name other_names date_of_birth risk_level management_mode restricted unit "
                "unit_id owner owner_id addresses current_address markers orders household visits "
                "obligations last_successful_visit_at next_visit_due_at failed_attempts_since withheld",
            ),
        ),
        "nominal_name": _part_of_nominal(Always(), "id name"),
        "nominal_access": EntityPolicy(
            read=THE_SERVICE | ColumnIs("officer_id", "officer_id"), fields=_shown("id reason until")
        ),
        "assignment": _part_of_nominal(NOMINAL_WHOLE, "id since until"),
        "address": _part_of_nominal(NOMINAL_SAFETY, "id kind lines postcode since until"),
        "marker": _part_of_nominal(NOMINAL_SAFETY, "id code detail since reviewed_on"),
        "nominal_order": _part_of_nominal(NOMINAL_SAFETY, "id kind made_on expires_on conditions"),
        "order_condition": _part_of_nominal(NOMINAL_SAFETY, "id kind text check_method position last_checked_on"),
        "household_member": _part_of_nominal(NOMINAL_WHOLE, "id first_name relationship is_child age_band lives_there"),
        "visit": EntityPolicy(
            read=VISIT_SEEN,
            fields=_shown(
                "id nominal nominal_id visit_type outcome started_at ended_at received_at officer "
                "officer_id second_officer officer_name second_officer_name announced announced_reason "
                "crew_mode nominal_seen entry_sought_to_search flags clock_skew_seconds people rooms "
                "devices condition_checks withheld",
                notes=NARRATIVE,
                announced_reason_text=NARRATIVE,
            ),
        ),
        "visit_person": _part_of_visit("id name relationship is_child note"),
        "visit_room": _part_of_visit("id name seen note"),
        "visit_device": _part_of_visit("id kind description permitted examined note"),
        "condition_check": _part_of_visit("id condition condition_id result note"),
        "policy_row": EntityPolicy(
            read=Always(),
            fields=_shown("id code risk_level months days valid_from valid_to source"),
        ),
        "obligation": EntityPolicy(
            read=Parent("nominal", "nominal_id", Always()),
            fields=_shown(
                "id kind nominal nominal_id unit owner risk_level opened_at due_at met_at met_by "
                "cancelled_at days_overdue policy owner_id unit_id",
            ),
        ),
        "sync_row": EntityPolicy(read=THE_SERVICE, fields=_shown("")),
        "sync_scope_floor": EntityPolicy(read=THE_SERVICE, fields=_shown("")),
        "sync_device": EntityPolicy(
            read=THE_SERVICE | ColumnIs("principal_id", "principal_id"), fields=_shown("id last_seq last_id revoked_at")
        ),
        "sync_mutation": EntityPolicy(
            read=THE_SERVICE
            | ColumnIs("principal_id", "principal_id")
            | (SUPERVISOR & (IN_UNIT | Parent("nominal", "nominal_id", IN_UNIT))),
            # A supervisor sees that something is held for the unit; what it says only as far as its nominal may be
            # seen. Where it names no nominal that we know, nobody else could decide about it.
            fields=_shown(
                "id op state reason message received_at device_at author nominal nominal_id",
                payload=THE_SERVICE
                | ColumnIs("principal_id", "principal_id")
                | (SUPERVISOR & (IsTrue("nominal_unknown") | Parent("nominal", "nominal_id", NOMINAL_WHOLE))),
            ),
        ),
        "browser_session": EntityPolicy(read=THE_GATE, write=THE_GATE, fields=_shown("")),
        "revoked_token": EntityPolicy(read=THE_GATE, write=THE_GATE, fields=_shown("")),
        "provider_code": EntityPolicy(read=THE_GATE, write=THE_GATE, fields=_shown("")),
        "provider_assertion": EntityPolicy(read=THE_GATE, write=THE_GATE, fields=_shown("")),
        "audit_event": EntityPolicy(read=AUDITOR, write=Never(), append=Always(), fields=_shown("")),
    }
)
