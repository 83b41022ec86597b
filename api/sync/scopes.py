"""Which scopes a caller may pull: their caseload, their units' colleagues, and their own submissions; a supervisor also
what waits for a decision in their units. Pure.
"""

from api.identity.principal import Principal, Role
from api.sync.commands import SyncScope


def of(principal: Principal) -> tuple[SyncScope, ...]:
    """The caller's scopes, most urgent first: verdicts on what they sent, then their caseload, then colleagues."""
    caseload = [f"caseload:{principal.officer_id}"] if principal.officer_id is not None else []
    units = [f"unit:{unit}" for unit in sorted(principal.unit_ids)]
    oversight = [f"oversight:{unit}" for unit in sorted(principal.unit_ids)]
    listed = [f"user:{principal.id}", *caseload, *units, *(oversight if Role.SUPERVISOR in principal.roles else [])]
    return tuple(SyncScope(scope, priority) for priority, scope in enumerate(listed))


def caseload_of(principal: Principal) -> str:
    """The scope of the caller's own caseload; of somebody who is no officer, one that holds nothing."""
    return f"caseload:{principal.officer_id}"
