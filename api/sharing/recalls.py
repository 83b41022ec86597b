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
from api.nominals.carrying import Done, Refused, refused
from api.obligations.commands import CancelReason, ObligationKind, RecordKind
from api.obligations.held import Cause
from api.services import Services
from api.sharing import disclosing, gathering, ledger, rules, store
from api.sharing.commands import LINE_MAX, DismissRecall, ProposeRecall, Recalled, SendRecall
from api.sharing.ledger import Act, Ledgered
from api.sharing.matter import Matter, Place, act, locked, owing
from api.sharing.receiving import meet
from api.sharing.tables import disclosure, recall, recall_notice
from api.sharing.words import RecallKind, RecallState, SharedField, SharedRecord
from api.values import new_id


@dataclass(frozen=True, kw_only=True)
class _Recall:
    """A recall as it stands under the nominal's lock."""

    id: UUID
    record_kind: SharedRecord
    record_id: UUID
    fields: tuple[SharedField, ...]
    kind: RecallKind
    state: RecallState
    reason: str


async def propose(services: Services, principal: Principal, command: ProposeRecall) -> Done | Refused:
    """Say that something shared is wrong. Whoever answers for the nominal decides, by a clock."""

    async def decide(matter: Matter) -> Done | Refused:
        told = await ledger.one(matter.connection, principal.force_id, command.disclosure_id)
        assert told is not None, "it was found"
        faults = tuple(
            rules.needed("reason", command.reason, LINE_MAX, "Say what is wrong: recipients read these words.")
        )
        if faults:
            return Refused(faults)
        if not told.is_told or told.is_recalled:
            return refused("NOTHING_TO_RECALL", "disclosureId", "Nothing of this is with the agency now.")
        await _propose(
            matter,
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
    """A report was graded anew: propose to recall it from whoever has it, once for each nominal or case, and news.

    Called in the transaction of the new grade, so that it waits for nobody to remember.
    """
    told = await ledger.holders(connection, principal.force_id, SharedRecord.INTELLIGENCE, news.report_id, ())
    known = await connection.execute(
        select(recall.c.nominal_id, recall.c.case_id).where(
            recall.c.force_id == principal.force_id, recall.c.cause_id == news.cause_id
        )
    )
    proposed = {(row.nominal_id, row.case_id) for row in known}
    made = []
    for about in dict.fromkeys((each.nominal_id, each.case_id) for each in told):
        matter = await locked(connection, principal, news.at, nominal_id=about[0], case_id=about[1])
        if matter is None or about in proposed:
            continue
        key = new_id()
        await _propose(
            matter,
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

    async def decide(matter: Matter) -> Done | Refused:
        found = await _one(matter.connection, principal.force_id, command.recall_id)
        assert found is not None, "it was found"
        if found.state is not RecallState.PROPOSED:
            return refused("DECIDED", "recallId", "This recall was decided before: look at it again.")
        recipients = [
            each
            for each in await ledger.holders(
                matter.connection, principal.force_id, found.record_kind, found.record_id, found.fields
            )
            if (each.nominal_id, each.case_id) == (matter.nominal_id, matter.case_id)
        ]
        for told in recipients:
            await _tell(matter, found, told)
        await _decide(matter, found.id, state=RecallState.SENT)
        await meet(matter, ObligationKind.RECALL_DECISION, found.id, RecordKind.RECALL)
        return Done(found.id)

    at = Place(field="recallId", key=command.recall_id, table=recall)
    return await act(services, principal, command, action="sendRecall", record="recall", at=at, decide=decide)


async def dismiss(services: Services, principal: Principal, command: DismissRecall) -> Done | Refused:
    """Let a proposed recall be: what was shared stands."""

    async def decide(matter: Matter) -> Done | Refused:
        found = await _one(matter.connection, principal.force_id, command.recall_id)
        assert found is not None, "it was found"
        if found.state is not RecallState.PROPOSED:
            return refused("DECIDED", "recallId", "This recall was decided before: look at it again.")
        faults = tuple(rules.needed("reason", command.reason, LINE_MAX, "Say why what was shared stands."))
        if faults:
            return Refused(faults)
        await _decide(matter, found.id, state=RecallState.DISMISSED, dismissal=command.reason.strip())
        await meet(matter, ObligationKind.RECALL_DECISION, found.id, RecordKind.RECALL)
        return Done(found.id)

    at = Place(field="recallId", key=command.recall_id, table=recall)
    return await act(services, principal, command, action="dismissRecall", record="recall", at=at, decide=decide)


async def _propose(
    matter: Matter,
    *,
    key: UUID,
    record: tuple[SharedRecord, UUID],
    fields: Sequence[SharedField],
    kind: RecallKind,
    reason: str,
    by: UUID | None,
    cause_id: UUID | None = None,
) -> None:
    await matter.connection.execute(
        insert(recall).values(
            **matter.about(),
            id=key,
            record_kind=record[0],
            record_id=record[1],
            fields=[each.value for each in fields],
            kind=kind,
            state=RecallState.PROPOSED,
            reason=reason,
            proposed_at=matter.now,
            proposed_by=by,
            cause_id=cause_id,
        )
    )
    async with owing(matter) as owed:
        owed.open(ObligationKind.RECALL_DECISION, matter.now, Cause(kind=RecordKind.RECALL, id=key))


async def _tell(matter: Matter, found: _Recall, told: Ledgered) -> None:
    """Recall one disclosure: what it said is seen no more, the notice is, and what was owed of it is owed no longer."""
    key = new_id()
    await matter.connection.execute(
        insert(recall_notice).values(
            force_id=matter.principal.force_id,
            id=key,
            recall_id=found.id,
            disclosure_id=told.id,
            nominal_id=told.nominal_id,
            case_id=told.case_id,
            agency_id=told.agency_id,
            kind=found.kind,
            reason=found.reason,
            sent_at=matter.now,
        )
    )
    await ledger.note(matter.connection, matter.principal.force_id, told.id, is_recalled=True)
    async with owing(matter) as owed:
        owed.open(ObligationKind.RECALL_ACK, matter.now, Cause(kind=RecordKind.RECALL, id=key))
        for each in owed.open_of(ObligationKind.DISCLOSURE_ACK, opened_by=told.id):
            owed.cancel(each, matter.now, CancelReason.REPLACED)
    if found.kind is RecallKind.CORRECTION:
        await _correct(matter, told)


async def _correct(matter: Matter, told: Ledgered) -> None:
    """Share again what this disclosure told of, as it is held now; nothing where no agreement allows it any more."""
    connection, force_id = matter.connection, matter.principal.force_id
    agreement = await store.current(connection, force_id, told.agency_id, matter.now)
    if agreement is None or told.purpose is None or agreement.gateway_for(told.purpose) is None or matter.restricted:
        return
    if not await gathering.is_covered(matter, agreement):
        return
    before = await ledger.fields_told(connection, force_id, told.id)
    held = await gathering.gather(matter, told.record_kind, told.record_id, agency_id=told.agency_id)
    if held is None or held.errors:
        return
    now_told = rules.redact(held.statements, agreement, frozenset(SharedField) - before)
    if not now_told.told:
        return
    await disclosing.share(
        matter,
        Act(
            nominal_id=matter.nominal_id,
            case_id=matter.case_id,
            agreement=agreement,
            record=held.shared,
            content=now_told,
            purpose=told.purpose,
            meaning="Takes the place of what was recalled",
            conditions=held.conditions,
            verified_by=f"{matter.principal.name}, {matter.principal.force_name}",
            officer_id=matter.principal.officer_id,
            corrects_id=told.id,
        ),
    )


async def _decide(matter: Matter, key: UUID, **values: object) -> None:
    await matter.connection.execute(
        update(recall)
        .where(recall.c.force_id == matter.principal.force_id, recall.c.id == key)
        .values(decided_at=matter.now, decided_by=matter.principal.id, **values)
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
