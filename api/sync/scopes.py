"""Which scopes a caller may pull: their caseload, their units' colleagues, and their own submissions. Pure."""

from api.identity.principal import Principal
from api.sync.commands import SyncScope


def of(principal: Principal) -> tuple[SyncScope, ...]:
    """The caller's scopes, most urgent first: verdicts on what they sent, then their caseload, then colleagues."""
    caseload = [f"caseload:{principal.officer_id}"] if principal.officer_id is not None else []
    units = [f"unit:{unit}" for unit in sorted(principal.unit_ids)]
    return tuple(
        SyncScope(scope, priority) for priority, scope in enumerate([f"user:{principal.id}", *caseload, *units])
    )
