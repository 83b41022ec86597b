"""Dip samples: drawn by chance that a seed repeats, looked at one by one, and what needs work sent back.

A supervisor draws of the own units, governance of the force. Whoever may read the record looks at it: a supervisor of
its unit who did not write it. What needs work goes back by the ordinary review, with the comment, where it may still.
"""

from collections.abc import Iterator
from itertools import groupby
from typing import Any, Final
from uuid import uuid5

from sqlalchemy import insert

from api.assessments import service as assessments
from api.assessments import store as assessment_store
from api.assessments.commands import DecideArms
from api.audit import ledger, receipts
from api.audit.receipts import Receipt, content_digest
from api.audit.vocabulary import AuditOperation
from api.identity.principal import Principal, Role
from api.nominals.commands import RiskLevel
from api.nominals.desk import Desk, Done, Place, Refused, act, refused
from api.nominals.signing import SigningState, Verdict, officer_required
from api.oversight import sample_store, sampling
from api.oversight.sampled import DipSample, DrawDipSample, RecordFinding, SampleItem
from api.oversight.tables import dip_sample, sample_item
from api.oversight.words import REASON_CHARACTERS_MAX, Finding, Sampled
from api.plans import service as plans
from api.plans import store as plan_store
from api.plans.commands import DecidePlan
from api.refusals import UserError
from api.services import Services
from api.values import new_id
from api.visits import reviews
from api.visits.following import ReviewStep, ReviewVisit

SIZE_MAX: Final = 50
SAMPLES_MOST: Final = 20
_SEED_MAX: Final = 2**31 - 1
_REUSED: Final = refused("ID_REUSED", "id", "This id was used before for something else: make a new id.")


async def draw(services: Services, principal: Principal, command: DrawDipSample) -> Done | Refused:
    """Draw a sample and keep it; Done gives its id, that of the command."""
    now, force = services.clock.now(), principal.force_id
    known_at = command.known_at or now
    errors = tuple(_draw_faults(principal, command))
    if known_at > now:
        errors = (*errors, _fault("IN_THE_FUTURE", "knownAt", "It is not known yet what will be recorded."))
    if errors:
        return Refused(errors)
    async with services.database.reading(principal.service_context()) as connection:
        found = await sample_store.population(connection, principal.row_context().facts(), command, known_at)
    chosen = sampling.draw(found, seed=command.seed, size=command.size)
    said = content_digest("drawDipSample", command)
    async with services.database.writing(principal.service_context()) as connection:
        before = await receipts.find(connection, force, command.id)
        if before is not None:
            return Done(before.record_id) if before.content_digest == said else _REUSED
        head = {name: value for name, value in vars(command).items() if name not in ("known_at", "risk_levels")}
        levels = None if command.risk_levels is None else [level.value for level in command.risk_levels]
        counted = {"population": len(found), "digest": sampling.digest_of(chosen), "risk_levels": levels}
        drawn = {"force_id": force, "drawn_at": now, "drawn_by": principal.id, "known_at": known_at}
        await connection.execute(insert(dip_sample).values(**head, **counted, **drawn))
        items = [(new_id(services.clock), found[key]) for key in chosen]
        await sample_store.keep(connection, force, command.id, items)
        event = ledger.by(
            principal,
            AuditOperation.CONSULTATION,
            "drawDipSample",
            request_id=command.id,
            object_type="dip_sample",
            object_ids=(command.id,),
            subject_ids=list(dict.fromkeys(found[key]["nominal_id"] for key in chosen)),
            row_count=len(chosen),
        )
        await ledger.append(connection, event)
        receipt = Receipt(said, command.id, principal.id)
        await receipts.give(connection, force, command.id, action="drawDipSample", receipt=receipt, now=now)
    return Done(command.id)


def _draw_faults(principal: Principal, command: DrawDipSample) -> Iterator[UserError]:
    if not 1 <= command.size <= SIZE_MAX:
        yield _fault("OUT_OF_RANGE", "size", f"Draw from 1 to {SIZE_MAX}.")
    if not 0 <= command.seed <= _SEED_MAX:
        yield _fault("OUT_OF_RANGE", "seed", f"The seed is from 0 to {_SEED_MAX}.")
    if any(at.tzinfo is None for at in (command.begins_at, command.ends_at)) or command.begins_at >= command.ends_at:
        yield _fault("NO_PERIOD", "endsAt", "Give times with an offset, the later one last.")
    if Role.GOVERNANCE not in principal.roles and command.unit_id not in (None, *principal.unit_ids):
        yield _fault("UNKNOWN_UNIT", "unitId", "You oversee no such unit: choose one of yours.")


async def find(services: Services, principal: Principal, command: RecordFinding) -> Done | Refused:
    """Note what was found of one record; Done gives the sample's id."""
    outcome = await act(
        services,
        principal,
        command,
        action="recordFinding",
        record="sample_item",
        at=Place(field="itemId", key=command.item_id, table=sample_item),
        decide=lambda desk: _found(desk, command),
    )
    if isinstance(outcome, Done) and command.finding is Finding.NEEDS_WORK:
        await _send_back_signed(services, principal, command)
    return outcome


async def _found(desk: Desk, command: RecordFinding) -> Done | Refused:
    item = await sample_store.item(desk.connection, desk.principal.force_id, command.item_id)
    errors = tuple(_finding_faults(desk, command, item))
    if errors:
        return Refused(errors)
    back = command.finding is Finding.NEEDS_WORK and item.sampled == Sampled.VISITS
    if back:
        asked = ReviewVisit(id=command.id, visit_id=item.record_id, step=ReviewStep.RETURNED, comment=command.comment)
        outcome = await reviews.decide_review(desk, asked)
        if isinstance(outcome, Refused):
            return outcome
    said = {"finding": command.finding, "comment": command.comment, "returned": back}
    await sample_store.find(
        desk.connection, desk.principal.force_id, item.id, **said, found_at=desk.now, found_by=desk.principal.id
    )
    return Done(item.sample_id)


def _finding_faults(desk: Desk, command: RecordFinding, item: Any) -> Iterator[UserError]:
    if not desk.supervises:
        yield _fault("NOT_SUPERVISOR", "itemId", "Only a supervisor of the unit says what it is worth.")
    if desk.principal.officer_id is None:
        yield officer_required()
    elif desk.principal.officer_id == item.officer_id:
        yield _fault("FOUR_EYES", "itemId", "Another supervisor must look at it: it is your own.")
    if item.finding is not None:
        yield _fault("FOUND_ALREADY", "itemId", "Somebody has looked at it by now: read the sample again.")
    if command.finding is Finding.NEEDS_WORK and not command.comment.strip():
        yield _fault("REQUIRED", "comment", "Say what it needs.")
    if len(command.comment) > REASON_CHARACTERS_MAX:
        yield _fault("TOO_LONG", "comment", f"comment may have {REASON_CHARACTERS_MAX} characters. Shorten it.")


async def _send_back_signed(services: Services, principal: Principal, command: RecordFinding) -> None:
    """An assessment or a plan that waits for its countersignature is returned; one in force stays, with the finding."""
    force, key = principal.force_id, uuid5(command.id, "return")
    async with services.database.writing(principal.service_context()) as connection:
        item = await sample_store.item(connection, force, command.item_id)
        look = plan_store.found if item.sampled == Sampled.PLANS else assessment_store.assessment
        found = await look(connection, force, item.record_id)
    if found is None or found.state is not SigningState.SUBMITTED:
        return
    said: dict[str, Any] = {"expected_version": found.version, "verdict": Verdict.RETURN, "comment": command.comment}
    if item.sampled == Sampled.PLANS:
        outcome = await plans.decide_plan(services, principal, DecidePlan(id=key, plan_id=found.id, **said))
    else:
        outcome = await assessments.decide_arms(services, principal, DecideArms(id=key, assessment_id=found.id, **said))
    if isinstance(outcome, Done):
        async with services.database.writing(principal.service_context()) as connection:
            await sample_store.find(connection, force, item.id, returned=True)


async def samples(services: Services, principal: Principal) -> tuple[DipSample, ...]:
    """The latest samples with those of their records that the caller may see, the latest first."""
    async with services.database.reading(principal.row_context()) as connection:
        rows = await sample_store.samples(connection, principal.force_id, principal.id, first=SAMPLES_MOST)
        items = [row for row in rows if row["id"] is not None]
        event = ledger.by(
            principal,
            AuditOperation.CONSULTATION,
            "dipSamples",
            object_type="sample_item",
            object_ids=[row["id"] for row in items],
            subject_ids=list(dict.fromkeys(row["nominal_id"] for row in items)),
            row_count=len(items),
        )
        await ledger.append_to_read(connection, event)
    return tuple(_sample(principal, list(of)) for _, of in groupby(rows, key=lambda row: row["sample_id"]))


_HEAD: Final = ("drawn_at", "begins_at", "ends_at", "known_at", "unit_name", "seed", "size", "population", "digest")
_ITEM: Final = (
    "id", "record_id", "nominal_id", "reference", "name", "officer_name", "done_at", "comment", "returned",
)  # fmt: skip


def _sample(principal: Principal, rows: list[Any]) -> DipSample:
    head = rows[0]
    levels = head["risk_levels"]
    return DipSample(
        id=head["sample_id"],
        sampled=Sampled(head["sampled"]),
        risk_levels=None if levels is None else [RiskLevel(level) for level in levels],
        **{name: head[name] for name in _HEAD},
        items=[_item(principal, row) for row in rows if row["id"] is not None],
    )


def _item(principal: Principal, row: Any) -> SampleItem:
    oversees = Role.SUPERVISOR in principal.roles and row["unit_id"] in principal.unit_ids
    own = row["officer_id"] == principal.officer_id
    return SampleItem(
        **{name: row[name] for name in _ITEM},
        finding=None if row["finding"] is None else Finding(row["finding"]),
        may_find=row["finding"] is None and oversees and not own,
    )


def _fault(code: str, field: str, message: str) -> UserError:
    return UserError(code=code, field=field, message=message)
