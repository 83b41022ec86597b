"""An interval of visits of a nominal's own; one longer than policy's counts once a supervisor has approved it."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from api.nominals.desk import Desk, Done, Refused
from api.obligations import decision_store as decisions
from api.obligations import store
from api.obligations.calendar import london_day
from api.obligations.commands import ObligationKind, Revision
from api.obligations.decisions import ApproveInterval, ProposeInterval
from api.obligations.owing import managed, recompute
from api.obligations.policy import rule_for
from api.obligations.second_signature import ask_supervisor, not_for_signing, supervisor_has
from api.obligations.tables import visit_interval
from api.values import new_id


async def propose(desk: Desk, command: ProposeInterval) -> Done:
    """Keep the interval; a shorter one counts at once."""
    about = managed(desk)
    longer = await is_longer(desk, months=command.months, days=command.days)
    if not longer:
        await decisions.end_interval(desk.connection, about, desk.now)
    await decisions.add(
        desk.connection,
        visit_interval,
        about,
        id=command.id,
        months=command.months,
        days=command.days,
        is_longer=longer,
        reason=command.reason,
        proposed_at=desk.now,
        proposed_by=desk.principal.id,
        since=None if longer else desk.now,
    )
    if longer:
        await ask_supervisor(desk, command.id)
    else:
        await recompute(desk, Revision.PLAN_CHANGED)
    return Done(command.id, longer)


async def approve(desk: Desk, command: ApproveInterval) -> Done | Refused:
    """The second signature: from now on the interval counts."""
    about, key = managed(desk), command.interval_id
    row = await decisions.find(desk.connection, visit_interval, about.force_id, key)
    said = not_for_signing(desk, row, "intervalId", author="proposed_by", signer="approved_by", counts="since")
    if row is None or said is not None:
        return said or Done(key)
    await decisions.end_interval(desk.connection, about, desk.now)
    signed = {"approved_at": desk.now, "approved_by": desk.principal.id, "since": desk.now}
    await decisions.change(desk.connection, visit_interval, about.force_id, key, **signed)
    await recompute(desk, Revision.PLAN_CHANGED)
    await supervisor_has(desk, key)
    return Done(key)


@dataclass(frozen=True, kw_only=True)
class PlanInterval:
    """How often a plan that two people signed has the nominal visited; `months` None: as policy has it."""

    plan_id: UUID
    months: int | None
    reason: str
    author_id: UUID
    signed_at: datetime


async def follow_plan(desk: Desk, plan: PlanInterval) -> None:
    """A plan was countersigned: its interval counts from now, and the interval of the plan before it ends.

    The countersignature is the second signature that a longer interval needs.
    """
    about = managed(desk)
    if plan.months is None:
        await decisions.end_interval_of_plan(desk.connection, about, desk.now)
    else:
        await decisions.end_interval(desk.connection, about, desk.now)
        longer = await is_longer(desk, months=plan.months)
        await decisions.add(
            desk.connection,
            visit_interval,
            about,
            id=new_id(),
            months=plan.months,
            is_longer=longer,
            reason=plan.reason,
            proposed_at=plan.signed_at,
            proposed_by=plan.author_id,
            approved_at=desk.now,
            approved_by=desk.principal.id,
            since=desk.now,
            plan_id=plan.plan_id,
        )
    await recompute(desk, Revision.PLAN_CHANGED)


async def is_longer(desk: Desk, *, months: int | None, days: int | None = None) -> bool:
    """Whether an interval is longer than the one of the nominal's risk level today."""
    day = london_day(desk.now)
    policy = await store.policy(desk.connection, desk.principal.force_id)
    default = rule_for(policy, ObligationKind.VISIT_ROUTINE, day, risk=desk.subject.risk_level)
    return replace(default, months=months, days=days).length(day) > default.length(day)
