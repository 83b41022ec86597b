"""Keeps visits: one transaction writes the visit, what it meets and opens, and its audit event.

`submit` is the typed mutation's way in: it refuses bad input in words. `record` is the phone's: it takes part in the
caller's transaction, keeps whatever can be kept, and says why it could not keep the rest.
"""

from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime
from uuid import UUID

import orjson
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from api.audit import ledger
from api.audit.vocabulary import AuditOperation
from api.identity.principal import Principal
from api.obligations import service as obligations
from api.obligations import store as obligation_store
from api.obligations.rules import PolicyInterval
from api.refusals import UserError
from api.services import Services
from api.values import digest
from api.visits import rules, store, validation
from api.visits.commands import RecordVisit, VisitRecorded, VisitRefused
from api.visits.rules import VisitFacts

ID_REUSED = "ID_REUSED"


@dataclass(frozen=True, kw_only=True)
class Telling:
    """Who tells of a visit, by which submission, and what the server knows of its arrival.

    `principal` acts (a supervisor may apply another's held submission); the officer who made it is in the command.
    `received_at` is when the server first had it, `now` when it is written: for a held submission they differ.
    """

    principal: Principal
    submission_id: UUID
    now: datetime
    received_at: datetime
    policy: tuple[PolicyInterval, ...]
    skew_seconds: int | None = None
    device_id: UUID | None = None


async def submit(
    services: Services, principal: Principal, command: RecordVisit, *, submission_id: UUID
) -> VisitRecorded | VisitRefused:
    """Keep one visit, or say what to mend. The same submission gets the same answer, however often it is sent."""
    named = _officer(principal, command)
    if isinstance(named, UserError):
        return VisitRefused((named,))
    try:
        return await _submit_once(services, principal, named, submission_id)
    except IntegrityError:
        # The same ids arrived twice at the same time, for different nominals: the second time finds the first.
        return await _submit_once(services, principal, named, submission_id)


async def _submit_once(
    services: Services, principal: Principal, command: RecordVisit, submission_id: UUID
) -> VisitRecorded | VisitRefused:
    async with services.database.writing(principal.service_context()) as connection:
        now = services.clock.now()
        telling = Telling(
            principal=principal,
            submission_id=submission_id,
            now=now,
            received_at=now,
            policy=await obligation_store.policy(connection, principal.force_id),
        )
        facts = await store.facts(connection, principal.force_id, command, skew_seconds=None)
        facts = replace(facts, nominal=facts.nominal if _may_name(principal, facts) else None)
        repeated = await _repeated(connection, telling, command)
        if repeated is not None:
            return repeated
        faults = validation.faults(facts, command, telling.now)
        return VisitRefused(faults) if faults else await _keep(connection, telling, facts, command)


async def record(connection: AsyncConnection, telling: Telling, command: RecordVisit) -> VisitRecorded | VisitRefused:
    """Keep a visit in the caller's transaction. Refuses only what cannot be kept at all, or an id with other content.

    Locks the nominal's row; whoever records several visits in one transaction goes through nominals in id order, or
    is ready to try again after a deadlock.
    """
    facts = await store.facts(connection, telling.principal.force_id, command, skew_seconds=telling.skew_seconds)
    repeated = await _repeated(connection, telling, command)
    if repeated is not None:
        return repeated
    faults = validation.unkeepable(facts, command)
    return VisitRefused(faults) if faults else await _keep(connection, telling, facts, command)


async def _repeated(
    connection: AsyncConnection, telling: Telling, command: RecordVisit
) -> VisitRecorded | VisitRefused | None:
    """The answer to a visit that was told before: the same to the same content, else a refusal."""
    before = await store.told_before(connection, telling.principal.force_id, command.visit_id, telling.submission_id)
    if not before:
        return None
    said = content_digest(command)
    if all(told.visit_id == command.visit_id and told.content_digest == said for told in before):
        return VisitRecorded(command.visit_id, before[0].flags)
    field = "id" if any(told.submission_id == telling.submission_id for told in before) else "visitId"
    message = "This id was used before with other content: make a new id for a new visit."
    return VisitRefused((UserError(code=ID_REUSED, field=field, message=message),))


async def _keep(
    connection: AsyncConnection, telling: Telling, facts: VisitFacts, command: RecordVisit
) -> VisitRecorded:
    assert facts.nominal is not None
    force_id = facts.nominal.force_id
    accepted = rules.judge(facts, command, telling.received_at)
    await store.write(
        connection,
        force_id,
        command,
        accepted,
        submission_id=telling.submission_id,
        content_digest=content_digest(command),
        skew_seconds=telling.skew_seconds,
        received_at=telling.received_at,
    )
    if rules.is_successful(command):
        await store.mark_seen(connection, force_id, command.nominal_id, accepted.acted_at)
        await obligations.meet(
            connection,
            facts.nominal,
            visit_id=command.visit_id,
            visited_at=accepted.acted_at,
            policy=telling.policy,
            now=telling.now,
        )
    await store.mark_checked(connection, force_id, command, accepted.acted_at)
    await ledger.append(connection, _event(telling, command))
    return VisitRecorded(command.visit_id, accepted.flags)


def _event(telling: Telling, command: RecordVisit) -> ledger.AuditEvent:
    return ledger.by(
        telling.principal,
        AuditOperation.COLLECTION,
        "recordVisit",
        device_id=telling.device_id,
        request_id=telling.submission_id,
        object_type="visit",
        object_ids=(command.visit_id,),
        subject_ids=(command.nominal_id,),
        row_count=1,
    )


def content_digest(command: RecordVisit) -> str:
    """Names what was said: equal for equal content, whatever offset the times were written in."""
    said = {field.name: getattr(command, field.name) for field in fields(RecordVisit)}
    for name in ("started_at", "ended_at"):
        if said[name] is not None and said[name].tzinfo is not None:
            said[name] = said[name].astimezone(UTC)
    # `default`: the database driver has a UUID type of its own.
    return digest(orjson.dumps(said, default=str, option=orjson.OPT_SORT_KEYS).decode())


def _officer(principal: Principal, command: RecordVisit) -> RecordVisit | UserError:
    """The command with its officer: a person's own, or whom a machine names."""
    if principal.is_machine:
        if command.officer_id is None:
            return UserError(
                code="OFFICER_REQUIRED", field="officerId", message="Name the officer who made the visit: officerId."
            )
        return command
    if principal.officer_id is None:
        return UserError(
            code="OFFICER_REQUIRED", field="officerId", message="Only an officer records a visit: ask for the link."
        )
    if command.officer_id not in (None, principal.officer_id):
        return UserError(
            code="OFFICER_NOT_YOURS", field="officerId", message="Leave officerId out: a visit is its officer's own."
        )
    return replace(command, officer_id=principal.officer_id)


def _may_name(principal: Principal, facts: VisitFacts) -> bool:
    """A restricted nominal is answered as unknown, but to its owner, to those who held it, and by need to know.

    A machine never names one. The phone's way does not ask this: what an officer saw at a door is kept.
    """
    if not facts.restricted or facts.nominal is None:
        return True
    people = {member.id for member in facts.crew}
    held = {facts.nominal.owner_id, *(assigned.owner_id for assigned in facts.assignments)}
    return not principal.is_machine and not people.isdisjoint(held | facts.need_to_know)
