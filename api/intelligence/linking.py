"""Finds out whom a report describes: somebody who is known, to whom it is linked; or nobody, for a reason.

The intelligence unit and the supervisor of the answering unit are asked; the first to decide stands. Nominal, report,
person are locked in this order, as whoever moves a nominal locks its reports. What a link brings about is what it would
have brought about had the submitter known the person: a review of somebody managed reactively, weak signals joined.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from api.access.investigations import DESCRIBED
from api.access.language import GRANTED, holds
from api.access.rules import ITSELF, identified
from api.alerts import joining
from api.identity.principal import Principal, Role
from api.intelligence import desk as desks
from api.intelligence import reviewing
from api.intelligence.book import At, grants, locked
from api.intelligence.commands import TEXT_MAX, LinkPerson, RecordNobody
from api.intelligence.desk import Desk
from api.intelligence.tables import intelligence_link, intelligence_person, intelligence_report
from api.intelligence.words import PersonState, ReportState
from api.nominals.carrying import Done, Refused, Turn, carry_out, refused
from api.nominals.tables import nominal
from api.obligations import reactive
from api.obligations.commands import RecordKind
from api.obligations.held import Cause
from api.obligations.rules import Managed
from api.services import Services
from api.values import new_id

_UNKNOWN: Final = refused(
    "UNKNOWN_PERSON", "personId", "There is no such person that you may see: read the list again."
)
_NO_NOMINAL: Final = refused("UNKNOWN_NOMINAL", "nominalId", "There is no such person that you may see: choose one.")
_LINKED: Final = refused("LINKED_ALREADY", "personId", "Somebody has linked this person to another record: look at it.")
_NOBODY: Final = refused("NOBODY_ALREADY", "personId", "Somebody has recorded already that this is nobody known.")
_NOT_KEPT: Final = refused("NOT_KEPT", "personId", "The report was not kept: there is nothing to link.")


@dataclass(frozen=True, kw_only=True)
class _Person:
    """Who is described, as it stands under the report's lock, and to whom they are linked."""

    id: UUID
    state: PersonState
    nominal_id: UUID | None


async def link(services: Services, principal: Principal, command: LinkPerson) -> Done | Refused:
    """It is this nominal. Whoever says the same again changes nothing; who was nobody known may become known."""
    named: dict[UUID, dict[str, Any]] = {}

    async def lock_first(connection: AsyncConnection) -> Refused | None:
        named.update(await locked(connection, principal.force_id, nominal, [command.nominal_id]))
        row = named.get(command.nominal_id)
        facts = await _facts(connection, principal)
        return None if row is not None and holds(identified(ITSELF), row, facts) else _NO_NOMINAL

    async def decide(desk: Desk, person: _Person) -> Done | Refused:
        done = Done(person.id, subject_ids=(command.nominal_id,))
        if person.state is PersonState.LINKED:
            return done if person.nominal_id == command.nominal_id else _LINKED
        await _link(desk, command.nominal_id)
        await _settle(desk, person, state=PersonState.LINKED, nominal_id=command.nominal_id, reason=None)
        await _tell(desk, named[command.nominal_id])
        return done

    return await _act(services, principal, command, action="linkDescribedPerson", decide=decide, lock_first=lock_first)


async def nobody(services: Services, principal: Principal, command: RecordNobody) -> Done | Refused:
    """It is nobody known: the intelligence unit's word, which looks over the whole force."""

    async def lock_first(_: AsyncConnection) -> Refused | None:
        return None if Role.INTELLIGENCE_UNIT in principal.roles else _UNKNOWN

    async def decide(desk: Desk, person: _Person) -> Done | Refused:
        if not command.reason.strip():
            return refused("MISSING", "reason", "Say where you looked, or why it is nobody known.")
        if len(command.reason) > TEXT_MAX:
            return refused("TOO_LONG", "reason", f"At most {TEXT_MAX:,} characters: shorten it.")
        if person.state is not PersonState.TO_LINK:
            return _LINKED if person.state is PersonState.LINKED else _NOBODY
        await _settle(desk, person, state=PersonState.NOBODY, reason=command.reason)
        return Done(person.id)

    return await _act(services, principal, command, action="recordNobodyKnown", decide=decide, lock_first=lock_first)


async def _act(
    services: Services,
    principal: Principal,
    command: LinkPerson | RecordNobody,
    *,
    action: str,
    decide: Callable[[Desk, _Person], Awaitable[Done | Refused]],
    lock_first: Callable[[AsyncConnection], Awaitable[Refused | None]],
) -> Done | Refused:
    """Carry the command out, or say what stands against it."""

    async def begin(connection: AsyncConnection, now: datetime) -> Turn | Refused:
        report_id = await _report_of(connection, principal, command.person_id)
        if report_id is None:
            return _UNKNOWN
        against = await lock_first(connection)
        if against is not None:
            return against
        desk = await desks.read(connection, principal, report_id, now)
        assert desk is not None, "a person without a report"
        person = await _find(desk, command.person_id)

        async def decided() -> Done | Refused:
            if desk.report.state is ReportState.NOT_KEPT:
                return _NOT_KEPT
            outcome = await decide(desk, person)
            if isinstance(outcome, Done):
                await desk.change(version=intelligence_report.c.version + 1)
            return outcome

        return Turn(decided)

    return await carry_out(services, principal, command, action=action, record="intelligence_person", begin=begin)


async def _report_of(connection: AsyncConnection, principal: Principal, key: UUID) -> UUID | None:
    """The report of a described person whom the caller may see."""
    found = await connection.execute(
        select(intelligence_person).where(
            intelligence_person.c.force_id == principal.force_id, intelligence_person.c.id == key
        )
    )
    row = found.mappings().one_or_none()
    if row is None or principal.is_machine or not holds(DESCRIBED, dict(row), await _facts(connection, principal)):
        return None
    report_id: UUID = row["report_id"]
    return report_id


async def _facts(connection: AsyncConnection, principal: Principal) -> Mapping[str, Any]:
    officer = principal.officer_id
    granted = await grants(connection, principal.force_id, [] if officer is None else [officer])
    return principal.row_context().facts() | {GRANTED: granted.get(officer or UUID(int=0), frozenset())}


async def _find(desk: Desk, key: UUID) -> _Person:
    person = intelligence_person
    found = await desk.connection.execute(
        select(person.c.state, person.c.nominal_id).where(
            person.c.force_id == desk.principal.force_id, person.c.id == key
        )
    )
    row = found.one()
    return _Person(id=key, state=PersonState(row.state), nominal_id=row.nominal_id)


async def _link(desk: Desk, nominal_id: UUID) -> None:
    """Link the report to the nominal, unless it is: as ready as the report."""
    if nominal_id in desk.nominal_ids:
        return
    is_ready = desk.report.state is ReportState.READY
    await desk.add(intelligence_link, id=new_id(), nominal_id=nominal_id, case_id=None, is_ready=is_ready)


async def _settle(desk: Desk, person: _Person, **values: Any) -> None:
    await desk.connection.execute(
        update(intelligence_person)
        .where(
            intelligence_person.c.force_id == desk.principal.force_id,
            intelligence_person.c.id == person.id,
        )
        .values(settled_at=desk.now, settled_by=desk.principal.id, **values)
    )


async def _tell(desk: Desk, row: Mapping[str, Any]) -> None:
    """What is owed because the report is about them."""
    managed = Managed.of(desk.principal.force_id, row)
    cause = Cause(kind=RecordKind.INTELLIGENCE, id=desk.report.id)
    await reactive.heard(desk.connection, managed, cause, At(desk.now))
    await joining.heard(desk.connection, managed, desk.now)
    if desk.report.state is ReportState.READY and not (desk.nominal_ids or desk.case_ids):
        # Until now nobody was there of whom its review could be owed.
        await desk.change(review_at=await reviewing.begin(replace(desk, nominal_ids=(row["id"],))))
