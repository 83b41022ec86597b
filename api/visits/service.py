"""Keeps a visit told at a screen or by another system: one transaction writes it, what it meets and opens, its audit.

`submit` refuses bad input in words. The phone's way in (`api/sync`) writes in the same book and keeps what can be kept.
"""

from dataclasses import replace
from uuid import UUID

from sqlalchemy.exc import IntegrityError

from api.audit import ledger
from api.identity.principal import Principal
from api.obligations import store as obligation_store
from api.refusals import UserError
from api.services import Services
from api.visits import book, validation
from api.visits.book import Telling
from api.visits.commands import RecordVisit, VisitRecorded, VisitRefused
from api.visits.rules import VisitFacts


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
        visits = await book.read(connection, principal.force_id, [(submission_id, command)], received_at=now)
        facts = visits.facts(telling, command)
        facts = replace(facts, nominal=facts.nominal if _may_name(principal, facts) else None)
        repeated = visits.repeated(telling, command)
        if repeated is not None:
            return repeated
        faults = validation.faults(facts, command, telling.now)
        if faults:
            return VisitRefused(faults)
        recorded = visits.keep(telling, facts, command)
        await visits.write(connection)
        await ledger.append_all(connection, visits.events)
        return recorded


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
