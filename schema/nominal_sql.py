"""Conditions and expressions in SQL about records of a nominal: which are in force, and what counts."""

from api.visits.attempts import NO_ENTRY
from schema.reading.sources import Parameters, Row

_NO_ENTRY = ", ".join(f"'{outcome}'" for outcome in sorted(NO_ENTRY))


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
