"""Recall: what was shared proves wrong, and everybody who has it is told without delay (DPA 2018 s.38(5)(c)).

The system proposes, of itself where intelligence is graded anew; a person sends. Who has it is asked of the ledger at
the moment of sending, so that a recall reaches exactly those who were told, and each of them must acknowledge it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from api.identity.principal import Principal
from api.nominals.desk import Desk, Done, Place, Refused, act, locked, refused
from api.obligations.calendar import london_day
from api.obligations.commands import CancelReason, ObligationKind, RecordKind
from api.obligations.held import Cause
from api.obligations.owing import owing
from api.services import Services
from api.sharing import content, disclosing, ledger, reports, rules, store
from api.sharing.commands import LINE_MAX, DismissRecall, ProposeRecall, Recalled, SendRecall
from api.sharing.ledger import Act, Ledgered, Shared
from api.sharing.receiving import meet
from api.sharing.tables import disclosure, recall, recall_notice
from api.sharing.words import RecallKind, RecallState, SharedField, SharedRecord
from api.values import new_id


@dataclass(frozen=True, kw_only=True)
class _Recall:
    """A recall as it stands under the nominal's lock."""

    id: UUID
    nominal_id: UUID
    record_kind: SharedRecord
    record_id: UUID
    fields: tuple[SharedField, ...]
    kind: RecallKind
    state: RecallState
    reason: str


async def propose(services: Services, principal: Principal, command: ProposeRecall) -> Done | Refused:
    """Say that something shared is wrong. Whoever answers for the nominal decides, by a clock."""

    async def decide(desk: Desk) -> Done | Refused:
        told = await ledger.one(desk.connection, principal.force_id, command.disclosure_id)
        assert told is not None, "the desk found it"
        faults = tuple(
            rules.needed("reason", command.reason, LINE_MAX, "Say what is wrong: recipients read these words.")
        )
        if faults:
            return Refused(faults)
        if not told.is_told or told.is_recalled:
            return refused("NOTHING_TO_RECALL", "disclosureId", "Nothing of this is with the agency now.")
        await _propose(
            desk,
            key=command.id,
            record=(told.record_kind, told.record_id),
            fields=command.fields,
            kind=command.kind,
            reason=command.reason.strip(),
            by=principal.id,
        )
        return Done(command.id)

    at = Place(field="disclosureId", key=command.disclosure_id, table=disclosure)
    return await act(services, principal, command, action="proposeRecall", record="recall", at=at, decide=decide)


async def follow_grading(connection: AsyncConnection, principal: Principal, news: Recalled) -> list[UUID]:
    """A report was graded anew: propose to recall it from everybody who has it, once for each nominal and news.

    Called in the transaction of the new grade, so that it waits for nobody to remember.
    """
    told = await ledger.holders(connection, principal.force_id, SharedRecord.INTELLIGENCE, news.report_id, ())
    known = await connection.execute(
        select(recall.c.nominal_id).where(recall.c.force_id == principal.force_id, recall.c.cause_id == news.cause_id)
    )
    proposed = {row.nominal_id for row in known}
    made = []
    for nominal_id in dict.fromkeys(each.nominal_id for each in told):
        subject = await locked(connection, principal.force_id, nominal_id)
        if subject is None or nominal_id in proposed:
            continue
        desk = Desk(connection=connection, principal=principal, subject=subject, now=news.at)
        key = new_id()
        await _propose(
            desk,
            key=key,
            record=(SharedRecord.INTELLIGENCE, news.report_id),
            fields=(),
            kind=RecallKind.CORRECTION,
            reason=news.reason[:LINE_MAX],
            by=None,
            cause_id=news.cause_id,
        )
        made.append(key)
    return made


async def send(services: Services, principal: Principal, command: SendRecall) -> Done | Refused:
    """Tell everybody who has it now. After a correction each gets what is held now, as its agreement allows."""

    async def decide(desk: Desk) -> Done | Refused:
        found = await _one(desk.connection, principal.force_id, command.recall_id)
        assert found is not None, "the desk found it"
        if found.state is not RecallState.PROPOSED:
            return refused("DECIDED", "recallId", "This recall was decided before: look at it again.")
        recipients = [
            each
            for each in await ledger.holders(
                desk.connection, principal.force_id, found.record_kind, found.record_id, found.fields
            )
            if each.nominal_id == desk.subject.id
        ]
        for told in recipients:
            await _tell(desk, found, told)
        await _decide(desk, found.id, state=RecallState.SENT)
        await meet(desk, ObligationKind.RECALL_DECISION, found.id, RecordKind.RECALL)
        return Done(found.id)

    at = Place(field="recallId", key=command.recall_id, table=recall)
    return await act(services, principal, command, action="sendRecall", record="recall", at=at, decide=decide)


async def dismiss(services: Services, principal: Principal, command: DismissRecall) -> Done | Refused:
    """Let a proposed recall be: what was shared stands."""

    async def decide(desk: Desk) -> Done | Refused:
        found = await _one(desk.connection, principal.force_id, command.recall_id)
        assert found is not None, "the desk found it"
        if found.state is not RecallState.PROPOSED:
            return refused("DECIDED", "recallId", "This recall was decided before: look at it again.")
        faults = tuple(rules.needed("reason", command.reason, LINE_MAX, "Say why what was shared stands."))
        if faults:
            return Refused(faults)
        await _decide(desk, found.id, state=RecallState.DISMISSED, dismissal=command.reason.strip())
        await meet(desk, ObligationKind.RECALL_DECISION, found.id, RecordKind.RECALL)
        return Done(found.id)

    at = Place(field="recallId", key=command.recall_id, table=recall)
    return await act(services, principal, command, action="dismissRecall", record="recall", at=at, decide=decide)


async def _propose(
    desk: Desk,
    *,
    key: UUID,
    record: tuple[SharedRecord, UUID],
    fields: Sequence[SharedField],
    kind: RecallKind,
    reason: str,
    by: UUID | None,
    cause_id: UUID | None = None,
) -> None:
    await desk.connection.execute(
        insert(recall).values(
            **desk.about(),
            id=key,
            record_kind=record[0],
            record_id=record[1],
            fields=[each.value for each in fields],
            kind=kind,
            state=RecallState.PROPOSED,
            reason=reason,
            proposed_at=desk.now,
            proposed_by=by,
            cause_id=cause_id,
        )
    )
    async with owing(desk) as owed:
        owed.open(ObligationKind.RECALL_DECISION, desk.now, Cause(kind=RecordKind.RECALL, id=key))


async def _tell(desk: Desk, found: _Recall, told: Ledgered) -> None:
    """Recall one disclosure: what it said is seen no more, the notice is, and what was owed of it is owed no longer."""
    key = new_id()
    await desk.connection.execute(
        insert(recall_notice).values(
            force_id=desk.principal.force_id,
            id=key,
            recall_id=found.id,
            disclosure_id=told.id,
            nominal_id=told.nominal_id,
            agency_id=told.agency_id,
            kind=found.kind,
            reason=found.reason,
            sent_at=desk.now,
        )
    )
    await ledger.note(desk.connection, desk.principal.force_id, told.id, is_recalled=True)
    async with owing(desk) as owed:
        owed.open(ObligationKind.RECALL_ACK, desk.now, Cause(kind=RecordKind.RECALL, id=key))
        for each in owed.open_of(ObligationKind.DISCLOSURE_ACK, opened_by=told.id):
            owed.cancel(each, desk.now, CancelReason.REPLACED)
    if found.kind is RecallKind.CORRECTION:
        await _correct(desk, told)


async def _correct(desk: Desk, told: Ledgered) -> None:
    """Share again what this disclosure told of, as it is held now; nothing where no agreement allows it any more."""
    connection, force_id = desk.connection, desk.principal.force_id
    agreement = await store.current(connection, force_id, told.agency_id, desk.now)
    if agreement is None or told.purpose is None or agreement.gateway_for(told.purpose) is None:
        return
    before = await ledger.fields_told(connection, force_id, told.id)
    held = (await content.held(connection, force_id, [desk.subject.id], today=london_day(desk.now)))[desk.subject.id]
    shared, conditions = Shared(kind=told.record_kind, id=told.record_id), ""
    if told.record_kind is SharedRecord.INTELLIGENCE:
        report = await reports.read(
            connection,
            force_id,
            told.record_id,
            nominal_id=desk.subject.id,
            agency_id=told.agency_id,
            now=desk.now,
        )
        if report is None or report.errors:
            return
        shared, conditions, held = report.shared, report.conditions, [*held, *report.held]
    now_told = rules.redact(held, agreement, frozenset(SharedField) - before)
    if not now_told.told or desk.subject.restricted:
        return
    await disclosing.share(
        desk,
        Act(
            nominal_id=desk.subject.id,
            agreement=agreement,
            record=shared,
            content=now_told,
            purpose=told.purpose,
            meaning="Takes the place of what was recalled",
            conditions=conditions,
            verified_by=f"{desk.principal.name}, {desk.principal.force_name}",
            officer_id=desk.principal.officer_id,
            corrects_id=told.id,
        ),
    )


async def _decide(desk: Desk, key: UUID, **values: object) -> None:
    await desk.connection.execute(
        update(recall)
        .where(recall.c.force_id == desk.principal.force_id, recall.c.id == key)
        .values(decided_at=desk.now, decided_by=desk.principal.id, **values)
    )


async def _one(connection: AsyncConnection, force_id: int, key: UUID) -> _Recall | None:
    columns = (recall.c[name] for name in _Recall.__annotations__)
    row = (
        await connection.execute(select(*columns).where(recall.c.force_id == force_id, recall.c.id == key))
    ).one_or_none()
    if row is None:
        return None
    told = dict(row._mapping)  # noqa: SLF001 - SQLAlchemy's public name for it
    return _Recall(
        **told
        | {
            "record_kind": SharedRecord(row.record_kind),
            "fields": tuple(SharedField(each) for each in row.fields),
            "kind": RecallKind(row.kind),
            "state": RecallState(row.state),
        }
    )
