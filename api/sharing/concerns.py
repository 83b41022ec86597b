"""A partner tells the force a concern; a person links it to whom it is about, answers it, and the partner hears.

Whom the agency was told of it names by what it was told; anybody else it describes, and it is answered the same whether
the force knows them or not: nothing of that is told back.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from api.alerts import joining
from api.alerts import rules as alert_rules
from api.alerts.commands import AnswerAlert
from api.alerts.tables import alert, alert_signal
from api.alerts.words import SignalKind
from api.audit.vocabulary import AuditOperation
from api.identity.principal import Principal, Role
from api.nominals.carrying import Done, Refused, Turn, carry_out, refused
from api.nominals.desk import Desk, Place, Subject, act, locked, worked_with
from api.obligations import reactive
from api.obligations.commands import ObligationKind, RecordKind
from api.obligations.held import Cause
from api.obligations.owing import managed, owing
from api.refusals import UserError
from api.services import Services
from api.sharing import ledger, matter, rules, store
from api.sharing.commands import LINE_MAX, NAME_MAX, TEXT_MAX
from api.sharing.concern_tables import concern
from api.sharing.enquiring import PERSON_REQUIRED
from api.sharing.matter import Matter
from api.sharing.receiving import meet

# What the partner hears where the officer wrote nothing for it.
_DEALT_WITH: Final = "The police have looked at this and dealt with it."
_NONE_WAITS: Final = "There is none that you may answer so: one that is linked is answered with its alert."
# Who reads what nobody has linked yet.
_LINKERS: Final = frozenset({Role.OFFENDER_MANAGER, Role.SUPERVISOR})


@dataclass(frozen=True, kw_only=True)
class ContributeConcern:
    """Tell a concern. About whom: what the agency was told of them, or a description."""

    id: UUID
    text: str
    disclosure_id: UUID | None = None
    name: str | None = None
    date_of_birth: date | None = None
    about: str | None = None
    happened_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class LinkConcern:
    """Say whom a described concern is about."""

    id: UUID
    concern_id: UUID
    nominal_id: UUID


@dataclass(frozen=True, kw_only=True)
class AnswerConcern:
    """Answer a concern about a case, or a described one about nobody. `answer` is for the agency; it may be empty."""

    id: UUID
    concern_id: UUID
    answer: str = ""


async def contribute(services: Services, principal: Principal, command: ContributeConcern) -> Done | Refused:
    """Take a concern in. The record is the concern, under the command's own id."""

    async def begin(connection: AsyncConnection, now: datetime) -> Turn | Refused:
        faults = tuple(_faults(command, now))
        if faults:
            return Refused(faults)
        agreement = await store.current(connection, principal.force_id, principal.agency_id, now)
        if agreement is None:
            return Refused((rules.no_agreement(),))
        if agreement.names_person and principal.is_machine and not principal.on_behalf_of:
            return refused("PERSON_REQUIRED", "id", PERSON_REQUIRED)
        subject, case = None, None
        if command.disclosure_id is not None:
            told = await ledger.one(connection, principal.force_id, command.disclosure_id)
            if told is None or not told.is_told or told.agency_id != principal.agency_id:
                return refused("UNKNOWN_RECORD", "disclosureId", "There is none that was shared with your agency.")
            subject = await locked(connection, principal.force_id, told.nominal_id)
            if told.case_id is not None:
                case = await matter.locked(connection, principal, now, case_id=told.case_id)
        return Turn(
            lambda: _take(connection, principal, command, subject=subject, case=case, now=now),
            (subject.id,) if subject else (),
        )

    return await carry_out(
        services,
        principal,
        command,
        action="contributeConcern",
        record="concern",
        begin=begin,
        operation=AuditOperation.COLLECTION,
    )


def _faults(command: ContributeConcern, now: datetime) -> Iterator[UserError]:
    yield from rules.needed("text", command.text, TEXT_MAX, "Write what you are concerned about.")
    described = (command.name or "").strip() or (command.about or "").strip()
    if (command.disclosure_id is None) == (not described):
        words = "Say whom it is about: an item that your agency was told, or else a name or a description."
        yield UserError(code="WHO", field="name", message=words)
    for field, said, limit in (("name", command.name, NAME_MAX), ("about", command.about, LINE_MAX)):
        if len(said or "") > limit:
            yield UserError(code="TOO_LONG", field=field, message=f"At most {limit} characters: shorten it.")
    if command.happened_at is not None and command.happened_at > now:
        yield UserError(code="IN_THE_FUTURE", field="happenedAt", message="Give a time that has passed, or none.")


async def _take(
    connection: AsyncConnection,
    principal: Principal,
    command: ContributeConcern,
    *,
    subject: Subject | None,
    case: Matter | None,
    now: datetime,
) -> Done | Refused:
    await connection.execute(
        insert(concern).values(
            force_id=principal.force_id,
            id=command.id,
            nominal_id=None if subject is None else subject.id,
            case_id=None if case is None else case.case_id,
            agency_id=principal.agency_id,
            told_by=principal.id,
            on_behalf_of=principal.on_behalf_of,
            disclosure_id=command.disclosure_id,
            about_name=(command.name or "").strip() or None,
            about_born=command.date_of_birth,
            about=(command.about or "").strip() or None,
            text=command.text.strip(),
            happened_at=command.happened_at,
            received_at=now,
            linked_at=None if subject is None else now,
        )
    )
    if subject is not None:
        await _heard(Desk(connection=connection, principal=principal, subject=subject, now=now), command.id)
    if case is not None:
        async with matter.owing(case) as owed:
            owed.open(ObligationKind.ALERT_ANSWER, now, Cause(kind=RecordKind.CONCERN, id=command.id))
    return Done(command.id)


async def _heard(desk: Desk, concern_id: UUID) -> None:
    """Put it before the officer and the supervisor, with what else is known; reactive management is reviewed."""
    await joining.heard(desk.connection, managed(desk), desk.now)
    cause = Cause(kind=RecordKind.CONCERN, id=concern_id)
    await reactive.heard(desk.connection, managed(desk), cause, _Still(desk.now))


@dataclass(frozen=True)
class _Still:
    """The command's own time, as a clock."""

    at: datetime

    def now(self) -> datetime:
        return self.at


async def link(services: Services, principal: Principal, command: LinkConcern) -> Done | Refused:
    """Say whom it is about: somebody with whom the caller works. The first link counts."""

    async def begin(connection: AsyncConnection, now: datetime) -> Turn | Refused:
        subject = await worked_with(connection, principal, command.nominal_id)
        if subject is None:
            return refused("UNKNOWN_NOMINAL", "nominalId", "There is none that you may work with.")
        return Turn(lambda: _link(connection, principal, command, subject, now), (subject.id,))

    return await carry_out(services, principal, command, action="linkConcern", record="concern", begin=begin)


async def _link(
    connection: AsyncConnection, principal: Principal, command: LinkConcern, subject: Subject, now: datetime
) -> Done | Refused:
    changed = await connection.execute(
        update(concern)
        .where(
            concern.c.force_id == principal.force_id,
            concern.c.id == command.concern_id,
            concern.c.nominal_id.is_(None),
            concern.c.case_id.is_(None),
            concern.c.answered_at.is_(None),
        )
        .values(nominal_id=subject.id, linked_at=now, linked_by=principal.id)
    )
    if not changed.rowcount:
        return refused("UNKNOWN_RECORD", "concernId", "There is none that waits to be linked: look at the list again.")
    await _heard(Desk(connection=connection, principal=principal, subject=subject, now=now), command.concern_id)
    return Done(command.concern_id)


async def answer(services: Services, principal: Principal, command: AnswerConcern) -> Done | Refused:
    """Answer a concern about a case, or one that nobody can link: the agency hears the same words as in any other."""

    async def begin(connection: AsyncConnection, now: datetime) -> Turn | Refused:
        if len(command.answer) > LINE_MAX:
            return refused("TOO_LONG", "answer", f"At most {LINE_MAX} characters: shorten it.")
        place = matter.Place(field="concernId", key=command.concern_id, table=concern)
        _, case_id = await place.about(connection, principal.force_id)
        case = None
        if case_id is not None:
            case = await matter.locked(connection, principal, now, case_id=case_id, is_worked=True)
        if case is None and (case_id is not None or principal.roles.isdisjoint(_LINKERS)):
            return refused("UNKNOWN_RECORD", "concernId", _NONE_WAITS)
        return Turn(lambda: _answer(connection, principal, command, case, now))

    return await carry_out(services, principal, command, action="answerConcern", record="concern", begin=begin)


async def _answer(
    connection: AsyncConnection, principal: Principal, command: AnswerConcern, case: Matter | None, now: datetime
) -> Done | Refused:
    changed = await connection.execute(
        update(concern)
        .where(
            concern.c.force_id == principal.force_id,
            concern.c.id == command.concern_id,
            concern.c.nominal_id.is_(None),
            concern.c.answered_at.is_(None),
        )
        .values(answered_at=now, answer=command.answer.strip() or _DEALT_WITH)
    )
    if not changed.rowcount:
        return refused("UNKNOWN_RECORD", "concernId", _NONE_WAITS)
    if case is not None:
        await meet(case, ObligationKind.ALERT_ANSWER, command.concern_id, RecordKind.CONCERN)
    return Done(command.concern_id)


async def answer_alert(services: Services, principal: Principal, command: AnswerAlert) -> Done | Refused:
    """Answer an alert; whoever contributed a concern to it hears what it may. An alert is answered once."""

    async def decide(desk: Desk) -> Done | Refused:
        faults = tuple(alert_rules.of_answer(command.reason, command.told_partner))
        if faults:
            return Refused(faults)
        changed = await desk.connection.execute(
            update(alert)
            .where(
                alert.c.force_id == principal.force_id, alert.c.id == command.alert_id, alert.c.answered_at.is_(None)
            )
            .values(
                answered_at=desk.now, answered_by=principal.id, answer=command.answer, reason=command.reason.strip()
            )
        )
        if not changed.rowcount:
            return refused("ANSWERED", "alertId", "Somebody has answered this alert: look at it again.")
        async with owing(desk) as owed:
            for each in owed.open_of(ObligationKind.ALERT_ANSWER, opened_by=command.alert_id):
                owed.meet(each, desk.now, Cause(kind=RecordKind.ALERT, id=command.alert_id))
        concerns = select(alert_signal.c.record_id).where(
            alert_signal.c.force_id == principal.force_id,
            alert_signal.c.alert_id == command.alert_id,
            alert_signal.c.kind == SignalKind.CONCERN,
        )
        await desk.connection.execute(
            update(concern)
            .where(
                concern.c.force_id == principal.force_id, concern.c.id.in_(concerns), concern.c.answered_at.is_(None)
            )
            .values(answered_at=desk.now, answer=command.told_partner.strip() or _DEALT_WITH)
        )
        return Done(command.alert_id)

    at = Place(field="alertId", key=command.alert_id, table=alert)
    return await act(services, principal, command, action="answerAlert", record="alert", at=at, decide=decide)
