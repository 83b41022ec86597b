"""A supervisor decides about a held submission: applies it now as its author's, or dismisses it with the reason.

What was sent stays in the ledger whatever is decided, and the author's phone is told.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

from sqlalchemy import func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from api.audit import ledger as audit
from api.audit.vocabulary import AuditOperation
from api.identity.principal import Principal
from api.identity.tables import principal as principal_table
from api.nominals.tables import nominal, nominal_access
from api.obligations import store as obligation_store
from api.refusals import UserError
from api.services import Services
from api.sync import devices, ledger, operations, rules, seals
from api.sync.commands import (
    Applied,
    Held,
    HeldReason,
    Resolution,
    ResolveRefused,
    ResolveSubmission,
    SubmissionResolved,
)
from api.sync.rules import HeldFacts
from api.sync.tables import MutationState, sync_mutation
from api.visits.book import Telling
from api.visits.commands import RecordVisit
from api.visits.tables import visit


@dataclass(frozen=True, kw_only=True)
class _Submission:
    """A held submission as the ledger has it."""

    id: UUID
    op: str
    op_version: int
    payload: Any
    sealed: str | None
    payload_sha256: str
    principal_id: UUID
    author_id: UUID | None
    device_id: UUID | None
    nominal_id: UUID | None
    skew_seconds: int | None
    received_at: datetime
    device_at: datetime | None


async def resolve(
    services: Services, principal: Principal, command: ResolveSubmission
) -> SubmissionResolved | ResolveRefused:
    """Decide, or say what stands against it. The same decision again gets the same answer."""
    async with services.database.writing(principal.service_context()) as connection:
        found = await _load(connection, principal, command.submission_id)
        submission, facts = found if found is not None else (None, None)
        if rules.decided_before(principal, command, facts):
            visit_id = await _visit_of(connection, principal.force_id, command.submission_id)
            return SubmissionResolved(command.submission_id, visit_id)
        errors = rules.refusals(principal, command, facts)
        if errors or submission is None:
            return ResolveRefused(errors)
        applied: Applied | None = None
        if command.action is Resolution.APPLY:
            outcome = await _apply(services, connection, principal, submission)
            if isinstance(outcome, Held):
                return ResolveRefused((UserError(code=outcome.reason, field="submissionId", message=outcome.message),))
            applied = outcome
        await _settle(connection, principal, command, submission, services.clock.now())
        if applied is None:
            return SubmissionResolved(submission.id, None)
        await ledger.take_tickets(connection, principal.force_id, {submission.id: applied})
        return SubmissionResolved(submission.id, applied.visit_id)


async def _load(
    connection: AsyncConnection, principal: Principal, submission_id: UUID
) -> tuple[_Submission, HeldFacts] | None:
    granted = (
        select(nominal_access.c.id)
        .where(
            nominal_access.c.force_id == nominal.c.force_id,
            nominal_access.c.nominal_id == nominal.c.id,
            nominal_access.c.officer_id == principal.officer_id,
            or_(nominal_access.c.until.is_(None), nominal_access.c.until > func.now()),
        )
        .exists()
    )
    columns = [sync_mutation.c[name] for name in _Submission.__dataclass_fields__]
    row = (
        await connection.execute(
            select(
                *columns,
                sync_mutation.c.state,
                sync_mutation.c.reason,
                sync_mutation.c.unit_id,
                nominal.c.unit_id.label("nominal_unit"),
                nominal.c.owner_id.label("nominal_owner"),
                nominal.c.restricted,
                granted.label("granted"),
            )
            .select_from(
                sync_mutation.outerjoin(
                    nominal,
                    (nominal.c.force_id == sync_mutation.c.force_id) & (nominal.c.id == sync_mutation.c.nominal_id),
                )
            )
            .where(sync_mutation.c.force_id == principal.force_id, sync_mutation.c.id == submission_id)
            .with_for_update(of=sync_mutation)
        )
    ).one_or_none()
    if row is None:
        return None
    submission = _Submission(**{name: getattr(row, name) for name in _Submission.__dataclass_fields__})
    facts = HeldFacts(
        principal_id=row.principal_id,
        units=frozenset(unit for unit in (row.unit_id, row.nominal_unit) if unit is not None),
        seen=not row.restricted or row.granted or row.nominal_owner == principal.officer_id,
        state=MutationState(row.state),
        resolution=row.reason,
    )
    return submission, facts


async def _apply(
    services: Services, connection: AsyncConnection, principal: Principal, submission: _Submission
) -> Applied | Held:
    """Carry it out as its author's. Where its visit's id is taken by another visit, it gets an id of its own."""
    payload, op, version = submission.payload, submission.op, submission.op_version
    if payload is None:
        signers = await devices.signers(connection, principal.force_id, submission.principal_id, submission.device_id)
        item = seals.unseal(submission.sealed or "", services.seal_keys, signers)
        if not isinstance(item, seals.Item):
            return Held(HeldReason.UNREADABLE, "It cannot be opened: dismiss it, and ask the officer to tell of it.")
        payload, op, version = item.payload, item.op, item.op_version
    officer_id = await _officer(connection, principal.force_id, submission)
    telling = Telling(
        principal=principal,
        submission_id=submission.id,
        now=services.clock.now(),
        received_at=submission.received_at,
        policy=await obligation_store.policy(connection, principal.force_id),
        skew_seconds=submission.skew_seconds,
        device_id=submission.device_id,
        author_id=submission.principal_id,
        officer_id=officer_id,
        at=submission.device_at,
    )
    command = operations.read(op, version, payload, officer_id=officer_id)
    if isinstance(command, Held):
        return command
    outcome = await operations.apply(connection, telling, command)
    reused = isinstance(outcome, Held) and outcome.reason is HeldReason.KEY_REUSED
    if reused and isinstance(command, RecordVisit):
        own = replace(command, visit_id=uuid5(submission.id, submission.payload_sha256))
        outcome = await operations.apply(connection, telling, own)
    return outcome


async def _officer(connection: AsyncConnection, force_id: int, submission: _Submission) -> UUID | None:
    """The officer of whoever it says wrote it, if the force knows them; else of whoever sent it."""
    rows = await connection.execute(
        select(principal_table.c.id, principal_table.c.officer_id).where(
            principal_table.c.force_id == force_id,
            principal_table.c.id.in_([key for key in (submission.author_id, submission.principal_id) if key]),
        )
    )
    officers = {row.id: row.officer_id for row in rows if row.officer_id is not None}
    by_author = officers.get(submission.author_id) if submission.author_id is not None else None
    return by_author or officers.get(submission.principal_id)


async def _visit_of(connection: AsyncConnection, force_id: int, submission_id: UUID) -> UUID | None:
    row = await connection.execute(
        select(visit.c.id).where(visit.c.force_id == force_id, visit.c.submission_id == submission_id)
    )
    return row.scalar_one_or_none()


async def _settle(
    connection: AsyncConnection,
    principal: Principal,
    command: ResolveSubmission,
    submission: _Submission,
    now: datetime,
) -> None:
    words = "recorded it" if command.action is Resolution.APPLY else "decided not to record it"
    await connection.execute(
        update(sync_mutation)
        .where(sync_mutation.c.force_id == principal.force_id, sync_mutation.c.id == submission.id)
        .values(
            state=MutationState.RESOLVED,
            reason=rules.outcome(command.action),
            message=f"A supervisor {words}: {command.note}",
            resolved_at=now,
            resolved_by=principal.id,
            resolution_note=command.note,
        )
    )
    await audit.append(
        connection,
        audit.by(
            principal,
            AuditOperation.ALTERATION,
            "resolveSubmission",
            object_type="submission",
            object_ids=(submission.id,),
            subject_ids=(submission.nominal_id,) if submission.nominal_id is not None else (),
            reason=rules.outcome(command.action),
        ),
    )
