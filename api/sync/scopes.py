"""Which scopes a caller may pull: their caseload, their units' colleagues, and their own submissions; a supervisor also
what waits for a decision in their units. A district officer has no caseload and takes nobody along: what became of
their own submissions is all that their phone is told. Pure.
"""

from api.access.operations import FIELD_OFFICERS
from api.identity.principal import Principal, Role
from api.sync.commands import SyncScope


def of(principal: Principal) -> tuple[SyncScope, ...]:
    """The caller's scopes, most urgent first: verdicts on what they sent, then their caseload, then colleagues."""
    own = [f"user:{principal.id}"]
    if FIELD_OFFICERS.isdisjoint(principal.roles):
        return _in_order(own)
    caseload = [f"caseload:{principal.officer_id}"] if principal.officer_id is not None else []
    units = [f"unit:{unit}" for unit in sorted(principal.unit_ids)]
    oversight = [f"oversight:{unit}" for unit in sorted(principal.unit_ids)]
    return _in_order([*own, *caseload, *units, *(oversight if Role.SUPERVISOR in principal.roles else [])])


def _in_order(listed: list[str]) -> tuple[SyncScope, ...]:
    return tuple(SyncScope(scope, priority) for priority, scope in enumerate(listed))


def caseload_of(principal: Principal) -> str:
    """The scope of the caller's own caseload; of somebody who is no officer, one that holds nothing."""
    return f"caseload:{principal.officer_id}"
