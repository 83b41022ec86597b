"""What supervisors and officers do about a visit after it is recorded: review, rework, write-up, decision on attempts.

The visit itself is never changed. Each step is a record of its own, meets what it meets and opens what it opens.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import func, insert, or_, select

from api.db.rows import among
from api.identity.principal import Principal
from api.nominals.desk import Desk, Done, Place, Refused, act, refused
from api.nominals.signing import officer_required
from api.obligations import store as obligation_store
from api.obligations.calendar import london_day
from api.obligations.commands import ObligationKind, RecordKind
from api.obligations.held import Cause
from api.obligations.owing import owing
from api.obligations.policy import PolicyInterval
from api.refusals import UserError
from api.services import Services
from api.visits import attempts
from api.visits.attempts import Tried
from api.visits.commands import (
    REASON_CHARACTERS_MAX,
    AttemptDecision,
    DecideAttempts,
)
from api.visits.following import (
    REFERENCE_CHARACTERS_MAX,
    NationalSystem,
    ReviewStep,
    ReviewVisit,
    ReworkVisit,
    WriteUp,
    WriteUpVisit,
)
from api.visits.tables import attempt_decision, visit, visit_review, visit_writeup

_VERDICTS = frozenset({ReviewStep.REVIEWED, ReviewStep.COUNTERSIGNED, ReviewStep.RETURNED})
# What a supervisor may still say where no review is owed, by what was said last.
_FOLLOWS: Mapping[ReviewStep | None, frozenset[ReviewStep]] = {
    None: _VERDICTS,
    ReviewStep.REVIEWED: frozenset({ReviewStep.COUNTERSIGNED, ReviewStep.RETURNED}),
    ReviewStep.COUNTERSIGNED: frozenset({ReviewStep.RETURNED}),
    ReviewStep.RETURNED: frozenset(),
    ReviewStep.REWORKED: _VERDICTS,
}
_OWED = {WriteUp.VISIT: ObligationKind.VISIT_RECORD, WriteUp.BREACH: ObligationKind.BREACH_RECORD}


async def review(services: Services, principal: Principal, command: ReviewVisit) -> Done | Refused:
    """A supervisor's word about a visit: it meets the review that was owed. Never by one of its officers."""
    at = Place(field="visitId", key=command.visit_id, table=visit)
    return await act(
        services,
        principal,
        command,
        action="reviewVisit",
        record="visit",
        at=at,
        decide=lambda desk: decide_review(desk, command),
    )


async def decide_review(desk: Desk, command: ReviewVisit) -> Done | Refused:
    """The same in a transaction that is there already.

    What was reviewed may still be countersigned, or returned: a sample may find what a review has missed.
    """
    errors = list(_review_errors(desk, command, await _officers(desk, command.visit_id)))
    if errors:
        return Refused(tuple(errors))
    async with owing(desk) as owed:
        records = await _records(desk, command.visit_id)
        waiting = [each for each in owed.open_of(ObligationKind.SUP_REVIEW) if each.opened_by in records]
        last = await _last_step(desk, command.visit_id)
        if not waiting and command.step not in _FOLLOWS[last]:
            return refused("REVIEWED_ALREADY", "visitId", "Nothing waits for review here: read it again.")
        await _add_step(desk, command.id, command.visit_id, command.step, command.comment)
        for each in waiting:
            owed.meet(each, desk.now, Cause(kind=RecordKind.REVIEW, id=command.id))
    return Done(command.visit_id)


async def rework(services: Services, principal: Principal, command: ReworkVisit) -> Done | Refused:
    """What an officer adds to a visit that was returned; it is reviewed anew."""

    async def decide(desk: Desk) -> Done | Refused:
        if principal.officer_id is None:
            return Refused((officer_required(),))
        errors = tuple(_text("comment", command.comment, REASON_CHARACTERS_MAX))
        if errors:
            return Refused(errors)
        if await _last_step(desk, command.visit_id) is not ReviewStep.RETURNED:
            return refused("NOT_RETURNED", "visitId", "This visit was not returned: there is nothing to rework.")
        await _add_step(desk, command.id, command.visit_id, ReviewStep.REWORKED, command.comment)
        async with owing(desk) as owed:
            owed.open(ObligationKind.SUP_REVIEW, desk.now, Cause(kind=RecordKind.VISIT, id=command.visit_id))
        return Done(command.visit_id)

    at = Place(field="visitId", key=command.visit_id, table=visit)
    return await act(services, principal, command, action="reworkVisit", record="visit", at=at, decide=decide)


async def write_up(services: Services, principal: Principal, command: WriteUpVisit) -> Done | Refused:
    """The visit, or the breach suspected at it, is on the national system: it meets what was owed of that."""

    async def decide(desk: Desk) -> Done | Refused:
        errors = list(_text("reference", command.reference, REFERENCE_CHARACTERS_MAX))
        if principal.officer_id is None:
            errors.append(officer_required())
        if command.keyed_at.tzinfo is None or command.keyed_at > desk.now:
            errors.append(
                UserError("IN_THE_FUTURE", "keyedAt", "Give when it was keyed, with an offset: not after now.")
            )
        if errors:
            return Refused(tuple(errors))
        if (command.what is WriteUp.DEVICES) != (command.system is NationalSystem.DMI):
            return refused("ANOTHER_SYSTEM", "system", "Devices go to DMI, and nothing else does: choose anew.")
        if await _is_written_up(desk, command):
            return refused("WRITTEN_UP_ALREADY", "visitId", "It was written up before: read it again.")
        said = {name: value for name, value in vars(command).items() if name not in ("id", "visit_id")}
        own = _part(desk, command.visit_id) | {"keyed_by": principal.officer_id, "recorded_at": desk.now}
        await desk.connection.execute(insert(visit_writeup).values(**own, id=command.id, **said))
        async with owing(desk) as owed:
            records, kind = await _records(desk, command.visit_id), _OWED.get(command.what)
            for each in owed.open_of(kind) if kind else ():
                if each.opened_by not in records:
                    continue
                met_at = max(command.keyed_at, each.opened_at)
                owed.meet(each, met_at, Cause(kind=RecordKind.RECORD, id=command.id))
        return Done(command.visit_id)

    at = Place(field="visitId", key=command.visit_id, table=visit)
    return await act(services, principal, command, action="writeUpVisit", record="visit", at=at, decide=decide)


async def decide_attempts(services: Services, principal: Principal, command: DecideAttempts) -> Done | Refused:
    """What follows failed attempts. A warrant needs as many that count as the law of the day says; another attempt
    needs a reason like the others.
    """

    async def decide(desk: Desk) -> Done | Refused:
        tried = (await attempts.tried(desk.connection, principal.force_id, [desk.subject.id]))[desk.subject.id]
        rules = await obligation_store.policy(desk.connection, principal.force_id, [ObligationKind.S96B])
        errors = tuple(_decision_errors(desk, command, tried, rules))
        if errors:
            return Refused(errors)
        await desk.connection.execute(
            insert(attempt_decision).values(
                **desk.about(),
                id=command.id,
                decision=command.decision,
                reason=command.reason,
                attempts=len(tried.attempts),
                qualifying=tried.qualifying(),
                decided_at=desk.now,
                decided_by=principal.officer_id,
            )
        )
        async with owing(desk) as owed:
            for each in owed.open_of(ObligationKind.S96B):
                owed.meet(each, desk.now, Cause(kind=RecordKind.DECISION, id=command.id))
        return Done(desk.subject.id)

    at = Place(field="nominalId", key=command.nominal_id)
    record = "attempt_decision"
    return await act(services, principal, command, action="decideAttempts", record=record, at=at, decide=decide)


def _decision_errors(
    desk: Desk, command: DecideAttempts, tried: Tried, rules: Iterable[PolicyInterval]
) -> Iterator[UserError]:
    if not desk.supervises:
        yield UserError("NOT_SUPERVISOR", "nominalId", "Only a supervisor of the unit decides what follows.")
    if desk.principal.officer_id is None:
        yield officer_required()
    yield from _text("reason", command.reason, REASON_CHARACTERS_MAX)
    if not tried.attempts:
        yield UserError("NO_ATTEMPTS", "nominalId", "No attempt has failed since the last successful visit.")
    elif command.decision is AttemptDecision.WARRANT:
        yield from _too_few(tried.qualifying(), attempts.needed_for_warrant(rules, london_day(desk.now)))


def _too_few(count: int, needed: int) -> Iterator[UserError]:
    if count < needed:
        message = f"A warrant needs {needed} attempts by a constable to enter in order to search; {count} count."
        yield UserError("TOO_FEW_ATTEMPTS", "decision", message)


def _review_errors(desk: Desk, command: ReviewVisit, officers: frozenset[UUID]) -> Iterator[UserError]:
    if not desk.supervises:
        yield UserError("NOT_SUPERVISOR", "visitId", "Only a supervisor of the unit reviews a visit.")
    if desk.principal.officer_id is None:
        yield officer_required()
    elif desk.principal.officer_id in officers:
        yield UserError("FOUR_EYES", "visitId", "Another supervisor must review it: you made the visit yourself.")
    if command.step is ReviewStep.REWORKED:
        yield UserError("NOT_A_VERDICT", "step", "REWORKED is its officer's step: use reworkVisit.")
    if command.step is ReviewStep.RETURNED:
        yield from _text("comment", command.comment, REASON_CHARACTERS_MAX)
    elif len(command.comment) > REASON_CHARACTERS_MAX:
        yield UserError("TOO_LONG", "comment", f"comment may have {REASON_CHARACTERS_MAX} characters. Shorten it.")


def _text(field: str, text: str, limit: int) -> Iterator[UserError]:
    if not text.strip():
        yield UserError("REQUIRED", field, f"{field} is needed.")
    elif len(text) > limit:
        yield UserError("TOO_LONG", field, f"{field} may have {limit} characters; it has {len(text)}. Shorten it.")


def _part(desk: Desk, visit_id: UUID) -> dict[str, Any]:
    return {"force_id": desk.principal.force_id, "visit_id": visit_id}


async def _officers(desk: Desk, visit_id: UUID) -> frozenset[UUID]:
    rows = await desk.connection.execute(
        select(visit.c.officer_id, visit.c.second_officer_id).where(
            visit.c.force_id == desk.principal.force_id, visit.c.id == among(await _records(desk, visit_id))
        )
    )
    return frozenset(member for row in rows for member in row if member is not None)


async def _records(desk: Desk, visit_id: UUID) -> frozenset[UUID]:
    """Every officer's record of the visit: what is done about one is done about the visit."""
    lead = select(func.coalesce(visit.c.joined_to, visit.c.id)).where(
        visit.c.force_id == desk.principal.force_id, visit.c.id == visit_id
    )
    rows = await desk.connection.execute(
        select(visit.c.id).where(
            visit.c.force_id == desk.principal.force_id,
            or_(visit.c.id == lead.scalar_subquery(), visit.c.joined_to == lead.scalar_subquery()),
        )
    )
    return frozenset(rows.scalars())


async def _last_step(desk: Desk, visit_id: UUID) -> ReviewStep | None:
    found = await desk.connection.scalar(
        select(visit_review.c.step)
        .where(
            visit_review.c.force_id == desk.principal.force_id,
            visit_review.c.visit_id == among(await _records(desk, visit_id)),
        )
        .order_by(visit_review.c.at.desc(), visit_review.c.id.desc())
        .limit(1)
    )
    return None if found is None else ReviewStep(found)


async def _add_step(desk: Desk, key: UUID, visit_id: UUID, step: ReviewStep, comment: str) -> None:
    await desk.connection.execute(
        insert(visit_review).values(
            **_part(desk, visit_id), id=key, step=step, comment=comment, at=desk.now, by_id=desk.principal.officer_id
        )
    )


async def _is_written_up(desk: Desk, command: WriteUpVisit) -> bool:
    count = await desk.connection.scalar(
        select(func.count()).where(
            visit_writeup.c.force_id == desk.principal.force_id,
            visit_writeup.c.visit_id == among(await _records(desk, command.visit_id)),
            visit_writeup.c.what == command.what,
        )
    )
    return bool(count)
