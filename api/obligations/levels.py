"""A person sets a risk level; one that falls, or differs from a tool's, counts once a supervisor has signed."""

from api.nominals.commands import RiskLevel
from api.nominals.desk import Desk, Done, Refused
from api.nominals.tables import risk_decision
from api.obligations import decision_store as decisions
from api.obligations.commands import Revision
from api.obligations.deciding import needs_countersign
from api.obligations.decisions import CountersignRiskLevel, SetRiskLevel
from api.obligations.owing import managed, recompute
from api.obligations.second_signature import ask_supervisor, not_for_signing, supervisor_has


async def set_level(desk: Desk, command: SetRiskLevel) -> Done:
    """Keep the decision; where it needs no second signature it counts at once."""
    before = desk.subject.risk_level
    waits = needs_countersign(before, command)
    await decisions.add(
        desk.connection,
        risk_decision,
        managed(desk),
        id=command.id,
        previous_level=before,
        level=command.level,
        tool_level=command.tool_level,
        reason=command.reason,
        decided_at=desk.now,
        decided_by=desk.principal.id,
        effective_at=None if waits else desk.now,
    )
    if waits:
        await ask_supervisor(desk, command.id)
    else:
        await _counts(desk, command.level)
    return Done(command.id, waits)


async def countersign(desk: Desk, command: CountersignRiskLevel) -> Done | Refused:
    """The second signature: from now on the level counts."""
    about, key = managed(desk), command.decision_id
    row = await decisions.find(desk.connection, risk_decision, about.force_id, key)
    said = not_for_signing(
        desk, row, "decisionId", author="decided_by", signer="countersigned_by", counts="effective_at"
    )
    if row is None or said is not None:
        return said or Done(key)
    await decisions.change(
        desk.connection,
        risk_decision,
        about.force_id,
        key,
        countersigned_at=desk.now,
        countersigned_by=desk.principal.id,
        effective_at=desk.now,
        previous_level=about.risk_level,
    )
    await _counts(desk, RiskLevel(row["level"]))
    await supervisor_has(desk, key)
    return Done(key)


async def _counts(desk: Desk, level: RiskLevel) -> None:
    await decisions.set_nominal(desk.connection, managed(desk), risk_level=level)
    await recompute(desk, Revision.RISK_CHANGED, risk_level=level)
