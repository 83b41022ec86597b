"""Who may see and do what: the one place that says so. Deny by default.

Out of this page come the row-level security of the database (`rls.py`), the filters and redactions of compiled reads
(`schema/reading`), the guards of root fields, and the matrix `docs/access.md`. Whoever is not named here sees nothing.

Reading: `read` says which rows a caller sees; a field's rule says which of those rows show that field. A field that
stands in no table here cannot be published: the schema refuses to build.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from api.access.language import (
    GRANTED,
    Always,
    Any_,
    ColumnAmong,
    ColumnIs,
    HasRole,
    IsTrue,
    Named,
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


@dataclass(frozen=True)
class Standing:
    """The columns in which a row says whose nominal it is about; and, of a visit, who made it."""

    nominal: str = "nominal_id"
    owner: str = "access_owner_id"
    unit: str = "access_unit_id"
    restricted: str = "access_restricted"
    officers: tuple[str, ...] = ("officer_id", "second_officer_id")


# A nominal stands where it says; what is about one carries that along (api/nominals/standing.py).
ITSELF = Standing("id", "owner_id", "unit_id", "restricted")
ABOUT_NOMINAL = Standing()
PART_OF_VISIT = Standing("access_nominal_id", officers=("access_officer_id", "access_second_officer_id"))


def _columns(at: Standing) -> tuple[str, ...]:
    return (at.nominal, at.owner, at.unit, at.restricted)


def _owned(at: Standing) -> Rule:
    return ColumnIs(at.owner, "officer_id")


def _in_unit(at: Standing) -> Rule:
    return ColumnAmong(at.unit, "unit_ids")


def _granted(at: Standing) -> Rule:
    return ColumnAmong(at.nominal, GRANTED)


def seen(at: Standing) -> Rule:
    """The nominal is seen. A restricted one by its owner and by those granted need-to-know, whatever their role."""
    need_to_know = Not(IsTrue(at.restricted)) | _owned(at) | _granted(at)
    theirs = _owned(at) | _in_unit(at) | _granted(at)
    rule = (
        THE_SERVICE
        | (need_to_know & ((OFFICER & theirs) | (SUPERVISOR & _in_unit(at)) | ANALYST | DISTRICT))
        | (INTEGRATOR & Not(IsTrue(at.restricted)))
    )
    return Named("whoever sees the nominal", rule)


def whole(at: Standing) -> Rule:
    """The whole record: an officer's own caseload, a supervisor's unit, whoever was granted need-to-know."""
    rule = THE_SERVICE | (OFFICER & (_owned(at) | _granted(at))) | (SUPERVISOR & _in_unit(at))
    return Named("whoever works with the nominal", rule)


def safety(at: Standing) -> Rule:
    """The safety card: warnings, where, and what an order forbids. Whoever may meet the nominal needs it."""
    return whole(at) | OFFICER | DISTRICT | ANALYST


def made_by_caller(at: Standing) -> Rule:
    """The visit was made by the caller."""
    return Named("the officers of the visit", Any_(tuple(ColumnIs(column, "officer_id") for column in at.officers)))


def narrative(at: Standing) -> Rule:
    """What was said and seen at a visit; an analyst and another system see that it took place, and its outcome."""
    return THE_SERVICE | made_by_caller(at) | (seen(at) & whole(at))


def visit_seen(at: Standing) -> Rule:
    """That a visit took place, and its outcome."""
    return THE_SERVICE | made_by_caller(at) | (seen(at) & (whole(at) | ANALYST | INTEGRATOR))


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


def _part_of_nominal(rule: Callable[[Standing], Rule], names: str) -> EntityPolicy:
    return EntityPolicy(read=seen(ABOUT_NOMINAL) & rule(ABOUT_NOMINAL), fields=_shown(names))


def _part_of_visit(names: str) -> EntityPolicy:
    return EntityPolicy(read=narrative(PART_OF_VISIT), fields=_shown(names))


# What the page for readers explains once.
NAMED = (seen(ITSELF), whole(ITSELF), made_by_caller(ABOUT_NOMINAL))
# Columns that a child repeats, by its parent's table: the child's name, and the parent's own.
REPEATED: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "nominal": dict(zip(_columns(ABOUT_NOMINAL), _columns(ITSELF), strict=True)),
        "visit": dict(zip(_columns(PART_OF_VISIT), _columns(ABOUT_NOMINAL), strict=True))
        | dict(zip(PART_OF_VISIT.officers, ABOUT_NOMINAL.officers, strict=True)),
    }
)

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
            read=seen(ITSELF),
            fields=_shown(
                "id reference name other_names date_of_birth risk_level management_mode restricted unit "
                "unit_id owner owner_id addresses current_address markers orders household visits "
                "obligations last_successful_visit_at next_visit_due_at failed_attempts_since withheld",
            ),
        ),
        "nominal_name": EntityPolicy(read=seen(ABOUT_NOMINAL), fields=_shown("id name")),
        "nominal_access": EntityPolicy(
            read=THE_SERVICE | ColumnIs("officer_id", "officer_id"), fields=_shown("id reason until")
        ),
        "assignment": _part_of_nominal(whole, "id since until"),
        "address": _part_of_nominal(safety, "id kind lines postcode since until"),
        "marker": _part_of_nominal(safety, "id code detail since reviewed_on"),
        "nominal_order": _part_of_nominal(safety, "id kind made_on expires_on conditions"),
        "order_condition": _part_of_nominal(safety, "id kind text check_method position last_checked_on"),
        "household_member": _part_of_nominal(whole, "id first_name relationship is_child age_band lives_there"),
        "visit": EntityPolicy(
            read=visit_seen(ABOUT_NOMINAL),
            fields=_shown(
                "id nominal nominal_id visit_type outcome started_at ended_at received_at officer "
                "officer_id second_officer officer_name second_officer_name announced announced_reason "
                "crew_mode nominal_seen entry_sought_to_search flags clock_skew_seconds people rooms "
                "devices condition_checks withheld",
                notes=narrative(ABOUT_NOMINAL),
                announced_reason_text=narrative(ABOUT_NOMINAL),
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
            read=seen(ABOUT_NOMINAL),
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
                | (SUPERVISOR & (IsTrue("nominal_unknown") | Parent("nominal", "nominal_id", whole(ITSELF)))),
            ),
        ),
        "browser_session": EntityPolicy(read=THE_GATE, write=THE_GATE, fields=_shown("")),
        "revoked_token": EntityPolicy(read=THE_GATE, write=THE_GATE, fields=_shown("")),
        "provider_code": EntityPolicy(read=THE_GATE, write=THE_GATE, fields=_shown("")),
        "provider_assertion": EntityPolicy(read=THE_GATE, write=THE_GATE, fields=_shown("")),
        "audit_event": EntityPolicy(read=AUDITOR, write=Never(), append=Always(), fields=_shown("")),
    }
)
