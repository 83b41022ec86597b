"""Conditions and expressions in SQL about records of a nominal: which are in force, and what counts."""

from api.visits.attempts import NO_ENTRY, WARRANT
from schema.reading.sources import Parameters, Row

_NO_ENTRY = ", ".join(f"'{outcome}'" for outcome in sorted(NO_ENTRY))


def next_due(row: Row, _: Parameters) -> str:
    """When the routine visit that is owed now falls due."""
    return (
        f"(select due.due_at from doorstep.obligation due where due.force_id = {row['force_id']}"
        f" and due.nominal_id = {row['id']} and due.kind = 'VISIT_ROUTINE' and due.met_at is null"
        " and due.cancelled_at is null and due.superseded_at is null)"
    )


def failed_attempts(row: Row, _: Parameters) -> str:
    """How many attempts since the last successful visit did not succeed."""
    return (
        f"(select count(*)::int from doorstep.visit tried where tried.force_id = {row['force_id']}"
        f" and tried.nominal_id = {row['id']} and tried.outcome <> 'SUCCESSFUL' and tried.joined_to is null"
        f" and tried.started_at > coalesce({row['last_successful_visit_at']}, '-infinity'))"
    )


def other_names(row: Row, _: Parameters) -> str:
    """Other names, in their order."""
    return (
        f"array(select other.name from doorstep.nominal_name other where other.force_id = {row['force_id']}"
        f' and other.nominal_id = {row["id"]} order by other.name collate "C", other.id limit 200)'
    )


def search_attempts(row: Row, _: Parameters) -> str:
    """How many attempts since the last successful visit count under SOA 2003 s.96B."""
    return (
        f"(select count(*)::int from doorstep.visit sought where sought.force_id = {row['force_id']}"
        f" and sought.nominal_id = {row['id']} and sought.entry_sought_to_search"
        f" and sought.outcome in ({_NO_ENTRY}) and sought.joined_to is null"
        f" and sought.started_at > coalesce({row['last_successful_visit_at']}, '-infinity')"
        " and exists (select from doorstep.officer who where who.force_id = sought.force_id"
        " and who.id in (sought.officer_id, sought.second_officer_id) and who.is_constable))"
    )


def warrant_attempts(row: Row, binds: Parameters) -> str:
    """How many of these a warrant needs, by the law of today."""
    today = f"({binds.now()} at time zone 'Europe/London')::date"
    return (
        f"(select min(rule.days) from doorstep.policy_row rule where rule.force_id = {row['force_id']}"
        f" and rule.code = 'S96B' and rule.applies_to = '{WARRANT}' and rule.valid_from <= {today}"
        f" and (rule.valid_to is null or rule.valid_to > {today}))"
    )


SINCE_LAST_ARMS = (
    "not exists (select from doorstep.arms_assessment last join doorstep.visit told"
    " on told.force_id = c.force_id and told.id = c.visit_id"
    " where last.force_id = c.force_id and last.nominal_id = c.access_nominal_id and last.state = 'COUNTERSIGNED'"
    " and last.submitted_at >= told.received_at)"
)
PLAN_IN_FORCE = "c.state = 'COUNTERSIGNED' and c.ended_at is null"
OF_PLAN_IN_FORCE = (
    "exists (select from doorstep.plan held where held.force_id = c.force_id and held.id = c.plan_id"
    " and held.state = 'COUNTERSIGNED' and held.ended_at is null)"
)
